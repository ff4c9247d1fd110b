use std::mem;
use std::mem; //~ E0252
fn main() {}
// ----
use std::mem::swap;
fn swap() {} //~ E0255
fn main() {}
// ----
fn swap() {}
use std::mem::swap; //~ E0255
fn main() {}
// ----
struct foo;
fn foo() {} //~ E0428
fn main() {}
// ----
const X: u8 = 3;
fn X() {} //~ E0428
fn main() {}
// ----
struct foo {}
fn foo() {}
fn main() {}
// ----
enum E { A } enum F { A }
use E::*;
use F::*;
fn main() { let x = A; } //~ E0659
// ----
enum E { A } enum F { A }
use E::*;
use F::*;
use F::A;
fn main() { let x: F = A; let y = E::A; }
// ----
enum E { A } enum F { A }
use E::*;
use F::*;
fn main() {}
// ----
enum E { A }
use E::*;
use E::*;
fn main() { let x = A; }
// ----
enum E { A }
use E::*;
fn A() -> u8 { 3 }
fn main() { let x: u8 = A(); }
// ----
enum E { A }
use E::A;
fn A() {} //~ E0255
fn main() {}
// ----
enum E { A(A) }
use E::A;
struct A { x: u8 } //~ E0255
fn main() {}
// ----
enum E { A(A) }
use E::*;
struct A { x: u8 }
fn main() { let x: A = A { x: 3 }; let y = E::A(x); }
// ----
use std::cell::Cell;
struct Cell; //~ E0255
fn main() {}
// ----
use std::cell::*;
struct Cell;
fn main() { let x: Cell = Cell; }
// ----
use std::ptr::*;
use std::mem::swap;
fn main() { let (mut a, mut b) = (1, 2); swap(&mut a, &mut b); }
// ----
fn main() {
    use std::mem::swap;
    fn swap() {} //~ E0255
}
// ----
use std::option::Option::{self, Some};
use std::vec::Vec;
use Option::None as Nothing;
fn main() { let x: Option<u8> = Nothing; let y = Some(3); let z: Vec<u8> = Vec::new(); }
// ----
struct Option;
fn main() { let x: Option = Option; let z: std::option::Option<u8> = Some(3); }
// ----
use Some as Just;
fn main() { let x = Just(3); }
// ----
fn f() -> u8 { 3 }
use f as g;
fn main() { let x: u8 = g(); }
// ----
struct S;
impl S { fn f() { fn g(x: Self) {} } } //~ E0401
fn main() {}
// ----
struct S;
impl S { fn f() { fn g() { Self::f(); } } } //~ E0401
fn main() {}
// ----
struct S;
impl S { fn f() { const K: Self = S; } } //~ E0401
fn main() {}
// ----
struct S;
impl S { fn f() { let c = || { let z: Self = Self; }; } }
fn main() {}
// ----
struct S;
impl S { fn f() { struct T; impl T { fn g() -> Self { Self } } let t: T = T::g(); } }
fn main() {}
// ----
fn f(x: isize) { static CHILD: isize = x + 1; } //~ E0435
fn main() {}
// ----
struct S { x: isize }
impl S { fn f(&self) { static Z: isize = self.x; } } //~ E0435
fn main() {}
// ----
enum O { X, Y }
use O::X;
use std::cell::Cell as X; //~ E0252
fn main() {}
// ----
struct X(u8);
fn main() { let X = 5; let X = 6; } //~ E0530
// ----
fn g() {}
fn main() { let v = g { a: 1 }; } //~ E0574
