enum E { A, B }
fn main() { let _ = E::A as bool; } //~ E0054
// ----
fn main() { let _ = false as *const u8; } //~ E0606
// ----
fn f(s: &str) { let _ = s as bool; } //~ E0606
fn main() {}
// ----
fn f(p: fn()) { let _ = p as char; } //~ E0604
fn main() {}
// ----
fn f(p: *const u8) { let _ = p as bool; } //~ E0054
fn main() {}
// ----
fn f(a: &[u8]) { a as [u8]; } //~ E0620
fn main() {}
// ----
fn f(a: &str) { a as str; } //~ E0620
fn main() {}
// ----
#[repr(u8)] enum K { Foo() = 1, Bar {} = 2, Baz = 3 }
fn main() { let _ = K::Foo() as u8; } //~ E0605
// ----
enum K { Foo(), Bar {}, Baz }
fn main() { let _ = K::Foo() as u8; }
// ----
fn f(x: u8) { let y = x as _; } //~ E0282
fn main() {}
// ----
fn f(x: u16) { let y: u32 = x as _; }
fn main() {}
// ----
fn f(x: &u8) -> *const u8 { x as _ }
fn main() {}
// ----
fn f(p: usize) { let q = p as *const _; } //~ E0641
fn main() {}
// ----
struct Foo<'a> { a: &'a () }
fn f<'a>(p: *const Foo<'a>) -> *const Foo<'static> { p as *const Foo<'static> }
fn main() {}
// ----
fn f<'a>(p: *mut &'a u8) -> *mut &'static u8 { p as _ }
fn main() {}
// ----
fn f<'a>(p: *const [&'a u8; 2]) -> *const [&'static u8] { p as *const [&'static u8] }
fn main() {}
// ----
fn f<'a>(p: *mut &'a u8) -> *const &'static u8 { p as *const &'static u8 }
fn main() {}
// ----
fn f<'a>(p: *mut &'a u8) -> *const &'static u8 { p } //~ lifetime-too-short
fn main() {}
// ----
fn f<'a>(p: &&'a u8) -> *const &'static u8 { p as *const &'static u8 } //~ lifetime-too-short
fn main() {}
// ----
enum E { A, B }
fn f(e: E) { e as u8;
e as u8; } //~ E0382
fn main() {}
// ----
enum E { A, B }
fn f(e: &E) { *e as u8; } //~ E0507
fn main() {}
// ----
enum E { A, B }
fn f(e: E) { let r = &e;
e as u8; //~ E0505
r; }
fn main() {}
// ----
#[derive(Clone, Copy)] enum E { A, B }
fn f(e: E, r: &E) { e as u8; e as u8; *r as u8; }
fn main() {}
// ----
fn main() { let c = || 3;
c as fn() -> u8; } //~ E0605
// ----
fn main() { let c = || 3; c as fn() -> i32; }
