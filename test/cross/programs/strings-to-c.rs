use std::ffi::CString;
use std::os::raw::c_char;

extern "C" {
    fn count_upper(s: *const c_char) -> usize;
    fn shout(s: *mut c_char) -> usize;
}

fn main() {
    let s = CString::new("Hello, Ferrule World").unwrap();
    println!("{}", unsafe { count_upper(s.as_ptr()) });
    let raw = s.into_raw();
    let n = unsafe { shout(raw) };
    let back = unsafe { CString::from_raw(raw) };
    println!("{} {}", n, back.to_bytes().len());
    for i in 0..5 {
        println!("{}", back.to_bytes()[i] as char);
    }
    println!("{}", CString::new("in\0side").is_err());
}
