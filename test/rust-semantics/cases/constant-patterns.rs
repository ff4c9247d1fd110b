#[derive(PartialEq, Eq)] struct P { a: u8, b: bool } const A: P = P { a: 1, b: true }; fn f(x: P) -> u8 { match x { A => 1, _ => 2 } }
fn main() { println!("{}", f(P { a: 1, b: true }) + f(P { a: 1, b: false })); }
// ----
#[derive(PartialEq)] struct P { a: u8, b: bool } const A: P = P { a: 1, b: true }; fn f(x: P) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
struct P { a: u8, b: bool } const A: P = P { a: 1, b: true }; fn f(x: P) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
struct P { a: u8 } const A: Option<P> = None; fn f(x: Option<P>) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
struct P { a: u8 } const A: [P; 0] = []; fn f(x: [P; 0]) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
const A: &[u8] = &[1, 2]; fn f(x: &[u8]) -> u8 { match x { A => 1, _ => 2 } }
fn main() { println!("{}", f(&[1, 2]) + f(&[])); }
// ----
const A: &[u8] = &[]; fn f(x: &[u8]) -> u8 { match x { A => 1, [_, ..] => 2 } }
fn main() { println!("{}", f(&[1, 2]) + f(&[])); }
// ----
const A: &[u8; 2] = &[1, 2]; fn f(x: &[u8; 2]) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: &[u8; 2] = b"ab"; fn f(x: &[u8]) -> u8 { match x { A => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
const A: &[u8] = b"ab"; fn f(x: &[u8]) -> u8 { match x { A => 1, _ => 2 } }
fn main() { println!("{}", f(&[97, 98]) + f(&[])); }
// ----
const A: Option<bool> = None; fn f(x: Option<bool>) -> u8 { match x { A => 1, Some(true) => 2, Some(false) => 3 } }
fn main() {}
// ----
const A: Option<bool> = Some(true); fn f(x: Option<bool>) -> u8 { match x { None => 1, A => 2, Some(false) => 3 } }
fn main() {}
// ----
const A: Option<&str> = Some("x"); fn f(x: Option<&str>) -> u8 { match x { A => 1, _ => 2 } }
fn main() { println!("{}", f(Some("x")) + f(Some("y"))); }
// ----
const A: *const u8 = 0 as *const u8; fn f(x: *const u8) -> u8 { match x { A => 1, _ => 2 } } //~ outside-subset
fn main() {}
// ----
const A: *const u8 = &3; fn f(x: *const u8) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
fn g() {} const A: fn() = g; fn f(x: fn()) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
static Q: u8 = 3; const A: &u8 = &Q; fn f(x: &u8) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
static Q: u8 = 3; const A: u8 = Q; fn f(x: u8) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
static mut Q: u8 = 3; const A: *mut u8 = &raw mut Q; fn f(x: *mut u8) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
const A: std::cell::Cell<u8> = std::cell::Cell::new(3); fn f(x: std::cell::Cell<u8>) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
const A: Vec<u8> = Vec::new(); fn f(x: Vec<u8>) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
const A: String = String::new(); fn f(x: String) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
const A: Option<Vec<u8>> = None; fn f(x: Option<Vec<u8>>) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: Option<String> = Some(String::new()); fn f(x: Option<String>) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
const A: Option<fn()> = None; fn f(x: Option<fn()>) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: Option<&fn()> = None; fn f(x: Option<&fn()>) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: Option<std::cell::Cell<u8>> = None; fn f(x: Option<std::cell::Cell<u8>>) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: () = (); fn f(x: ()) -> u8 { match x { A => 1 } }
fn main() {}
// ----
#[derive(PartialEq, Eq)] enum E { A, B } const C: E = E::A; fn f(x: E) -> u8 { match x { C => 1, E::B => 2 } }
fn main() {}
// ----
#[derive(PartialEq, Eq)] enum E { A, B } const C: E = E::A; fn f(x: E) -> u8 { match x { C => 1, E::A => 2, _ => 2 } }
fn main() {}
// ----
const A: &&u8 = &&1; fn f(x: &&u8) -> u8 { match x { A => 1, &&0 => 3, _ => 2 } }
fn main() { println!("{}", f(&&1)); }
// ----
const A: &mut [u8] = &mut []; fn f(x: &mut [u8]) -> u8 { match x { A => 1, _ => 2 } } //~ E0764
fn main() {}
// ----
const A: Option<u8> = Some(1); fn f(x: Option<u8>) -> u8 { let A = x else { return 3 }; 4 }
fn main() { println!("{}", f(None)); }
// ----
const A: Option<u8> = Some(1); fn f(x: Option<u8>) -> u8 { if let A = x { 3 } else { 4 } }
fn main() { println!("{}", f(None)); }
// ----
const A: Option<u8> = Some(1); fn f(x: &Option<u8>) -> bool { matches!(*x, A | None) }
fn main() { println!("{}", f(&None)); }
// ----
const A: Option<u8> = Some(1); fn f(x: (Option<u8>, u8)) -> bool { matches!(x, (A, 1..) | (None, _)) }
fn main() { println!("{}", f((None, 3))); }
// ----
const A: std::mem::MaybeUninit<u8> = std::mem::MaybeUninit::new(1); fn f(x: std::mem::MaybeUninit<u8>) -> u8 { match x { A => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
struct N; #[derive(PartialEq)] enum E { A, B } const C: (E, N) = (E::A, N); fn f(x: (E, N)) -> u8 { match x { C => 1, _ => 2 } } //~ constant-pattern
fn main() {}
// ----
#[derive(PartialEq)] struct R<'a>(&'a u8); const C: R<'static> = R(&1); fn f<'a>(x: R<'a>) -> u8 { match x { C => 1, _ => 2 } }
fn main() {}
// ----
struct S; impl S { const A: &'static u8 = &1; } fn f<'a>(x: &'a u8) -> u8 { match x { S::A => 1, _ => 2 } }
fn main() {}
// ----
const A: i32 = -1; fn f(x: &i32) -> u8 { match x { A => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
const A: &i32 = &-1; fn f(x: &i32) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: &i32 = &-1; fn f(x: &&i32) -> u8 { match x { A => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
const A: &i32 = &-1; fn f(x: i32) -> u8 { match x { A => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
const A: i32 = -1; fn f(x: &i32) -> u8 { match x { &A => 1, _ => 2 } }
fn main() {}
// ----
fn f(x: &i32) -> u8 { match x { i32::MAX => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
fn f(x: &i32) -> u8 { match x { i32::MIN..=i32::MAX => 1 } }
fn main() {}
// ----
fn f(x: &i32) -> u8 { match x { i32::MIN.. => 1 } }
fn main() {}
// ----
const A: i32 = 3; fn f(x: &i32) -> u8 { match x { A.. => 1, _ => 2 } }
fn main() {}
// ----
struct S; impl S { const A: i32 = 3; } fn f(x: &i32) -> u8 { match x { S::A => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
struct S; impl S { const A: i32 = 3; } fn f(x: &i32) -> u8 { match x { S::A.. => 1, _ => 2 } }
fn main() {}
// ----
enum E { A, B } fn f(x: &E) -> u8 { match x { E::A => 1, _ => 2 } }
fn main() {}
// ----
#[derive(PartialEq, Eq)] enum E { A, B } impl E { const C: E = E::A; } fn f(x: &E) -> u8 { match x { E::C => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
struct U; fn f(x: &U) -> u8 { match x { U => 1 } }
fn main() {}
// ----
fn f(x: &Option<i32>) -> u8 { match x { None => 1, _ => 2 } }
fn main() {}
// ----
const A: i32 = -1; fn f(x: &Option<i32>) -> u8 { match x { Some(A) => 1, _ => 2 } }
fn main() {}
// ----
const A: i32 = -1; fn f(x: &Option<&i32>) -> u8 { match x { Some(A) => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
const A: i32 = -1; fn f(x: &Option<&i32>) -> u8 { match x { Some(&A) => 1, _ => 2 } }
fn main() {}
// ----
const S: &str = "a"; fn f(x: &str) -> u8 { match x { S => 1, _ => 2 } }
fn main() {}
// ----
const S: &str = "a"; fn f(x: &&str) -> u8 { match x { S => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
fn f(x: &&str) -> u8 { match x { "a" => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
fn f(x: &&&str) -> u8 { match x { "a" => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
fn f(x: &mut &str) -> u8 { match x { "a" => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
static Q: i32 = 1; fn f(x: &i32) -> u8 { match x { Q => 1, _ => 2 } } //~ E0530
fn main() {}
// ----
const A: i32 = -1; fn f(x: &i32) -> u8 { match x { A | 2 => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
const A: i32 = -1; fn f(x: &i32) -> u8 { match x { n @ A => 1, _ => 2 } } //~ E0308
fn main() {}
// ----
const A: bool = true; fn f(x: &bool) -> u8 { match x { A => 1, false => 2 } } //~ E0308
fn main() {}
// ----
const A: [u8; 2] = [1, 2]; fn f(x: [u8; 2]) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: Option<u8> = None; fn f(x: Option<u8>) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
// ----
const A: (u8, bool) = (1, true); fn f(x: (u8, bool)) -> u8 { match x { A => 1, _ => 2 } }
fn main() {}
