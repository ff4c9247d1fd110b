// Structs, enums, methods, associated items, patterns, destructors.
struct P { x: i32, y: i32 }
impl P { const ZERO: P = P { x: 0, y: 0 }; fn new(x: i32, y: i32) -> Self { Self { x, y } } fn add(&mut self, o: &P) -> &mut Self { self.x += o.x; self.y += o.y; self } fn sum(self) -> i32 { self.x + self.y } }
fn main() { let mut p = P::new(1, 2); p.add(&P { x: 3, ..P::ZERO }).add(&P::new(1, 1)); println!("{} {}", p.x, p.y); println!("{}", P::sum(p)); }
// -------
#[derive(Clone, Copy)]
struct C(u8, bool);
fn main() { let a = C(1, true); let mut b = a; b.0 = 9; let C(n, f) = a; println!("{} {} {} {}", a.0, b.0, n, f); let c = a.clone(); println!("{}", c.1); }
// -------
enum Shape { Dot, Square(i32), Rect { w: i32, h: i32 } }
use Shape::*;
impl Shape { fn area(&self) -> i32 { match self { Dot => 0, Square(s) => s * s, Shape::Rect { w, h } => w * h } } fn grow(&mut self) { match self { Dot => *self = Square(1), Square(s) => *s += 1, Rect { w, .. } => *w *= 2 } } }
fn main() { let mut s = Dot; s.grow(); s.grow(); println!("{}", s.area()); let mut r = Rect { w: 2, h: 5 }; r.grow(); println!("{}", r.area()); }
// -------
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() { let _a = D("a"); let b = D("b"); let _ = D("now"); { let _c = D("c"); println!("in"); } drop(b); let _e = D("e"); println!("end"); }
// -------
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
struct Two { a: D, b: D }
fn main() { let t = Two { b: D(1), a: D(2) }; let Two { a, .. } = t; println!("moved {}", a.0); let v = vec![D(3), D(4)]; let arr = [D(5), D(6)]; println!("{}", v.len() + arr.len()); }
// -------
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn make(n: i32) -> D { D(n) }
fn main() { let mut x = make(1); x = make(2); println!("assigned"); let y; { y = make(3); } println!("{}", make(4).0 + y.0 + x.0); match make(5) { D(n) => println!("n {}", n) } println!("after"); }
// -------
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn main() { let o = Some(D(1)); let flag = o.is_some(); let p; if flag { p = o; } else { p = None; drop(o); } println!("p {}", p.is_some()); let b = Box::new(D(2)); let inner = *b; println!("{}", inner.0); }
// -------
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn f() -> i32 { let _a = D(1); let v = vec![D(2)]; let i = 3; println!("{}", v[i - 3].0); v[i].0 }
fn main() { println!("{}", f()); }
// -------
struct L<'a> { s: &'a [i32], at: usize }
impl<'a> L<'a> { fn new(s: &'a [i32]) -> L<'a> { L { s, at: 0 } } fn next(&mut self) -> Option<&'a i32> { let r = self.s.get(self.at); self.at += 1; r } fn rest(&self) -> &'a [i32] { &self.s[self.at..] } }
fn main() { let a = [1, 2, 3]; let mut l = L::new(&a); let x = l.next(); let y = l.next(); println!("{:?} {:?} {:?} {:?}", x, y, l.rest(), l.next()); }
// -------
enum List { Nil, Cons(i32, Box<List>) }
use List::{Cons, Nil};
fn sum(l: &List) -> i32 { match l { Nil => 0, Cons(x, rest) => x + sum(rest) } }
fn push(l: &mut List, n: i32) { match l { Nil => *l = Cons(n, Box::new(Nil)), Cons(_, rest) => push(rest, n) } }
fn main() { let mut l = Nil; push(&mut l, 1); push(&mut l, 2); push(&mut l, 3); println!("{}", sum(&l)); let Cons(x, _) = l else { return }; println!("{}", x); }
// -------
struct Tree { left: Option<Box<Tree>>, key: i32, right: Option<Box<Tree>> }
impl Tree { fn leaf(key: i32) -> Option<Box<Tree>> { Some(Box::new(Tree { left: None, key, right: None })) } fn insert(&mut self, k: i32) { let side = if k < self.key { &mut self.left } else { &mut self.right }; match side { Some(t) => t.insert(k), None => *side = Tree::leaf(k) } } fn walk(&self) { if let Some(l) = &self.left { l.walk(); } print!("{} ", self.key); if let Some(r) = &self.right { r.walk(); } } }
fn main() { let mut t = Tree { left: None, key: 5, right: None }; for k in [2, 8, 1, 9, 3] { t.insert(k); } t.walk(); println!(); }
// -------
#[repr(u8)]
#[derive(Clone, Copy)]
enum Color { Red = 1, Green = 4, Blue }
fn main() { println!("{} {} {}", Color::Red as u8, Color::Green as i32, Color::Blue as usize); let c = Color::Blue; let d = c; println!("{}", matches!(d, Color::Blue | Color::Red)); }
// -------
struct W { inner: (i32, [u8; 3]), name: &'static str }
fn main() { let mut w = W { inner: (1, [1, 2, 3]), name: "w" }; w.inner.1[2] = 9; let W { inner: (a, ref arr), name } = w; println!("{} {:?} {}", a, arr, name); let r = &mut w.inner; r.0 = 5; let (x, y) = r; *x += 1; y[0] = 0; println!("{} {:?}", w.inner.0, w.inner.1); }
// -------
struct S { v: Vec<i32>, n: usize }
impl S { fn get(&self) -> &Vec<i32> { &self.v } fn bump(&mut self) -> usize { self.n += 1; self.v.push(self.n as i32); self.n } }
fn main() { let mut s = S { v: vec![], n: 0 }; s.bump(); s.bump(); let k = s.get().len(); println!("{} {}", k, s.bump()); let S { v, n } = s; println!("{:?} {}", v, n); }
// -------
struct Unit;
struct Empty {}
impl Unit { fn hello(&self) -> i32 { 3 } }
fn main() { let u = Unit; let _e = Empty {}; println!("{}", u.hello() + Unit.hello()); println!("{}", std::mem::size_of::<Unit>()); }
// -------
struct Counter { n: u32 }
impl Counter { fn tick(&mut self) -> Option<u32> { if self.n >= 3 { return None; } self.n += 1; Some(self.n) } }
fn main() { let mut c = Counter { n: 0 }; while let Some(x) = c.tick() { println!("{}", x); } println!("{}", c.n); }
// -------
enum Expr { Num(i64), Add(Box<Expr>, Box<Expr>), Mul(Box<Expr>, Box<Expr>), Neg(Box<Expr>) }
fn eval(e: &Expr) -> i64 { match e { Expr::Num(n) => *n, Expr::Add(a, b) => eval(a) + eval(b), Expr::Mul(a, b) => eval(a) * eval(b), Expr::Neg(a) => -eval(a) } }
fn simplify(e: Expr) -> Expr { match e { Expr::Neg(inner) => match *inner { Expr::Neg(x) => simplify(*x), other => Expr::Neg(Box::new(simplify(other))) }, Expr::Add(a, b) => Expr::Add(Box::new(simplify(*a)), Box::new(simplify(*b))), e => e } }
fn main() { let e = Expr::Add(Box::new(Expr::Num(2)), Box::new(Expr::Neg(Box::new(Expr::Neg(Box::new(Expr::Mul(Box::new(Expr::Num(3)), Box::new(Expr::Num(4))))))))); println!("{}", eval(&e)); let s = simplify(e); println!("{}", eval(&s)); }
// -------
struct G<'a>(&'a mut i32);
impl Drop for G<'_> { fn drop(&mut self) { *self.0 += 100; } }
fn main() { let mut n = 1; { let g = G(&mut n); *g.0 += 1; } println!("{}", n); let r = std::panic::catch_unwind(|| { println!("inside"); }); println!("{}", r.is_ok()); }
// -------
struct A { b: B }
struct B { c: C2 }
struct C2 { n: i32 }
fn deep(a: &mut A) -> &mut i32 { &mut a.b.c.n }
fn main() { let mut a = A { b: B { c: C2 { n: 1 } } }; *deep(&mut a) += 4; let r = &a.b; let s = &r.c; println!("{}", s.n); a.b.c = C2 { n: 7 }; println!("{}", deep(&mut a)); }
// -------
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn main() { let t = (D(1), D(2)); let (a, _) = t; println!("a {}", a.0); drop(a); println!("mid"); let u = (D(3), D(4)); let (_, ref q) = u; println!("q {}", q.0); let [x, _y] = [D(5), D(6)]; drop(x); }
// -------
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn id(d: D, _n: i32) -> D { d }
fn boom() -> i32 { panic!("boom") }
fn main() { let _k = D(0); let _x = id(D(1), boom()); }
// -------
struct Stack { items: [i32; 4], top: usize }
impl Stack { fn new() -> Stack { Stack { items: [0; 4], top: 0 } } fn push(&mut self, x: i32) -> Result<(), i32> { if self.top == self.items.len() { return Err(x); } self.items[self.top] = x; self.top += 1; Ok(()) } fn pop(&mut self) -> Option<i32> { if self.top == 0 { None } else { self.top -= 1; Some(self.items[self.top]) } } }
fn main() { let mut s = Stack::new(); for i in 0..6 { if let Err(x) = s.push(i * i) { println!("full {}", x); } } while let Some(x) = s.pop() { print!("{} ", x); } println!(); }
// -------
#[derive(Clone)]
struct N { v: Vec<i32>, name: &'static str }
fn main() { let a = N { v: vec![1, 2], name: "a" }; let mut b = a.clone(); b.v.push(3); println!("{} {} {}", a.v.len(), b.v.len(), b.name); }
// -------
#[derive(Debug, PartialEq, Clone, Copy)]
struct Q { a: i32, b: bool }
fn main() { let x = Q { a: 1, b: true }; let y = x; println!("{:?} {}", x, x == y); }
// -------
#[derive(Default)]
struct Cfg { n: i32 }
fn main() { println!("{}", Cfg::default().n); }
