struct S<'a>(&'a i32); impl<'a> S<'a> { fn a(self) -> &i32 { self.0 } } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn a(self, x: &i32) -> &i32 { x } } fn main() {}
// ----
struct S<'a>(&'a i32); impl S<'_> { fn a(self) -> S<'_> { self } } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); fn a(s: S) -> &i32 { s.0 } fn b(s: S) -> S { s } fn c(s: S<'_>, t: S) -> S<'static> { S(&1) } fn d(s: S, t: S) -> S { s } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn a(x: Self) -> &'a i32 { x.0 } fn b(x: Self) -> &i32 { x.0 } } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn b(x: &Self) -> &i32 { x.0 } fn c(x: &Self, y: Self) -> &i32 { x.0 } } fn main() {}
// ----
type R = &'static i32; fn f(x: &u8, y: R) -> &u8 { x } fn main() {}
// ----
type R = &'static i32; fn f(y: R) -> &u8 { &1 } fn main() {} //~ E0106
// ----
fn f(y: &'static i32) -> &i32 { y } fn g(y: &'static i32, x: &u8) -> &i32 { y } fn main() {} //~ E0106
// ----
type R<'a> = &'a i32; fn f(y: R) -> &i32 { y } fn g(y: R<'_>) -> R { y } fn h<'a>(y: R<'a>) -> R { y } fn main() {}
// ----
fn f<'a>(y: &'a i32, z: &'a u8) -> &i32 { y } fn main() {} //~ E0106
// ----
fn f<'a>(y: (&'a i32, &'a u8)) -> &i32 { y.0 } fn g(y: (&i32, &u8)) -> &i32 { y.0 } fn main() {} //~ E0106
// ----
fn f(y: fn(&i32) -> &i32) -> &i32 { &1 } fn main() {} //~ E0106
// ----
fn f(y: for<'b> fn(&'b i32) -> &'b i32, x: &i32) -> &i32 { x } fn main() {}
// ----
fn f<'a>(y: fn(&'a i32) -> &'a i32) -> &i32 { &1 } fn main() {} //~ E0106
// ----
fn f(y: &mut &i32) -> &i32 { y } fn main() {} //~ E0106
// ----
struct S; impl S { fn f(&self, y: &i32) -> &i32 { y } fn g<'a>(&'a self, y: &i32) -> &i32 { &1 } fn h(y: &i32, z: i32) -> &i32 { y } } fn main() {} //~ lifetime-too-short
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { const C: &'static i32 = &1; fn mk(x: &'a i32) -> Self { S(x) } fn id(self) -> Self { self } fn r(&self) -> Self { S(self.0) } } fn main() { let x = 1; let s = S::mk(&x); println!("{}", s.r().id().0); }
// ----
fn f(y: for<'b> fn(&'b i32) -> &i32, x: &i32) -> &i32 { x }
fn main() {}
// ----
fn f<'a>(y: fn(&'a i32) -> &i32, x: &'a i32) -> &'a i32 { y(x) }
fn main() {}
// ----
fn f<'a>(y: fn(&'a i32, &i32) -> &i32, x: &'a i32) -> &'a i32 { y(x, x) } //~ E0106
fn main() {}
// ----
fn f<'a>(y: fn(&&'a i32) -> &i32) {} //~ E0106
fn main() {}
// ----
fn f<'a>(y: fn(&'a u8, fn(&u8)) -> &u8) {}
fn main() {}
