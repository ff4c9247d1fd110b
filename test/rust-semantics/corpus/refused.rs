// What rustc refuses, and twins that it accepts: types, moves, initialisation, mutability, patterns, `unsafe`, borrows.
fn main() { let x = 5; x = 6; println!("{}", x); }
// -------
fn main() { let x: i32; println!("{}", x); }
// -------
fn main() { let x: i32; if true { x = 1; } println!("{}", x); }
// -------
fn main() { let v = vec![1]; let w = v; println!("{}", v.len()); drop(w); }
// -------
fn take(v: Vec<i32>) {} fn main() { let v = vec![1]; for _ in 0..2 { take(v); } }
// -------
fn main() { let v = vec![1]; let c = true; if c { drop(v); } println!("{}", v.len()); }
// -------
struct P { a: Vec<i32>, b: i32 } fn main() { let p = P { a: vec![], b: 1 }; let a = p.a; println!("{}", p.b); let q = p; }
// -------
struct D { v: Vec<i32> } impl Drop for D { fn drop(&mut self) {} } fn main() { let d = D { v: vec![] }; let v = d.v; }
// -------
fn f(v: &Vec<i32>) -> Vec<i32> { *v } fn main() { f(&vec![]); }
// -------
fn main() { let a = [vec![1], vec![2]]; let b = a[0]; }
// -------
fn main() { let v = vec![vec![1]]; let b = v[0]; }
// -------
fn f(x: &i32) { *x = 1; } fn main() { f(&1); }
// -------
fn main() { let v = Vec::new(); v.push(1); }
// -------
fn main() { let x = 1; let r = &mut x; *r = 2; }
// -------
struct S { n: i32 } impl S { fn set(&self) { self.n = 1; } } fn main() { S { n: 0 }.set(); }
// -------
enum E { A, B(i32), C } fn main() { let e = E::A; match e { E::A => {} E::B(_) => {} } }
// -------
fn main() { match 3u8 { 0..=100 => {} 102..=255 => {} } }
// -------
fn main() { match (true, false) { (true, _) => {} (_, true) => {} } }
// -------
fn main() { let Some(x) = Some(1); }
// -------
fn main() { match Some(Some(1)) { None => {} Some(None) => {} Some(Some(0)) => {} } }
// -------
fn main() { let p = &1 as *const i32; println!("{}", *p); }
// -------
unsafe fn f() {} fn main() { f(); }
// -------
static mut G: i32 = 0; fn main() { G = 1; }
// -------
fn main() { let x: u8 = 256; }
// -------
fn main() { let x: i32 = "a"; let y: bool = 1; }
// -------
fn main() { let x = 1u8 + 1i32; }
// -------
fn main() { let x = 5; if x { } while 1 { } }
// -------
fn f() -> i32 { 1; } fn main() { f(); }
// -------
fn f(x: i32) -> i32 { if x > 0 { 1 } } fn main() { f(1); }
// -------
fn main() { let x = if true { 1 } else { "a" }; }
// -------
fn f(a: i32) {} fn main() { f(); f(1, 2); f(true); }
// -------
struct S { a: i32 } fn main() { let s = S { b: 1 }; let t = S { a: 1, a: 2 }; s.c; }
// -------
struct S; fn main() { S.go(); S::new(); Undefined::x(); undefined(); }
// -------
fn main() { y = 1; let z = w + 1; }
// -------
fn main() { break; } 
// -------
fn main() { let x = 'a: loop { break 'b; }; }
// -------
fn main() { for i in 5 { } }
// -------
fn main() { let a = [1, 2]; let b: [i32; 3] = a; let c = a["x"]; let d = a[1i32]; }
// -------
fn main() { let x = &5; let y: &mut i32 = x; }
// -------
fn f() -> Option<i32> { let x: Result<i32, i32> = Ok(1); let y = x?; Some(y) } fn main() { f(); }
// -------
fn main() { let x = Some(1)?; }
// -------
struct S { v: Vec<i32> } #[derive(Clone, Copy)] struct T { s: S } fn main() {}
// -------
struct R { r: R } fn main() {}
// -------
struct L { r: &i32 } fn main() {}
// -------
fn f(a: &i32, b: &i32) -> &i32 { a } fn main() {}
// -------
fn f() -> &i32 { &1 } fn main() {}
// -------
fn main() { let x = 3 as bool; let y = 3i32 as char; let z = &1 as i32; }
// -------
fn main() { let x: [i32; 2] = [1; 3]; let (a, b, c) = (1, 2); }
// -------
fn main() { let n = 3; let a = [0; n]; }
// -------
fn f(x: i32) {} fn f(y: i32) {} struct A; struct A; fn main() {}
// -------
fn main() { let mut v = vec![1]; let r = &v[0]; v.push(2); println!("{}", r); }
// -------
fn main() { let mut x = 1; let a = &mut x; let b = &mut x; *a = 1; *b = 2; }
// -------
fn main() { let r; { let x = 1; r = &x; } println!("{}", r); }
// -------
fn f<'a>() -> &'a i32 { let x = 1; &x } fn main() { f(); }
// -------
fn main() { let mut x = 1; let r = &x; x = 2; println!("{}", r); }
// -------
fn main() { let v = vec![1]; let r = &v; drop(v); println!("{}", r.len()); }
// -------
fn main() { let mut o = Some(1); if let Some(x) = &o { o = None; println!("{}", x); } }
// -------
struct S { a: i32, b: i32 } fn main() { let mut s = S { a: 1, b: 2 }; let p = &mut s.a; let q = &mut s.b; std::mem::swap(p, q); let r = &mut s; let t = &s.a; r.a = 1; println!("{}", t); }
// -------
fn longest<'a, 'b>(a: &'a i32, b: &'b i32) -> &'a i32 { b } fn main() {}
// -------
fn main() { let mut v = vec![1, 2]; for x in &v { v.push(*x); } }
// -------
struct H<'a> { r: &'a mut i32 } impl<'a> H<'a> { fn get(&self) -> &'a mut i32 { self.r } } fn main() {}
// -------
fn main() { let s: &'static i32; let x = 1; s = &x; println!("{}", s); }
// -------
fn main() { let mut a = [1, 2]; let x = &mut a[0]; let y = &mut a[1]; *x = *y; }
// -------
fn main() { let c = std::cell::Cell::new(1); let r: &mut i32 = c.get_mut(); }
// -------
fn main() { let x = 1; let f = std::panic::catch_unwind(move || { x = 2; }); }
// -------
fn main() { let mut b = Box::new(1); let r = &mut *b; let c = b; *r = 2; }
// -------
fn main() { let x: &mut Vec<i32> = &mut vec![]; let y = x; x.push(1); y.push(2); }
// -------
fn f(x: &mut i32) -> &mut i32 { x } fn main() { let mut n = 1; let a = f(&mut n); n = 3; *a = 2; }
// -------
impl S { fn x(&self) {} fn x(&self) {} } struct S; fn main() {}
// -------
enum E { A = 1, B = 1 } fn main() { let x = E::C; }
// -------
fn main() { let x = 1; match x { 1 => "a", _ => 2 }; }
// -------
fn main() { let t = (1, 2); t.2; t.x; let (a, a) = t; }
// -------
const C: i32 = f(); fn f() -> i32 { 1 } fn main() { C = 2; let c: &mut i32 = &mut C; }
// -------
fn main() { let mut x = 1; let mut inc = std::panic::catch_unwind(|| x + 1); x += 1; println!("{}", x); }
// -------
fn main() { let s = String::from("a"); }
// -------
trait T { fn f(&self); } fn main() {}
// -------
fn g<T>(x: T) -> T { x } fn main() { g(1); }
