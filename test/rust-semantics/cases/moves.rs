struct S;
fn take(s: S) {}
fn main() {
    let s = S;
    take(s);
    take(s); //~ E0382
}
// ----
struct S { a: i32 }
fn take(s: S) {}
fn main() {
    let s = S { a: 1 };
    take(s);
    println!("{}", s.a); //~ E0382
}
// ----
struct S;
fn main() {
    let s = S;
    let t = s;
    let r = &s; //~ E0382
}
// ----
struct S;
fn take(s: S) {}
fn main() {
    let s = S;
    loop { take(s); } //~ E0382
}
// ----
struct S;
fn take(s: S) {}
fn main() {
    let s = S;
    if true { take(s); }
    take(s); //~ E0382
}
// ----
struct S;
fn take(s: S) {}
fn main() {
    let mut s = S;
    take(s);
    s = S;
    take(s);
}
// ----
struct P { a: Box<i32>, b: Box<i32> }
fn main() {
    let p = P { a: Box::new(1), b: Box::new(2) };
    let a = p.a;
    println!("{}", p.b);
    let q = p; //~ E0382
}
// ----
struct P { a: Box<i32>, b: Box<i32> }
fn main() {
    let mut p = P { a: Box::new(1), b: Box::new(2) };
    let a = p.a;
    p.a = Box::new(3);
    let q = p;
    println!("{} {}", a, q.a);
}
// ----
fn main() {
    let x: i32;
    println!("{}", x); //~ E0381
}
// ----
fn main() {
    let x: i32;
    if true { x = 1; }
    println!("{}", x); //~ E0381
}
// ----
fn main() {
    let x: i32;
    if true { x = 1; } else { x = 2; }
    println!("{}", x);
}
// ----
fn main() {
    let x: i32;
    loop { x = 1; break; }
    println!("{}", x);
}
// ----
fn main() {
    let x: i32;
    loop { x = 1; } //~ E0384
}
// ----
fn main() {
    let x = 1;
    x = 2; //~ E0384
}
// ----
fn f(x: i32) {
    x = 2; //~ E0384
}
fn main() {}
// ----
fn main() {
    let x: i32;
    x = 1;
    x = 2; //~ E0384
}
// ----
fn main() {
    let x = 1;
    x += 2; //~ E0384
}
// ----
fn main() {
    let x = (1, 2);
    x.0 = 2; //~ E0594
}
// ----
fn main() {
    let x = 1;
    let r = &mut x; //~ E0596
}
// ----
fn f(r: &i32) {
    *r = 1; //~ E0594
}
fn main() {}
// ----
fn f(r: &i32) {
    let q = &mut *r; //~ E0596
}
fn main() {}
// ----
fn f(r: &mut i32) {
    *r = 1;
    let q = &mut *r;
    *q = 2;
}
fn main() {}
// ----
fn f(p: *const i32) {
    unsafe { *p = 1; } //~ E0594
}
fn main() {}
// ----
fn main() {
    let v = Vec::new();
    v.push(1); //~ E0596
}
// ----
fn main() {
    let a = [1, 2];
    a[0] = 2; //~ E0594
}
// ----
static X: i32 = 1;
fn main() {
    X = 2; //~ E0594
}
// ----
struct S { a: i32 }
impl S { fn set(&self) {
    self.a = 1; //~ E0594
} }
fn main() {}
// ----
struct S { a: i32 }
impl S { fn set(&mut self) { self.a = 1; } }
fn main() {
    let s = S { a: 0 };
    s.set(); //~ E0596
}
// ----
fn f(r: &mut Box<i32>) -> Box<i32> {
    *r //~ E0507
}
fn main() {}
// ----
struct S { b: Box<i32> }
fn f(s: &S) -> Box<i32> {
    s.b //~ E0507
}
fn main() {}
// ----
fn main() {
    let a = [Box::new(1), Box::new(2)];
    let b = a[0]; //~ E0508
}
// ----
struct S { b: Box<i32> }
impl Drop for S { fn drop(&mut self) {} }
fn main() {
    let s = S { b: Box::new(1) };
    let b = s.b; //~ E0509
}
// ----
fn main() {
    let o = Some(Box::new(1));
    match o { Some(b) => println!("{}", b), None => {} }
    println!("{}", o.is_some()); //~ E0382
}
// ----
fn main() {
    let o = Some(Box::new(1));
    match &o { Some(b) => println!("{}", b), None => {} }
    println!("{}", o.is_some());
}
// ----
fn main() {
    let o = Some(Box::new(1));
    if let Some(ref b) = o { println!("{}", b); }
    println!("{}", o.is_some());
}
// ----
fn f(o: &Option<Box<i32>>) {
    match *o { //~ E0507
        Some(b) => {}
        None => {}
    }
}
fn main() {}
// ----
fn main() {
    let v = vec![Box::new(1)];
    let b = v[0]; //~ E0507
}
// ----
fn main() {
    let r = &mut 1;
    let s = r;
    *r = 2; //~ E0382
}
// ----
fn g(r: &mut i32) { *r += 1; }
fn main() {
    let mut x = 1;
    let r = &mut x;
    g(r);
    g(r);
    *r = 2;
}
// ----
struct P { a: i32 }
fn main() {
    let p: P;
    p.a = 1; //~ E0381
}
// ----
fn main() {
    let b = Box::new(1);
    drop(b);
    drop(b); //~ E0382
}
// ----
fn main() {
    let b = Box::new(String2);
    let s = *b;
    let t = *b; //~ E0382
}
struct String2;
// ----
struct S;
fn main() {
    let s = S;
    let r = std::panic::catch_unwind(move || { let t = s; });
    let u = s; //~ E0382
}
// ----
fn main() {
    let x = 1;
    let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        x = 2; //~ E0594
    }));
}
// ----
fn main() {
    let mut x = 1;
    let r = std::panic::catch_unwind(|| { //~ E0277
        x = 2;
    });
}
// ----
struct S;
fn f(c: bool) {
    let s = S;
    while c {
        let t = s; //~ E0382
    }
}
fn main() {}
// ----
struct S;
fn f(c: bool) -> S {
    let s = S;
    if c { return s; }
    s
}
fn main() {}
// ----
fn main() {
    let x;
    x = 5;
    println!("{}", x);
}
// ----
fn main() {
    let (mut a, b) = (1, 2);
    a = 3;
    println!("{}", a);
    b = 4; //~ E0384
}
// ----
fn main() {
    let mut v = vec![1];
    let r = &v;
    r.push(2); //~ E0596
}
// ----
use std::sync::Arc;
fn main() {
    let mut a = Arc::new(1);
    *a = 2; //~ E0594
}
// ----
fn f(x: Option<&mut i32>) { if let Some(r) = x { *r = 1; } }
fn main() {
    let mut n = 1;
    let o = Some(&mut n);
    f(o);
    f(o); //~ E0382
}

