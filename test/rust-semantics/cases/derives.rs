#[derive(Debug, Clone, PartialEq)]
struct P { x: i32, y: Option<u8> }
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum E { A, B(u8, bool), C { v: i64 }, D = 9 } //~ E0732
fn main() { println!("{}", 1); }
// ----
#[derive(Debug, Clone, PartialEq)]
struct P { x: i32, y: Option<u8> }
#[derive(Debug, PartialEq)]
struct T(u8, &'static str);
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
struct U;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum E { A, B(u8, bool), C { v: i64 } }
#[derive(Debug, PartialEq, Clone)]
enum L { Cons(i32, Box<L>), Nil }
#[derive(Debug, PartialEq)]
struct R<'a> { s: &'a str, v: Vec<E> }
fn main() {
    let p = P { x: 1, y: Some(2) };
    println!("{:?} {:?} {:?}", p, T(3, "a\"b\n\t\\é'"), U);
    println!("{:?} {:?} {:?}", E::A, E::B(1, true), E::C { v: -1 });
    let l = L::Cons(1, Box::new(L::Nil));
    println!("{:?} {}", l, l == l.clone());
    println!("{}", p == P { x: 1, y: None });
    println!("{} {}", E::A == E::A, E::B(1, true) != E::B(1, false));
    assert_eq!(E::C { v: 2 }, E::C { v: 2 });
    assert_ne!(p, P { x: 2, ..p.clone() });
    let r = R { s: "x", v: vec![E::A, E::C { v: 0 }] };
    println!("{:?} {:?} {:?} {}", r, 'a', ["q", "'"], r == R { s: "x", v: vec![] });
    println!("{:?} {:?} {:?}", '\'', "\u{7f}\0", ('\u{301}', "e\u{301}"));
    println!("{:?}", &&p);
    println!("{}", [1, 2, 3].contains(&2));
    let v = vec![E::A, E::B(0, false)];
    println!("{} {}", v.contains(&E::A), v.contains(&E::C { v: 1 }));
    let mut w = v[..1].to_vec();
    w.append(&mut vec![E::A]);
    w.reverse();
    println!("{:?}", w);
    let mut s = vec![3, 1, 2, 1];
    s.sort();
    println!("{:?}", s);
    println!("{}", vec!["x", "y"].contains(&"x"));
}
// ----
struct N;
#[derive(Debug)]
struct S { a: u8, n: N } //~ E0277
fn main() {}
// ----
struct N;
#[derive(PartialEq)]
struct S { a: u8, n: N } //~ E0369
fn main() {}
// ----
#[derive(Eq)]
struct S { a: u8 } //~ E0277
fn main() {}
// ----
#[derive(PartialEq)]
struct S { a: u8 }
fn main() { println!("{}", S { a: 1 } < S { a: 2 }); } //~ E0369
// ----
struct S { a: u8 }
fn main() { println!("{}", S { a: 1 } == S { a: 2 }); } //~ E0369
// ----
#[derive(PartialEq, Debug)]
struct S { a: Vec<u8> }
fn main() { let s = S { a: vec![] }; let t = s; println!("{:?}", s == t); } //~ E0382
// ----
#[derive(PartialEq, Debug)]
struct S { a: Vec<u8> }
fn main() { let s = S { a: vec![] }; let t = &s; println!("{:?}", t == s); } //~ E0277
// ----
#[derive(PartialEq, Debug)]
enum E { A, B }
fn main() { match E::A { E::A => {} } } //~ E0004
// ----
#[derive(Debug)]
struct S { f: u8 }
impl S { fn new(f: u8) -> Self { Self { f } } }
fn main() { let s = S::new(3); let r = &s; println!("{:?} {r:?}", s); drop(s); println!("{:?}", r); } //~ E0505
// ----
struct N;
fn main() { println!("{}", [N].contains(&N)); } //~ E0277
// ----
struct N;
fn main() { let v = [N].to_vec(); } //~ E0277
// ----
fn main() { let v = vec![1]; println!("{}", v.contains(1)); } //~ E0308
