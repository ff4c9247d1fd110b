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
