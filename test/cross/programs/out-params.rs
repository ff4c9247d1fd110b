extern "C" { fn divmod(a: i32, b: i32, q: *mut i32, r: *mut i32) -> i32; fn maybe_fill(buf: *mut u8, cap: usize, len: *mut usize) -> bool; }
use std::mem::MaybeUninit;
fn main() { let mut q = MaybeUninit::<i32>::uninit(); let mut r = 0; let rc = unsafe { divmod(-17, 5, q.as_mut_ptr(), &mut r) }; println!("{} {} {}", rc, unsafe { q.assume_init() }, r); println!("{}", unsafe { divmod(1, 0, std::ptr::null_mut(), &mut r) });
  let mut buf = [0u8; 8]; let mut len = 0usize; let ok = unsafe { maybe_fill(buf.as_mut_ptr(), buf.len(), &mut len) }; println!("{} {}", ok, len); for i in 0..len { print!("{} ", buf[i]); } println!(); let ok = unsafe { maybe_fill(buf.as_mut_ptr(), 3, &mut len) }; println!("{} {}", ok, len); }
