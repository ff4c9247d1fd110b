use std::ffi::CStr; use std::os::raw::c_char;
extern "C" { fn messages() -> *const *const c_char; fn message_count() -> usize; }
fn main() { let n = unsafe { message_count() }; let t = unsafe { std::slice::from_raw_parts(messages(), n) }; let mut total = 0; for i in 0..n { if t[i].is_null() { println!("{}: -", i); continue; } let s = unsafe { CStr::from_ptr(t[i]) }; total += s.to_bytes().len(); println!("{}: {}", i, s.to_bytes()[0] as char); } println!("{}", total); }
