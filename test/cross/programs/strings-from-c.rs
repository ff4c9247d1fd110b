use std::ffi::CStr;
use std::os::raw::c_char;

#[no_mangle]
pub unsafe extern "C" fn word_count(s: *const c_char) -> i32 {
    if s.is_null() {
        return -1;
    }
    let bytes = CStr::from_ptr(s).to_bytes();
    let mut words = 0;
    let mut inside = false;
    for i in 0..bytes.len() {
        let space = bytes[i] == b' ';
        if !space && !inside {
            words += 1;
        }
        inside = !space;
    }
    words
}

extern "C" {
    fn greeting(kind: i32) -> *const c_char;
}

#[no_mangle]
pub extern "C" fn show(kind: i32) {
    let p = unsafe { greeting(kind) };
    if p.is_null() {
        println!("none");
        return;
    }
    let s = unsafe { CStr::from_ptr(p) };
    let bytes = s.to_bytes();
    let mut sum = 0u32;
    for i in 0..bytes.len() {
        sum = sum * 31 % 65521 + bytes[i] as u32;
    }
    println!("{} {}", bytes.len(), sum);
}
