fn main() { let o = String::from(&"a"); } //~ E0277
// ----
fn main() { let o = String::from("a"); }
// ----
fn main() { let s = String::new(); let o = String::from(&s); }
// ----
fn main() { let s = String::new(); let o = String::from(s); }
// ----
fn main() { let s = String::new(); let o = String::from(&*s); }
// ----
fn main() { let s = String::new(); let o = String::from(&s[..]); }
// ----
fn main() { let mut s = String::new(); let o = String::from(&mut s); } //~ E0277
// ----
fn main() { let s = Box::new("a"); let o = String::from(&*s); } //~ E0277
// ----
fn main() { let s = Box::new(String::new()); let o = String::from(&s); } //~ E0277
// ----
fn main() { let o = String::from('a'); }
// ----
fn main() { let o = String::from(&String::new()); }
// ----
fn main() { let s: &String = &String::new(); let o = String::from(s); }
// ----
fn main() { let s: &&str = &"a"; let o = String::from(s); } //~ E0277
// ----
fn main() { let s: &&str = &"a"; let o = String::from(*s); }
// ----
fn main() { let o = String::from(1); } //~ E0277
// ----
fn main() { let o = String::from({ "a" }); let p = String::from(if true { "a" } else { "b" }); }
// ----
fn main() { let o = String::from(return); } //~ E0277
// ----
fn t<'a>(h: for<'a> fn(&'a u8) -> &'a u8) {} fn main() {} //~ E0496
// ----
struct S<'a>(&'a u8, for<'a> fn(&'a u8)); fn main() {} //~ E0496
// ----
struct S<'a>(&'a u8); impl<'a> S<'a> { fn f(&self, h: for<'a> fn(&'a u8)) {} } fn main() {} //~ E0496
// ----
struct S<'a>(&'a u8); impl<'a> S<'a> { fn f<'a>(&self) {} } fn main() {} //~ E0496
// ----
fn f(h: for<'a> fn(for<'a> fn(&'a u8))) {} fn main() {} //~ E0496
// ----
fn f(h: for<'a> fn(for<'b> fn(&'a u8, &'b u8))) {} fn main() {}
// ----
fn f<'a>(x: &'a u8) { let h: for<'a> fn(&'a u8) = |_| (); } fn main() {} //~ E0496
// ----
fn f<'a>(x: &'a u8) { let h = (|_| ()) as for<'a> fn(&'a u8); } fn main() {} //~ E0496
// ----
fn f<'a>(x: &'a u8) { fn g<'a>(y: &'a u8) {} } fn main() {}
// ----
type A<'a> = for<'a> fn(&'a u8); fn main() {} //~ E0496
// ----
fn f<'a>() { 'a: loop { break 'a; } } fn main() {}
// ----
fn f(h: for<'a, 'a> fn(&'a u8)) {} fn main() {} //~ E0403
// ----
fn f(h: for<'static> fn(&'static u8)) {} fn main() {} //~ E0262
// ----
fn f(h: for<'_> fn(&'_ u8)) {} fn main() {} //~ E0637
// ----
fn f(v: &[u8]) { v.get(return); } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { v.get(panic!()); } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { v[return]; } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { v.get(if true { 1 } else { return }); } fn main() {}
// ----
fn f(v: &[u8]) { let i = 0; v.get(i); let j: usize = i; } fn main() {}
// ----
fn f(v: &[u8]) { let i = 0u8; v.get(i); } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { v.get(&1); } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { v.get(&mut 1); v.get(Box::new(1)); } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { let i; v.get(i); i = 1usize; } fn main() {} //~ E0381
// ----
fn f(v: &mut [u8]) { v.get_mut(return); } fn main() {} //~ E0277
// ----
fn f(v: &mut [u8]) { unsafe { v.get_unchecked(return); } } fn main() {} //~ never_type_fallback_flowing_into_unsafe
// ----
fn f(v: &[u8]) { let x = None; v.get(x.unwrap()); let y: Option<usize> = x; } fn main() {}
// ----
fn f(v: &[u8]) { let x = None; v.get(x.unwrap()); let y: Option<u8> = x; } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { let mut w = Vec::new(); v.get(w[0]); w.push(1); } fn main() {}
// ----
fn f(v: &[u8]) { let mut w = Vec::new(); v[w[0]]; w.push(1); } fn main() {}
// ----
fn f(v: &[u8]) { let mut w = Vec::new(); w.push(1); v[w[0]]; } fn main() {}
// ----
fn f(v: &[u8]) { let i: u32 = 1; v[i]; } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { v[1u8 as usize]; v[(1)]; v[{ 1 }]; v[if true { 0 } else { 1 }]; } fn main() {}
// ----
fn f(v: &[u8]) { let i = &1; v[*i]; } fn main() {}
// ----
fn f(v: &[u8]) { let i = &1; v[i]; } fn main() {} //~ E0277
// ----
fn f(v: &[u8], i: &usize) { v[*i]; v.get(*i); } fn main() {}
// ----
fn f(v: &[u8], i: &usize) { v[i]; } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { v[(|| 1)()]; } fn main() {}
// ----
fn f(v: &[u8]) { let g = |i| v[i]; g(1); } fn main() {}
// ----
fn f(v: &[u8]) { let g = |i| v.get(i).is_some(); g(1); } fn main() {}
// ----
use std::ffi::CString; fn main() { CString::new(return); } //~ E0277
// ----
use std::ffi::CString; fn main() { let s = CString::new(String::new()); let t = CString::new(&String::new()); } //~ E0277
// ----
use std::ffi::CString; fn main() { let t = CString::new(&"a"); } //~ E0277
// ----
use std::ffi::CString; fn main() { let t = CString::new(b"a"); let u = CString::new(&b"a"[..]); let v = CString::new(vec![1u8]); let w = CString::new(vec![1]); }
// ----
use std::ffi::CString; fn main() { let t = CString::new(&[1, 2]); }
// ----
use std::ffi::CString; fn main() { let t = CString::new('a'); } //~ E0277
// ----
use std::ffi::CString; fn main() { let t = CString::new(&vec![1u8]); } //~ E0277
// ----
use std::ffi::CString; fn main() { let b: Box<str> = loop {}; }
