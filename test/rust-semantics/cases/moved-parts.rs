// One error for what was moved at the same points.
struct N; fn f(x: (N, N)) {
  drop(x);
  drop(x.0);
  drop(x.1); //~ E0382
  drop(x);
} fn main() {}
// ----
struct N; fn f() {
  let x: (N, N);
  drop(x.0); //~ E0381
  drop(x.1);
} fn main() {}
// ----
struct N; fn main() { let mut v: N; loop { let _u = v; } } //~ E0381
// ----
struct N; fn f(v: N) { loop { let _u = v; } } fn main() {} //~ E0382
// ----
struct N; fn f(s: (u8, N)) {
  drop(s);
  match s { //~ E0382
    (
    1, _) => {} _ => {} } }
fn main() {}
// ----
// Parts are copied before the whole is moved.
struct A { n: u8, s: String } fn main() { let x @ A { n, .. } = A { n: 1, s: String::new() }; println!("{} {}", n, x.s.len()); }
// ----
struct N; fn f(x: (N, N)) { let a @ (_, b) = x; drop(a); drop(b); } fn main() {} //~ E0382
// ----
// Alternatives within alternatives.
fn f(r: &Result<(u8, u8), Option<u8>>) -> u8 { match r { Ok((0, x) | (x, _)) | Err(Some(x)) => *x, Err(None) => 0 } } fn main() { f(&Ok((1, 2))); }
// ----
enum Never {}
fn f(x: Result<(String, String), Never>) { let Ok((_a, _)) = x; let Ok((_, _b)) = x; } //~ E0382
fn main() { f(Ok((String::new(), String::new()))); }
// ----
enum One { A(String, String) }
fn f(x: One) { let One::A(_a, _) = x; let One::A(_, _b) = x; }
fn main() { f(One::A(String::new(), String::new())); }
// ----
enum Never {}
fn f(x: &mut Result<Never, String>) { if let Ok(y) = x { if let Err(z) = x { z.push('a'); let _y = y; } } } //~ E0503
fn main() { f(&mut Err(String::new())); }
// ----
enum Never {}
enum E { A(u8), B(Never) }
fn main() { let x: E; let E::A(_) = x; } //~ E0381
// ----
enum E { A(u8) }
fn main() { let x: E; let E::A(_) = x; }
