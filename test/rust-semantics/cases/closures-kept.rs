fn main() {
    let x = 4;
    let equal_to_x = |z| z == x;
    let y = 4;
    assert!(equal_to_x(y));
    println!("{}", equal_to_x(5));
}
// ----
fn main() {
    let mut count = 0;
    let mut inc = || {
        count += 1;
        println!("{}", count);
    };
    inc();
    inc();
    println!("total {}", count);
}
// ----
fn main() {
    let mut count = 0;
    let mut inc = || count += 1;
    inc();
    println!("{}", count); //~ E0502
    inc();
}
// ----
fn main() {
    let v = vec![1, 2, 3];
    let contains = move |n: i32| v.len() as i32 > n;
    println!("{}", contains(2));
    println!("{}", v.len()); //~ E0382
}
// ----
fn main() {
    let mut x = 10;
    let c = || x + 1;
    x = 5; //~ E0506
    println!("{}", c());
}
// ----
fn main() {
    let s = vec![1];
    let c = || drop(s);
    c();
    c(); //~ E0382
}
// ----
struct P { a: Vec<i32>, b: Vec<i32> }
fn main() {
    let mut p = P { a: vec![1], b: vec![2] };
    let c = || p.a.len();
    p.b.push(3);
    println!("{} {}", c(), p.b.len());
}
// ----
fn main() {
    let mut x = 0;
    let inc = || x += 1;
    inc(); //~ E0596
}
// ----
fn main() {
    let x = 0;
    let mut inc = || x += 1; //~ E0594
    inc();
}
// ----
fn main() {
    let mut v = vec![1];
    let mut push = |x| v.push(x);
    push(2);
    v.push(3); //~ E0499
    push(4);
}
// ----
fn main() {
    let mut v = vec![1];
    let mut push = |x| v.push(x);
    push(2);
    push(4);
    println!("{:?}", v);
    v.push(3);
}
// ----
fn main() {
    let s = vec![1];
    let r = &s;
    let c = move || s.len(); //~ E0505
    println!("{} {}", r.len(), c());
}
// ----
fn main() {
    let f = |x: &i32| x; //~ lifetime-too-short
    println!("{}", f(&1));
}
// ----
fn main() {
    let f: fn(&i32) -> &i32 = |x| x;
    println!("{}", f(&1));
}
// ----
fn main() {
    let f = |x| x;
    let a = 1;
    let mut r = f(&a);
    {
        let b = 2;
        r = f(&b); //~ E0597
    }
    println!("{}", r);
}
// ----
fn main() {
    let k = 3;
    let f: fn(i32) -> i32 = |x| x + k; //~ E0308
    println!("{}", f(1));
}
// ----
fn do_twice(f: fn(i32) -> i32, a: i32) -> i32 { f(a) + f(a) }
fn main() {
    let sq: fn(i32) -> i32 = |x| x * x;
    println!("{}", sq(3));
    println!("{}", do_twice(|x| x + 2, 1));
    let mut fns: [fn(i32) -> i32; 2] = [|x| x, |x| x + 1];
    fns.swap(0, 1);
    println!("{}", fns[0](1));
}
// ----
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() {
    let d = D(1);
    let c = move || println!("has {}", d.0);
    c();
    c();
    let e = D(2);
    let once = move || { let inner = e; println!("in {}", inner.0); };
    once();
    println!("end");
}
// ----
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() {
    let d = D(1);
    let c = move |x: u8| x + d.0;
    println!("{:?}", Some(3).map(c));
    println!("end");
}
// ----
fn main() {
    let mut x = 1;
    let r = &mut x;
    let mut c = || *r += 1;
    c();
    c();
    *r += 1;
    println!("{}", x);
}
// ----
fn main() {
    let mut x = 1;
    let r = &mut x;
    let mut c = || *r += 1;
    *r += 1; //~ E0503
    c();
    println!("{}", x);
}
// ----
fn main() {
    let mut x = vec![1];
    let mut c = || &mut x; //~ lifetime-too-short
    c().push(1);
}
// ----
fn main() {
    let x = vec![1];
    let c = || &x;
    println!("{}", c().len());
    let d = c;
    println!("{}", d().len() + c().len());
}
// ----
fn main() {
    let x = vec![1];
    let c = move || &x; //~ lifetime-too-short
    println!("{}", c().len());
}
// ----
fn main() {
    let mut n = 0;
    let mut c = || { n += 1; n };
    let d = c;
    c(); //~ E0382
    d();
}
// ----
fn main() {
    let r;
    {
        let s = 5;
        r = || s + 1; //~ E0597
    }
    println!("{}", r());
}
// ----
fn main() {
    let r;
    {
        let s = 5;
        r = move || s + 1;
    }
    println!("{}", r());
}
// ----
fn main() {
    let add = |a: i32, b: i32| -> i32 { a + b };
    println!("{}", add(1, 2));
    println!("{}", add(1)); //~ E0057
}
// ----
fn main() {
    let add = |a: i32, b: i32| -> i32 { a + b };
    println!("{}", add(1, true)); //~ E0308
}
// ----
fn main() {
    let c = |x| x;
    println!("{}", c(1u8));
    println!("{}", c(1u16)); //~ E0308
}
// ----
fn main() {
    let c = |x| x.len(); //~ E0282
    println!("{}", c(&[1, 2][..]));
}
// ----
fn main() {
    let c = |x| {}; //~ E0282
}
// ----
fn main() {
    let outer = |x: i32| {
        let inner = |y: i32| x + y;
        inner(1) + inner(2)
    };
    println!("{}", outer(10));
    let mut n = 0;
    let mut o = || {
        let mut i = || n += 1;
        i();
        i();
    };
    o();
    o();
    println!("{}", n);
    println!("{}", (|x| x + 1)(3));
    println!("{}", (|| n)());
}
// ----
fn main() {
    let k = 1;
    let c = if true { |x: i32| x + k } else { |x: i32| x + 2 }; //~ E0308
    println!("{}", c(1));
}
// ----
fn main() {
    let mut a = [1, 2, 3];
    let s = &mut a;
    let mut set = |i: usize, v: i32| s[i] = v;
    set(0, 5);
    set(1, 6);
    println!("{:?}", a);
}
// ----
fn main() {
    let t = (vec![1], vec![2]);
    let c = || { let a = t.0; a.len() };
    println!("{}", t.1.len());
    println!("{}", c());
    println!("{}", t.0.len()); //~ E0382
}
// ----
fn main() {
    let v = vec![1, 2, 3];
    let f = |i: usize| -> Option<&i32> { v.get(i) };
    println!("{:?} {:?}", f(0), f(7));
    let g = &f;
    println!("{:?}", g(1));
    let b = Box::new(|x: u8| x + 1);
    println!("{}", b(1));
}
// ----
fn main() {
    let mut x = 5;
    let y = &x;
    let mut c = || x = 6; //~ E0502
    c();
    println!("{}", y);
}
// ----
fn main() {
    let x = 5;
    let c = || x;
    let d = &mut x; //~ E0502
    println!("{}", c());
}
// ----
fn main() {
    let b = Box::new(5);
    let c = || *b + 1;
    println!("{}", c());
    drop(b); //~ E0505
    println!("{}", c());
}
// ----
fn main() {
    let b = Box::new(5);
    let c = || { let y = b; *y };
    println!("{}", b); //~ E0382
    c();
}
// ----
fn main() {
    let f = |n: i32| if n < 0 { return 0 } else { n };
    println!("{} {}", f(-1), f(3));
    let g = || panic!("x");
    if f(0) == 1 { g() }
}
// ----
fn main() {
    let fact = |n: u32| { if n == 0 { 1 } else { n * fact(n - 1) } }; //~ E0425
    println!("{}", fact(3));
}
// ----
use std::cell::Cell;
fn main() {
    let c = Cell::new(0);
    let inc = || c.set(c.get() + 1);
    inc();
    inc();
    c.set(c.get() * 10);
    inc();
    println!("{}", c.get());
}
// ----
fn main() {
    let mut v: Vec<&i32> = Vec::new();
    let mut add = |x: &i32| v.push(x); //~ E0521
    add(&1);
}
// ----
fn main() {
    let mut v: Vec<&i32> = Vec::new();
    let mut add = |x| v.push(x);
    let a = 1;
    add(&a);
    println!("{}", v.len());
}
// ----
fn main() {
    let mut v: Vec<&i32> = Vec::new();
    let mut add = |x| v.push(x);
    {
        let a = 1;
        add(&a); //~ E0597
    }
    println!("{}", v.len());
}
// ----
fn f(o: Option<u8>) -> Option<u8> {
    let c = |x: u8| x + 1;
    o.map(c).map(c)
}
fn main() {
    println!("{:?}", f(Some(1)));
    let v = vec![1];
    let d = |x: u8| x as usize + v.len();
    println!("{:?} {:?}", Some(1).map(d), d(4));
    let e = |x: &u8| *x > 1;
    println!("{:?} {:?}", Some(1u8).filter(e), Some(2u8).filter(e));
}
// ----
fn main() {
    let mut c = vec![|x: i32| x + 1, |x: i32| x * 2];
    for f in &c { println!("{}", f(3)); }
}
// ----
struct S { v: Vec<i32> }
impl S {
    fn total(&self) -> i32 {
        let add = |i: usize| self.v[i];
        add(0) + add(1)
    }
    fn bump(&mut self) {
        let mut inc = |d: i32| self.v[0] += d;
        inc(1);
        inc(2);
        self.v.push(9);
    }
}
fn main() {
    let mut s = S { v: vec![1, 2] };
    s.bump();
    println!("{}", s.total());
}
// ----
fn pick<'a>(a: &'a [i32], b: &'a [i32]) -> &'a i32 {
    let f = |i: usize| if i == 0 { &a[0] } else { &b[0] };
    f(1)
}
fn main() { println!("{}", pick(&[1], &[2])); }
// ----
fn pick<'a, 'b>(a: &'a [i32], b: &'b [i32]) -> &'a i32 {
    let f = |i: usize| if i == 0 { &a[0] } else { &b[0] };
    f(1) //~ lifetime-too-short
}
fn main() { println!("{}", pick(&[1], &[2])); }
// ----
fn leak<'a>() -> &'a i32 {
    let x = 3;
    let f = || &x; //~ E0373
    f()
}
fn main() { println!("{}", leak()); }
// ----
fn f(v: &mut Vec<i32>) {
    let mut g = |x| v.push(x);
    g(1);
    v.push(2);
    let h = |x: i32| v.len() as i32 + x;
    println!("{}", h(1));
    println!("{}", v.len());
    let k = move |x| { v.push(x); v };
    k(3).push(4);
}
fn main() { let mut v = vec![]; f(&mut v); println!("{:?}", v); }
// ----
fn f(v: &mut Vec<i32>) {
    let k = move |x| v.push(x);
    k(1); //~ E0596
}
fn main() { let mut v = vec![]; f(&mut v); }
// ----
fn f(v: &mut Vec<i32>) {
    let mut k = move |x| v.push(x);
    k(1);
    v.push(2); //~ E0382
}
fn main() { let mut v = vec![]; f(&mut v); }
// ----
fn main() {
    let mut log = vec![0u8];
    let mut w = |b: u8| { log.push(b); log.len() };
    let a = w(1);
    let b = w(2);
    let l = log;
    println!("{} {} {}", a, b, l.len());
}
// ----
fn main() {
    let mut log = vec![0u8];
    let mut w = |b: u8| { log.push(b); log.len() };
    let l = log; //~ E0505
    w(2);
}
// ----
fn main() {
    let v = vec![1];
    let w = || v.len();
    let l = v; //~ E0505
    w();
}
// ----
fn main() {
    let v = vec![1];
    let w = || v.len();
    drop(v); //~ E0505
    println!("{}", w());
}
// ----
fn main() {
    let s = Box::new(1);
    let f = move || *s;
    println!("{}", s); //~ E0382
}
// ----
fn main() {
    let mut a = 1;
    let mut b = 2;
    let mut f = || std::mem::swap(&mut a, &mut b);
    f();
    f();
    f();
    println!("{} {}", a, b);
}
// ----
fn main() {
    let f = |x: &mut i32| *x += 1;
    let mut n = 0;
    f(&mut n);
    f(&mut n);
    println!("{}", n);
    let a = n;
    let g = |x: &mut i32| { let y = x; y }; //~ lifetime-too-short
    *g(&mut n) = 3;
}
// ----
fn main() {
    let x = 1;
    let f = |Some(y): Option<i32>| y + x; //~ E0005
    f(Some(1));
}
// ----
fn main() {
    let f = |x: i32, x: i32| x; //~ E0415
    f(1, 2);
}
// ----
fn main() {
    let mut n = 1;
    let f = || n;
    n += 1;
    println!("{}", n);
}
// ----
fn main() {
    let mut n = 1;
    let f = move || n + 1;
    n += 1;
    println!("{} {}", n, f());
    let mut g = move || { n += 10; n };
    println!("{} {} {}", g(), g(), n);
}
// ----
fn main() {
    let mut n = 1;
    let g = move || { n += 10; n };
    g(); //~ E0596
}
// ----
fn main() {
    let n = 1;
    let mut g = move || { n += 10; n }; //~ E0594
    g();
}
// ----
struct P { x: i32, y: i32 }
fn main() {
    let mut p = P { x: 1, y: 2 };
    let mut fx = || p.x += 1;
    let mut fy = || p.y += 1;
    fx();
    fy();
    fx();
    println!("{} {}", p.x, p.y);
}
// ----
struct P { x: i32, y: i32 }
fn main() {
    let mut p = P { x: 1, y: 2 };
    let mut fx = || p.x += 1;
    let q = &p; //~ E0502
    fx();
    println!("{}", q.y);
}
// ----
struct P { x: Vec<i32>, y: Vec<i32> }
impl Drop for P { fn drop(&mut self) { println!("drop P"); } }
fn main() {
    let p = P { x: vec![1], y: vec![2] };
    let c = move || p.x.len();
    println!("{}", c());
    println!("{}", p.y.len()); //~ E0382
}
// ----
struct P { x: Vec<i32>, y: Vec<i32> }
fn main() {
    let p = P { x: vec![1], y: vec![2] };
    let c = move || p.x.len();
    println!("{}", c());
    println!("{}", p.y.len());
}
// ----
fn main() {
    let mut o = Some(3);
    let mut take = || o.take();
    println!("{:?} {:?}", take(), take());
    println!("{:?}", o);
}
// ----
fn main() {
    let o = Some(vec![1]);
    let take = || match o { Some(v) => v.len(), None => 0 };
    println!("{}", take());
    println!("{}", o.is_some()); //~ E0382
}
// ----
fn main() {
    let o = Some(vec![1]);
    let see = || match &o { Some(v) => v.len(), None => 0 };
    println!("{} {}", see(), see());
    println!("{}", o.is_some());
}
// ----
fn main() {
    let c = || 5;
    let d = c + 1; //~ E0369
}
// ----
fn main() {
    let c = || 5;
    println!("{}", c); //~ E0277
}
// ----
fn apply(f: fn(&i32) -> &i32, x: &i32) -> i32 { *f(x) }
fn main() {
    println!("{}", apply(|x| x, &3));
    let id = |x| x;
    println!("{}", apply(id, &3)); //~ E0308
}
// ----
fn apply(f: fn(&i32) -> i32, x: &i32) -> i32 { f(x) }
fn main() {
    let id = |x: &i32| *x;
    println!("{}", apply(id, &3));
}
// ----
static mut G: i32 = 0;
unsafe fn bump() { G += 1; }
fn main() {
    let f = || unsafe { bump(); G };
    println!("{}", f());
    let g = || bump(); //~ E0133
}
// ----
fn main() {
    let x: i32 = (|| { if true { return 1; } 2 })();
    println!("{}", x);
    let r: Result<i32, u8> = (|| { let v: i32 = Err(3u8)?; Ok(v) })();
    println!("{}", r.is_err());
}
// ----
fn main() {
    for i in 0..3 {
        let f = |x: i32| { if x == 1 { break; } x }; //~ E0267
        f(i);
    }
}
// ----
fn main() {
    let mut fs: Vec<fn() -> i32> = Vec::new();
    fs.push(|| 1);
    fs.push(|| 2);
    for f in &fs { println!("{}", f()); }
    let t = (|| 3, |x: u8| x);
    println!("{} {}", (t.0)(), (t.1)(2));
}
// ----
fn main() {
    let mut v = vec![3];
    let mut m = || v.iter_mut(); //~ lifetime-too-short
    for x in m() { *x += 1; }
}
// ----
fn main() {
    let a = [1, 2, 3];
    let get = |i| a[i];
    println!("{}", get(1));
    let set = |i, v| { let mut b = a; b[i] = v; b };
    println!("{:?} {:?}", set(0, 9), a);
}
// ----
fn main() {
    let r: &i32;
    let f = |x| r = x; //~ E0594
    let a = 1;
}
// ----
fn main() {
    let mut r: &i32 = &0;
    let mut f = |x| r = x;
    {
        let a = 1;
        f(&a); //~ E0597
    }
    println!("{}", r);
}
// ----
fn main() {
    let mut r: &i32 = &0;
    let mut f = |x: &i32| r = x; //~ E0521
    f(&1);
}
// ----
fn main() {
    let n = Box::new(1);
    let f = || { let m = n; };
    f();
    f(); //~ E0382
}
// ----
fn main() {
    let n = Box::new(1);
    let f = || { let m = n; };
    let g = || f();
    g();
    f(); //~ E0382
}
// ----
fn outer() -> i32 {
    let x = 1;
    fn inner() -> i32 { x } //~ E0434
    let c = || x;
    c() + inner()
}
fn main() { outer(); }
// ----
fn g() -> i32 { 1 }
fn main() { let mut b = g; let m = &mut b; let r = &m; println!("{}", r()); } //~ E0596
// ----
fn g() -> i32 { 1 }
fn main() { let mut b: fn() -> i32 = g; let m = &mut b; let r = &m; println!("{}", r()); } //~ E0596
// ----
fn main() { let mut b = Box::new(|| 1); let m = &mut b; let r = &m; println!("{}", r()); } //~ E0596
// ----
fn g() -> i32 { 1 }
fn main() { let b = Box::new(g); let m = &b; let r = &m; println!("{}", r()); }
// ----
fn g() -> i32 { 1 }
fn main() { let mut b = Box::new(Box::new(g)); let m = &mut b; let r = &m; println!("{}", r()); } //~ E0596
// ----
fn g() -> i32 { 1 }
fn main() { let mut b = Box::new(g); let m = &mut b; println!("{}", m()); }
// ----
fn g() -> i32 { 1 }
fn main() { let mut b = Box::new(g); let mut m = &mut b; let r = &mut m; println!("{}", r()); }
// ----
fn main() { let mut n = 0; let mut c = || n += 1; let m = &mut c; let mut k = Box::new(m); k(); println!("{}", n); }
// ----
fn main() { let mut n = 0; let mut c = || n += 1; let m = &mut c; let k = Box::new(m); k(); println!("{}", n); } //~ E0596
// ----
fn main() { let mut n = 0; let mut c = || n += 1; { let mut m = &mut c; let r = &mut m; r(); } println!("{}", n); }
// ----
fn g() -> i32 { 1 }
fn main() { let mut b = g; let m = &mut b; let k = Box::new(m); println!("{}", k()); } //~ E0596
// ----
fn g() -> i32 { 1 }
fn main() { let b = g; let r = &b; let mut s = &r; let t = &mut s; println!("{}", t()); }
// ----
fn f(n: &mut u8) {
    let mut one = || *n = 1;
    let mut two = || *n = 2; //~ E0524
    one();
    two();
}
fn main() {}
// ----
fn f(mut n: &mut u8) {
    let mut one = || *n = 1;
    let mut two = || *n = 2; //~ E0499
    one();
    two();
}
fn main() {}
// ----
fn f(n: &mut u8) {
    let one = || *n + 1;
    let mut two = || *n = 2; //~ E0500
    one();
}
fn main() {}
// ----
fn f(n: &mut u8) {
    let mut one = || *n = 1;
    let r = &*n; //~ E0501
    one();
}
fn main() {}
// ----
fn f(n: &mut u8) {
    let mut one = || *n = 1;
    *n = 2; //~ E0506
    one();
}
fn main() {}
// ----
fn main() { let mut n = 1; let mut b = Box::new(Box::new(|| n += 1)); b(); } //~ E0525
// ----
fn main() { let mut n = 1; let mut c = Box::new(Box::new(|| n += 1)); let b = &mut c; b(); } //~ E0525
// ----
fn main() { let mut n = 1; let mut c = Box::new(|| n += 1); let b = &mut &mut c; b(); }
// ----
fn main() { let mut n = 1; let mut c = || n += 1; let mut b = Box::new(&mut c); b(); }
// ----
fn main() { let n = 1; let c = Box::new(Box::new(|| println!("{}", n))); c(); }
