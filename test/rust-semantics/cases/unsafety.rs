fn main() { let p = 0 as *const i32; let x = *p; } //~ E0133
// ----
unsafe fn f() {}
fn main() { f(); } //~ E0133
// ----
extern "C" { fn f(); }
fn main() { f(); } //~ E0133
// ----
static mut X: i32 = 1;
fn main() { X = 2; } //~ E0133
// ----
extern "C" { static Y: i32; }
fn main() { let x = Y; } //~ E0133
// ----
unsafe fn f() {}
unsafe fn g() { f(); }
fn main() { unsafe { g() } }
// ----
fn main() { let x: u32 = std::mem::transmute(1i32); } //~ E0133
// ----
fn main() { let x: u32 = unsafe { std::mem::transmute(1u8) }; } //~ E0512
// ----
fn main() { let f: unsafe fn() = g; f(); } //~ E0133
fn g() {}
// ----
fn main() { let mut x = 1; let p = &raw mut x; println!("{}", p.is_null()); }
// ----
fn main() { let p = 8 as *const i32; let q = p.add(1); } //~ E0133
// ----
fn main() { let p = 8 as *const i32; let q = p.wrapping_add(1); println!("{}", q.is_null()); }
// ----
unsafe fn f() {}
fn main() { let g: fn() = f; } //~ E0308
// ----
unsafe fn f() {}
fn main() { let x = || f(); } //~ E0133
