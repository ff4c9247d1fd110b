use std::ffi::{CStr, CString};
use std::os::raw::c_char;

#[no_mangle]
pub extern "C" fn repeated(s: *const c_char, times: u32) -> *mut c_char {
    let text = unsafe { CStr::from_ptr(s) }.to_str().unwrap();
    let mut all = String::new();
    for _ in 0..times {
        all.push_str(text);
    }
    CString::new(all).unwrap().into_raw()
}

#[no_mangle]
pub extern "C" fn tag() -> *mut c_char {
    CString::new(b"tag").unwrap().into_raw()
}

#[no_mangle]
pub extern "C" fn release(s: *mut c_char) {
    if !s.is_null() {
        unsafe { drop(CString::from_raw(s)) };
    }
}
