struct P { x: i32, y: i32 }
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn pair() -> (i32, i32) { (7, 8) }
fn main() {
    let mut a = 1;
    let mut b = 2;
    (a, b) = (b, a);
    println!("{} {}", a, b);
    let (c, d);
    (c, d) = pair();
    println!("{} {}", c, d);
    let mut v = vec![1, 2, 3];
    (v[0], v[2]) = (v[2], v[0]);
    println!("{:?}", v);
    let mut p = P { x: 0, y: 0 };
    (p.x, p.y) = (5, 6);
    [a, b] = [p.y, p.x];
    println!("{} {}", a, b);
    P { x: a, y: _ } = p;
    println!("{}", a);
    (a, ..) = (1, 2, 3);
    (_, (b, _)) = (0, (9, 4));
    println!("{} {}", a, b);
    _ = pair();
    let mut fib = (0, 1);
    for _ in 0..5 { fib = (fib.1, fib.0 + fib.1); }
    println!("{}", fib.0);
    let (mut x, mut y) = (D(1), D(2));
    (x, y) = (y, x);
    println!("{} {}", x.0, y.0);
    (x, _) = (D(3), D(4));
    println!("end");
    let r = &mut a;
    (*r, b) = (3, 4);
    println!("{} {}", a, b);
    let u = (a, b) = (1, 1);
    println!("{:?}", u);
    if { (a, b) = (2, 2); a == b } { println!("eq"); }
}
// ----
fn main() { let a = 1; let mut b = 2; (a, b) = (b, a); } //~ E0384
// ----
fn main() { let (mut a, mut b) = (1, 2); (a, b) = (1, 2, 3); } //~ E0308
// ----
fn main() { let (mut a, mut b) = (1, 2); (a, b) = (1, true); } //~ E0308
// ----
fn main() { let mut a = 1; (a, 3) = (1, 2); } //~ E0070
// ----
fn main() { let mut a = Box::new(1); let mut b = Box::new(2); (a, b) = (b, a); println!("{} {}", a, b); }
// ----
fn main() { let mut a = Box::new(1); let r = &a; let b; (a, b) = (Box::new(3), 2); println!("{} {}", r, b); } //~ E0506
// ----
fn main() { let mut a = 1; let b; (a, b) = (2, &a); println!("{} {}", a, b); } //~ E0506
// ----
fn main() { let a; let b; if true { (a, b) = (1, 2); } println!("{}", a); } //~ E0381
// ----
fn main() { let mut v = vec![1, 2]; let f = &v[0]; (v[0], v[1]) = (3, 4); println!("{}", f); } //~ E0502
// ----
fn main() { let (mut a, mut b) = (0, 0); let mut step = || (a, b) = (b + 1, a + 2); step(); step(); println!("{} {}", a, b); }
// ----
struct S(i32, String);
fn main() {
    let (mut a, mut t) = (0, String::new());
    S(a, t) = S(3, String::from("x"));
    S(a, _) = S(a + 1, t);
    S(a, ..) = S(a + 1, String::new());
    println!("{}", a);
    Some(a) = Some(1); //~ E0005
}
// ----
fn f(x: i32) -> i32 { x }
fn main() {
    f(1) = 2; //~ E0070
}
// ----
fn main() {
    let c = |x: i32| x;
    let a;
    (c(1), a) = (1, 2); //~ E0070
}
// ----
struct D(String);
impl Drop for D { fn drop(&mut self) {} }
fn main() {
    let mut s = String::new();
    D(s) = D(String::new()); //~ E0509
}
// ----
fn main() { let mut x = &0; (x, _) = &(1, 2); println!("{}", x); } //~ E0308
// ----
fn main() { let mut x = &0; [x, ..] = &[1, 2]; println!("{}", x); } //~ E0529
// ----
struct S { a: u8 }
fn main() { let mut x = &0; S { a: x } = &S { a: 1 }; println!("{}", x); } //~ E0308
// ----
fn main() { let mut x; ((x, _), _) = (&(1, 2), 3); println!("{}", x); } //~ E0308
// ----
struct S;
fn main() { S = &S; } //~ E0308
// ----
fn main() {
    let mut x;
    let mut y;
    (x, _) = { (y, _) = (1, 2); let (a, _) = &(1, 2); (*a, y) };
    (x, y) = match &(x, y) { (a, b) => (*b, *a) };
    println!("{} {}", x, y);
}
// ----
struct S;
enum E { V }
impl S { fn same() { let a; (Self, a) = (S, 1); println!("{}", a); Self = S; } }
fn main() { let mut a; (S, a) = (S, 1); (E::V, a) = (E::V, a + 1); (S) = S; S::same(); println!("{}", a); }
// ----
fn f(o: Option<u8>) { None = o; } //~ E0005
fn main() { f(None); }
// ----
static N: u8 = 1;
fn main() { N = 2; } //~ E0594
// ----
const N: u8 = 1;
fn main() { N = 2; } //~ E0070
// ----
fn main() {
    let (mut a, mut b);
    () = ();
    ((), (())) = ((), ());
    (..) = (1, 2);
    ((a, b)) = (0, 1);
    println!("{} {}", a, b);
    (((a, b)), (..)) = ((2, 3), ());
    println!("{} {}", a, b);
}
// ----
fn main() { () = 1; } //~ E0308
