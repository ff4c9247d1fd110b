fn main() { let mut o = Some(3); match o { Some(ref mut x) if *x > 2 => { *x = 1; } _ => {} } println!("{}", o.unwrap()); }
// ----
fn main() { let mut o = Some(3); match o { Some(ref mut x) if { let r = &mut o; r.is_some() } => { *x = 1; } _ => {} } } //~ E0499
// ----
fn id<'a>(x: &'a i32, y: &'a i32) -> &'a i32 { x }
fn main() { let f: fn(&'static i32, &'static i32) -> &'static i32 = id; println!("{}", f(&1, &2)); }
// ----
fn only(x: &'static i32) -> i32 { *x }
fn main() { let f: fn(&i32) -> i32 = only; let y = 3; println!("{}", f(&y)); } //~ E0308
// ----
fn only(x: &'static i32) -> i32 { *x }
fn main() { let f = only; let y = 3; println!("{}", f(&y)); } //~ E0597
// ----
fn pick<'a, 'b>(x: &'a i32, y: &'b i32) -> &'a i32 { x }
fn main() { let f: for<'a, 'b> fn(&'a i32, &'b i32) -> &'a i32 = pick; let a = 1; let r; { let b = 2; r = f(&a, &b); } println!("{}", r); }
// ----
fn pick<'a, 'b>(x: &'a i32, y: &'b i32) -> &'a i32 { x }
fn main() { let a = 1; let r; { let b = 2; let f = pick; r = f(&a, &b); } println!("{}", r); }
// ----
fn ap(f: fn(&mut i32) -> &mut i32, v: &mut i32) -> i32 { let r = f(v); *r += 1; *v }
fn idm(x: &mut i32) -> &mut i32 { x }
fn main() { let mut a = 1; println!("{}", ap(idm, &mut a)); a = 2; println!("{}", a); }
// ----
fn ap(f: fn(&mut i32) -> &mut i32, v: &mut i32) -> i32 { let r = f(v); let q = *v; *r += 1; q } //~ E0503
fn main() {}
// ----
struct S<'a, 'b> { x: &'a i32, y: &'b i32 }
impl<'a, 'b: 'a> S<'a, 'b> { fn get(&self) -> &'a i32 { self.y } }
fn main() { let s = S { x: &1, y: &2 }; println!("{}", s.get()); }
// ----
struct S<'a, 'b> { x: &'a i32, y: &'b i32 }
impl<'a, 'b> S<'a, 'b> { fn get(&self) -> &'a i32 { self.y } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a, 'b: 'a> { x: &'a i32, y: &'b i32 }
impl<'a, 'b> S<'a, 'b> { fn get(&self) -> &'a i32 { self.y } }
fn main() {}
// ----
fn f<'a>(s: S<'a, '_>) -> &'a i32 { s.x }
struct S<'a, 'b> { x: &'a i32, y: &'b i32 }
fn main() { let a = 1; let r; { let b = 2; r = f(S { x: &a, y: &b }); } println!("{}", r); }
// ----
struct Inner<'a> { d: &'a mut Vec<i32> }
struct Outer<'a> { i: Inner<'a>, n: usize }
impl<'a> Outer<'a> { fn add(&mut self, x: i32) -> &mut Self { self.i.d.push(x); self.n += 1; self } fn done(self) -> usize { self.n } fn inner(&mut self) -> &mut Inner<'a> { &mut self.i } }
fn main() { let mut v = vec![]; let mut o = Outer { i: Inner { d: &mut v }, n: 0 }; o.add(1).add(2); o.inner().d.push(3); println!("{}", o.done()); println!("{}", v.len()); }
// ----
struct Inner<'a> { d: &'a mut Vec<i32> }
impl<'a> Inner<'a> { fn split(&mut self) -> Inner<'_> { Inner { d: self.d } } fn steal(&mut self) -> Inner<'a> { Inner { d: self.d } } } //~ lifetime-too-short
fn main() {}
// ----
struct Inner<'a> { d: &'a mut Vec<i32> }
impl<'a> Inner<'a> { fn split(&mut self) -> Inner<'_> { Inner { d: self.d } } }
fn main() { let mut v = vec![1]; let mut i = Inner { d: &mut v }; { let j = i.split(); j.d.push(1); } i.d.push(2); let k = i.split(); i.d.push(3); k.d.push(4); } //~ E0499
// ----
fn f(a: &[i32], b: &mut [i32]) { for i in 0..a.len() { b[i] = a[i]; } }
fn main() { let mut v = [1, 2, 3, 4]; let (x, y) = v.split_at_mut(2); f(x, y); f(&v[..2], &mut v[2..]); } //~ E0502
// ----
fn main() { let mut v = [1, 2, 3]; let i = 1; v[i] = v[i - 1] + v[2]; v[v[0] as usize] = 5; let w = &mut v; w[w[0] as usize] += 1; println!("{}", v[1]); }
// ----
fn main() { let mut v = vec![1, 2, 3]; v[v.len() - 1] = 4; let n = v[0] as usize; v[n] = v[n + 1]; v.swap(0, v.len() - 1); v.truncate(v.len() - 1); println!("{}", v[0]); } //~ E0502
// ----
fn main() { let mut v = vec![1]; let w = &mut v; w.push(w.len() as i32); w.push(w[0]); let x = &w; println!("{}", x.len()); w.push(1); }
// ----
fn main() { let mut v = vec![vec![1]]; v[0].push(v.len() as i32); let n = v[0].len(); v[0].push(n as i32); println!("{}", v[0][1]); } //~ E0502
// ----
fn g(x: &mut Vec<i32>, n: usize) {}
fn main() { let mut v = vec![1]; g(&mut v, v.len()); } //~ E0502
// ----
fn g(n: usize, x: &mut Vec<i32>) {}
fn main() { let mut v = vec![1]; g(v.len(), &mut v); }
// ----
fn main() { let mut x = 1; x += { x = 2; 3 }; let mut v = vec![1]; v[0] += { v.push(2); 1 }; println!("{}", x); }
// ----
struct A { v: Vec<i32>, c: i32 }
fn main() { let a = A { v: vec![1], c: 2 }; let A { v, c } = &a; println!("{} {}", v.len(), c); let b = a; println!("{}", b.c); }
// ----
struct A { v: Vec<i32>, c: i32 }
fn main() { let a = A { v: vec![1], c: 2 }; let A { v, c } = &a; let b = a; println!("{} {} {}", v.len(), c, b.c); } //~ E0505
// ----
struct A { v: Vec<i32>, c: i32 }
fn main() { let mut a = A { v: vec![1], c: 2 }; let A { ref mut v, c } = a; v.push(c); a.c = 3; v.push(1); println!("{}", a.c); }
// ----
fn main() { let t = (String2(1), String2(2)); let r = &t.0; let u = t.1; println!("{} {}", r.0, u.0); drop(t.0); }
struct String2(i32);
// ----
fn main() { let t = (String2(1), String2(2)); let r = &t.1; let u = t.1; println!("{} {}", r.0, u.0); } //~ E0505
struct String2(i32);
// ----
fn f(b: Box<(Vec<i32>, Vec<i32>)>) -> usize { let r = &b.0; let m = b.1; r.len() + m.len() }
fn main() { println!("{}", f(Box::new((vec![], vec![1])))); }
// ----
fn main() { let mut b = Box::new(5); let r = &mut b; **r = 6; let p = &*b; println!("{}", p); *b = 7; let q = Box::into_raw(b); unsafe { drop(Box::from_raw(q)); } }
// ----
fn main() { let b = Box::new(5); let p = &*b; let q = Box::into_raw(b); println!("{}", p); unsafe { drop(Box::from_raw(q)); } } //~ E0505
// ----
fn main() { let x = 1; let p: *const i32 = { let y = &x; y }; let q = { let z = 2; &z as *const i32 }; unsafe { println!("{}", *p); } let _ = q; }
// ----
fn f<'a>() -> &'a mut i32 { Box::leak(Box::new(3)) }
fn main() { let r: &'static mut i32 = f(); *r = 1; println!("{}", r); }
// ----
fn main() { let r: &mut [i32] = &mut [1, 2]; r[0] = 3; let e: &'static mut [i32] = &mut []; println!("{} {}", r[0], e.len()); }
// ----
fn bad() -> &'static mut i32 { &mut 5 } //~ E0515
fn main() {}
// ----
const K: &'static [i32] = &[1, 2];
fn f() -> &'static i32 { &K[1] }
fn main() { println!("{}", f()); }
// ----
const N: i32 = 4;
fn f() -> &'static i32 { &N }
fn g() -> &'static (i32, i32) { &(1, 2) }
fn h() -> &'static Option<i32> { &None }
fn main() { println!("{} {}", f(), g().0); }
// ----
struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
fn h() -> &'static D { &D(1) } //~ E0515
fn main() {}
// ----
struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
fn main() { let r = &D(1); println!("{}", r.0); let s = { let d = D(2); &d.0 }; println!("{}", s); } //~ E0713
// ----
struct D(i32);
impl D { fn r(&self) -> &i32 { &self.0 } }
fn main() { let r = D(1).r(); println!("{}", r); }
// ----
struct D(i32);
impl D { fn r(&self) -> &i32 { &self.0 } }
fn main() { println!("{}", D(1).r()); let x = *D(1).r(); match D(2).r() { 2 => println!("two"), _ => {} } if *D(3).r() > x { println!("y"); } }
// ----
fn f(v: &mut Vec<i32>) -> i32 { match v.pop() { Some(x) => { v.push(x); x } None => 0 } }
fn g(v: &mut Vec<i32>) -> i32 { if let Some(x) = v.first() { let y = *x; v.push(y); y } else { v.push(1); 1 } }
fn h(v: &mut Vec<i32>) -> i32 { if let Some(x) = v.first() { v.push(1); *x } else { 1 } } //~ E0502
fn main() {}
// ----
fn f<'a>(x: &'a mut Option<&'a i32>, y: &'a i32) { *x = Some(y); }
fn main() { let a = 1; let mut o = None; f(&mut o, &a); }
// ----
fn f<'a>(x: &'a mut Option<&'a i32>, y: &'a i32) { *x = Some(y); }
fn main() { let a = 1; let mut o = None; f(&mut o, &a); println!("{}", o.is_some()); } //~ E0502
// ----
fn f<'a>(x: &mut Option<&'a i32>, y: &'a i32) { *x = Some(y); }
fn main() { let mut o = None; let a = 1; f(&mut o, &a); println!("{}", o.is_some()); let b = 2; f(&mut o, &b); }
// ----
struct Cyc<'a> { o: std::cell::Cell<Option<&'a Cyc<'a>>> }
fn main() { let a = Cyc { o: std::cell::Cell::new(None) }; let b = Cyc { o: std::cell::Cell::new(Some(&a)) }; a.o.set(Some(&b)); }
// ----
struct Cyc<'a> { o: std::cell::Cell<Option<&'a Cyc<'a>>> }
impl<'a> Drop for Cyc<'a> { fn drop(&mut self) {} }
fn main() { let a = Cyc { o: std::cell::Cell::new(None) }; a.o.set(Some(&a)); } //~ E0597
// ----
fn main() { let mut x = 0; let mut inc = 1; let r = &mut x; let mut k = 0; while k < 3 { *r += inc; inc += 1; k += 1; } println!("{}", x); }
// ----
fn lp(mut a: &mut i32, b: &mut i32) -> i32 { let mut n = 0; while n < 2 { *a += 1; a = b; n += 1; } *a } //~ lifetime-too-short
fn main() {}
// ----
fn lp<'a>(mut a: &'a mut i32, b: &'a mut i32) -> i32 { *a += 1; a = b; *a += 1; *a }
fn main() {}
// ----
fn brk(v: &mut Vec<i32>) -> &mut i32 { let r = loop { let x = &mut v[0]; if *x > 3 { break x; } *x += 1; }; r } //~ E0499
fn main() { println!("{}", brk(&mut vec![1])); }
// ----
fn q(a: Result<&i32, &i32>) -> Result<i32, i32> { match a { Ok(x) | Err(x) => Ok(*x) } }
fn e<'a, 'b>(a: Result<&'a i32, &'b i32>) -> &'a i32 { match a { Ok(x) => x, Err(x) => x } } //~ lifetime-too-short
fn main() {}
// ----
use std::ffi::{CStr, CString};
fn f() -> &'static CStr { let c = CString::new("a").unwrap(); c.as_c_str() } //~ E0515
fn main() {}
// ----
use std::ffi::CString;
fn main() { let p = CString::new("a").unwrap().as_ptr(); let c = CString::new("b").unwrap(); let q = c.as_ptr(); let r = c.as_bytes(); drop(c); println!("{}", r.len()); let _ = (p, q); } //~ E0505
// ----
fn a(x: &mut (i32, i32)) -> (&mut i32, &mut i32) { let (p, q) = x; (p, q) }
fn b(x: &mut (i32, i32)) -> (&mut i32, &mut i32) { (&mut x.0, &mut x.1) }
fn c(x: &mut (i32, i32)) -> (&mut i32, &mut i32) { (&mut x.0, &mut x.0) } //~ E0499
fn main() {}
// ----
fn main() {
    let mut o = Some(3);
    match o {
        Some(_) if { o = None; true } => println!("a"), //~ E0510
        _ => println!("b"),
    }
}
// ----
fn main() {
    let mut o = Some(3);
    let mut n = 0;
    match o {
        Some(_) if { n += 1; n > 0 } => o = None,
        _ => println!("b"),
    }
    println!("{} {}", n, o.is_none());
}
