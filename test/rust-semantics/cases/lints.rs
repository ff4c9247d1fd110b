fn main() { let x = 255u8; let y = x + 1; } //~ arithmetic_overflow
// ----
fn main() { let x = i32::MAX; let y = x * 2; println!("{}", y); } //~ arithmetic_overflow
// ----
fn main() { let a = [1, 2, 3]; println!("{}", a[3]); } //~ unconditional_panic
// ----
fn main() { let a = [1, 2, 3]; let i = 5; println!("{}", a[i]); } //~ unconditional_panic
// ----
fn main() { let z = 0; let y = 1 / z; } //~ unconditional_panic
// ----
fn main() { let y = 1u32 << 32; } //~ arithmetic_overflow
// ----
fn main() { let x = 0u32; let y = x - 1; } //~ arithmetic_overflow
// ----
fn f(x: u8) -> u8 { x + 255 }
fn main() { println!("{}", f(0)); }
// ----
fn main() { let mut x = 250u8; x += 3; x += 3; println!("{}", x); }
// ----
fn main() { let mut x = 250u8; let r = &x; println!("{}", r); x = x.wrapping_add(9); println!("{}", x); }
// ----
fn main() { let x = 5; if x > 10 { let y = 255u8 + 1; } println!("{}", x); } //~ arithmetic_overflow
// ----
fn main() { let mut i = 0u8; while i < 5 { i += 100; } println!("{}", i); }
// ----
fn main() { let y = -i32::MIN; } //~ arithmetic_overflow
// ----
fn main() { let x: !; } //~ E0658
// ----
fn f() {}
fn main() { f::<i32>(); } //~ E0107
// ----
fn main() { let a = [1, 2]; let s = &a[..]; let b = *s; } //~ E0277
// ----
fn main() { let v = Vec::<&'static i32>::new(); println!("{}", v.len()); } //~ outside-subset
// ----
fn main() { let x = 300usize as *const u8; println!("{}", x as u8); }
