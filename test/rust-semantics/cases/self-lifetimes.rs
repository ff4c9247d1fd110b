struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let s = Self::g(x); *s.0 } //~ lifetime-too-short
    fn g(x: &'a u8) -> Self { S(x) } }
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let s: Self = S(x); *s.0 } //~ lifetime-too-short
    fn g(x: &'a u8) -> Self { S(x) } }
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let s: S = S::g(x); *s.0 }
    fn g(x: &'a u8) -> Self { S(x) } }
fn main() {}
// ----
enum S<'a> { A(&'a u8), B }
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let s = Self::A(x); 1 } } //~ lifetime-too-short
fn main() {}
// ----
enum S<'a> { A(&'a u8), B }
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let s = S::A(x); 1 } }
fn main() {}
// ----
enum S<'a> { A { x: &'a u8 }, B }
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let s = Self::A { x }; 1 } } //~ lifetime-too-short
fn main() {}
// ----
enum S<'a> { A { x: &'a u8 }, B }
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { match (S::A { x }) { Self::A { x } => 1, Self::B => 2 } } } //~ lifetime-too-short
fn main() {}
// ----
type A = S<'static>; struct S<'a> { x: &'a u8 }
    fn f<'b>(x: &'b u8) { let s = A { x }; } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a> { x: &'a u8 }
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let Self { x: y } = S { x }; *y } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a> { x: &'a u8 }
impl<'a> S<'a> { fn f(x: &'static u8) -> u8 { let Self { x: y } = (S { x }); *y } }
fn main() {}
// ----
enum S<'a> { A { x: &'a u8 }, B }
impl<'a> S<'a> { fn f(&self, o: &S) -> u8 { match o { Self::A { x } => **x, Self::B => 2 } } } //~ E0621
fn main() {}
// ----
enum S<'a> { A { x: &'a u8 }, B }
impl<'a> S<'a> { fn f(&self, o: &S) -> bool { matches!(o, Self::B) } } //~ E0621
fn main() {}
// ----
enum S<'a> { A { x: &'a u8 }, B }
impl<'a> S<'a> { fn f<'b>(&self, o: &S<'b>) -> bool { if let Self::A { .. } = *o { true } else { false } } } //~ lifetime-too-short
fn main() {}
// ----
enum S<'a> { A { x: &'a u8 }, B }
impl<'a> S<'a> { fn f<'b: 'a>(&self, o: &S<'b>) -> bool { if let Self::A { .. } = *o { true } else { false } } }
fn main() {}
// ----
use std::cell::Cell; enum S<'a> { A { x: Cell<&'a u8> }, B }
impl<'a> S<'a> { fn f<'b: 'a>(&self, o: &S<'b>) -> bool { if let Self::A { .. } = *o { true } else { false } } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f(x: &'static u8) -> S<'static> { Self(x) } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f(x: &'a u8) { let mut v = vec![Self(x)]; let k = 1; v.push(S(&k)); } }
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f(x: &'a u8) { let mut v = Self(x); let k = 1; v = S(&k); println!("{}", v.0); } }
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn new(x: &'a u8) -> Self { Self(x) }
    fn f() -> u8 { let k = 1; let s = Self::new(&k); *s.0 } } //~ E0597
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn new(x: &'a u8) -> Self { Self(x) }
    fn f() -> u8 { let k = 1; let s = S::new(&k); *s.0 } }
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn new(x: &'a u8) -> Self { Self(x) }
    fn get(&self) -> u8 { let k = 1; let s = S(&k); Self::get(&s) } } //~ E0597
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn g(self) -> &'a u8 { self.0 }
    fn f(s: S) -> u8 { *Self::g(s) } } //~ E0621
