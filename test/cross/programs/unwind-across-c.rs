use std::panic::catch_unwind;
extern "C-unwind" { fn relay(f: extern "C-unwind" fn(i32), n: i32) -> i32; }
extern "C-unwind" fn cb(n: i32) { if n == 0 { panic!("bottom"); } let r = unsafe { relay(cb, n - 1) }; println!("never {}", r); }
struct D(i32); impl Drop for D { fn drop(&mut self) { println!("d{}", self.0); } }
fn main() { let r = catch_unwind(|| { let _a = D(1); let _b = D(2); unsafe { relay(cb, 2) } }); println!("{}", r.is_err()); }
