fn f(a: i32, b: &i32) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: i32, b: &i32) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &i32, b: i32) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &i32, b: i32) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: &&i32, b: &i32) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: &&i32, b: &i32) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &i32, b: &&i32) -> bool { a < b } fn main() {}
// ----
fn f(a: &i32, b: &&i32) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: &mut i32, b: i32) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: &mut i32, b: i32) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: i32, b: &mut i32) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &u8, b: &i32) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &u8, b: &i32) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: u8, b: Option<u8>) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: u8, b: Option<u8>) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &u8, b: Option<u8>) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &u8, b: Option<u8>) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: Option<u8>, b: &Option<u8>) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: &u8, b: *const u8) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: *const u8, b: &u8) -> bool { a == b } fn main() {}
// ----
fn f(a: *mut u8, b: *const u8) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: *const u8, b: *mut u8) -> bool { a == b } fn main() {}
// ----
fn f(a: Vec<u8>, b: &[u8]) -> bool { a == b } fn main() {}
// ----
fn f(a: &Vec<u8>, b: &[u8]) -> bool { a == b } fn main() {}
// ----
fn f(a: &Vec<u8>, b: [u8; 2]) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: Vec<u8>, b: [u8; 2], c: &[u8], d: &[u8; 2]) -> bool { a == b && a == *c && b == a[..] && a == d[..] && b == *c && c == d } fn main() {}
// ----
fn f(a: [u8; 3], b: [u8; 2]) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: &[u8; 3], b: &[u8; 2]) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: &mut [u8], b: Vec<u8>) -> bool { a == b } fn main() {}
// ----
fn f(a: &[u8], b: Vec<u8>) -> bool { a == b } fn main() {}
// ----
fn f(a: [u8; 2], b: Vec<u8>) -> bool { a == b } fn main() {} //~ E0277
// ----
fn f(a: [u8; 2], b: &[u8], c: &mut [u8]) -> bool { a == b || a == c } fn main() {}
// ----
fn f(a: &[u8], b: [u8; 2]) -> bool { a == b } fn main() {}
// ----
fn f(a: Box<u8>, b: u8) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: Box<u8>, b: Box<u8>) -> bool { let c = a == b; drop(a); c } fn main() {}
// ----
fn f(a: fn(), b: fn()) -> bool { a == b } fn main() {}
// ----
fn k() {} fn f(a: fn()) -> bool { a == k } fn main() {}
// ----
fn k() {} fn f(a: fn()) -> bool { k == a } fn main() {} //~ E0308
// ----
struct S; fn f(a: S, b: S) -> bool { a == b } fn g(a: S, b: S) -> bool { a < b } fn h(a: &S, b: S) -> bool { a == b } fn main() {} //~ E0369
// ----
fn f(a: (u8, i32), b: (u8, i64)) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: (u8, i32), b: (u8, i32, u8)) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: Option<&u8>, b: Option<u8>) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: Option<&u8>, b: Option<&mut u8>) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: &str, b: &'static str, c: &&str) -> bool { a == b && &a == c } fn g(a: &str, c: &&str) -> bool { a == c } fn main() {} //~ E0277
// ----
fn f(a: char, b: u8) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: bool, b: u8) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: &bool, b: &u8) -> bool { a < b } fn main() {} //~ E0308
// ----
fn f(a: u8) -> bool { a == 'c' } fn g(a: u8) -> bool { 'c' == a } fn h(a: u8) -> bool { 1 == 'c' } fn main() {} //~ E0308
// ----
fn f(a: &i32, b: &i32) -> i32 { a + b + 1 - *a * b } fn g(a: &mut i32, b: i32) -> i32 { a + b } fn main() {} //~ E0369
// ----
fn g(a: i32, b: &mut i32) -> i32 { a + b } fn main() {} //~ E0277
// ----
fn g(a: &&i32, b: i32) -> i32 { a + b } fn main() {} //~ E0369
// ----
fn g(a: i32, b: &&i32) -> i32 { a + b } fn main() {} //~ E0277
// ----
fn g(a: &mut i32, b: &i32) { *a += b; a += 1; } fn main() {} //~ E0368
// ----
fn g(a: &mut i32) { *a += { *a = 2; 1 }; let r = &*a; *a += *r; } fn main() {}
// ----
fn g(mut a: i32) { a += { a = 2; 1 }; let r = &a; a += r; } fn main() {} //~ E0502
// ----
fn g(mut a: i32) { let r = &a; a += *r; a += { let q = &mut a; *q }; } fn h(mut a: i32) { a += { let q = &mut a; q }; } fn main() {} //~ E0277
// ----
fn g(v: &mut Vec<i32>) { v[0] += v[1]; v[0] += { v.push(1); 2 }; } fn main() {}
// ----
fn g(v: &mut Vec<i32>) { v[{ v.push(1); 0 }] += v[1]; } fn main() {} //~ E0499
// ----
fn g(v: &mut Vec<i32>) { v[0] = { v.push(1); 2 }; v[v.len() - 1] = 2; v[0] = v.len() as i32; } fn main() {} //~ E0502
// ----
fn g(v: &mut Vec<i32>) { v[{ v.clear(); 0 }] = 2; } fn main() {} //~ E0499
// ----
fn g(v: &mut [i32]) { v[0] += v[1]; v[v[0] as usize] = 3; v[0] += { v[1] = 2; 3 }; v[{ v[0] = 1; 0 }] = 3; } fn main() {}
// ----
fn g(v: &mut [&mut i32]) { *v[0] += *v[1]; *v[{ *v[0] = 1; 0 }] = 3; *v[0] = { *v[0] = 3; 2 } } fn main() {}
// ----
fn g(b: &mut Box<i32>, x: &Box<i32>) { **b += **x; **b = { **b = 3; 1 }; *b = { drop(b); Box::new(1) }; } fn main() {} //~ E0382
// ----
fn g(mut b: Box<i32>) { *b = { drop(b); 2 }; } fn main() {} //~ E0382
// ----
fn g(mut b: Box<i32>) { *b += { drop(b); 2 }; } fn main() {} //~ E0382
// ----
fn g(mut b: Box<i32>) { b = { drop(b); Box::new(2) }; } fn main() {}
// ----
fn g(b: &mut (i32, i32)) { b.0 += b.1; b.0 = { b.1 = 2; b.0 }; let r = &mut b.0; *r += b.1; *r += b.0; } fn main() {} //~ E0503
