use std::ffi::{CStr, CString};
use std::os::raw::{c_char, c_int};

#[no_mangle]
pub extern "C" fn make_greeting(name: *const c_char) -> *mut c_char {
    if name.is_null() {
        return std::ptr::null_mut();
    }
    let name = unsafe { CStr::from_ptr(name) };
    let mut v: Vec<u8> = Vec::new();
    v.extend_from_slice(b"hello, ");
    v.extend_from_slice(name.to_bytes());
    CString::new(v).unwrap().into_raw()
}

#[no_mangle]
pub extern "C" fn free_greeting(p: *mut c_char) {
    if !p.is_null() {
        unsafe { drop(CString::from_raw(p)) };
    }
}

#[no_mangle]
pub extern "C" fn compare(a: *const c_char, b: *const c_char) -> c_int {
    let (a, b) = unsafe { (CStr::from_ptr(a).to_bytes(), CStr::from_ptr(b).to_bytes()) };
    let n = if a.len() < b.len() { a.len() } else { b.len() };
    for i in 0..n {
        if a[i] != b[i] {
            return a[i] as c_int - b[i] as c_int;
        }
    }
    a.len() as c_int - b.len() as c_int
}
