// Type aliases.
type Link = Option<Box<Node>>;
struct Node { value: i32, next: Link }
type Pair<'a> = (&'a u8, u8);
type Bytes = Vec<u8>;
type Op = fn(&i32) -> i32;
type Num = u32;
type N = Node;
fn first<'a>(p: Pair<'a>) -> &'a u8 { p.0 }
fn one(x: &i32) -> i32 { *x + 1 }
fn main() {
    let l: Link = Some(Box::new(N { value: 1, next: Link::None }));
    let mut b = Bytes::new();
    b.push(1);
    let f: Op = one;
    println!("{} {} {} {}", f(&1), Num::MAX, b.len(), *first((&3, 4)));
    match l {
        Link::Some(n) => { let N { value, .. } = *n; println!("{}", value); }
        Link::None => {}
    }
}
// ----
type Pair<'a> = (&'a u8, u8);
fn first(p: Pair, q: Pair) -> u8 { *p.0 + q.1 }
fn keep(p: Pair<'_>) -> &u8 { p.0 }
fn main() { println!("{}", first((&1, 2), (&3, 4)) + *keep((&1, 2))); }
// ----
type Pair<'a> = (&'a u8, u8);
fn bad(p: Pair, q: Pair) -> &u8 { p.0 } //~ E0106
fn main() {}
// ----
type Pair<'a> = (&'a u8, u8);
fn bad<'a>(p: Pair<'a>, q: Pair) -> &'a u8 { q.0 } //~ E0621
fn main() {}
// ----
type S = &'static u8;
fn main() {
    let n = 1;
    let s: S = &n; //~ E0597
    println!("{}", *s);
}
// ----
type A = B; //~ E0391
type B = A;
fn main() {}
// ----
type A<'a> = u8;
fn main() {}
// ----
type A = &u8; //~ E0106
fn main() {}
// ----
type A = u8;
fn f(x: A<u8>) {} //~ E0107
fn main() {}
// ----
type A<'a> = &'a u8;
fn f<'a, 'b>(x: A<'a, 'b>) {} //~ E0107
fn main() {}
// ----
struct P(u8);
type A = P;
fn main() { let p = A(1); } //~ E0423
// ----
struct P { x: u8 }
impl P { const ONE: u8 = 1; fn new() -> Self { P { x: 1 } } }
type A = P;
impl A { fn get(&self) -> u8 { self.x } }
fn main() { let p = A::new(); println!("{} {}", p.get(), A::ONE); }
// ----
type A = u8;
struct A; //~ E0428
fn main() { }
// ----
enum E { X(u8), Y }
type A = E;
fn main() {
    let e = A::X(1);
    match e { A::X(n) => println!("{}", n), A::Y => {} }
}
// ----
type A = Missing; //~ E0425
fn main() { }
// ----
struct H<'a> { r: &'a u8 }
type Ref<'x> = H<'x>;
impl<'x> Ref<'x> { fn get(&self) -> &'x u8 { self.r } }
fn make(r: &u8) -> Ref<'_> { Ref { r } }
fn main() {
    let r;
    {
        let n = 1;
        r = make(&n); //~ E0597
    }
    println!("{}", *r.get());
}
// ----
fn main() {
    type Local = [u8; 2];
    let x: Local = [1, 2];
    println!("{}", x[0]);
}
// ----
type F<'a> = fn(&'a u8) -> &'a u8;
fn id(x: &u8) -> &u8 { x }
fn run<'a>(f: F<'a>, x: &'a u8) -> &'a u8 { f(x) }
fn main() { println!("{}", *run(id, &1)); }
// ----
struct P { x: u8 }
fn main() { let p = P(1); } //~ E0423
// ----
fn main() { let p = u8; } //~ E0423
