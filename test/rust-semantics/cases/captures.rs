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
