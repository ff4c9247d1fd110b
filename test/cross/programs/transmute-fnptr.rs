use std::ffi::c_void; use std::mem::transmute;
extern "C" fn hello(x: i32) -> i32 { x + 1 }
extern "C" { fn keep(f: *const c_void); fn give() -> *const c_void; }
fn main() { unsafe { keep(hello as extern "C" fn(i32) -> i32 as *const c_void); let f: extern "C" fn(i32) -> i32 = transmute(give()); println!("{}", f(41)); keep(std::ptr::null()); let g: Option<extern "C" fn(i32) -> i32> = transmute(give()); println!("{}", g.is_none()); } }
