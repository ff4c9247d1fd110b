use std::sync::Arc;
#[repr(C)]
pub struct Shared { refs: u32, value: i64 }
extern "C" {
    fn shared_new(v: i64) -> *mut Shared;
    fn shared_ref(s: *mut Shared) -> *mut Shared;
    fn shared_unref(s: *mut Shared) -> u32;
}
struct Handle(*mut Shared);
impl Handle {
    fn new(v: i64) -> Self { Handle(unsafe { shared_new(v) }) }
    fn dup(&self) -> Self { Handle(unsafe { shared_ref(self.0) }) }
    fn get(&self) -> i64 { unsafe { (*self.0).value } }
    fn set(&mut self, v: i64) { unsafe { (*self.0).value = v } }
}
impl Drop for Handle { fn drop(&mut self) { println!("left {}", unsafe { shared_unref(self.0) }); } }
fn main() {
    let mut a = Handle::new(5);
    let b = a.dup();
    a.set(6);
    println!("{}", b.get());
    let arc = Arc::new(b);
    let other = Arc::clone(&arc);
    drop(arc);
    println!("{} {}", other.get(), Arc::strong_count(&other));
    let moved = a;
    println!("{}", moved.get());
    drop(other);
}
