use std::panic::{catch_unwind, AssertUnwindSafe};
struct Guard<'a>(&'a mut Vec<i32>, i32);
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { self.0.push(self.1); } }
extern "C" { fn checked_div(a: i32, b: i32, ok: *mut bool) -> i32; }
#[no_mangle] pub extern "C" fn run(a: i32, b: i32) -> i32 { let mut log = Vec::new(); let r = catch_unwind(AssertUnwindSafe(|| { let _g = Guard(&mut log, a); let mut ok = false; let q = unsafe { checked_div(a, b, &mut ok) }; assert!(ok, "division failed"); q + 1 })); log.push(b); match r { Ok(q) => q * 1000 + log.len() as i32, Err(_) => -(log[0] * 10 + log.len() as i32) } }
