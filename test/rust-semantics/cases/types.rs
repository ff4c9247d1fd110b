fn main() { let x: i32 = true; } //~ E0308
// ----
fn f(x: u8) {}
fn main() { f(1u16); } //~ E0308
// ----
fn f(x: u8) {}
fn main() { f(); } //~ E0061
// ----
fn f(x: u8) {}
fn main() { f(1, 2); } //~ E0061
// ----
fn f() -> i32 { } //~ E0308
fn main() {}
// ----
fn f() -> i32 { 1; } //~ E0308
fn main() {}
// ----
fn f() -> i32 { return; } //~ E0069
fn main() {}
// ----
fn main() { let x = 1i32 + 1u8; } //~ E0308
// ----
fn main() { let x = 1 + true; } //~ E0277
// ----
fn main() { let x = true + false; } //~ E0369
// ----
struct S;
fn main() { let x = S == S; } //~ E0369
// ----
fn main() { let x = -1u32; } //~ E0600
// ----
fn main() { let x: u32 = -1; } //~ E0600
// ----
fn main() { let x = !'a'; } //~ E0600
// ----
fn main() { let x = 5; let y = *x; } //~ E0614
// ----
fn main() { let x = 5; x(); } //~ E0618
// ----
fn main() { let x = [1, 2]; let y = x[0i32]; } //~ E0277
// ----
fn main() { let x = 5; let y = x[0]; } //~ E0608
// ----
fn main() { let x = if true { 1 } else { false }; } //~ E0308
// ----
fn main() { let x = if true { 1 }; } //~ E0317
// ----
fn main() { let x = match 1 { 1 => 1, _ => "a" }; } //~ E0308
// ----
fn main() { if 1 { } } //~ E0308
// ----
fn main() { while 1 { } } //~ E0308
// ----
fn main() { let x: u8 = 256; } //~ overflowing_literals
// ----
fn main() { let x = 128i8; } //~ overflowing_literals
// ----
fn main() { let x = -128i8; println!("{}", x); }
// ----
fn main() { let x = "a" as i32; } //~ E0606
// ----
fn main() { let x = 66u32 as char; } //~ E0604
// ----
fn main() { let x = 5 as bool; } //~ E0054
// ----
struct S;
fn main() { let x = S as i32; } //~ E0605
// ----
fn main() { let x = 1; let p = &x as *mut i32; } //~ E0606
// ----
fn main() { let p = 1usize as *const [i32]; } //~ E0606
// ----
fn main() { let x = 3; let p = &x as *const i32 as *const [i32]; } //~ E0607
// ----
fn main() { let v = Vec::new(); } //~ E0282
// ----
fn main() { let x = None; } //~ E0282
// ----
fn main() { let x; } //~ E0282
// ----
fn main() { loop { break 1; } } //~ E0308
// ----
fn main() { while true { break 1; } } //~ E0571
// ----
fn main() { 1 = 2; } //~ E0070
// ----
fn main() { 1 += 2; } //~ E0067
// ----
fn main() { let mut s = "a"; s += 1; } //~ E0368
// ----
fn f(x: i32) -> Option<i32> { Some(x) }
fn main() { f(1)?; } //~ E0277
// ----
fn main() { let x = 5?; } //~ E0277
// ----
fn g() -> Result<i32, u8> { Err(1) }
fn f() -> Result<i32, bool> { let x = g()?; Ok(x) } //~ E0277
fn main() {}
// ----
struct S;
fn main() { println!("{}", S); } //~ E0277
// ----
fn main() { println!("{}", Some(1)); } //~ E0277
// ----
fn main() { println!("{}", ()); } //~ E0277
// ----
struct S { s: S } //~ E0072
fn main() {}
// ----
fn f(x: [i32]) {} //~ E0277
fn main() {}
// ----
fn f(x: str) {} //~ E0277
fn main() {}
// ----
struct S;
#[derive(Clone, Copy)] struct T { s: S } //~ E0204
fn main() {}
// ----
#[derive(Copy)] struct T; //~ E0277
fn main() {}
// ----
fn main() { let x: Option = None; } //~ E0107
// ----
fn f(x: &mut i32) {}
fn main() { let mut a = 1; f(&a); } //~ E0308
// ----
fn f(x: &i32) {}
fn main() { let mut a = 1; f(&mut a); println!("{}", a); }
// ----
fn f(x: &i32) {}
fn main() { f(5); } //~ E0308
// ----
fn f(x: i32) {}
fn main() { f(&5); } //~ E0308
// ----
fn a(x: i32) -> i32 { x }
fn b(x: i32) -> i32 { x + 1 }
fn main() { let mut f = a; f = b; } //~ E0308
// ----
fn a(x: i32) -> i32 { x }
fn b(x: i32) -> i32 { x + 1 }
fn main() { let mut f: fn(i32) -> i32 = a; println!("{}", f(1)); f = b; println!("{}", f(1)); }
// ----
extern "C" fn a(x: i32) -> i32 { x }
fn main() { let f: fn(i32) -> i32 = a; } //~ E0308
// ----
fn f(x: (i32, u8)) {}
fn main() { f((1, 2, 3)); } //~ E0308
// ----
fn main() { let (a, b) = (1, 2, 3); } //~ E0308
// ----
fn main() { let [a] = 1; } //~ E0529
// ----
fn main() { let Some(x) = Some(1); } //~ E0005
// ----
fn main() { match Some(1) { Some(x) => {} } } //~ E0004
// ----
enum E { A, B(bool) }
fn main() { match E::A { E::A => {} E::B(true) => {} } } //~ E0004
// ----
fn main() { match 5u8 { 0..=100 => {} 102..=255 => {} } } //~ E0004
// ----
fn main() { match 5u8 { 0..=100 => {} 101..=255 => {} } }
// ----
fn main() { match (true, false) { (true, _) => {} (_, true) => {} } } //~ E0004
// ----
fn main() { match 5 { x if x > 0 => {} } } //~ E0004
// ----
fn main() { match "a" { "a" => {} } } //~ E0004
// ----
fn main() { match 1 { 5..=1 => {} _ => {} } } //~ E0030
// ----
fn main() { match 1 { true => {} _ => {} } } //~ E0308
// ----
fn main() { let x: Box<i32> = 5; } //~ E0308
// ----
fn main() { let a = [1, 2, true]; } //~ E0308
// ----
fn main() { let a: [i32; 2] = [1, 2, 3]; } //~ E0308
// ----
struct S;
fn main() { let a = [S; 3]; } //~ E0277
// ----
fn main() { let x = 5; x.foo(); } //~ outside-subset
// ----
fn main() { let x = 5.wrapping_add(1); } //~ E0689
// ----
fn f() -> ! { } //~ E0308
fn main() {}
// ----
fn f() -> ! { loop {} }
fn g(x: bool) -> i32 { if x { f() } else { 1 } }
fn main() { println!("{}", g(false)); }
// ----
fn main() { let x: i32 = return; }
// ----
fn main() { let x: i32 = { return; }; }
// ----
fn main() { let p: *const i32 = &1; let q = p == 1; } //~ E0308
// ----
fn main() { let x = &1 == 1; } //~ E0277
// ----
fn main() { let x = 'a' < 1; } //~ E0308
// ----
struct S<'a> { x: &'a i32 }
impl S { fn f(&self) {} } //~ E0726
fn main() {}
// ----
fn main() { let x = 1; match x { y @ 1..=2 => println!("{}", y), _ => {} } }
// ----
fn main() { let c = |x: i32| x; }
// ----
fn main(x: i32) {} //~ E0580
// ----
impl i32 { fn f() {} } //~ E0390
fn main() {}
// ----
impl Vec<i32> { fn f() {} } //~ E0116
fn main() {}
// ----
struct S;
impl Drop for S { fn drop(&self) {} } //~ E0053
fn main() {}
// ----
struct S;
impl Drop for S { } //~ E0046
fn main() {}
// ----
struct S;
impl Drop for S { fn drop(&mut self) {} }
fn main() { let s = S; s.drop(); } //~ E0040
// ----
#[derive(Clone, Copy)] struct S; //~ E0184
impl Drop for S { fn drop(&mut self) {} }
fn main() {}
// ----
fn f(x: &'a i32) {} //~ E0261
fn main() {}
// ----
fn f(x: &i32, y: &i32) -> &i32 { x } //~ E0106
fn main() {}
// ----
fn f() -> &i32 { &1 } //~ E0106
fn main() {}
// ----
struct S { x: &i32 } //~ E0106
fn main() {}
// ----
struct S<'a> { x: i32 } //~ E0392
fn main() {}
// ----
fn f<'a, 'a>(x: &'a i32) {} //~ E0403
fn main() {}
// ----
fn f<'static>(x: &'static i32) {} //~ E0262
fn main() {}
// ----
fn f(x: i32) -> i32 { x }
fn main() { let y = f(1) as fn(i32) -> i32; } //~ E0605
// ----
fn main() { let x = [1; 2.5]; } //~ outside-subset
// ----
const N: usize = 3;
fn main() { let a = [0; N]; println!("{}", a.len()); }
// ----
fn main() { let n = 3; let a = [0; n]; } //~ E0435
// ----
const X: i32 = f(); //~ E0015
fn f() -> i32 { 1 } 
fn main() {}
// ----
const X: u8 = 255 + 1; //~ E0080
fn main() {}
// ----
const X: i32 = 1 / 0; //~ E0080
fn main() {}
// ----
static X: std::cell::Cell<i32> = std::cell::Cell::new(1); //~ E0277
fn main() {}
// ----
const A: i32 = A; //~ E0391
fn main() {}
// ----
fn f(x: i32, y: _) {} //~ E0121
fn main() {}
// ----
#[repr(C)] #[repr(u8)] enum E { A, B } //~ E0566
fn main() { let _ = (E::A, E::B); }
// ----
#[repr(u8)] #[repr(u16)] enum E { A, B } //~ E0566
fn main() { let _ = (E::A, E::B); }
// ----
#[repr(Rust)] #[repr(C)] struct S { a: u8 } //~ E0566
fn main() { let _ = S { a: 1 }.a; }
// ----
#[repr(C)] #[repr(C)] struct S { a: u8 }
fn main() { let _ = S { a: 1 }.a; }
// ----
#[derive(Clone)] #[derive(Clone)] struct S; //~ E0119
fn main() { let _ = S; }
// ----
#[derive(Clone, Copy, Copy)] struct S; //~ E0119
fn main() { let _ = S; }
// ----
fn main() { let x = 1u8; let p = &x as *const u8; let q = p as *const _; let y = unsafe { q.add(0) }; let z: u8 = unsafe { *y }; println!("{}", z); } //~ E0282
// ----
fn main() { let x = 1u8; let p = &x as *const u8; let q = p as *const _; let z = unsafe { *q }; println!("{}", z); }
// ----
fn main() { let x = 1u8; let p = &x as *const u8; let q = p as *const _; let z: u8 = unsafe { std::ptr::read(q) }; println!("{}", z); }
// ----
fn main() { let x = 1u8; let q = &x as *const _; let z = unsafe { std::ptr::read(q) }; println!("{}", z); }
// ----
fn main() { let x = 1u8; let q = &x as *const _ as *mut u8; println!("{}", q.is_null()); }
// ----
fn main() { let x = 1u32; let q = &x as *const u32; let r: *const u8 = q as *const _; println!("{}", r.is_null()); }
// ----
fn main() { let x = 1u32; let q = &x as *const _; println!("{}", q.is_null()); } //~ E0282
// ----
struct S { a: u32 } fn main() { let x = S { a: 1 }; let q = &x as *const _; println!("{}", unsafe { (*q).a }); } //~ E0282
// ----
fn f(p: *const u8) {} fn main() { let x = 1u32; f(&x as *const u32 as *const _); f(&x as *const _ as *const u8); let a = [1u8]; let p = &a as *const _; f(p); }
// ----
fn main() { let x = &5 as *const u8; println!("{}", x.is_null()); } //~ E0606
// ----
fn main() { let mut a = [1, 2]; let p = a.as_mut_ptr() as *mut u32; println!("{}", p.is_null()); }
// ----
fn main() { let p = std::ptr::null() as *const u8; let q = std::ptr::null_mut::<u8>() as *mut _; g(q); println!("{}", p.is_null()); } fn g(_: *mut u32) {}
// ----
fn main() { let v = Vec::new(); let p = v.as_ptr() as *const u8; println!("{}", p.is_null()); let w: Vec<u32> = v; println!("{}", w.len()); }
// ----
fn main() { let x = 3; let p = &x as *const _ as usize; println!("{}", p > 0); }
// ----
fn main() { let x = 3; let p = &x as *const i64; println!("{}", unsafe { *p }); } //~ E0606
// ----
fn main() { let mut x = 3; let p = &mut x as *mut i64; unsafe { *p = 4 }; println!("{}", x); } //~ E0606
// ----
fn main() { let mut x = [0; 4]; let p = &mut x as *mut _ as *mut u8; unsafe { *p = 4 }; println!("{}", x[0]); }
// ----
fn main() { let mut x = [0u8; 4]; let p: *mut u32 = x.as_mut_ptr() as *mut _; println!("{}", p.is_null()); let q = x.as_mut_ptr().cast::<u32>() as *mut _; f(q); } fn f(_: *mut u64) {}
// ----
fn main() { let mut v = None; if let Some(o) = v { assert!(6i32 + o == 0); } } //~ E0282
// ----
fn main() { let mut v = None; if let Some(o) = v { assert!(6i32 + o == 0); } v = Some(2); }
// ----
fn main() { let mut v = None; if let Some(o) = v { assert!(6i32 + o == 0); } v = Some(2u8); } //~ E0277
// ----
fn main() { let mut v = None; let mut s = 3u8; if let Some(o) = v { s += o; } } //~ E0282
// ----
fn main() { let mut v = None; let mut s = 3u8; if let Some(o) = v { s += o; } v = Some(1); println!("{}", s); }
// ----
fn main() { let mut v = None; if let Some(o) = v { if 6i32 == o { println!("x"); } } }
// ----
fn main() { let mut v = None; if let Some(o) = v { if 6i32 < o { println!("x"); } } }
// ----
fn main() { let mut v = None; if let Some(o) = v { let t = true & o; } } //~ E0282
// ----
fn main() { let mut v = None; if let Some(o) = v { let t = 1u8 << o; } } //~ E0282
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 * v[0]; v.push(2); println!("{}", t); }
// ----
fn main() { let mut v = Vec::new(); let t = 1 - v[0]; v.push(2u64); println!("{}", t); }
// ----
fn main() { let mut v = Vec::new(); let t = 1 - v[0]; v.push(2u16); let z: u16 = t; }
// ----
fn main() { let mut v = Vec::new(); let mut t = 1; t += v[0]; v.push(2); let z: u16 = t; }
// ----
fn main() { let mut v = Vec::new(); let mut t = 1; t += v[0]; v.push(2i64); let z = t + 1; println!("{}", z); }
// ----
fn main() { let s: &str = "a"; let b = Box::new(*s); } //~ E0277
// ----
fn f(v: &[i32]) { let o = Some(*v); } //~ E0277
fn main() {}
// ----
fn f(v: &[i32]) { let o = (1, *v); } //~ E0277
fn main() {}
// ----
fn f(v: &[i32]) { let o = vec![*v]; } //~ E0277
fn main() {}
// ----
fn f(v: &mut [i32], w: &[i32]) { *v = *w; } //~ E0277
fn main() {}
// ----
fn f(v: &[i32]) { let b = Box::new(v[1..]); } //~ E0277
fn main() {}
// ----
fn f(s: &str) { std::mem::drop(*s); } //~ E0277
fn main() {}
// ----
fn f(v: &[i32]) -> usize { match v[..] { [a, ..] => {} _ => {} } v[1..].len() + (*v).len() }
fn main() { assert!([1, 2][..] == [1, 2]); }
// ----
#[repr(transparent)] struct A(u8, (), [u8; 0]);
#[repr(transparent)] struct B([u32; 0]);
#[repr(transparent)] struct C;
#[repr(transparent)] enum D { One { a: A } }
fn main() {}
// ----
#[repr(transparent)] struct A(u8, bool); //~ E0690
fn main() {}
// ----
#[repr(transparent)] struct A(u8, [u16; 0]); //~ E0690
fn main() {}
// ----
#[repr(transparent)] enum A { One(u8, u8) } //~ E0690
fn main() {}
// ----
#[repr(transparent)] enum A { One, Two } //~ E0731
fn main() {}
// ----
#[repr(C)] //~ E0692
#[repr(transparent)] struct A(u8);
fn main() {}
