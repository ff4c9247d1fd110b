use std::ffi::c_void;
#[repr(C)] pub struct Iter { next: Option<extern "C" fn(*mut c_void, *mut i64) -> bool>, state: *mut c_void }
extern "C" { fn range(from: i64, to: i64) -> Iter; fn range_free(it: *mut Iter); fn sum(it: *mut Iter) -> i64; }
struct Fib { a: i64, b: i64, left: u8 }
extern "C" fn fib_next(s: *mut c_void, out: *mut i64) -> bool { let f = unsafe { &mut *(s as *mut Fib) }; if f.left == 0 { return false; } f.left -= 1; unsafe { *out = f.a; } let n = f.a + f.b; f.a = f.b; f.b = n; true }
fn total(it: &mut Iter) -> i64 { let mut t = 0; let mut v = 0; if let Some(next) = it.next { while next(it.state, &mut v) { t += v; } } t }
fn main() { let mut r = unsafe { range(1, 5) }; println!("{}", total(&mut r)); unsafe { range_free(&mut r) }; println!("{}", r.next.is_none()); let mut f = Fib { a: 0, b: 1, left: 10 }; let mut it = Iter { next: Some(fib_next), state: &mut f as *mut Fib as *mut c_void }; println!("{}", unsafe { sum(&mut it) }); println!("{}", f.left); }
