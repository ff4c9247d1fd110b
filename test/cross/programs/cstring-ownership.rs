use std::ffi::{CStr, CString}; use std::os::raw::c_char;
#[no_mangle] pub extern "C" fn greet(name: *const c_char) -> *mut c_char { let n = unsafe { CStr::from_ptr(name) }.to_bytes(); let mut v: Vec<u8> = Vec::new(); v.extend_from_slice(b"hi "); v.extend_from_slice(n); v.push(b'!'); match CString::new(v) { Ok(c) => c.into_raw(), Err(_) => std::ptr::null_mut() } }
#[no_mangle] pub extern "C" fn greet_free(p: *mut c_char) { if !p.is_null() { drop(unsafe { CString::from_raw(p) }); } }
