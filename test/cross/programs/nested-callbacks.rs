use std::ffi::c_void;
extern "C" { fn twice(f: extern "C" fn(*mut c_void, i32) -> i32, d: *mut c_void, x: i32) -> i32; }
#[repr(C)] pub struct Env { depth: i32, trace: [i32; 8], n: usize }
extern "C" fn inner(d: *mut c_void, x: i32) -> i32 { let e = unsafe { &mut *(d as *mut Env) }; e.trace[e.n] = x; e.n += 1; x + e.depth }
extern "C" fn outer(d: *mut c_void, x: i32) -> i32 { unsafe { (*(d as *mut Env)).depth += 1; } let r = unsafe { twice(inner, d, x * 10) }; unsafe { (*(d as *mut Env)).depth -= 1; } r }
fn main() { let mut e = Env { depth: 0, trace: [0; 8], n: 0 }; let p = &mut e as *mut Env as *mut c_void; let r = unsafe { twice(outer, p, 1) }; print!("{} {}:", r, e.n); for i in 0..e.n { print!(" {}", e.trace[i]); } println!(); }
