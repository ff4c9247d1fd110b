use std::cell::Cell;
fn f() { let r: &'static Option<Cell<u8>> = &None; }
fn main() {}
// ----
use std::cell::Cell;
fn f() { let r: &'static Option<Cell<u8>> = &Some(Cell::new(1)); } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
const N: Option<Cell<u8>> = None;
fn f() { let r: &'static Option<Cell<u8>> = &N; }
fn main() {}
// ----
use std::cell::Cell;
const N: Option<Cell<u8>> = Some(Cell::new(1));
fn f() { let r: &'static Option<Cell<u8>> = &N; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
fn f() { let r: &'static [Option<Cell<u8>>; 2] = &[None, None]; }
fn main() {}
// ----
use std::cell::Cell;
fn f() { let r: &'static (Option<Cell<u8>>, u8) = &(None, 1); }
fn main() {}
// ----
use std::cell::Cell;
struct S { a: Option<Cell<u8>>, b: u8 }
fn f() { let r: &'static S = &S { a: None, b: 1 }; }
fn main() {}
// ----
use std::cell::Cell;
enum E { A(Cell<u8>), B }
fn f() { let r: &'static E = &E::B; }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
fn f() { let r: &'static Option<D> = &None; }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
fn f() { let r: &'static D = &D(1); } //~ E0716
fn main() {}
// ----
struct D(u8);
fn f() { let r: &'static u8 = &D(1).0; }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
fn f() { let r: &'static u8 = &D(1).0; } //~ E0713
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
fn f() { let r: &u8 = &D(1).0; println!("{}", r); }
fn main() {}
// ----
fn f() { let r: &'static String = &String::new(); } //~ E0716
fn main() {}
// ----
fn f() { let r: &'static Vec<u8> = &Vec::new(); } //~ E0716
fn main() {}
// ----
fn f() { let r: &'static Option<String> = &None; }
fn main() {}
// ----
const N: Option<String> = None;
fn f() { let r: &'static Option<String> = &N; }
fn main() {}
// ----
const N: String = String::new();
fn f() { let r: &'static String = &N; } //~ E0716
fn main() {}
// ----
const N: Vec<u8> = Vec::new();
fn f() { let r: &'static Vec<u8> = &N; let k: &'static usize = &N.len(); } //~ E0716
fn main() {}
// ----
fn f() { let ref x = { 1 }; let r: &'static u8 = x; }
fn main() {}
// ----
fn f() { let ref x = 1; let r: &'static u8 = x; }
fn main() {}
// ----
fn f() { let r: &'static u8 = &{ 1 }; }
fn main() {}
// ----
fn f() { let r: &'static u8 = &{ let x = 1; x }; } //~ E0716
fn main() {}
// ----
fn f() { let r: &'static u8 = { &1 }; }
fn main() {}
// ----
fn f(b: bool) { let r: &'static u8 = if b { &1 } else { &2 }; }
fn main() {}
// ----
fn f(b: bool) { let r: &'static u8 = &if b { 1 } else { 2 }; } //~ E0716
fn main() {}
// ----
fn f(b: bool) { let r: &'static u8 = match b { true => &1, _ => &3 }; }
fn main() {}
// ----
fn f() { let r: &'static u8 = &(1 + 2); let s: &'static bool = &(1 < 2); let t: &'static i32 = &-1; }
fn main() {}
// ----
fn f() { let r: &'static u8 = &(1 / 2); let s: &'static u8 = &(7 % 2); }
fn main() {}
// ----
fn f() { let r: &'static i32 = &(1 / -1); }
fn main() {}
// ----
const Z: u8 = 2;
fn f() { let r: &'static u8 = &(1 / Z); }
fn main() {}
// ----
fn f() { let r: &'static u8 = &[1, 2, 3][1]; }
fn main() {}
// ----
fn f(i: usize) { let r: &'static u8 = &[1, 2, 3][i]; }
fn main() {}
// ----
fn f() { let r: &'static [u8] = &[1, 2, 3][..]; }
fn main() {}
// ----
fn f() { let r: &'static [u8] = &[1, 2, 3]; let k: &'static [u8; 3] = &[1; 3]; }
fn main() {}
// ----
fn f() { let r: &'static u8 = &(1, 2).0; let k: &'static u8 = &((1, 2), 3).0 .1; }
fn main() {}
// ----
fn f() { let r: &'static mut [u8; 0] = &mut []; }
fn main() {}
// ----
fn f() { let r: &'static mut [u8] = &mut []; }
fn main() {}
// ----
fn f() { let r: &'static mut u8 = &mut 1; } //~ E0716
fn main() {}
// ----
fn f() { let r: &'static mut () = &mut (); } //~ E0716
fn main() {}
// ----
fn f() { let r: &'static mut [String; 0] = &mut []; }
fn main() {}
// ----
fn f() { let r: &'static [String; 0] = &[]; }
fn main() {}
// ----
fn f() { let r: &'static &'static u8 = &&1; let k: &'static Option<&'static u8> = &Some(&1); }
fn main() {}
// ----
fn f(x: u8) { let k: &'static Option<&'static u8> = &Some(&x); } //~ E0716 E0597
fn main() {}
// ----
fn f(x: u8) { let k: &'static u8 = &x; } //~ E0597
fn main() {}
// ----
static S: u8 = 1;
fn f() { let k: &'static u8 = &S; let j: &'static &'static u8 = &&S; } //~ E0716
fn main() {}
// ----
static S: (u8, u8) = (1, 2);
fn f() { let k: &'static u8 = &S.0; let j: &'static &'static u8 = &&S.0; } //~ E0716
fn main() {}
// ----
static S: u8 = 1;
fn f() { let j: &'static u8 = &(S + 1); } //~ E0716
fn main() {}
// ----
static mut S: u8 = 1;
fn f() { let j: &'static *const u8 = &&raw const S; } //~ E0716
fn main() {}
// ----
const C: &u8 = &1;
fn f() { let j: &'static u8 = &*C; let k: &'static u8 = &(*C + 1); let l: &'static &'static u8 = &C; } //~ E0716
fn main() {}
// ----
const C: [u8; 2] = [1, 2];
fn f() { let j: &'static u8 = &C[1]; let k: &'static [u8] = &C[..]; }
fn main() {}
// ----
const C: [u8; 2] = [1, 2];
fn f() { let k: &'static [u8] = &C; }
fn main() {}
// ----
struct S; impl S { const A: u8 = 1; }
fn f() { let k: &'static u8 = &S::A; let j: &'static S = &S; }
fn main() {}
// ----
fn g() -> u8 { 1 }
fn f() { let k: &'static u8 = &g(); } //~ E0716
fn main() {}
// ----
fn g() -> u8 { 1 }
fn f() { let k: &'static fn() -> u8 = &(g as fn() -> u8); }
fn main() {}
// ----
fn f() { let k = &|| {}; h(k); } //~ E0308
fn h(x: &'static fn()) {}
fn main() {}
// ----
fn f() { let k: &'static u16 = &(1u8 as u16); let j: &'static usize = &(1 as *const u8 as usize); } //~ E0716
fn main() {}
// ----
fn f() { let k: &'static *const u8 = &(1 as *const u8); }
fn main() {}
// ----
fn f() { let k: &'static *const u8 = &(&1 as *const u8); } //~ E0606
fn main() {}
// ----
fn f() { let k: &'static str = &*"abc"; let j: &'static &'static str = &"abc"; }
fn main() {}
// ----
fn f() { let k: &'static bool = &("a" == "a"); } //~ E0716
fn main() {}
// ----
fn f() { let k: &'static bool = &(true && false); let j: &'static bool = &!true; } //~ E0716
fn main() {}
// ----
use std::mem::MaybeUninit;
fn f() { let k: &'static MaybeUninit<u8> = &MaybeUninit::uninit(); } //~ E0716
fn main() {}
// ----
use std::num::NonZeroU8;
fn f() { let k: &'static Option<NonZeroU8> = &NonZeroU8::new(1); } //~ E0716
fn main() {}
// ----
fn f() { let k: &'static u8 = &u8::MAX; let j: &'static usize = &std::mem::size_of::<u8>(); }
fn main() {}
// ----
fn f() -> &'static [u8] { match 1 { 1 => &[1, 2], _ => &[] } }
fn main() {}
// ----
fn f() { let (ref a, _) = (1, String::new()); let r: &'static u8 = a; } //~ E0716
fn main() {}
// ----
fn f() { let (ref a, ref b) = (1, 2); let r: &'static u8 = a; }
fn main() {}
// ----
fn f() { match 1 { ref a => { let r: &'static u8 = a; } } }
fn main() {}
// ----
fn f() { if let ref a = 1 { let r: &'static u8 = a; } }
fn main() {}
// ----
fn f() { match Some(1) { Some(ref a) => { let r: &'static u8 = a; } None => {} } }
fn main() {}
// ----
fn f() { match (1, 2) { (ref a, mut b) => { b = 1; let r: &'static u8 = a; } } }
fn main() {}
// ----
fn f() { match &1 { a => { let r: &'static u8 = a; } } match &Some(1) { Some(a) => { let r: &'static u8 = a; } None => {} } }
fn main() {}
// ----
fn f() { let a = &mut 1; let r: &'static u8 = a; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
fn f() { let ref r = None::<Cell<u8>>; let k: &'static Option<Cell<u8>> = r; }
fn main() {}
// ----
use std::cell::Cell;
fn f() { let r: &'static Option<u8> = &Some((Cell::new(1), 1).1); } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
fn f() { let r: &'static u8 = &(Cell::new(1), 1).1; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
fn f() { let r: &'static u8 = &(None::<Cell<u8>>, 1).1; }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
fn f() { let r: &'static u8 = &(None::<D>, 1).1; }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
fn f() { let r: &'static (Option<D>, u8) = &(None, 1); }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
const C: (Option<D>, u8) = (None, 1);
fn f() { let r: &'static (Option<D>, u8) = &C; let k: &'static u8 = &C.1; }
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
const C: D = D(1);
fn f() { let r: &'static D = &C; } //~ E0716
fn main() {}
// ----
struct D(u8); impl Drop for D { fn drop(&mut self) {} }
const C: D = D(1);
fn f() { let k: &'static u8 = &C.0; } //~ E0713
fn main() {}
// ----
fn f() { let x: &'static Option<Box<u8>> = &None; let y: &'static Option<Vec<u8>> = &None; }
fn main() {}
// ----
fn f() { let x: &'static [Option<Box<u8>>] = &[None, None]; }
fn main() {}
// ----
fn f() { let x: &'static Result<u8, String> = &Ok(1); }
fn main() {}
// ----
use std::cell::Cell;
fn f() { let x: &'static Result<u8, Cell<u8>> = &Ok(1); let y: &'static Result<u8, Cell<u8>> = &Err(Cell::new(1)); } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
fn f() { let a: &'static Cell<[u8; 0]> = &Cell::new([]); } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
fn f() { let a: &'static [Cell<u8>; 0] = &[]; }
fn main() {}
// ----
fn f() { let x: &'static u8 = &((1)); let y: &'static Option<u8> = &Some({ 2 }); }
fn main() {}
// ----
fn f() { let x: &'static u8 = &unsafe { 1 }; }
fn main() {}
// ----
fn f() { let x: &'static u8 = &{ 1; 2 }; }
fn main() {}
// ----
fn f() { let x: &'static u8 = &*&1; let y: &'static u8 = &*&*&1; }
fn main() {}
// ----
fn f() { let x: &'static u8 = &*&{ 1 }; }
fn main() {}
// ----
fn f() { let r: &'static u8 = &(1 / (1 + 1)); } //~ E0716
fn main() {}
// ----
fn f() { let r: &'static *const u8 = &std::ptr::null(); let k: &'static *mut u8 = &std::ptr::null_mut(); }
fn main() {}
// ----
fn f() { let r: &'static usize = &std::mem::align_of::<u8>(); }
fn main() {}
// ----
fn f(mut i: usize) { let r: &'static u8 = &[1, 2, 3][{ i += 1; i }]; }
fn main() {}
// ----
fn g() {} 
fn f() { let r: &'static u8 = &{ g(); 1 }; }
fn main() {}
// ----
fn f(mut i: usize) { let r: &'static u8 = &[[1, 2], [3, 4]][i][i]; }
fn main() {}
// ----
fn f(a: u8, i: usize) { let r: &'static u8 = &(a, 1).1; } //~ E0716
fn main() {}
// ----
fn f(a: u8, i: usize) { let r: &'static u8 = &(String::new(), 1).1; } //~ E0716
fn main() {}
// ----
fn f(b: bool) { let r: &'static u8 = &{ if b { return; } 1 }; }
fn main() {}
// ----
use std::cell::Cell;
const N: Option<Cell<u8>> = if true { None } else { Some(Cell::new(1)) };
fn f() { let r: &'static Option<Cell<u8>> = &N; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
const N: [Option<Cell<u8>>; 2] = [None, Some(Cell::new(1))];
fn f() { let r: &'static Option<Cell<u8>> = &N[0]; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
const N: (Option<Cell<u8>>, Cell<u8>) = (None, Cell::new(1));
fn f() { let r: &'static Option<Cell<u8>> = &N.0; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
const N: (u8, Cell<u8>) = (1, Cell::new(1));
fn f() { let r: &'static u8 = &N.0; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
const N: (Option<Cell<u8>>, Cell<u8>) = (None, Cell::new(1));
const M: Option<Cell<u8>> = N.0;
fn f() { let r: &'static Option<Cell<u8>> = &M; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
fn f() { let r: &'static Option<Cell<u8>> = &(None, Cell::new(1)).0; } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
struct S(Option<Cell<u8>>, Option<Cell<u8>>);
fn f() { let r: &'static Option<Cell<u8>> = &S(None, None).0; }
fn main() {}
// ----
use std::cell::Cell;
const C: Cell<u8> = Cell::new(1);
fn f() { let r: &'static Option<Cell<u8>> = &Some(C); } //~ E0716
fn main() {}
// ----
use std::cell::Cell;
const C: &Option<Cell<u8>> = &Some(Cell::new(1)); //~ E0492
fn main() {}
// ----
use std::cell::Cell;
const N: Option<Cell<u8>> = None;
const C: &Option<Cell<u8>> = &N;
fn main() {}
// ----
const C: &Option<String> = &None;
const D: &String = &String::new();
fn main() {}
// ----
const D: &mut u8 = &mut 1; //~ E0764
fn main() {}
// ----
const D: Option<&mut [u8; 0]> = Some(&mut []); //~ E0764
fn main() {}
// ----
fn g(x: &'static Option<String>) {}
fn f() { g(&None); }
fn main() {}
// ----
fn f() -> &'static Option<Vec<u8>> { &None }
fn main() {}
// ----
fn f(x: &'static u8) -> &'static u8 { match x { 1 => &{ 2 }, _ => &{ let y = 3; y } } } //~ E0515
fn main() {}
// ----
fn f() -> &'static u8 { let x = &{ 5 }; x }
fn main() {}
// ----
fn f() { let r: &'static u8 = &(true as u8); let k: &'static bool = &(1 == 2 || true); } //~ E0716
fn main() {}
// ----
enum E { A = 1, B = 2 }
fn f() { let r: &'static u8 = &(E::A as u8); }
fn main() {}
// ----
fn f() { let r: &'static usize = &[1, 2].len(); let k: &'static usize = &"a".len(); } //~ E0716
fn main() {}
// ----
const D: &mut [u8; 0] = &mut []; //~ E0764
fn main() {}
// ----
const D: &mut [u8] = &mut []; //~ E0764
fn main() {}
// ----
const D: Option<&mut [u8]> = Some(&mut []); //~ E0764
fn main() {}
// ----
const D: (&mut [u8], u8) = (&mut [], 1); //~ E0764
fn main() {}
// ----
struct S { a: &'static mut [u8] }
const D: S = S { a: &mut [] }; //~ E0764
fn main() {}
// ----
const D: Option<&mut ()> = Some(&mut ()); //~ E0764
fn main() {}
// ----
static mut D: &mut [u8] = &mut [];
fn main() {}
// ----
static mut D: Option<&mut [u8]> = Some(&mut []);
fn main() {}
// ----
static mut D: Option<&mut u8> = None;
fn main() {}
// ----
static D: &mut u8 = &mut 1; //~ E0764
fn main() {}
// ----
use std::cell::Cell;
static mut D: &Cell<u8> = &Cell::new(1); //~ E0492
fn main() {}
// ----
fn f(x: &[u8]) {} const C: &[u8] = &[1];
fn main() { f(&*(&[1u8, 2] as &[u8])); f(&*C); let y: &'static u8 = &C[0]; }
// ----
struct T(u8);
impl Drop for T { fn drop(&mut self) {} }
fn f() -> &'static Option<&'static T> { &Some(&T(3)) } //~ E0515
fn main() {}
// ----
struct T(u8);
fn f() -> &'static Option<&'static T> { &Some(&T(3)) }
fn main() {}
// ----
fn s(_: &'static i32) {}
fn main() { s(&(*&5 + 1)); } //~ E0716
// ----
fn s(_: &'static i32) {}
fn main() { s(&((*(&(5, 6))).0 + 1)); } //~ E0716
// ----
fn s(_: &'static i32) {}
fn main() { s(&((&[1, 2, 3])[1] + 1)); } //~ E0716
// ----
fn main() { let x: &'static bool = &(&1 == &2); println!("{}", x); } //~ E0716
// ----
fn s(_: &'static i32) {}
fn main() { s(&([1, 2, 3][3] + 1)); } //~ E0716
// ----
fn s(_: &'static i32) {}
fn main() { let i = 1; s(&([1, 2, 3][i] + 1)); } //~ E0716
// ----
fn s(x: &'static i32) -> i32 { *x }
const A: [i32; 2] = [1, 2];
const I: usize = 1;
fn main() {
    let x: &'static &'static &'static i32 = &&*&&5;
    let p: &'static *const i32 = &(&5 as *const i32);
    println!("{} {} {} {}", s(&([1, 2, 3][0] + 1)), s(&(A[I] + 1)), s(&([[1, 2], [3, 4]][1][0] * 2)), s(&(*(&(5, 6))).0));
    println!("{} {}", x, unsafe { **p });
}
