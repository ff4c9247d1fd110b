use std::panic::catch_unwind; use std::ffi::c_void;
extern "C" { fn each(p: *const i32, n: usize, f: extern "C" fn(i32, *mut c_void) -> bool, d: *mut c_void) -> usize; }
#[repr(C)] pub struct R { sum: i32, failed: bool }
extern "C" fn add(x: i32, d: *mut c_void) -> bool { let r = unsafe { &mut *(d as *mut R) }; let s = r.sum; match catch_unwind(move || s + x) { Ok(v) => { r.sum = v; true } Err(_) => { r.failed = true; false } } }
fn main() { let v = [i32::MAX - 5, 3, 2, 1, 1]; let mut r = R { sum: 0, failed: false }; let n = unsafe { each(v.as_ptr(), v.len(), add, &mut r as *mut R as *mut c_void) }; println!("{} {} {}", n, r.sum, r.failed); }
