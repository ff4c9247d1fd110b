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
