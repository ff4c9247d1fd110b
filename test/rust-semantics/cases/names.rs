fn main() { let x = y; } //~ E0425
// ----
fn main() { foo(1); } //~ E0425
// ----
fn f(x: Foo) {} //~ E0425
fn main() {}
// ----
fn main() { let x = Foo::new(); } //~ E0433
// ----
use std::foo::bar; //~ outside-subset
fn main() {}
// ----
fn f() {}
fn f() {} //~ E0428
fn main() {}
// ----
struct S;
struct S; //~ E0428
fn main() {}
// ----
fn f(a: i32, a: i32) {} //~ E0415
fn main() {}
// ----
fn main() { let (a, a) = (1, 2); } //~ E0416
// ----
struct S { a: i32, a: u8 } //~ E0124
fn main() {}
// ----
struct S { a: i32 }
fn main() { let s = S { b: 1 }; } //~ E0560
// ----
struct S { a: i32, b: i32 }
fn main() { let s = S { a: 1 }; } //~ E0063
// ----
struct S { a: i32 }
fn main() { let s = S { a: 1, a: 2 }; } //~ E0062
// ----
struct S { a: i32 }
fn main() { let s = S { a: 1 }; println!("{}", s.b); } //~ E0609
// ----
fn main() { let x = 5; println!("{}", x.foo); } //~ E0610
// ----
struct S { a: i32 }
impl S { fn get(&self) -> i32 { self.a } }
fn main() { let s = S { a: 1 }; s.put(); } //~ E0599
// ----
struct S { a: i32 }
impl S { fn get(&self) -> i32 { self.a } }
fn main() { let s = S { a: 1 }; let g = s.get; } //~ E0615
// ----
enum E { A, B }
fn main() { let e = E::C; } //~ E0599
// ----
struct S;
impl S { fn f() {} fn f() {} } //~ E0592
fn main() {}
// ----
fn main() { break; } //~ E0268
// ----
fn main() { loop { break 'a; } } //~ E0426
// ----
fn f() { self.x; } //~ E0424
fn main() {}
// ----
fn main() { let x: Self = 1; } //~ E0411
// ----
fn outer() { let x = 1; fn inner() -> i32 { x } inner(); } //~ E0434
fn main() {}
// ----
enum E { A, A } //~ E0428
fn main() {}
// ----
enum E { A = 1, B = 1 } //~ E0081
fn main() {}
// ----
use std::mem::swap;
use std::ptr::swap; //~ E0252
fn main() {}
// ----
const A: i32 = B;
const B: i32 = 4;
fn main() { println!("{}", A); }
// ----
fn main() { inner(); fn inner() { println!("{}", 1); } }
// ----
enum E { A(i32) }
use E::A;
fn main() { let A(x) = A(1); println!("{}", x); }
// ----
struct S { a: i32 }
fn main() { let S { b, .. } = (S { a: 1 }); } //~ E0026
// ----
struct S { a: i32, b: i32 }
fn main() { let S { a } = (S { a: 1, b: 2 }); } //~ E0027
// ----
struct T(i32, i32);
fn main() { let T(a) = T(1, 2); } //~ E0023
// ----
static X: i32 = 1;
fn main() { match 1 { X => {} _ => {} } } //~ E0530
// ----
fn main() { match 1 { 1 | x => {} } } //~ E0408
// ----
struct S(i32);
struct U;
impl S {
    fn new() -> Self { Self(1) }
    fn get(self) -> i32 { let Self(x) = self; x }
    fn is(&self) -> bool { matches!(self, Self(2)) }
    fn next(&mut self) { *self = Self(self.0 + 1); }
}
impl U { fn new() -> Self { Self } fn is(&self) -> bool { match self { Self => true } } }
fn main() { let mut s = S::new(); s.next(); println!("{} {} {}", s.is(), U::new().is(), s.get()); }
// ----
struct S(i32);
fn f() { Self(1); } //~ E0425
fn main() {}
// ----
fn main() { 'a: loop { let c = || { 'b: loop { break 'b; } let d = || { break 'a; }; }; } } //~ E0767
// ----
fn main() { 'a: { let c = || { loop { break 'a; } }; } } //~ E0767
// ----
struct S { x: i32, z: i32 }
fn main() { let s = S { y: 1, x: 2 }; } //~ E0560