fn main() {}
// ----
struct S<'a>(&'a u8);
impl S<'static> { fn n(x: &'static u8) -> Self { Self(x) } }
impl<'a> S<'a> { fn f(x: &'static u8) -> Self { Self::n(x) } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { const C: u8 = 1; fn f() -> u8 { Self::C } }
fn main() {}
// ----
struct S<'a> { x: &'a u8, y: u8 }
impl<'a> S<'a> { fn with(self, y: u8) -> Self { Self { y, ..self } }
    fn z(s: S) -> u8 { let t = Self { y: 1, ..s }; *t.x } } //~ E0621
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f<'b>(x: &'b u8) -> u8 { let c = || Self(x); *c().0 } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn f(x: &'a u8) -> u8 { let c = || Self(x); *c().0 } }
fn main() { println!("{}", S::f(&2)); }
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn n(x: &'a u8) -> Self { Self(x) }
    fn f<'b>(x: &'b u8) -> u8 { let c = || Self::n(x); *c().0 } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn n(x: &'a u8) -> Self { Self(x) }
    fn f(x: &'a u8) -> u8 { let k = 1; let c = |y| Self::n(y); *c(&k).0 } } //~ E0597
fn main() {}
// ----
struct P<'a, 'b> { x: &'a u8, y: &'b u8 }
impl<'a, 'b> P<'a, 'b> { fn swap(self) -> P<'b, 'a> { P { x: self.y, y: self.x } } }
fn main() {}
// ----
struct P<'a, 'b> { x: &'a u8, y: &'b u8 }
impl<'a, 'b> P<'a, 'b> { fn swap(self) -> P<'b, 'a> { Self { x: self.y, y: self.x } } } //~ lifetime-too-short
fn main() {}
// ----
struct P<'a, 'b> { x: &'a u8, y: &'b u8 }
impl<'a> P<'a, 'a> { fn swap(self) -> Self { Self { x: self.y, y: self.x } } }
fn main() {}
// ----
struct It<'a> { v: &'a [i32], at: usize }
impl<'a> It<'a> { fn new(v: &'a [i32]) -> Self { Self { v, at: 0 } }
    fn next(&mut self) -> Option<&'a i32> { if self.at < self.v.len() { self.at += 1; Some(&self.v[self.at - 1]) } else { None } } }
fn main() { let v = vec![1, 2]; let mut i = It::new(&v); while let Some(x) = i.next() { println!("{}", x); } }
// ----
struct S<'a>(&'a mut u8);
impl<'a> S<'a> { fn re(&mut self) -> S { Self(self.0) } } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a>(&'a mut u8);
impl<'a> S<'a> { fn re(&mut self) -> S<'_> { S(self.0) } }
fn main() {}
// ----
struct S<'a>(&'a u8);
impl S<'_> { fn re(&self) -> S<'_> { Self(self.0) }
    fn k(&self) -> u8 { let k = 1; let t = Self(&k); *t.0 } } //~ E0597
fn main() {}
// ----
type A<'x> = S<'x>; struct S<'a>(&'a u8);
impl<'a> A<'a> { fn f<'b>(x: &'b u8) { let s = A::n(x); }
    fn n(x: &'a u8) -> Self { Self(x) } }
fn main() {}
// ----
type A = S<'static>; struct S<'a> { x: &'a u8 }
impl<'a> S<'a> { fn n(x: &'a u8) -> Self { Self { x } } }
fn f<'b>(x: &'b u8) { let s = A::n(x); } //~ E0521
fn main() {}
// ----
type A = S<'static>; struct S<'a> { x: &'a u8 }
    fn f(x: &'static u8) -> u8 { let A { x: y } = A { x }; *y }
fn main() { println!("{}", f(&3)); }
// ----
enum L<'a> { End, Next(&'a L<'a>) }
impl<'a> L<'a> { fn len(&self) -> usize { match self { Self::End => 0, Self::Next(l) => 1 + l.len() } } }
fn main() { let a = L::End; let b = L::Next(&a); println!("{}", L::Next(&b).len()); }
// ----
enum L<'a> { End, Next(&'a L<'a>) }
impl<'a> L<'a> { fn same(&self, o: &L<'a>) -> bool { match (self, o) { (Self::End, Self::End) => true, (Self::Next(a), Self::Next(b)) => a.same(b), _ => false } } }
fn main() { let a = L::End; let b = L::Next(&a); println!("{}", L::Next(&b).same(&b)); }
// ----
enum L<'a> { End, Next(&'a L<'a>) }
impl<'a> L<'a> { fn same(&self, o: &L) -> bool { match (self, o) { (Self::End, Self::End) => true, _ => false } } } //~ E0621
fn main() { }
// ----
struct S<'a>(&'a u8);
impl<'a> Drop for S<'a> { fn drop(&mut self) { let k = 3; let t = Self(&k); } } //~ E0597
fn main() {}
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn put(v: &mut Vec<S<'a>>, x: &'a u8) { v.push(Self(x)); v.push(Self::make(x)); }
    fn make(x: &'a u8) -> Self { Self(x) } }
fn main() { let k = 1; let mut v = vec![]; S::put(&mut v, &k); println!("{}", v.len()); }
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn map(o: Option<&'a u8>) -> Option<Self> { o.map(|x| Self(x)) } }
fn main() { println!("{}", S::map(Some(&3)).is_some()); }
// ----
struct W<'a>(&'a i32);
impl<'a: 'static> W<'a> { fn n() -> i32 { 1 } }
impl<'b> W<'b> { fn h() -> i32 { Self::n() } fn get(&self) -> i32 { *self.0 } } //~ lifetime-too-short
fn main() { let x = 3; let w = W(&x); println!("{} {}", W::h(), w.get()); }
