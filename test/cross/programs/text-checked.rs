use std::ffi::{CStr, CString};
use std::os::raw::c_char;

extern "C" {
    fn sample(k: i32) -> *const c_char;
    fn bytes_of(k: i32, out: *mut u8) -> usize;
}

#[no_mangle]
pub extern "C" fn length_or(s: *const c_char, otherwise: i32) -> i32 {
    match unsafe { CStr::from_ptr(s) }.to_str() {
        Ok(text) => text.len() as i32,
        Err(_) => otherwise,
    }
}

fn main() {
    for k in 0..20 {
        let p = unsafe { sample(k) };
        if p.is_null() {
            break;
        }
        let s = unsafe { CStr::from_ptr(p) };
        if let Ok(text) = s.to_str() {
            println!("{} {} {}", k, text, length_or(p, -1));
        } else {
            println!("{} no text {}", k, length_or(p, -1));
        }
        let mut buffer = [0u8; 16];
        let n = unsafe { bytes_of(k, buffer.as_mut_ptr()) };
        println!("{}", std::str::from_utf8(&buffer[..n]).is_ok());
    }
    let owned = CString::new("owned").unwrap();
    println!("{} {}", owned.to_str().unwrap(), owned.as_bytes().len());
    println!("{:?}", owned.to_str().map(|t| t.is_empty()).unwrap_or(true));
    let bad: &[u8] = &[0xff];
    println!("{}", std::str::from_utf8(bad).unwrap());
}
