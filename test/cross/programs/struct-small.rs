#[repr(C)]
#[derive(Clone, Copy)]
pub struct Pair {
    a: u8,
    b: i16,
}

#[no_mangle]
pub extern "C" fn swap_pair(p: Pair) -> Pair {
    Pair { a: p.b as u8, b: p.a as i16 }
}

#[no_mangle]
pub extern "C" fn sum_pair(p: &Pair) -> i32 {
    p.a as i32 + p.b as i32
}
