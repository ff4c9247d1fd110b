use std::num::NonZeroU32;

#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq)]
struct Celsius(i32);

#[repr(transparent)]
struct Handle(NonZeroU32, ());

#[repr(transparent)]
struct Name<'a> {
    bytes: &'a u8,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Span {
    from: Celsius,
    to: Celsius,
}

#[repr(transparent)]
#[derive(Clone, Copy)]
struct Range(Span);

#[repr(transparent)]
enum Callback {
    Of(extern "C" fn(Celsius) -> Celsius),
}

extern "C" {
    fn warmer(t: Celsius, by: i32) -> Celsius;
    fn open_handle(wanted: u32) -> Option<Handle>;
    fn close_handle(h: Handle) -> u32;
    fn first_letter(n: Option<Name>) -> i32;
    fn middle(r: Range) -> Celsius;
    fn widen(r: &mut Range);
    fn apply(f: Callback, t: Celsius) -> Celsius;
    fn total(all: *const Celsius, n: usize) -> i32;
}

extern "C" fn double(t: Celsius) -> Celsius {
    Celsius(t.0 * 2)
}

#[no_mangle]
pub extern "C" fn name_of(t: Celsius) -> Name<'static> {
    static COLD: u8 = b'c';
    static WARM: u8 = b'w';
    Name { bytes: if t.0 < 15 { &COLD } else { &WARM } }
}

fn main() {
    let t = unsafe { warmer(Celsius(20), 5) };
    println!("{:?}", t);
    match unsafe { open_handle(7) } {
        Some(h) => println!("handle {} closed: {}", h.0.get(), unsafe { close_handle(Handle(h.0, ())) }),
        None => println!("no handle"),
    }
    println!("{}", unsafe { open_handle(0) }.is_none());
    let letter = b'x';
    println!("{} {}", unsafe { first_letter(Some(Name { bytes: &letter })) }, unsafe { first_letter(None) });
    let mut r = Range(Span { from: Celsius(-3), to: Celsius(9) });
    println!("{}", unsafe { middle(r) }.0);
    unsafe { widen(&mut r) };
    println!("{} {}", r.0.from.0, r.0.to.0);
    println!("{}", unsafe { apply(Callback::Of(double), Celsius(21)) }.0);
    let all = [Celsius(1), Celsius(2), Celsius(40)];
    println!("{}", unsafe { total(all.as_ptr(), 3) });
    let f: fn(Celsius) -> Celsius = |t| Celsius(t.0 + 1);
    let g: fn(i32) -> i32 = unsafe { std::mem::transmute(f) };
    println!("{}", g(4));
}
