use std::ffi::CStr;
extern "C" {
    fn join(parts: *const *const i8, n: usize) -> *mut i8;
    fn free(p: *mut i8);
}
fn main() {
    let parts = [b"one\0".as_ptr() as *const i8, b"\0".as_ptr() as *const i8, b"three\0".as_ptr() as *const i8];
    unsafe {
        let p = join(parts.as_ptr(), parts.len());
        let s = CStr::from_ptr(p).to_bytes();
        for i in 0..s.len() { print!("{}", s[i] as char); }
        println!(" {}", s.len());
        free(p);
    }
}
