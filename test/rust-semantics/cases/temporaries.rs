struct D(u8); impl Drop for D { fn drop(&mut self) {} }
impl D { fn r(&self) -> &u8 { &self.0 } fn o(&self) -> Option<&u8> { Some(&self.0) } }
fn mk() -> D { D(1) }
fn f() -> u8 { *mk().r() }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
impl<'a> D { fn r(&self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f() -> u8 { let d = D(1); *d.r().0 } //~ E0597
fn main() {}
// ----
struct D(u8);
impl D { fn r(&self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8);
fn f() -> u8 { let d = D(1); *d.r().0 }
fn main() {}
// ----
struct D(u8);
impl D { fn r(&self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f() -> u8 { let d = D(1); let x = *d.r().0; x }
fn main() {}
// ----
struct D(u8);
impl D { fn r(&self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f() { let d = D(1); match d.r().0 { x => println!("{}", x) } } //~ E0597
fn main() {}
// ----
struct D(u8);
impl D { fn r(&self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f() { let d = D(1); match d.r().0 { x => println!("{}", x) }; }
fn main() {}
// ----
struct D(u8);
impl D { fn r(&self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f() { let d = D(1); if let x = d.r().0 { println!("{}", x) } } //~ E0597
fn main() {}
// ----
struct D(u8);
impl D { fn r(&mut self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f(mut d: D) { if let 1 = d.r().0 { } else { d.0 = 2; } } //~ E0506
fn main() {}
// ----
struct D(u8);
impl D { fn r(&mut self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f(mut d: D) { if *d.r().0 == 1 { d.0 = 3; } else { d.0 = 2; } while *d.r().0 == 1 { d.0 = 2; } }
fn main() {}
// ----
struct D(u8);
impl D { fn r(&mut self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f(mut d: D) { while let 1 = d.r().0 { d.0 = 2; } } //~ E0506
fn main() {}
// ----
struct D(u8);
impl D { fn r(&mut self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f(mut d: D) { let W(x) = &d.r() else { return }; d.0 = 1; println!("{}", x); } //~ E0506
fn main() {}
// ----
struct D(u8);
impl D { fn r(&mut self) -> W<'_> { W(&self.0) } }
struct W<'a>(&'a u8); impl Drop for W<'_> { fn drop(&mut self) {} }
fn f(mut d: D) { let 1 = d.r().0 else { d.0 = 2; return }; d.0 = 1; }
fn main() {}
// ----
struct D(u8);
impl D { fn r(&mut self) -> Option<&u8> { Some(&self.0) } }
fn f(mut d: D) { let Some(x) = d.r() else { d.0 = 2; return }; println!("{}", x); }
fn main() {}
// ----
fn f() { let x = &String::new(); let y = &mut String::new(); y.push('a'); println!("{}{}", x, y); }
fn main() {}
// ----
fn id(x: &String) -> &String { x }
fn f() { let x = id(&String::new()); println!("{}", x); } //~ E0716
fn main() {}
// ----
fn id(x: &String) -> &String { x }
fn f() { println!("{}", id(&String::new())); let n = id(&String::new()).len(); }
fn main() {}
// ----
struct S<'a>(&'a String);
fn f() { let x = S(&String::new()); println!("{}", x.0); let y = (&String::new(), 1); println!("{}", y.0); let z = [&String::new()]; println!("{}", z[0]); }
fn main() {}
// ----
fn f() { let x = Some(&String::new()); println!("{:?}", x); }
fn main() {}
// ----
fn f() { let x = { &String::new() }; println!("{}", x); let y = if true { &String::new() } else { &String::new() }; println!("{}", y); }
fn main() {}
// ----
fn f(b: u8) { let y = match b { 1 => &String::new(), _ => &String::new() }; println!("{}", y); }
fn main() {}
// ----
fn f(b: u8) { let y; y = &String::new(); println!("{}", y); } //~ E0716
fn main() {}
// ----
fn f(b: u8) { let y: &str = &String::new(); println!("{}", y); let z: &[u8] = &vec![1]; println!("{:?}", z); }
fn main() {}
// ----
fn f(b: u8) { let y = &*String::new(); println!("{}", y); let z = &vec![1][..]; println!("{:?}", z); let k = &vec![1][0]; println!("{}", k); }
fn main() {}
// ----
fn f(b: u8) { let y = String::new().as_str(); println!("{}", y); } //~ E0716
fn main() {}
// ----
fn f(b: u8) { let ref y = String::new(); println!("{}", y); let ref z = *String::new(); println!("{}", z); }
fn main() {}
// ----
fn f(b: u8) { let (ref y, _) = (String::new(), 1); println!("{}", y); let Some(ref z) = Some(String::new()) else { return }; println!("{}", z); }
fn main() {}
// ----
fn f(b: u8) { let y = &(String::new(), 1).0; println!("{}", y); let z = &[String::new()][0]; println!("{}", z); }
fn main() {}
// ----
fn f(b: u8) { let y = &Box::new(String::new()).len(); println!("{}", y); let z = &*Box::new(1); println!("{}", z); let mut k = &mut *Box::new(1); *k = 2; println!("{}", k); }
fn main() {}
// ----
fn f(b: u8) -> &'static str { let x: &'static str = &*"a"; match b { 1 => x, _ => &"abc"[1..] } }
fn main() {}
// ----
static S: std::cell::Cell<u8> = std::cell::Cell::new(1); //~ E0277
fn main() {}
// ----
static mut S: u8 = 1;
fn f() -> u8 { S } //~ E0133
fn main() {}
// ----
static mut S: u8 = 1;
fn f() { S = 2; let p = &raw mut S; let q = &raw const S; unsafe { S += 1; } } //~ E0133
fn main() {}
// ----
static mut S: u8 = 1;
fn f() { let p = &raw mut S; let q = &raw const S; let r = std::ptr::addr_of!(S); unsafe { S += 1; } }
fn main() {}
// ----
static mut S: [u8; 2] = [1, 2];
fn f() { let p = &raw mut S[0]; unsafe { let q = &raw mut S[1]; } } //~ E0133
fn main() {}
// ----
static S: u8 = 1;
fn f() { S = 2; } //~ E0594
fn main() {}
// ----
static S: u8 = 1;
fn f() { let x = &mut S; } //~ E0596
fn main() {}
// ----
static S: String = String::new();
fn f() { let x = S; } //~ E0507
fn main() {}
// ----
static S: (String, u8) = (String::new(), 1);
fn f() { let x = S.1; let y = &S.0; let z = S.0; } //~ E0507
fn main() {}
// ----
const C: String = String::new();
fn f() { let x = C; let y = C; drop(x); let z = &mut C; z.push('a'); }
fn main() {}
// ----
const V: Box<u8> = Box::new(1); //~ E0015
fn main() {}
// ----
fn g() -> u8 { 1 }
const V: u8 = g(); //~ E0015
static W: u8 = g(); //~ E0015
fn main() {}
// ----
const A: u8 = B; const B: u8 = A; //~ E0391
fn main() {}
// ----
static A: &u8 = &B; static B: u8 = 1; static C: &&u8 = &&B;
fn main() {}
// ----
const A: u8 = 255 + 1; const B: u8 = 1 / 0; const C: u8 = [1, 2][2]; //~ E0080
fn main() {}
// ----
const A: usize = 3; fn f() { let x = [1; A]; let y: [u8; A + 1] = [0; 4]; let z: [u8; A] = [0; 4]; } //~ E0308
fn main() {}
// ----
fn f(n: usize) { let x = [1; n]; } //~ E0435
fn main() {}
// ----
const A: i32 = -1; fn f(x: i32) { match x { A => {} 0..=5 => {} _ => {} } }
fn main() {}
// ----
fn mk() -> (u8, u8) { (1, 2) }
fn main() { let x @ (ref a, _) = mk(); println!("{} {}", a, x.0); } //~ E0716
// ----
fn mk() -> (u8, u8) { (1, 2) }
fn main() { let ref x @ (ref a, _) = mk(); println!("{} {}", a, x.0); }
// ----
fn mk() -> ([u8; 2], u8) { ([1, 2], 2) }
fn main() { let ([ref a, ..], _) = mk(); println!("{}", a); }
// ----
fn mk() -> [(u8, u8); 1] { [(1, 2)] }
fn main() { let x @ (ref a, _) = mk()[0]; println!("{}", a); } //~ E0716
// ----
fn mk() -> [(u8, u8); 1] { [(1, 2)] }
fn main() { let [(ref a, _)] = mk()[..] else { return }; println!("{}", a); }
// ----
struct G<'a>(&'a mut Vec<u8>);
impl Drop for G<'_> { fn drop(&mut self) { self.0.push(0); } }
fn none<'a>(_: &'a mut Vec<u8>) -> Option<G<'a>> { None }
fn f(v: &mut Vec<u8>) -> usize { let Some(x) = &none(v) else { v.push(1); return v.len() }; x.0.len() }
fn main() { println!("{}", f(&mut vec![])); }
// ----
struct G<'a>(&'a mut Vec<u8>);
impl Drop for G<'_> { fn drop(&mut self) { self.0.push(0); } }
fn none<'a>(_: &'a mut Vec<u8>) -> Option<G<'a>> { None }
fn f(v: &mut Vec<u8>) -> usize { let Some(_) = &none(v) else { return 1 }; v.len() } //~ E0502
fn main() { println!("{}", f(&mut vec![])); }
// ----
struct P<'a>(Option<&'a u8>);
impl Drop for P<'_> { fn drop(&mut self) {} }
fn main() { let (ref mut b, x) = (P(None), 5u8); b.0 = Some(&x); } //~ E0597
// ----
struct P<'a>(Option<&'a u8>);
impl Drop for P<'_> { fn drop(&mut self) {} }
fn two() -> u8 { 2 }
fn main() { let (mut b, ref x) = (P(None), two()); b.0 = Some(x); }
// ----
struct P<'a>(Option<&'a u8>);
impl Drop for P<'_> { fn drop(&mut self) {} }
fn two() -> u8 { 2 }
fn main() { let (mut b, x) = (P(None), two()); b.0 = Some(&x); } //~ E0597
// ----
struct P<'a>(Option<&'a u8>);
impl Drop for P<'_> { fn drop(&mut self) {} }
fn main() { let Some((x, ref mut b)) = Some((5u8, P(None))) else { return }; b.0 = Some(&x); } //~ E0597
// ----
struct G<'a>(&'a Vec<u8>); impl<'a> Drop for G<'a> { fn drop(&mut self) {} } impl<'a> G<'a> { fn n(&self) -> usize { 3 } }
fn f() { let mut v = vec![1]; for x in 0..G(&v).n() { v.push(3); } } //~ E0502
fn main() {}
// ----
struct G<'a>(&'a Vec<u8>); impl<'a> G<'a> { fn n(&self) -> usize { 3 } }
fn f() { let mut v = vec![1]; for x in 0..G(&v).n() { v.push(3); } }
fn main() {}
// ----
struct G<'a>(&'a mut Vec<u8>); impl<'a> Drop for G<'a> { fn drop(&mut self) {} } impl<'a> G<'a> { fn n(&self) -> usize { 3 } }
fn f() { let mut v = vec![1]; for x in 0..G(&mut v).n() {} v.push(3); }
fn main() {}
