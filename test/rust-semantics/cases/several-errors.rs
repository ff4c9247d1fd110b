fn a() {}
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let x: bool = 1; } //~ E0308
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { zzz; } //~ E0425
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let x: Zzz; } //~ E0425
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a(x: Zzz) {} //~ E0425
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A { x: Zzz } //~ E0425
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A; struct A; //~ E0428
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() {} fn a() {} //~ E0428
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A; impl A { fn a() {} fn a() {} } //~ E0592
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A { x: A } //~ E0072
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A { x: &u8 } //~ E0106
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a(x: &'a u8) {} //~ E0261
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a(x: [u8]) {} //~ E0277
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
#[derive(Clone, Copy)] struct A(Box<u8>); //~ E0204
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A; impl Drop for A { } //~ E0046
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { match Some(1) { None => {} } } //~ E0004
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let Some(x) = Some(1); } //~ E0005
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let p = &1 as *const i32; *p; } //~ E0133
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
const A: u8 = 1 / 0; //~ E0080
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
const A: u8 = true; //~ E0308
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
static A: u8 = true; //~ E0308
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let x: u8 = 300; }
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A<'a>(u8); //~ E0392
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct A { a: u8, a: u8 } //~ E0124
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a(x: u8, x: u8) {} //~ E0415
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let (x, x) = (1, 2); } //~ E0416
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let x = None; } //~ E0282
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
fn a() { let x = 1; fn b() -> i32 { x } } //~ E0434
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
struct S; fn a() { println!("{:?}", S); } //~ E0277
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
static X: std::cell::Cell<u8> = std::cell::Cell::new(1); //~ E0277
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
#[derive(Clone, Copy)] struct A; impl Drop for A { fn drop(&mut self) {} } //~ E0184
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
enum L { A(u8, L) } //~ E0072
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
static A: u8 = 1; fn a() { A = 2; } //~ E0594
fn mv() { let s = Box::new(1); let t = s; let u = s; } //~ E0382
fn mu() { let x = 1; x = 2; } //~ E0384
fn bo() { let mut x = 1; let r = &mut x; let q = &x; *r = 2; } //~ E0502
fn li() { let x: i32 = 2147483647 + 1; } //~ arithmetic_overflow
fn ex() { match Some(1) { None => {} } } //~ E0004
fn un() { let p = &1 as *const i32; *p; } //~ E0133
fn ty() { let x: u8 = true; } //~ E0308
fn ov() { let x: u8 = 300; }
fn main() {}
// ----
enum E { A, B }
fn a(e: E) { match e { A => {} } } //~ E0170
fn b() { let x: bool = 1; } //~ E0308
fn main() {}
// ----
enum E { A, B }
fn a(e: E) { match e { A => {} } let x: bool = 1; } //~ E0308
fn main() {}
// ----
enum E { A, B }
fn a(e: E) { match e { A => {} } //~ E0170
match Some(1) { None => {} } } //~ E0004
fn main() {}
// ----
fn a(x: Zzz) { //~ E0425
let x = 1; x = 2;
}
fn main() {}
// ----
fn a(x: u8) -> &u8 { //~ E0106
let x = 1; x = 2; loop {}
}
fn main() {}
// ----
fn a(x: &'a u8) { //~ E0261
let x = 1; x = 2;
}
fn main() {}
// ----
fn a(x: u8) -> &u8 { loop {} } //~ E0106
fn b() {
let x = 1; x = 2; a(1);
}
fn main() {}
// ----
fn a(x: &'a u8) { loop {} } //~ E0261
fn b() {
let x = 1; x = 2; a(&1);
}
fn main() {}
// ----
struct S { x: &u8 } //~ E0106
fn b(s: S) {
let x = 1; x = 2;  //~ E0384
}
fn main() {}
// ----
struct S { x: Zzz } //~ E0425
fn b(s: S) {
let x = 1; x = 2;  //~ E0384
}
fn main() {}
// ----
struct S { x: Zzz } //~ E0425
fn b(s: S) {
let x = 1; x = 2; s.x; 
}
fn main() {}
// ----
struct S { x: Zzz, y: u8 } //~ E0425
fn b(s: S) {
let x = 1; x = 2; s.y;  //~ E0384
}
fn main() {}
// ----
struct S { x: Zzz } //~ E0425
fn b(s: S) {
let t = s; let u = s;  //~ E0382
}
fn main() {}
// ----
#[derive(Clone, Copy)] struct S(Box<u8>); //~ E0204
fn b(s: S) {
let t = s; let u = s; 
}
fn main() {}
// ----
#[derive(Clone, Copy)] struct A; impl Drop for A { fn drop(&mut self) {} } //~ E0184
fn b(s: A) {
let t = 1; t = 2;  //~ E0384
}
fn main() {}
// ----
struct B; #[derive(Clone)] struct A(B); //~ E0277
fn b(s: A) {
let t = 1; t = 2; s.clone();  //~ E0384
}
fn main() {}
// ----
struct A { x: u8 }
struct A { y: u8 } //~ E0428
fn b(s: A) {
let t = 1; t = 2; s.x;  //~ E0384
}
fn main() {}
// ----
fn a() {
let t = 1; t = 2;  //~ E0384
}
fn a() { //~ E0428
let t = 1; t = 2;  //~ E0384
}
fn main() {}
// ----
enum E { A, A } //~ E0428
fn b(s: E) {
let t = 1; t = 2; let e = E::A;  //~ E0384
}
fn main() {}
// ----
fn b(s: u8, s: u8) { //~ E0415
let t = 1; t = 2; let e = s;  //~ E0384
}
fn main() {}
// ----
enum E { A = 1, B = 1 } //~ E0081
fn b(s: E) {
let t = 1; t = 2; let e = E::A;  //~ E0384
}
fn main() {}
// ----
const A: u8 = true; //~ E0308
fn b() {
let t = 1; t = 2; A;  //~ E0384
}
fn main() {}
// ----
const A: u8 = true; //~ E0308
fn b() {
let t = 1; t = 2; match 1 { A => {} _ => {} } 
}
fn main() {}
// ----
const A: usize = true; //~ E0308
fn b() {
let t = 1; t = 2; let x = [0; A]; 
}
fn main() {}
// ----
const A: usize = 1 - 2; //~ E0080
fn b() {
let t = 1; t = 2; let x = [0; A]; 
}
fn main() {}
// ----
const A: usize = 1 - 2; //~ E0080
fn b() {
let t = 1; t = 2; let x = A;  //~ E0384
}
fn main() {}
// ----
const A: usize = 1 - 2; //~ E0080
fn b() {
let x: i32 = 2147483647 + 1; let y = A;  //~ arithmetic_overflow
}
fn main() {}
// ----
const A: usize = 1 - 2; //~ E0080
fn b() {
let t = 1; t = 2; match 1 { A => {} _ => {} } 
}
fn main() {}
// ----
fn main(x: u8) { //~ E0580
let t = 1; t = 2; //~ E0384
}
// ----
fn a(x: [u8]) { //~ E0277
let t = 1; t = 2;
}
fn main() {}
// ----
fn a(x: &[u8]) {
let y = *x; let t = 1; t = 2; //~ E0277
}
fn main() {}
// ----
static X: std::cell::Cell<u8> = std::cell::Cell::new(1); //~ E0277
fn a() {
let t = 1; t = 2; X.set(1); //~ E0384
}
fn main() {}
// ----
struct S; impl Drop for S { fn drop(&mut self) {} }
fn a(s: S) {
s.drop(); //~ E0040
let t = 1; t = 2;
}
fn main() {}
// ----
const A: u8 = B; const B: u8 = A; //~ E0391
fn a() {
let t = 1; t = 2;
}
fn main() {}
// ----
type T = Zzz; //~ E0425
fn a(x: T) {
let t = 1; t = 2;
}
fn main() {}
// ----
fn a() {
let c = || { let t = 1; t = 2; };
let y: bool = 1; //~ E0308
}
fn main() {}
// ----
fn a() {
let c = || { let t = 1; t = 2;
 };
 match Some(1) { None => {} } //~ E0004
let k = 1; k = 2;
}
fn main() {}
// ----
fn a() {
let c = || { let x: i32 = 2147483647 + 1;
 };
 let k = 1; k = 2; //~ E0384
}
fn main() {}
// ----
fn a() {
let c = || { let k = 1; k = 2; //~ E0384
 };
 let x: i32 = 2147483647 + 1; 
}
fn main() {}
// ----
fn a(Some(x): Option<u8>) { //~ E0005
let k = 1; k = 2;
match Some(1) { None => {} } //~ E0004
}
fn main() {}
// ----
fn a() { let x: u64 = unsafe { std::mem::transmute(1u8) }; //~ E0512
let k = 1; k = 2; //~ E0384
let x: i32 = 2147483647 + 1; 
}
fn main() {}
// ----
fn a() { let p = &1 as *const i32; *p; //~ E0133
let x: i32 = 2147483647 + 1;  //~ arithmetic_overflow
}
fn main() {}
// ----
fn a() { let x = 1; fn b() -> i32 {
let k = 1; k = 2;
x } //~ E0434
let k = 1; k = 2;  //~ E0384
}
fn main() {}
// ----
fn a() { let mut k = 1; let r = &mut k; let q = &k; *r = 1; //~ E0502
let x: i32 = 2147483647 + 1; 
}
fn main() {}
// ----
struct S(Box<u8>);
 fn a(s: &S) { let t = s.0;  //~ E0507
let x: i32 = 2147483647 + 1; 
}
fn main() {}
// ----
fn a() -> &'static u8 { let x = 1; &x //~ E0515
}
fn b() { let x: i32 = 2147483647 + 1;  //~ arithmetic_overflow
}
fn main() {}
// ----
extern "C" { fn f(x: Zzz); } //~ E0425
fn a() {
unsafe { f(1) };
let t = 1; t = 2;
}
fn main() {}
// ----
struct S(Zzz); impl S { fn a(&self) { //~ E0425
let t = 1; t = 2; //~ E0384
} }
fn main() {}
// ----
static X: u8 = true; //~ E0308
fn a() {
let t = 1; t = 2; X; //~ E0384
}
fn main() {}
// ----
static X: u8 = 1 / 0; //~ E0080
fn a() {
X; let x: i32 = 2147483647 + 1; //~ arithmetic_overflow
}
fn main() {}
// ----
const X: u8 = f(); fn f() -> u8 { 1 } //~ E0015
fn a() {
let t = 1; t = 2; X; //~ E0384
}
fn main() {}
// ----
fn a() -> ! { //~ E0308
let t = 1; t = 2;
}
fn main() {}
// ----
struct S; impl Drop for S { } //~ E0046
fn a(s: S) {
let t = 1; t = 2; let u = s; let v = s; //~ E0382 E0384
}
fn main() {}
// ----
fn a<'a, 'a>(x: &'a u8) { //~ E0403
let t = 1; t = 2;  //~ E0384
}
fn main() {}
// ----
fn main() {
    let t: (u8, u8);
    t.0 = 1; //~ E0381
    let n = 1;
    n = 2; //~ E0384
    n = 3; //~ E0384
}
// ----
fn f(x: Option<u8>) { match x { Some(_) => {} } let c = || { let s = String::new(); drop(s); drop(s); }; } //~ E0004
fn main() {}
// ----
fn f(x: Option<u8>) { let c = || { let s = String::new(); drop(s); drop(s); }; match x { Some(_) => {} } } //~ E0004
fn main() {}
// ----
fn f(x: Option<u8>) { match x { Some(_) => {} } let s = String::new(); let c = || { drop(s); }; c(); c(); } //~ E0004
fn main() {}
// ----
fn f(x: Option<u8>) { let c = || { match x { Some(_) => {} } }; let s = String::new(); drop(s); drop(s); } //~ E0004 E0382
fn main() {}
// ----
fn f(x: Option<u8>) { let c = || { match x { Some(_) => {} } let s = String::new(); drop(s); drop(s); }; } //~ E0004
fn main() {}
// ----
fn f(x: Option<u8>) { let c = || { match x { Some(_) => {} } let d = || { let s = String::new(); drop(s); drop(s); }; }; } //~ E0004 E0382
fn main() {}
// ----
fn f(x: Option<u8>) { let c = || { match x { Some(_) => {} } }; let d = || { let s = String::new(); drop(s); drop(s); }; } //~ E0004 E0382
fn main() {}
// ----
fn f(x: Option<u8>) { let Some(y) = x; let d = || { let s = String::new(); drop(s); drop(s); }; } //~ E0005
fn main() {}
// ----
fn f(x: Option<u8>) { x.map(|z| { match x { Some(_) => {} } }); x.map(|_| { let s = String::new(); drop(s); drop(s); }); } //~ E0004 E0382
fn main() {}
// ----
fn f(x: Option<u8>) { let mut r: &u8 = &1; { let k = 2; let c = || { r = &k; }; } match x { Some(_) => {} } println!("{}", r); } //~ E0004
fn main() {}
// ----
fn f(x: Option<u8>, t: &str) -> Option<&'static str> { match x { Some(_) => {} } let c = || -> &'static str { t }; None } //~ E0004
fn main() {}
// ----
fn f(x: Option<u8>) { let y = 1; let c = || { y = 2; }; match x { Some(_) => {} } } //~ E0004
fn main() {}
// ----
fn f(x: Option<u8>, Some(z): Option<u8>) { let y = 1; let c = || { y = 2; }; } //~ E0005
fn main() {}
// ----
fn f(x: Option<u8>) { let y = 1; let c = |Some(z): Option<u8>| { y = 2; }; } //~ E0005
fn main() {}
// ----
fn f(x: Option<u8>) { let y = String::new(); let c = |Some(z): Option<u8>| { let q = y; drop(y); }; drop(y); } //~ E0005 E0382
fn main() {}
// ----
fn f(x: Option<u8>) { let mut v = vec![1]; let r = &v[0]; let c = || { match x { Some(_) => {} } }; v.push(2); println!("{}", r); c(); } //~ E0004 E0502
fn main() {}
// ----
fn f(x: Option<u8>) { let mut v = vec![1]; let mut c = || { match x { Some(_) => {} } v.push(1); }; let r = &v; c(); println!("{:?}", r); } //~ E0004 E0502
fn main() {}
// ----
fn f(x: Option<u8>) { let r: &u8; { let k = 1; let c = |z: &u8| { match x { Some(_) => {} } 1 }; r = &k; c(r); } println!("{}", r); } //~ E0004 E0597
fn main() {}
// ----
fn f<'a>(x: Option<u8>, y: &'a u8, mut w: &'static u8) { let mut c = || { match x { Some(_) => {} } w = y; }; c(); } //~ E0004
fn main() {}
// ----
const C: u8 = match Some(1) { Some(x) => 1 }; //~ E0004
fn main() { let s = String::new(); drop(s); drop(s); } //~ E0382
// ----
fn f(x: Option<u8>) { let c = || { match x { Some(_) => {} } }; let d = 300u8; } //~ E0004
fn main() {}
// ----
fn f(x: u8) -> u8 {
    let Some(_) = Some(1) else { //~ E0308
        Some(2)
    };
    let a: i8 = loop {
        1 //~ E0308
    };
    for _ in 0..x {
        5 //~ E0308
    }
    let b: () = if x > 1 {
        3 //~ E0308
    } else {
        4 //~ E0308
    };
    x
}
fn main() { f(1); }
// ----
fn f(x: u8) {
    let _ = match Some(42) {
        Some(x) => {
            x
        }
        None => {
            0; //~ E0308
        }
    };
    let _ = if x > 1 {
        1
    } else if x > 2 {
        let _z = 2;
        "a"
    } else {
        3 //~ E0308
    };
    match x {
        1 => return,
        2 => Some(2),
        _ => {} //~ E0308
    }
    match x { //~ E0308
        1 => 5,
        _ => 6,
    }
}
fn main() { f(1); }
// ----
fn f(x: u8) {
    match x {
        1 => {
            5 //~ E0308
        }
        _ => {}
    }
}
fn g(a: i32) -> i32 {
    a + { "a" } //~ E0277
}
fn main() { f(1); g(1); }
