static A: u8 = 3;
const C: u8 = A;
static B: u8 = C + A;
const D: &u8 = &A;
const E: u8 = *D + C;
fn main() {}
// ----
static mut A: u8 = 3;
const C: u8 = unsafe { A }; //~ E0080
fn main() {}
// ----
extern "C" { static E: u8; }
const C: u8 = unsafe { E }; //~ E0080
fn main() {}
// ----
const C: u8 = A; //~ E0391
static A: u8 = C;
fn main() {}
// ----
static A: u8 = 255;
const C: u8 = A + 1; //~ E0080
fn main() {}
// ----
static A: u8 = true; //~ E0308
const C: u8 = A;
fn main() {}
// ----
static S: (u8, [u8; 2]) = (1, [2, 3]);
const C: u8 = S.1[1];
static X: [u8; C as usize] = [0; 3];
fn main() {}
// ----
const A: [u8; 3] = [1, 2, 3];
const N: usize = A.len() + "abc".len();
const E: bool = A.is_empty();
static O: [u8; N] = [0; 6];
fn main() {}
// ----
const A: [u8; 3] = [1, 2, 3];
static O: [u8; A.len()] = [0; 4]; //~ E0308
fn main() {}
// ----
static A: u8 = 3;
const D: &u8 = &mut A; //~ E0596
fn main() {}
// ----
static A: (u8, u8) = (3, 4);
static D: *mut u8 = &raw mut A.1; //~ E0596
fn main() {}
// ----
static mut A: u8 = 3;
const D: *mut u8 = &raw mut A;
fn main() {}
// ----
struct D;
impl Drop for D { fn drop(&mut self) {} }
struct S { a: D, b: u8 }
static X: S = S { b: 3, ..S { a: D, b: 1 } }; //~ E0493
fn main() {}
// ----
struct D;
impl Drop for D { fn drop(&mut self) {} }
struct S { a: Option<D>, b: u8 }
static X: S = S { a: Some(D), ..S { a: None, b: 2 } };
fn main() {}
// ----
struct D;
impl Drop for D { fn drop(&mut self) {} }
const HELPER: Option<D> = None;
const C: i32 = (HELPER, 0).1;
fn main() {}
// ----
static mut A: u32 = 3;
static C: u32 = unsafe { A };
fn main() {}
// ----
static mut A: u32 = 3;
const C: u32 = unsafe { A }; //~ E0080
fn main() {}
// ----
use std::cell::UnsafeCell;
struct Meh { x: &'static UnsafeCell<i32> }
const MUH: Meh = Meh { x: unsafe { &mut *(&READONLY as *const _ as *mut _) } }; //~ E0080
static READONLY: i32 = 0;
fn main() {}
// ----
static X: &u8 = unsafe { &*(5 as *const u8) }; //~ E0080
fn main() {}
// ----
const X: Option<&u8> = unsafe { Some(&*(0 as *const u8)) }; //~ E0080
fn main() {}
// ----
static M: u8 = 2;
const X: &u16 = unsafe { &*(&raw const M as *const u16) }; //~ E0080
fn main() {}
// ----
static M: u8 = 2;
const X: &i8 = unsafe { &*(&raw const M as *const i8) };
fn main() {}
// ----
static M: u8 = 3;
static mut X: &mut u8 = unsafe { &mut *(&raw const M as *mut u8) }; //~ E0080
fn main() {}
// ----
static mut M: u8 = 3;
static mut X: &mut u8 = unsafe { &mut *(&raw mut M) };
fn main() {}
// ----
static M: (u8, [u16; 3]) = (2, [3; 3]);
const X: u16 = unsafe { *(&raw const M.1[1]) };
const Y: &u16 = &M.1[2];
const Z: u16 = *Y;
fn main() { assert_eq!(Z, 3); }
// ----
static M: [u8; 3] = [2; 3];
const X: &u8 = &M[3]; //~ E0080
fn main() {}
// ----
static A: Vec<u8> = Vec::new();
const B: Vec<u8> = A; //~ E0507
fn main() {}
// ----
const A: Vec<u8> = Vec::new();
const C: &Vec<u8> = &A;
const D: Vec<u8> = *C; //~ E0507
fn main() {}
// ----
static Y: Option<Box<u8>> = [None][0]; //~ E0508
fn main() {}
// ----
const A: (Vec<u8>, u8) = (Vec::new(), 3);
const B: &u8 = &A.1;
fn main() {}
// ----
#[repr(u8)] enum Q { A = S0, B = ARR[1] }
static S0: u8 = 5;
static ARR: [u8; 2] = [1, 2];
fn main() { assert_eq!(Q::A as u8 + Q::B as u8, 7); }
// ----
#[repr(u8)] enum Q { A = func(3) } //~ E0015
fn func(x: u8) -> u8 { x }
fn main() {}
// ----
struct D; impl Drop for D { fn drop(&mut self) {} }
#[repr(u8)] enum Q { A = (D, 1).1 } //~ E0493
fn main() {}
// ----
static S0: u8 = 1;
static REF: &u8 = &S0;
const K: bool = REF == REF; //~ E0658
fn main() {}
// ----
const K: Vec<u8> = vec![];
static mut M: &mut [u8; 0] = &mut [1; 0];
fn f() -> &'static mut [u8; 0] { &mut [1; 0] }
fn main() { assert_eq!(K.len(), 0); }
// ----
enum E { A = E::B as isize, B } //~ E0391
fn main() {}
