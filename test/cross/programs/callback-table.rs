#[repr(C)]
pub struct Ops {
    add: extern "C" fn(i32, i32) -> i32,
    neg: Option<extern "C" fn(i32) -> i32>,
    name: *const u8,
}

extern "C" {
    fn run(ops: *const Ops, a: i32, b: i32) -> i32;
}

extern "C" fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}
extern "C" fn neg(a: i32) -> i32 {
    a.wrapping_neg()
}

fn main() {
    let full = Ops { add, neg: Some(neg), name: b"full\0".as_ptr() };
    let half = Ops { add, neg: None, name: b"half\0".as_ptr() };
    unsafe {
        println!("{}", run(&full, i32::MAX, 1));
        println!("{}", run(&half, 40, 2));
    }
}
