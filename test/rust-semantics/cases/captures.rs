// What closures capture of what they match: part by part.
struct N; fn main() { let t = (N, N); let c = || { let (_, b) = t; drop(b); }; drop(t.0); c(); }
// ----
struct N; fn main() { let t = (N, (N, 1)); let c = || match t { (_, (ref b, 1)) => { let _b: &N = b; } _ => {} }; drop(t.0); c(); }
// ----
struct N; enum One { V(N, N) } fn main() { let o = One::V(N, N); let c = || { let One::V(a, _) = o; drop(a); }; c(); let One::V(_, b) = o; drop(b); }
// ----
struct N; enum Two { V(N), W } fn main() { let o = Two::V(N); let c = || match o { Two::V(_) => {} Two::W => {} };
  drop(o); //~ E0505
  c(); }
// ----
struct N; fn main() { let t = (N, N); let c = || { if let (a, _) = t { drop(a); } };
  drop(t.1); //~ E0382
  c(); }
// ----
fn f(x: &mut (u8, u8)) { let mut c = || { let (a, _) = x; *a = 1; }; let r = &mut x.1; c(); *r = 2; } fn main() { f(&mut (1, 2)); }
// ----
fn main() { let x: (u8, u8); let c = || {
  let _ = x; //~ E0381
  }; c(); }
// ----
struct N; fn main() { let x = N; drop(x); let c = || match x { //~ E0382
  _ => {} }; c(); }
// ----
fn main() { let mut s = String::new(); let m = &mut s; let r = &m;
  let c = || { //~ E0596
    **r = String::new(); };
  c(); }
// ----
fn f(a: &(u8, u8)) {
  let c = || { //~ E0596
    let d = || { a.0 = 1; };
    d(); };
  c(); }
fn main() { f(&(1, 2)); }
// ----
fn f(a: &u8) { let mut c = move || {
    *a = 1; //~ E0594
  }; c(); } fn main() { f(&1); }
// ----
struct N; fn main() { let a = N; drop(a); let d =
  || { //~ E0382
    1;
    drop(a); };
  d(); }
// ----
fn f(a: &mut u8, b: &mut u8) { let c = || a < b; c(); } //~ E0596
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let mut c = || a < b; c(); }
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let mut c = || a < b; *b = 1; c(); } //~ E0506
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let mut c = || a < b; let _x = &*a; c(); let _y = *_x; }
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let mut c = || a < b; let _x = &*b; c(); let _y = *_x; } //~ E0501
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let c = || a == b; let _x = (&*b, &*a); c(); let _y = _x; }
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let c = || a == b; *b = 1; c(); } //~ E0506
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let mut c = move || a < b; c(); c(); }
fn main() {}
// ----
fn f<'a>(mut a: &'a u8, mut b: &'a u8) { let c = || a == b; a = b; c(); } //~ E0506
fn main() {}
// ----
fn f<'a>(mut a: &'a u8, mut b: &'a u8) { let c = || a == b; b = a; c(); } //~ E0506
fn main() {}
// ----
fn f<'a>(mut a: &'a u8, mut b: &'a u8) { let c = || a < b; b = a; c(); }
fn main() {}
// ----
fn f<'a>(mut a: &'a u8, mut b: &'a u8) { let c = || a < b; a = b; c(); } //~ E0506
fn main() {}
// ----
fn f(a: &mut &mut u8, b: &mut &mut u8) { let mut c = || a < b; c(); }
fn main() {}
// ----
fn f(a: &&mut u8, b: &&mut u8) { let c = || *a < *b; c(); } //~ E0596
fn main() {}
// ----
fn f(a: String, b: String) { let c = || a == b; c(); c(); drop(a); drop(b); }
fn main() {}
// ----
fn f(a: String, b: &mut String) { let c = || a == *b; c(); c(); drop(a); drop(b); }
fn main() {}
// ----
fn f(a: (String, String), b: String) { let c = || a.0 == b; c(); c(); drop(a.1); c(); drop(b); }
fn main() {}
// ----
fn f(a: (&mut u8, &mut u8)) { let mut c = || a.0 < a.1; c(); c(); drop(a.1);  }
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let mut c = || &mut *a < b; c(); }
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let c = || &mut *a == b; c(); } //~ E0596
fn main() {}
// ----
fn f(a: &mut [u8], b: Vec<u8>) { let c = || a == b; c(); drop(b); }
fn main() {}
// ----
fn f(a: Option<&mut u8>, b: Option<&mut u8>) { let c = || b == a; c(); c(); }
fn main() {}
// ----
fn g(a: &mut u8) -> bool { let c = || a < &mut *a; c() } //~ E0502 E0596
fn main() {}
// ----
fn g(a: &mut u8, b: &mut u8) -> bool { let mut x = || { *b = 1; a < b }; x() }
fn main() {}
// ----
fn f<'a>(mut a: &'a u8, b: &'a u8) { let c = || a + b; a = b; c(); } //~ E0506
fn main() {}
// ----
fn f<'a>(mut a: &'a u8, b: &'a u8) { let c = || 1 + a; a = b; c(); } //~ E0506
fn main() {}
// ----
fn f<'a>(mut a: &'a i8, b: &'a i8) { let c = || -a; a = b; c(); } //~ E0506
fn main() {}
// ----
fn f<'a>(mut a: &'a i8, b: &'a i8) { let c = || { let mut x = 1; x += a; x }; a = b; c(); } //~ E0506
fn main() {}
// ----
fn f<'a>(mut a: &'a i8, b: &'a i8) { let c = || { let mut x = 1; x += *a; x }; a = b; c(); }
fn main() {}
// ----
fn f(a: &mut &mut Vec<u8>) { let mut c = || a.push(1); c(); c() }
fn main() {}
// ----
#[derive(PartialEq)] struct S(u8, String); fn f(a: &mut S, b: &S) -> bool { let c = || a == b; a.0 = 1; c() } //~ E0506
fn main() {}
// ----
fn f(mut a: (u8, u8), b: (u8, u8)) { let c = || b == a; a.0 = 1; c(); } //~ E0506
fn main() {}
// ----
fn f(a: [u8; 2], b: &[u8]) { let c = move || b == a; c(); c(); }
fn main() {}
// ----
fn f(a: String, b: String) { let c = move || a == b; c(); drop(a); } //~ E0382
fn main() {}
// ----
fn f(a: Box<u8>, b: Box<u8>) { let c = || *a == *b; c(); drop(a); }
fn main() {}
