// Pointers whose addresses leave 2^53: sentinels, and what arithmetic that wraps makes.
const LAST: *const u8 = usize::MAX as *const u8;

#[derive(Clone, Copy)]
struct Slot {
    at: *const u8,
    other: Option<&'static u8>,
}

fn pass(p: *const u8) -> *const u8 {
    p
}

fn through_an_integer(f: fn(i32) -> i32) -> fn(i32) -> i32 {
    let n = f as usize;
    unsafe { std::mem::transmute(n as *const ()) }
}

fn twice(x: i32) -> i32 {
    2 * x
}

fn main() {
    println!("{} {}", LAST as usize == usize::MAX, LAST as isize);
    println!("{}", LAST == (-1isize) as *const u8);
    let slots = [Slot { at: LAST, other: None }; 2];
    println!("{} {}", pass(slots[1].at) as usize, slots[0].other.is_none());
    println!("{}", (1 as *const u16).wrapping_sub(1) as usize);
    println!("{}", LAST.wrapping_add(5) as usize);
    println!("{} {}", LAST > LAST.wrapping_sub(1), LAST < 1 as *const u8);
    let empty = (usize::MAX - 7) as *const [u64; 0];
    let r = unsafe { &*empty };
    println!("{} {}", r.len(), r as *const [u64; 0] as usize);
    let v = [1i16, 2];
    let p = v.as_ptr().wrapping_add(1);
    let q = p.wrapping_offset(isize::MAX).wrapping_offset(isize::MAX).wrapping_offset(1);
    println!("{}", unsafe { *q });
    println!("{}", through_an_integer(twice)(21));
}
