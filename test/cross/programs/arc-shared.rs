use std::sync::Arc;
pub struct Shared {
    n: i32,
}
impl Drop for Shared {
    fn drop(&mut self) {
        println!("last owner gone, {}", self.n);
    }
}
#[no_mangle]
pub extern "C" fn shared_new(n: i32) -> *const Shared {
    Arc::into_raw(Arc::new(Shared { n }))
}
#[no_mangle]
pub unsafe extern "C" fn shared_clone(p: *const Shared) -> *const Shared {
    let a = Arc::from_raw(p);
    let b = Arc::clone(&a);
    std::mem::forget(a);
    Arc::into_raw(b)
}
#[no_mangle]
pub unsafe extern "C" fn shared_free(p: *const Shared) {
    if !p.is_null() {
        drop(Arc::from_raw(p));
    }
}
#[no_mangle]
pub extern "C" fn shared_get(s: &Shared) -> i32 {
    s.n
}
