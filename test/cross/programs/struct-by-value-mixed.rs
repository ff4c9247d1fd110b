use std::os::raw::c_int;
#[repr(C)] #[derive(Clone, Copy)] pub struct Mixed { a: u8, b: i16, c: u8, d: i64, e: bool }
extern "C" { fn twist(m: Mixed, k: c_int) -> Mixed; }
#[no_mangle] pub extern "C" fn rust_sum(m: Mixed) -> i64 { m.a as i64 + m.b as i64 + m.c as i64 + m.d + if m.e { 1000 } else { 0 } }
fn main() { let m = Mixed { a: 255, b: -300, c: 7, d: 1 << 40, e: true }; let t = unsafe { twist(m, 3) }; println!("{} {} {} {} {}", t.a, t.b, t.c, t.d, t.e); println!("{} {}", rust_sum(m), rust_sum(t)); }
