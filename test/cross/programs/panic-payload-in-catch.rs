use std::panic;
#[no_mangle]
pub extern "C" fn try_div(a: i32, b: i32, ok: &mut bool) -> i32 {
    match panic::catch_unwind(move || { if b == 13 { panic!("unlucky {}", a); } a / b }) {
        Ok(v) => { *ok = true; v }
        Err(_) => { *ok = false; 0 }
    }
}
#[no_mangle]
pub extern "C" fn must(a: i32) -> i32 { assert_ne!(a, 5, "five is not allowed"); a }
