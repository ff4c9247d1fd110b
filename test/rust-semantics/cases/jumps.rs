fn main() { while { break; true } {} } //~ E0590
// ----
fn main() { loop { while { continue; true } {} } } //~ E0590
// ----
fn main() { 'a: while { break 'a; true } {} }
// ----
fn main() { while { loop { break; } true } {} }
// ----
fn main() { while { while { break; true } {} false } {} } //~ E0590
// ----
fn main() { while { let c = || { break; }; false } {} } //~ E0267
// ----
fn main() { while let Some(x) = { if true { break; } Some(3) } {} } //~ E0590
// ----
fn main() { loop { if { break; true } {} } }
// ----
fn main() { let x = 'a: { if true { break 'a 3; } }; } //~ E0308
// ----
fn f() -> ! { if true { loop {} } } //~ E0317
fn main() {}
// ----
fn f() -> ! { if true { loop {} } else { loop {} } }
fn main() {}
// ----
struct S;
fn main() { S = S; }
// ----
struct S;
fn main() { S = 3; } //~ E0308
// ----
struct S;
fn main() { let (a, b); (a, S, b) = (1, S, 2); }
// ----
fn main() { None = None::<u8>; } //~ E0005
// ----
const K: u8 = 3;
fn main() { (K, _) = (3, 4); } //~ E0070
// ----
fn main() { let (mut a, mut b) = (1, 2); (a, b) += (3, 4); } //~ E0067
// ----
fn f(v: &mut Vec<usize>) { v.last_mut().unwrap() += 3; } //~ E0368
fn main() {}
// ----
fn f(p: *mut (u8, u8)) { let x = &raw const *p; let y = &raw mut *p; }
fn main() {}
// ----
fn f(p: *mut (u8, u8)) { let x = &raw const (*p).0; } //~ E0133
fn main() {}
// ----
fn f(p: *const *const u8) { let x = &raw const **p; } //~ E0133
fn main() {}
// ----
fn main() { let f: fn(u8) = g; f(); } //~ E0061
fn g(x: u8) {}
// ----
struct Foo;
impl Drop for Foo { fn drop(&mut self) {} }
fn main() { let mut foo = Foo; Foo::drop(&mut foo); } //~ E0040
