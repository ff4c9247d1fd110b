use std::panic::{catch_unwind, AssertUnwindSafe};
extern "C" { fn res_open(k: i32) -> *mut i32; fn res_close(p: *mut i32); fn res_live() -> i32; }
struct Res { p: *mut i32 } impl Res { fn open(k: i32) -> Res { Res { p: unsafe { res_open(k) } } } fn val(&self) -> i32 { assert!(!self.p.is_null(), "no resource"); unsafe { *self.p } } }
impl Drop for Res { fn drop(&mut self) { unsafe { res_close(self.p) } } }
fn work(n: i32) -> i32 { let a = Res::open(n); let b = Res::open(n - 2); let v = [1, 2, 3]; let s = a.val() + b.val(); v[(s as usize) % 4] * s }
fn main() { for n in 0..5 { let r = catch_unwind(AssertUnwindSafe(|| work(n))); match r { Ok(v) => println!("{} ok {}", n, v), Err(_) => println!("{} panicked", n) } println!("live {}", unsafe { res_live() }); } }
