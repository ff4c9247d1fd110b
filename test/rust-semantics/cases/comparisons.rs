fn f() { let x = None.unwrap(); let z = x == 1u16; let y: u8 = x; } //~ E0277
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = &x == &1u8; let y: u8 = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = x == "a"; let y: String = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = "a" == x; let y: String = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = x == &1u8; let y: u8 = x; } //~ E0277
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = x == [1u8]; let y: Vec<u8> = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = vec![1u8] == x; let y: Vec<u8> = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = vec![1u8] == x; let y: [u8; 1] = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = 1 == x; let y: u8 = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = x < 1u8; let y: u8 = x; }
fn main() {}
// ----
fn f() { let x = None.unwrap(); let z = &1u8 < x; let y: &u8 = x; }
fn main() {}
// ----
fn f(a: &u8, b: &u16) { let z = a < b; } //~ E0308
fn main() {}
// ----
fn f(a: &u8, b: &u16) { let x = None.unwrap(); let z = x == b; let k: &u8 = x; } //~ E0277
fn main() {}
// ----
fn f(a: Vec<u8>, b: Vec<u16>) { let z = a == b; } //~ E0277
fn main() {}
// ----
fn f(a: Vec<String>, b: Vec<&str>) { let z = a == b; let y = b == a; }
fn main() {}
// ----
fn f(a: Vec<Vec<u8>>, b: [[u8; 2]; 1]) { let z = a == b; }
fn main() {}
// ----
fn f(a: Vec<Vec<u8>>, b: [[u8; 2]; 1]) { let y = b == a; } //~ E0277
fn main() {}
// ----
fn f(a: [Option<u8>; 2], b: [Option<u16>; 2]) { let y = b == a; } //~ E0277
fn main() {}
// ----
fn f(a: Option<Vec<u8>>, b: Option<[u8; 1]>) { let y = b == a; } //~ E0308
fn main() {}
// ----
fn f(a: (Vec<u8>, u8), b: ([u8; 1], u8)) { let y = b == a; } //~ E0308
fn main() {}
// ----
fn f(a: &Vec<u8>, b: &[u8; 1]) { let y = b == a; } //~ E0277
fn main() {}
// ----
fn f(a: &Vec<u8>, b: &[u8; 1]) { let y = a == b; }
fn main() {}
// ----
fn f(a: &&str, b: &String) { let y = a == b; let z = b == a; let k = *a == *b; }
fn main() {}
// ----
fn f(a: [&str; 1], b: [&String; 1]) { let y = a == b; }
fn main() {}
// ----
fn f(a: [&str; 1], b: [&'static str; 1]) { let y = a == b; }
fn main() {}
// ----
fn f(a: Vec<&[u8]>, b: Vec<&Vec<u8>>) { let y = a == b; }
fn main() {}
// ----
fn f(a: Vec<&[u8]>, b: Vec<Vec<u8>>) { let y = a == b; }
fn main() {}
// ----
fn f(a: Vec<&[u8]>, b: Vec<[u8; 2]>) { let y = a == b; }
fn main() {}
// ----
fn f(a: Vec<&mut u8>, b: Vec<&u8>) { let y = a == b; }
fn main() {}
// ----
fn f(a: &mut u8, b: &u8) { let y = a == b; }
fn main() {}
// ----
fn f(a: &mut u8, b: &mut u8) { let y = a == b; }
fn main() {}
// ----
fn f(a: Vec<Box<u8>>) { let y = a == vec![]; let z = a == [Box::new(1)]; }
fn main() {}
// ----
fn f(a: Vec<&str>) { let y = a == vec![]; } //~ E0283
fn main() {}
// ----
fn f(a: Vec<Vec<u8>>) { let y = a == vec![]; } //~ E0283
fn main() {}
// ----
fn f(a: Vec<Option<&str>>) { let y = a == vec![]; }
fn main() {}
// ----
fn f(a: &str) { let y = a == None.unwrap(); } //~ E0283
fn main() {}
// ----
fn f(a: &u8) { let y = a == None.unwrap(); } //~ E0283
fn main() {}
// ----
fn f(a: &u8) { let y = a < None.unwrap(); }
fn main() {}
// ----
fn f(a: String) { let y = a == None.unwrap(); } //~ E0283
fn main() {}
// ----
fn f(a: Vec<u8>) { let y = a == None.unwrap(); } //~ E0283
fn main() {}
// ----
fn f(a: [u8; 2]) { let y = a == None.unwrap(); } //~ E0283
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = 1u8 == x; }
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = "a" == x; } //~ E0277
fn main() {}
// ----
fn f() { let v = Vec::new(); let z = v == vec![1u8]; } //~ E0282
fn main() {}
// ----
fn f() { let v = Vec::new(); let z = vec![1u8] == v; }
fn main() {}
// ----
fn f() { let v = [None.unwrap()]; let z = v == [1u8]; } //~ E0282
fn main() {}
// ----
fn f() { let v = [None]; let z = v == [Some(1u8)]; }
fn main() {}
// ----
fn f() { let v = vec![1]; let z = v == [1u8]; let k: u8 = v[0]; }
fn main() {}
// ----
fn f() { let v = vec![1]; let z = v == [1u8]; let k: u16 = v[0]; } //~ E0308
fn main() {}
// ----
fn f() { let v = vec![Some(1)]; let z = v == [Some(1u8)]; let k: Option<u8> = v[0]; }
fn main() {}
// ----
fn f() { let v = vec![vec![1]]; let z = v == [[1u8]]; }
fn main() {}
// ----
fn f() { let v = vec![vec![1]]; let z = v == [vec![1u8]]; }
fn main() {}
// ----
fn f() { let v = vec![String::new()]; let z = v == ["a"]; }
fn main() {}
// ----
fn f() { let v = vec![&1u8]; let z = v == [&2u8]; }
fn main() {}
// ----
fn f() { let v = vec![(1u8, 2u8)]; let z = v == [(1, 2)]; }
fn main() {}
// ----
fn f(a: &[u8]) { let v = Vec::new(); let z = &v[..] == a; } //~ E0282
fn main() {}
// ----
fn f(a: &[u8]) { let v = Vec::new(); let z = a == &v[..]; }
fn main() {}
// ----
fn f() { let v = Vec::new(); let z = v == [] as [u8; 0]; } //~ E0282
fn main() {}
// ----
fn f(v: Vec<u8>) { let z = v == []; }
fn main() {}
// ----
fn f(v: Vec<u8>) { let z = v == vec![]; }
fn main() {}
// ----
fn f(v: Vec<u8>) { assert_eq!(v, vec![]); assert_eq!(v, []); }
fn main() {}
// ----
fn f(v: Vec<Vec<u8>>) { let z = v == vec![vec![]]; }
fn main() {}
// ----
fn f(v: Vec<Option<u8>>) { let z = v == vec![None]; }
fn main() {}
// ----
fn f(v: Vec<Box<u8>>) { let z = v == vec![Box::new(1)]; let y = &v[..] == &[Box::new(1)]; }
fn main() {}
// ----
fn f(v: &[u8], w: &[u8; 2]) { let z = v == w; let y = w == v; let k = *v == *w; }
fn main() {}
// ----
use std::cell::Cell;
fn f(a: Cell<u8>, v: Vec<Cell<u8>>, d: &[Cell<u8>; 2]) -> bool { a == Cell::new(1) && v == [] && v == d[..] }
fn main() {}
// ----
use std::cell::Cell;
fn f(a: Cell<Box<u8>>, b: Cell<Box<u8>>) -> bool { a == b } //~ E0369
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (1, (y, 1) | (1, y)) | (2, (y, 1) | (1, mut y)) => println!("{}", y), _ => {} } } //~ E0409
fn main() {}
// ----
fn f(a: (u8, u8)) { match a { (1, mut y) | (mut y, 1) => { y = 2; } _ => {} } }
fn main() {}
// ----
fn f(a: (u8, u8)) { match a { (1, y) | (mut y, 1) => {} _ => {} } } //~ E0409
fn main() {}
// ----
fn f(a: &(u8, u8)) { match a { (1, ref y) | (ref y, 1) => {} _ => {} } }
fn main() {}
// ----
fn f(a: Vec<String>, b: Vec<&mut str>) { let y = b == a; } //~ E0277
fn main() {}
// ----
fn f(a: String, b: &mut str) { let y = b == a; } //~ E0277
fn main() {}
// ----
fn f(a: String, b: &mut str) { let y = a == b; } //~ E0277
fn main() {}
// ----
fn f(a: Vec<u8>, b: &mut [u8]) { let y = a == b; let z = b == a; }
fn main() {}
// ----
fn f(a: Vec<u8>, b: &mut [u8; 2]) { let y = a == b; } //~ E0277
fn main() {}
// ----
fn f(a: Vec<u8>, b: &mut [u8; 2]) { let y = b == a; } //~ E0277
fn main() {}
// ----
fn f(a: Vec<u8>, b: &[u8; 2]) { let y = a == b; }
fn main() {}
// ----
fn f(a: Vec<u8>, b: &[u8; 2]) { let y = b == a; } //~ E0277
fn main() {}
// ----
fn f(a: [u8; 2], b: &mut [u8]) { let y = a == b; let z = b == a; }
fn main() {}
// ----
fn f(a: [u8; 2], b: &mut [u8; 2]) { let y = a == b; } //~ E0277
fn main() {}
// ----
fn f(a: [u8; 2], b: &[u8; 2]) { let y = a == b; } //~ E0277
fn main() {}
// ----
fn f(a: &[u8], b: [u8; 2]) { let y = b == a; let z = a == b; }
fn main() {}
// ----
fn f(a: &mut [u8], b: &[u8; 2]) { let y = *b == a; let z = a == b; let w = a == *b; }
fn main() {}
// ----
fn f(a: &mut str, b: &str) { let y = a == b; let z = b == a; }
fn main() {}
// ----
use std::sync::Arc; #[derive(PartialEq)] struct S(Arc<u8>);
fn f(a: Arc<u8>, s: S) -> bool { a == Arc::new(1) && s == S(a) }
fn main() {}
