fn f(s: &[u8]) { let x = *s; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { let mut o = None; o = Some(*s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { Some(*s); } //~ E0277
fn main() {}
// ----
fn g(x: [u8; 2]) {}
fn f(s: &[u8]) { g(*s); } //~ E0308
fn main() {}
// ----
fn f(s: &[u8]) { drop(*s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { *s; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8]) { let _ = *s; }
fn main() {}
// ----
fn f(s: &[u8]) { let ref x = *s; }
fn main() {}
// ----
fn f(s: &[u8]) { match *s { _ => {} } }
fn main() {}
// ----
fn f(s: &[u8]) { match *s { [a, ..] => {}, [] => {} } }
fn main() {}
// ----
fn f(s: &[u8]) { let [a, ..] = *s else { return }; }
fn main() {}
// ----
fn f(s: &[u8]) { match *s { x => {} } } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { { *s }; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8]) { let x = { *s }; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { let x = &{ *s }; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8]) -> [u8] { *s } //~ E0277 E0508
fn main() {}
// ----
fn f(s: &[u8]) { (*s, 1); } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8]) { (1, *s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { let x = (1, *s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { [*s]; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8]) { [*s; 2]; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { [*s; 1]; } //~ E0277
fn main() {}
// ----
fn f(s: &mut [u8], t: &[u8]) { *s = *t; } //~ E0277
fn main() {}
// ----
fn f(s: &mut [u8], t: &[u8]) { s[..] = t[..]; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { if b { *s } else { *s }; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let x = if b { *s } else { *s }; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { match b { true => *s, false => *s }; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let x = match b { true => *s, false => *s }; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { loop { break *s; } } //~ E0308
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let x = loop { break *s; }; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { 'a: { break 'a *s; } } //~ E0308
fn main() {}
// ----
fn f(s: &[u8], b: bool) { return *s; } //~ E0308
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let c = || *s; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let c = |x: [u8]| 1; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let c = || -> [u8] { panic!() }; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let c = |x| 1; c(*s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { *s == *s; }
fn main() {}
// ----
fn f(s: &[u8], b: bool) { assert_eq!(*s, *s); println!("{:?}", *s); } //~ E0277
fn main() {}
// ----
fn f(s: &str, b: bool) { println!("{}", *s); s.len(); (*s).len(); } //~ E0277
fn main() {}
// ----
struct S { x: u8, y: [u8; 2] }
fn f(s: &[u8], b: bool) { S { x: 1, y: *s }; } //~ E0308
fn main() {}
// ----
struct S(Option<u8>);
fn f(s: &[u8], b: bool) { S(Some(*s)); } //~ E0308
fn main() {}
// ----
fn f(s: &[u8], b: bool) { Box::new(*s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let b: Box<[u8]> = Box::new(*s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { Ok::<_, ()>(*s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { std::mem::size_of::<[u8]>(); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let v: Vec<[u8]> = Vec::new(); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let v = Vec::<[u8]>::new(); } //~ E0277 E0599
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let v: Option<[u8]> = None; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { *s as u8; } //~ E0605
fn main() {}
// ----
fn f(s: &[u8], b: bool) { *s + 1; } //~ E0369
fn main() {}
// ----
fn f(s: &[u8], b: bool) { -*s; } //~ E0600
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let mut x = None; x = Some(*s); let y: Option<u8> = x; } //~ E0277 E0308
fn main() {}
// ----
fn f(s: &[u8]) { let x; x = *s; } //~ E0277
fn main() {}
// ----
fn f(s: &[[u8; 2]]) { let x; x = s[..]; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { s[..]; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8]) { let x = s[1..]; let y = &s[1..]; } //~ E0277
fn main() {}
// ----
fn f(s: &str) { let x = s[1..]; } //~ E0277
fn main() {}
// ----
fn f(s: &str) { let x = (s[1..], 2).1; } //~ E0161 E0507
fn main() {}
// ----
fn f(s: &str) { let o: Option<&str> = Some(s[1..]); } //~ E0308
fn main() {}
// ----
fn g(s: &str) {}
fn f(s: &str) { g(*s); } //~ E0308
fn main() {}
// ----
fn g(s: str) {} //~ E0277
fn main() {}
// ----
fn g() -> str { panic!() } //~ E0277
fn f() { g(); } //~ E0277
fn main() {}
// ----
fn g() -> str { panic!() } //~ E0277
fn f() { let x = g(); } //~ E0277
fn main() {}
// ----
struct S { a: [u8], b: u8 } //~ E0277
fn main() {}
// ----
enum E { A([u8]) } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { if let x = *s {} } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { if let [x] = *s {} while let [x] = *s {} }
fn main() {}
// ----
fn f(s: &[[u8]]) { } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { for x in *s {} } //~ E0277
fn main() {}
// ----
fn f(s: &&[u8]) { for x in *s {} }
fn main() {}
// ----
fn f(s: &[u8]) { let p: *const [u8] = s; unsafe { *p; } } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8]) { let p: *const [u8] = s; unsafe { let x = *p; } } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { let p: *const [u8] = s; unsafe { &*p; &raw const *p; } }
fn main() {}
// ----
fn f(s: &[u8]) { let p = unsafe { std::ptr::read(s) }; } //~ E0277
fn main() {}
// ----
fn f(s: Box<[u8]>) { let p = *s; } //~ E0277
fn main() {}
// ----
fn f(s: Box<[u8]>) { let p = s; let q = &*p; drop(p); }
fn main() {}
// ----
fn f(s: Vec<u8>) { let p = *s; } //~ E0277
fn main() {}
// ----
fn f(s: String) { let p = *s; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { let c = move || { let k = *s; }; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) -> Option<u8> { let x = Some(*s)?; None } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], o: Option<u8>) { o.map(|_| *s); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], o: Option<u8>) { o.map(|_| -> [u8] { *s }); } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], o: Option<&[u8]>) { o.map(|x| *x); } //~ E0277
fn main() {}
// ----
fn f(s: &mut [u8], t: &mut [u8]) { std::mem::swap(s, t); } //~ E0277
fn main() {}
// ----
fn f(s: &mut [u8], t: &mut [u8]) { std::mem::replace(s, *t); } //~ E0277
fn main() {}
// ----
fn f(s: &mut [u8], t: &mut [u8]) { *s += 1; } //~ E0368
fn main() {}
// ----
static S: [u8] = [1]; //~ E0277
fn main() {}
// ----
const C: str = *"a"; //~ E0277 E0507
fn main() {}
// ----
const C: &str = "a";
fn f() { let x = *C; } //~ E0277
fn main() {}
// ----
type A = [u8];
fn f(a: A) {} //~ E0277
fn main() {}
// ----
fn f(s: &[u8]) { let ([a, ..], _) = (*s, 1) else { return }; } //~ E0161 E0508
fn main() {}
// ----
fn f(a: &[u8]) { let (x, y); (x, y) = (*a, 1); } //~ E0277
fn main() {}
// ----
fn f(a: &[u8]) { let x: [u8] = *a; } //~ E0277
fn main() {}
// ----
fn f(a: &[u8]) { let x: [u8]; } //~ E0277
fn main() {}
// ----
fn f(a: &[u8]) { let _: [u8] = *a; }
fn main() {}
// ----
fn f(a: &[u8]) { let ref x: [u8] = *a; }
fn main() {}
// ----
fn f(mut x: &'static [u8; 2]) { let r: &[u8] = std::mem::replace(&mut x, &[1, 2]); } //~ E0308
fn main() {}
// ----
fn f(x: Option<&'static [u8; 2]>) { let r: &[u8] = x.unwrap_or(&[1, 2]); }
fn main() {}
// ----
fn f(x: &'static [u8; 2]) { let r: &[u8] = None.unwrap_or(x); }
fn main() {}
// ----
fn f(x: Option<u32>) { let r: Option<u64> = x.or(Some(1)); } //~ E0308
fn main() {}
// ----
fn f(x: u32) { let r: Option<u64> =
 Some(
  x); } //~ E0308
fn main() {}
// ----
fn f(x: u32) { let r: Result<u64, u8> =
 Ok(
  x); } //~ E0308
fn main() {}
// ----
fn f(x: u32) -> Option<u64> { if x > 1 { return
 Some(
  x); } None } //~ E0308
fn main() {}
// ----
fn f(x: u32) { let r: Box<u64> =
 Box::new(
  x); } //~ E0308
fn main() {}
// ----
fn f(x: u32) { let r: Box<[u32]> =
 Box::new( //~ E0308
  x); }
fn main() {}
// ----
fn f(x: u32) { let r: Box<[u32]> =
 Box::new(
  [x]); }
fn main() {}
// ----
fn f(x: [u32; 2]) { let r: Option<Box<[u32]>> =
 Some(Box::new(
  x)); }
fn main() {}
// ----
fn f(x: &mut u32) { let r: Option<&u32> = Some(x); }
fn main() {}
// ----
fn f(x: &mut u32) { let r: &u32 = Some(x).unwrap(); }
fn main() {}
// ----
fn f(x: &mut u32, y: &mut u32) { let r: &u32 = Some(x).unwrap_or(y); }
fn main() {}
// ----
fn f(x: Option<&'static mut u32>, y: &'static mut u32) { let r: &u32 = x.unwrap_or(y); }
fn main() {}
// ----
fn f(mut x: &mut u32, y: &mut u32) { let r: *const u32 = std::mem::replace(&mut x, y); } //~ E0308
fn main() {}
// ----
fn f(x: Box<u8>) { let r: &u8 = Some(&x).unwrap(); }
fn main() {}
// ----
fn f(x: Box<u8>) { let r: Option<&u8> = Some(&x); }
fn main() {}
// ----
fn f(x: Box<u8>) { let r: Option<(&u8, u8)> = Some((&x, 1)); }
fn main() {}
// ----
fn f(v: *mut u8) { let r: *const u8 = v.cast(); let s: *const u8 = v.wrapping_add(1); }
fn main() {}
// ----
fn f(v: Option<&mut u8>) { let r: Option<&u8> = v.as_ref(); } //~ E0308
fn main() {}
// ----
fn f(v: Option<u8>) { let r: &[u8] = v.map_or(&[1u8], |x| &[2u8]); }
fn main() {}
// ----
fn f(v: Option<u8>) { let r: &[u8] = v.map_or(&[1u8, 2], |x| &[2u8]); }
fn main() {}
// ----
struct S { o: Option<u8> }
fn f(v: u16) { let s = S { o:
 Some(
   v) }; } //~ E0308
fn main() {}
// ----
fn g(o: Option<u8>) {}
fn f(v: u16) { g(
 Some(
   v)) } //~ E0308
fn main() {}
// ----
fn f(x: &str) -> usize { let s = *x; 1 } //~ E0277
fn main() {}
// ----
fn f(x: &[[u8; 2]]) { let a = x[0]; let b = &x[..1]; let c = x[..1]; } //~ E0277
fn main() {}
// ----
fn f(x: &str) { let a = &x[1..]; let b: &str = &*x; let c = (*x).len(); let d = { &*x }; match *x { _ => {} } }
fn main() {}
// ----
fn f(x: Box<str>) { let a = &*x; let b = x.len(); drop(x); }
fn main() {}
// ----
fn f(x: Box<[u8]>) { let a = *x; } //~ E0277
fn main() {}
// ----
fn f(x: Box<[u8]>) { let Some(a) = Some(x) else { return }; let b: &[u8] = &a; let c = Box::into_raw(a); }
fn main() {}
// ----
fn f(o: Option<Box<[u8]>>) { let a = o.as_deref(); let b = o.unwrap(); let p: *const [u8] = &*b; p.is_null(); std::ptr::eq(p, p); }
fn main() {}
// ----
fn f(p: *const [u8]) { p.add(1); } //~ E0277
fn main() {}
// ----
fn f(p: *const [u8]) { let q: *const u8 = p.cast(); let r = p as *const u8; let s = p.cast::<[u8]>(); } //~ E0277
fn main() {}
// ----
fn f(p: *mut str) { unsafe { std::ptr::drop_in_place(p); p.as_ref(); std::ptr::read(p); } } //~ E0277
fn main() {}
// ----
fn f(a: &mut str, b: &mut str) { *a = *b; } //~ E0277
fn main() {}
// ----
fn f(s: &str) { let t = (s, *s); let u = [*s, *s]; } //~ E0277
fn main() {}
// ----
fn f(s: &str) { println!("{} {:?}", *s, s[..]); } //~ E0277
fn main() {}
// ----
fn f(s: &str) { let c = |x: &str| *x; } //~ E0277
fn main() {}
// ----
fn f(s: &str) { let c = |x: &str| x.len(); c(s); c(&s[1..]); c(*s); } //~ E0308
fn main() {}
// ----
fn f(s: &[u8]) { let mut it = s.iter(); while let Some(x) = it.next() { let y = *x; } for [a, b] in &[[1, 2]] { } for x in s[..] {} } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let x = if b { s[..] } else { s[1..] }; } //~ E0277
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let x = &if b { *s } else { *s }; } //~ E0161 E0508
fn main() {}
// ----
fn f(s: &[u8], b: bool) { let x = match b { true => &s[..], _ => s }; (*x)[0]; *x; } //~ E0161 E0508
fn main() {}
// ----
fn f(x: Box<str>) { let a = &*x; let b = x.len(); drop(x); }
fn main() {}
// ----
fn f(x: Box<str>) -> Box<str> { let y = x; println!("{}", y); let z = Some(y); z.unwrap() }
fn main() {}
// ----
fn f(x: Option<Box<str>>) -> bool { let y = x.as_deref(); x.is_some() }
fn main() {}
// ----
fn f(x: Box<str>) { let p = Box::into_raw(x); unsafe { drop(Box::from_raw(p)); } }
fn main() {}
// ----
fn f(x: Box<str>) -> &'static str { Box::leak(x) }
fn main() {}
// ----
fn f(x: *mut str) { unsafe { std::ptr::drop_in_place(x); } }
fn main() {}
// ----
fn f(x: *mut [String]) { unsafe { std::ptr::drop_in_place(x); } }
fn main() {}
// ----
fn f(b: Box<std::ffi::CStr>) {} fn g(b: Box<str>) {}
fn main() {}
