#[repr(C)]
#[derive(Clone, Copy)]
pub struct Small { a: u8, b: u8, c: u8 }
#[no_mangle]
pub extern "C" fn many(a: u8, b: i64, c: bool, d: u16, e: i32, f: u64, g: i8, h: Small, i: usize, j: &i32, k: Option<&i32>) -> i64 {
    let mut r = a as i64 * 2 + b + c as i64 * 3 + d as i64 * 5 + e as i64 * 7 + f as i64 * 11 + g as i64 * 13;
    r += h.a as i64 + h.b as i64 * 10 + h.c as i64 * 100 + i as i64 + *j as i64;
    if let Some(k) = k { r += *k as i64; }
    r
}
