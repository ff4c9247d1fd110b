use std::ffi::c_void; 
#[repr(C)] #[derive(Clone, Copy)] pub struct P { k: i32, s: [u8; 3] }
extern "C" { fn isort(base: *mut c_void, n: usize, w: usize, cmp: extern "C" fn(*const c_void, *const c_void) -> i32); }
extern "C" fn by_k(a: *const c_void, b: *const c_void) -> i32 { let (a, b) = unsafe { (&*(a as *const P), &*(b as *const P)) }; if a.k < b.k { -1 } else if a.k > b.k { 1 } else { 0 } }
extern "C" fn by_s(a: *const c_void, b: *const c_void) -> i32 { let (a, b) = unsafe { (&*(a as *const P), &*(b as *const P)) }; a.s[0] as i32 - b.s[0] as i32 }
fn main() { let mut v = [P { k: 3, s: *b"abc" }, P { k: -1, s: *b"zzz" }, P { k: 2, s: *b"mno" }]; for r in 0..2 { unsafe { isort(v.as_mut_ptr() as *mut c_void, v.len(), std::mem::size_of::<P>(), if r == 0 { by_k } else { by_s }) }; for i in 0..3 { print!("{}{} ", v[i].k, v[i].s[0] as char); } } println!(); }
