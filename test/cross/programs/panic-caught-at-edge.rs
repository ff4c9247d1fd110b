use std::panic::catch_unwind;

#[no_mangle]
pub extern "C" fn checked(p: *const i32, n: usize, k: usize) -> i32 {
    let r = catch_unwind(|| {
        let v = unsafe { std::slice::from_raw_parts(p, n) };
        v[k] + 1
    });
    match r {
        Ok(x) => x,
        Err(_) => -1000,
    }
}
