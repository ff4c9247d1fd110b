use std::os::raw::{c_int, c_short, c_uchar, c_uint, c_ushort};
#[no_mangle]
pub extern "C" fn limits(a: c_short, b: c_ushort, c: c_int, d: c_uint, e: i64, f: u64, g: c_uchar) -> i64 {
    println!("{} {} {} {} {} {} {}", a, b, c, d, e, f, g);
    (a as i64) ^ (b as i64) ^ (c as i64) ^ (d as i64) ^ e ^ (f as i64) ^ (g as i64)
}
