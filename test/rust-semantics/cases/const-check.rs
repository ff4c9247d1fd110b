const D: &u8 = &3; const E: u8 = D + 1; //~ E0658
fn main() {}
// ----
const D: &u8 = &3; const E: u8 = 1 + D; //~ E0658
fn main() {}
// ----
const D: &u8 = &3; const E: u8 = D + D; //~ E0658
fn main() {}
// ----
const D: &u8 = &3; const E: u8 = -*D as u8; //~ E0600
fn main() {}
// ----
const D: &i8 = &3; const E: i8 = -D; //~ E0658
fn main() {}
// ----
const D: &i8 = &3; const E: i8 = !D; //~ E0658
fn main() {}
// ----
const D: &bool = &true; const E: bool = !D; //~ E0658
fn main() {}
// ----
const D: &u8 = &3; const E: bool = D == &3; //~ E0658
fn main() {}
// ----
const D: &u8 = &3; const E: bool = *D == 3;
fn main() {}
// ----
const D: &u8 = &3; const E: bool = D < &3; //~ E0658
fn main() {}
// ----
const E: bool = "a" == "b"; //~ E0658
fn main() {}
// ----
const E: bool = [1, 2] == [1, 2]; //~ E0658
fn main() {}
// ----
const E: bool = (1, 2) == (1, 2); //~ E0658
fn main() {}
// ----
const E: bool = Some(1) == None; //~ E0658
fn main() {}
// ----
#[derive(PartialEq)] struct S(u8); const E: bool = S(1) == S(2); //~ E0015
fn main() {}
// ----
const E: bool = () == (); //~ E0658
fn main() {}
// ----
const E: bool = 'a' == 'b';
fn main() {}
// ----
const E: bool = 0 as *const u8 == 0 as *const u8; //~ const-pointer
fn main() {}
// ----
const D: &u8 = &3; const E: u8 = 1 << D; //~ E0658
fn main() {}
// ----
fn main() { let a = [0u8; *&3 + 1]; }
// ----
fn main() { let a = [0u8; &3 + 1]; } //~ E0658
// ----
fn main() { let x: &'static u8 = &(&1 + 2); } //~ E0716
// ----
fn main() { let x: &'static bool = &("a" == "b"); } //~ E0716
// ----
fn main() { let x: &'static bool = &(&1 == &2); } //~ E0716
// ----
fn main() { let x: &'static i32 = &!&1; } //~ E0716
// ----
fn main() { let x: &'static i32 = &!*&1; } //~ E0716
// ----
fn main() { let x: &'static i32 = &*&1; }
// ----
fn main() { let x: &'static i32 = &(*&1 + 1); } //~ E0716
// ----
fn main() { let x: &'static i32 = &(*&(1, 2)).0; }
// ----
fn main() { let x: &'static i32 = &(&(1, 2)).0; }
// ----
fn main() { let x: &'static &i32 = &&(*&(1, 2)).0; } //~ E0716
// ----
fn main() { let x: &'static [i32; 1] = &[*&1]; } //~ E0716
// ----
const A: &i32 = &3; fn main() { let x: &'static i32 = &*A; }
// ----
const A: &i32 = &3; fn main() { let x: &'static i32 = &(*A + 1); } //~ E0716
// ----
const A: &i32 = &3; fn main() { let x: &'static i32 = &!*A; } //~ E0716
// ----
const A: &(i32, u8) = &(3, 4); fn main() { let x: &'static i32 = &A.0; }
// ----
const A: &(i32, u8) = &(3, 4); fn main() { let x: &'static [i32; 1] = &[A.0]; } //~ E0716
// ----
static A: &i32 = &3; fn main() { let x: &'static i32 = &!*A; } //~ E0716
// ----
static A: i32 = 3; fn main() { let x: &'static i32 = &!A; } //~ E0716
// ----
static A: (i32, u8) = (3, 4); fn main() { let x: &'static i32 = &A.0; }
// ----
fn main() { let x: &'static bool = &(1 < 2); }
// ----
fn main() { let x: &'static i32 = &(-(1 - 3)); }
// ----
fn main() { let x: &'static i32 = &(1 as i32 as u8 as i32); }
// ----
fn main() { let x: &'static usize = &(&3 as *const i32 as usize); } //~ E0716
// ----
fn main() { let x: &'static &[u8] = &(&[1u8, 2] as &[u8]); }
// ----
const A: &i32 = &3; const B: i32 = *A + 1; const C: i32 = { *&3 }; static D: i32 = !*&4;
fn main() { }
// ----
fn g() -> u8 { 1 } const E: u8 = if false { g() } else { 1 }; //~ E0015
fn main() {}
// ----
fn g() -> bool { true } const E: bool = true || g(); //~ E0015
fn main() {}
// ----
fn g() -> bool { true } const E: bool = false && g(); //~ E0015
fn main() {}
// ----
const D: &u8 = &1; const E: u8 = if true { 1 } else { D + 1 }; //~ E0658
fn main() {}
// ----
const E: Vec<u8> = if true { Vec::new() } else { vec![1u8] }; //~ E0015
fn main() {}
// ----
static mut M: u8 = 3; const E: u8 = if true { 1 } else { unsafe { M } };
fn main() {}
// ----
const E: u8 = if true { 1 } else { 255 + 1 };
fn main() {}
// ----
const E: u8 = if true { 1 } else { [1][2] };
fn main() {}
// ----
const E: u8 = if true { 1 } else { panic!() };
fn main() {}
// ----
const E: u8 = if true { 1 } else { *&3 };
fn main() {}
// ----
const E: &u8 = if true { &1 } else { &mut 2 }; //~ E0764
fn main() {}
// ----
fn g() -> u8 { 1 } const E: u8 = { g(); 4 }; //~ E0015
fn main() {}
// ----
fn g() -> u8 { 1 } fn main() { let a = [0; { g(); 4 }]; } //~ E0015
// ----
fn g() -> usize { 1 } fn main() { let a = [0; if true { 1 } else { g() }]; } //~ E0015
// ----
const E: u8 = if true { 1 } else { "a".len() as u8 };
fn main() {}
// ----
const E: bool = if true { true } else { "a" == "b" }; //~ E0658
fn main() {}
// ----
const E: (u8, u8) = (1, if true { 1 } else { &3 + 1 }); //~ E0658
fn main() {}
// ----
fn g() -> u8 { 1 } const E: u8 = match 3 { 3 => 4, _ => g() }; //~ E0015
fn main() {}
// ----
const E: u8 = (|| 3)(); //~ E0015
fn main() {}
// ----
fn g() -> u8 { 1 } const E: u8 = { fn h() -> u8 { g() } 4 };
fn main() {}
// ----
const D: fn() -> u8 = || 3; const E: u8 = if true { 1 } else { D() }; //~ const-pointer
fn main() {}
// ----
const E: u8 = if true { return 4 } else { 3 }; //~ E0572
fn main() {}
// ----
const E: usize = if true { 1 } else { &3 as *const i32 as usize }; //~ const-pointer
fn main() {}
// ----
const E: usize = &3 as *const i32 as usize; //~ const-pointer
fn main() {}
// ----
const E: u8 = if true { 1 } else { let s = String::from("a"); 3 }; //~ E0015
fn main() {}
// ----
const E: Option<String> = if true { None } else { Some(String::new()) };
fn main() {}
// ----
const A: u8 = B; const B: u8 = if true { 1 } else { A }; //~ E0391
fn main() {}
// ----
const E: u8 = if true { 1 } else { F }; const F: u8 = 255 + E + E; //~ E0391
fn main() {}
// ----
const E: u8 = if true { 1 } else { F }; const F: u8 = 255 + 1; //~ E0080
fn main() {}
// ----
const B: Box<u8> = Box::new(3); //~ E0015
fn main() {}
// ----
static S: std::cell::Cell<u8> = std::cell::Cell::new(3); //~ E0277
fn main() {}
// ----
static E: &u8 = &*&mut 3; //~ E0764
fn main() {}
// ----
static E: &u8 = &(*&mut (3, 4)).0; //~ E0764
fn main() {}
// ----
const E: u8 = *&mut 3;
fn main() {}
// ----
const E: u8 = (*&mut (3, 4)).0;
fn main() {}
// ----
const E: u8 = (&mut (3, 4)).0;
fn main() {}
// ----
static S: (u8, u8) = (1, 2); static E: &u8 = &S.0;
fn main() {}
// ----
static S: [u8; 2] = [1, 2]; static E: &u8 = &S[1];
fn main() {}
// ----
static S: [u8; 2] = [1, 2]; static E: &[u8] = &S;
fn main() {}
// ----
static mut S: u8 = 1; static mut E: *mut u8 = &raw mut S;
fn main() {}
// ----
static mut S: (u8, u8) = (1, 2); static mut E: *mut u8 = &raw mut S.1; //~ E0133
fn main() {}
// ----
static E: &[std::cell::Cell<u8>] = &[]; //~ E0277
fn main() {}
// ----
const E: &std::cell::Cell<u8> = &std::cell::Cell::new(1); //~ E0492
fn main() {}
// ----
const E: &(std::cell::Cell<u8>, u8) = &(std::cell::Cell::new(1), 2); //~ E0492
fn main() {}
// ----
const E: u8 = (std::cell::Cell::new(1), 2).1;
fn main() {}
// ----
const E: &Option<std::cell::Cell<u8>> = &None;
fn main() {}
// ----
const A: () = assert!(1 < 2);
fn main() {}
// ----
const A: () = assert!(1 > 2); //~ E0080
fn main() {}
// ----
const A: () = assert!(1 > 2, "no"); //~ E0080
fn main() {}
// ----
const A: u8 = panic!("x"); //~ E0080
fn main() {}
// ----
const A: u8 = todo!(); //~ E0080
fn main() {}
// ----
const A: u8 = unreachable!(); //~ E0080
fn main() {}
// ----
const A: bool = 1 == 1 && 'a' < 'b' && true != false;
fn main() {}
// ----
fn a() {} fn b() {} const A: bool = a as fn() == b as fn(); //~ const-pointer
fn main() {}
// ----
fn a() {} const A: usize = a as usize; //~ const-pointer
fn main() {}
// ----
fn a() {} const A: *const u8 = a as *const u8;
fn main() {}
// ----
const A: i32 = -(1 - 3) + !4; const B: bool = !(1 < 2);
fn main() {}
// ----
static A: &'static &'static u8 = &&3;
fn main() {}
// ----
static A: &u8 = &(1 + 2);
fn main() {}
// ----
fn main() { let x = [1u8; 2 + { 3 }]; let y: [u8; if true { 5 } else { 6 }] = x; }
// ----
fn main() { const N: usize = 3; static M: u8 = 4; let x = [M; N]; }
// ----
fn main() { let r: &'static mut [u8] = &mut []; let s: &'static mut [u8; 1] = &mut [1]; } //~ E0716
// ----
fn main() { let r: &'static Option<std::cell::Cell<u8>> = &None; let s: &'static Option<String> = &None; }
// ----
const S: Option<String> = None; fn main() { let s: &'static Option<String> = &S; }
// ----
const S: Option<std::cell::Cell<u8>> = None; fn main() { let s: &'static Option<std::cell::Cell<u8>> = &S; }
// ----
const S: Option<std::cell::Cell<u8>> = Some(std::cell::Cell::new(3)); fn main() { let s: &'static Option<std::cell::Cell<u8>> = &S; } //~ E0716
// ----
const S: fn(u8) -> u8 = f; fn f(x: u8) -> u8 { x } fn main() { let s: &'static fn(u8) -> u8 = &S; let x: &'static bool = &(S == S); } //~ E0716
// ----
const P: *const u8 = 0 as *const u8; fn main() { let x: &'static bool = &(P == P); } //~ E0716
// ----
fn main() { let x: &'static bool = &(true && false); } //~ E0716
// ----
fn main() { let x: &'static u32 = &(if true { 1 } else { 2 }); } //~ E0716
// ----
fn main() { let x: &'static u32 = &{ 1 }; let y: &'static (u8, [u8; 2]) = &(1, [2; 2]); }
// ----
fn main() { let x: &'static usize = &std::mem::size_of::<u8>(); }
// ----
fn main() { let x: &'static usize = &(1 / 1); let y: &'static i32 = &(4 % 3); }
// ----
fn main() { let z = 1; let x: &'static i32 = &(4 / z); } //~ E0716
// ----
const Z: i32 = 2; fn main() { let x: &'static i32 = &(4 / Z); }
// ----
const Z: i32 = 0; fn main() { let x: &'static i32 = &(4 / Z); } //~ E0716
// ----
const Z: i32 = -1; fn main() { let x: &'static i32 = &(i32::MIN / Z); } //~ E0716
// ----
fn main() { let x: &'static i32 = &(4 / -1); }
// ----
fn main() { let x: &'static i32 = &(4 / (2 - 1)); } //~ E0716
// ----
fn main() { let x: &'static u32 = &(1 << 3); }
// ----
fn main() { let x: &'static u8 = &[1, 2][1]; let y: &'static u8 = &(1, 2).0; }
// ----
fn main() { let x: &'static str = "abc"; let y: &'static &'static str = &"abc"; let z: &'static [&str] = &["a", "b"]; }
// ----
fn g() -> String { String::new() } fn main() { let ref s: &'static String = &g(); } //~ E0716
// ----
fn g() -> String { String::new() } fn main() { let s: &'static String = &g(); } //~ E0716
// ----
fn main() { let x = 1; let ref s: &'static i32 = &x; } //~ E0597
// ----
fn main() { let x = 1; let ref s: (&'static i32, u8) = (&x, 2); } //~ E0597
// ----
fn main() { let x = 1; let (ref s, _): (&'static i32, u8) = (&x, 2); } //~ E0597
// ----
fn main() { let x = 1; let (s, _): (&'static i32, u8) = (&x, 2); } //~ E0597
// ----
fn main() { let x = 1; let _: &'static i32 = &x; } //~ E0597
// ----
fn main() { let x = 1; let (_, _): (&'static i32, u8) = (&x, 2); } //~ E0597
// ----
fn main() { let x = 1; let ref mut s: &'static i32 = &x; } //~ E0597
// ----
fn g() -> String { String::new() } fn main() { let ref s: &'static String = { &g() }; } //~ E0716
// ----
fn g() -> String { String::new() } fn main() { let &ref s: &'static String = &g(); } //~ E0716
// ----
fn g() -> String { String::new() } fn main() { let &_: &'static String = &g(); } //~ E0716
// ----
fn g() -> (String, u8) { (String::new(), 2) } fn main() { let (ref s, n): &'static (String, u8) = &g(); } //~ E0716
// ----
fn g() -> (String, u8) { (String::new(), 2) } fn main() { let (s, n): &'static (String, u8) = &g(); } //~ E0716
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn main() { let s: &'static std::cell::Cell<u8> = &S; } //~ E0716
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn main() { let ref s: &'static std::cell::Cell<u8> = &S; } //~ E0716
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn f() -> &'static std::cell::Cell<u8> { let ref s = S; s } fn main() { } //~ E0515
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn f() -> &'static std::cell::Cell<u8> { let ref s = &S; s } fn main() { } //~ E0515
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn f() -> &'static std::cell::Cell<u8> { let s = &S; s } fn main() { } //~ E0515
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn main() { let (ref s, _): (&'static std::cell::Cell<u8>, u8) = (&S, 1); } //~ E0716
// ----
const S: Option<std::cell::Cell<u8>> = None; fn main() { let ref s: &'static Option<std::cell::Cell<u8>> = &S; }
// ----
const S: Option<std::cell::Cell<u8>> = Some(std::cell::Cell::new(3)); fn main() { let ref s: &'static Option<std::cell::Cell<u8>> = &S; } //~ E0716
// ----
const S: Option<std::cell::Cell<u8>> = Some(std::cell::Cell::new(3)); fn f() -> &'static &'static Option<std::cell::Cell<u8>> { let ref s = &S; s } fn main() { } //~ E0515
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn main() { let s: &'static &'static std::cell::Cell<u8> = &&S; } //~ E0716
// ----
const S: std::cell::Cell<u8> = std::cell::Cell::new(3); fn main() { let s: &'static (&'static std::cell::Cell<u8>, u8) = &(&S, 1); } //~ E0716
// ----
fn main() { let s: &'static &'static Option<std::cell::Cell<u8>> = &&None; }
// ----
fn main() { let s: &'static &'static [std::cell::Cell<u8>] = &(&[] as &[_]); }
// ----
const S: (std::cell::Cell<u8>, u8) = (std::cell::Cell::new(3), 1); fn main() { let s: &'static u8 = &S.1; } //~ E0716
// ----
const S: (Option<std::cell::Cell<u8>>, u8) = (None, 1); fn main() { let s: &'static Option<std::cell::Cell<u8>> = &S.0; }
// ----
const S: (String, u8) = (String::new(), 1); fn main() { let s: &'static u8 = &S.1; } //~ E0716
// ----
const S: (String, u8) = (String::new(), 1); fn main() { let s: u8 = S.1; }
// ----
const S: [String; 1] = [String::new()]; fn main() { let s = &S[0]; let t = S[0].len(); }
// ----
const S: [u8; 2] = [1, 2]; fn main() { let i = 1; let s: &'static u8 = &S[i]; }
// ----
const S: [u8; 2] = [1, 2]; fn main() { let s: &'static u8 = &S[1]; }
// ----
const S: [u8; 2] = [1, 2]; fn main() { let s: &'static [u8] = &S[1..]; }
// ----
const S: [u8; 2] = [1, 2]; fn main() { let s: &'static [u8] = &S[..]; }
// ----
const S: &[u8] = &[1, 2]; fn main() { let s: &'static [u8] = &S[1..]; let t: &'static u8 = &S[0]; }
// ----
static A: &&u8 = &mut &&3; fn main() {} //~ E0764
// ----
static A: &u8 = &mut &&3; fn main() {} //~ E0764
// ----
static A: &&u8 = &&mut 3; fn main() {} //~ E0308
// ----
static A: &u8 = **&mut &&3; fn main() {}
// ----
static A: u8 = ***&mut &&3; fn main() {}
// ----
static A: &u8 = *&mut &3; fn main() {}
// ----
static A: &u8 = &**&mut &3; fn main() {} //~ E0764
// ----
static A: &u8 = &(*&mut (&3, 4)).0; fn main() {} //~ E0764
// ----
static A: &u8 = (*&mut (&3, 4)).0; fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} } const C: D = D(1); fn f() { let ref k: &'static u8 = &C.0; } fn main() {} //~ E0713
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} } const C: D = D(1); fn f() { let k: &'static u8 = &C.0; } fn main() {} //~ E0713
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} } const C: D = D(1); fn f() { let k: &'static u8 = &(C.0 + 1); } fn main() {} //~ E0716
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} } const C: D = D(1); fn f() { let k: &'static &'static u8 = &&C.0; } fn main() {} //~ E0713
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} } const C: D = D(1); fn f() { let k: &'static (u8, u8) = &(C.0, 1); } fn main() {} //~ E0716
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} } const C: [D; 1] = [D(1)]; fn f() { let k: &'static u8 = &C[0].0; } fn main() {} //~ E0713
// ----
const C: (std::cell::Cell<u8>, u8) = (std::cell::Cell::new(1), 2); fn f() { let ref k: &'static u8 = &C.1; } fn main() {} //~ E0716
// ----
const C: (std::cell::Cell<u8>, u8) = (std::cell::Cell::new(1), 2); fn f() { let k: &'static u8 = &C.1; } fn main() {} //~ E0716
// ----
const C: (std::cell::Cell<u8>, u8) = (std::cell::Cell::new(1), 2); fn f() { let k: &'static (&'static u8, u8) = &(&C.1, 1); } fn main() {} //~ E0716
// ----
const A: &[u8; match 1 { A => 1, _ => 2 }] = b"ab"; fn main() {} //~ E0391
// ----
const A: [u8; A[0] as usize] = [1]; fn main() {} //~ E0391
// ----
const A: [u8; B] = [1]; const B: usize = A[0] as usize; fn main() {} //~ E0391