// ----
fn f(p: *const ()) { let y: () = unsafe { std::ptr::read(p) }; let _ = y; }
fn main() { let u = (); f(&u); }
// ----
fn a(o: Option<i32>) { let s = String::new(); let t = s; match o { Some(_) => {} None => {} Some(_) => { let u = s; } } } //~ E0382
fn main() {}
// ----
fn b(o: Option<i32>) { let s = String::new(); let t = s; match o { _ => {} Some(_) => { let u = s; } None => {} } } //~ E0382
fn main() {}
// ----
fn c(o: i32) { let s = String::new(); let t = s; match o { 1 => {} _ => {} 1 => { let u = s; } } } //~ E0382
fn main() {}
// ----
fn d(o: (i32, i32)) { let s = String::new(); match o { (a, b) => { drop(s); } (1, _) => { drop(s); } _ => {} } }
fn main() {}
// ----
fn h(o: bool) -> i32 { let x: i32; match o { true => { x = 1; } false => { x = 2; } true => {} } x } //~ E0381
fn main() {}
// ----
enum State { Idle, Run(String) }
struct M { s: State }
impl M { fn step(&mut self) { self.s = match self.s { _ => State::Run(String::new()), State::Run(x) => State::Run(x) }; } } //~ E0507
fn main() {}
// ----
fn f(c: bool) {
    let x: u8;
    let y: u8;
    if c && { x = 1; true } { println!("{}", x); }
    if !(c && { y = 1; true }) { return; }
    println!("{}", y);
}
fn g(c: bool) -> bool { let x: u8; c && { x = 1; true } && { x > 0 } }
fn h(c: bool) { let s = String::new(); if c && { drop(s); return } { drop(s); } else { drop(s); } }
fn main() { f(true); println!("{}", g(true)); h(false); }
// ----
fn f(c: bool) { let x: u8; if c || { x = 1; true } { println!("{}", x); } } //~ E0381
fn main() { f(true); }
// ----
fn f(c: bool) { let x: u8; let d = c && { x = 1; true }; if d { println!("{}", x); } } //~ E0381
fn main() { f(true); }
// ----
fn f(c: bool) { let x: u8; if (c && { x = 1; true }) == true { println!("{}", x); } } //~ E0381
fn main() { f(true); }
// ----
fn f(c: bool) { let s = String::new(); if c && { drop(s); true } {} else { drop(s); } } //~ E0382
fn main() { f(true); }
