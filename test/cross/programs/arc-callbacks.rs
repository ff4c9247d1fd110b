use std::sync::Arc; use std::cell::Cell; use std::ffi::c_void;
pub struct Shared { n: Cell<i32> }
impl Drop for Shared { fn drop(&mut self) { println!("gone at {}", self.n.get()); } }
extern "C" fn bump(p: *const c_void) { let s = unsafe { &*(p as *const Shared) }; s.n.set(s.n.get() + 1); }
extern "C" fn release(p: *const c_void) { drop(unsafe { Arc::from_raw(p as *const Shared) }); }
extern "C" { fn subscribe(p: *const c_void, f: extern "C" fn(*const c_void), d: extern "C" fn(*const c_void)); fn fire() -> i32; fn clear(); }
fn main() { let a = Arc::new(Shared { n: Cell::new(0) }); for _ in 0..3 { unsafe { subscribe(Arc::into_raw(Arc::clone(&a)) as *const c_void, bump, release) }; } println!("{} {}", unsafe { fire() }, Arc::strong_count(&a)); println!("{}", a.n.get()); let k = Arc::strong_count(&a); drop(a); println!("{}", k); unsafe { fire(); clear(); } println!("end {}", unsafe { fire() }); }
