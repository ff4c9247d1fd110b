struct L<'a>(&'a i32); impl<'a> Drop for L<'static> { fn drop(&mut self) {} } fn main() {} //~ E0366
// ----
struct L<'a>(&'a i32); impl Drop for L<'static> { fn drop(&mut self) {} } fn main() {} //~ E0366
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl<'a> Drop for L<'a, 'a> { fn drop(&mut self) {} } fn main() {} //~ E0366
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl<'a, 'b: 'a> Drop for L<'a, 'b> { fn drop(&mut self) {} } fn main() {} //~ E0367
// ----
struct L<'a, 'b>(&'a &'b i32); impl<'a, 'b: 'a> Drop for L<'a, 'b> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl<'a, 'b> Drop for L<'b, 'a> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl Drop for L<'_, '_> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b: 'a> Drop for L<'a, 'b> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b> Drop for L<'a, 'b> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a: 'static>(&'a i32); impl<'a: 'static> Drop for L<'a> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a>(&'a i32); impl<'a: 'static> Drop for L<'a> { fn drop(&mut self) {} } fn main() {} //~ E0367
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl<'x: 'y, 'y> Drop for L<'x, 'y> { fn drop(&mut self) {} } fn main() {} //~ E0367
// ----
struct L<'a, 'b: 'a, 'c: 'b>(&'a i32, &'b i32, &'c i32); impl<'x, 'y, 'z: 'x> Drop for L<'x, 'y, 'z> { fn drop(&mut self) {} } fn main() {}
// ----
struct S<'a, 'b: 'static> { x: &'a i32, y: &'b i32 } impl<'a, 'b> S<'a, 'b> { fn get(&self) -> &'a i32 { self.y } fn st(&self) -> &'static i32 { self.y } } fn main() {}
// ----
fn f<'a: 'static>(x: &'a i32) -> &'static i32 { x } fn g<'a, 'b: 'static>(x: &'a i32, y: &'b i32) -> &'a i32 { y } fn main() { let x = 1; f(&x); } //~ E0597
// ----
struct S<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b> S<'a, 'b> { fn f(x: &'b i32) -> &'a i32 { x } } fn main() {}
// ----
struct S<'a, 'b>(&'a &'b i32); impl<'a, 'b> S<'a, 'b> { fn f(x: &'b i32) -> &'a i32 { x } fn g(x: &'a i32) -> &'b i32 { x } } fn main() {} //~ lifetime-too-short
// ----
struct S<'a>(&'a i32); impl S<'static> { fn f(&self) -> &'static i32 { self.0 } } fn main() { let x = 1; let s = S(&x); s.f(); } //~ E0597
// ----
struct S<'a>(&'a i32); impl S<'static> { fn f(&self) -> &'static i32 { self.0 } } fn main() { let s = S(&1); println!("{}", s.f()); }
// ----
struct S<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b> S<'a, 'b> { fn f(x: &'b i32, y: &'a i32) -> &'a i32 { x } } fn main() { let a = 1; let r; { let b = 2; r = S::f(&a, &b); println!("{}", r); } }
// ----
struct S<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b> S<'a, 'b> { fn f(x: &'b i32, y: &'a i32) -> &'a i32 { x } } fn g<'x, 'y>(p: &'x i32, q: &'y i32) -> &'y i32 { S::f(p, q) } fn main() { } //~ lifetime-too-short
// ----
struct S<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b> S<'a, 'b> { fn f(x: &'b i32, y: &'a i32) -> &'a i32 { x } } fn main() { let a = 1; let r; { let b = 2; r = S::f(&b, &a); } println!("{}", r); } //~ E0597
// ----
struct Cyc<'a> { o: std::cell::Cell<&'static Option<&'a Cyc<'a>>> } //~ E0491
impl<'a> Drop for Cyc<'a> { fn drop(&mut self) {} }
fn main() { let a = Cyc { o: std::cell::Cell::new(&None) }; }
// ----
struct Cyc<'a, 'b> { o: Option<&'a &'b Cyc<'a, 'b>> }
impl<'a, 'b> Cyc<'a, 'b> { fn get(x: &'b i32) -> &'a i32 { x } }
fn main() { let a = Cyc { o: None }; }
// ----
struct S<'a>(&'static &'a i32); fn main() {} //~ E0491
// ----
struct S<'a: 'static>(&'static &'a i32); fn main() {}
// ----
struct S<'a, 'b: 'static>(&'a &'b i32, &'b &'a i32); fn main() {}
// ----
struct S<'a, 'b>(&'a &'b i32, &'b &'a i32); enum E<'a> { A(&'a i32), B { x: Option<&'static [&'a u8]> } } fn main() {} //~ E0491
// ----
struct S<'a>(&'a i32, &'static i32); fn f<'a>(x: &'static &'a i32) -> &'static i32 { x } fn main() {}
// ----
struct A<'a> { x: Option<Box<A<'a>>> } //~ E0392
fn main() {}
// ----
enum E<'a> { N, C(Box<E<'a>>, Box<E<'a>>) } //~ E0392
fn main() {}
// ----
struct A<'a> { x: Option<Box<B<'a>>> } //~ E0392
struct B<'a> { y: Option<Box<A<'a>>> }
fn main() {}
// ----
struct A<'a, 'b> { x: Option<Box<A<'a, 'b>>>, y: &'a u8 } //~ E0392
fn main() {}
// ----
struct A<'a> { x: Option<Box<B<'a>>> }
struct B<'a> { y: Option<Box<A<'a>>>, z: &'a u8 }
struct C<'a, 'b> { x: Option<Box<C<'b, 'a>>>, y: &'a u8 }
struct D<'a, 'b> { x: F<'a, 'b> }
struct F<'x, 'y> { a: fn(Option<&D<'y, 'x>>) -> &'x u8 }
fn main() { struct G<'a> { x: Option<&'a G<'a>> } let g = G { x: None }; println!("{}", g.x.is_none()); }
