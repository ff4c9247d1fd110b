use std::cell::Cell;
use std::panic::{catch_unwind, AssertUnwindSafe};
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
struct P { x: i32, y: i32 }
fn twice(f: fn(i32) -> i32, a: i32) -> i32 { f(a) + f(a) }
fn push(v: &mut Vec<i32>) {
    let mut g = |x| v.push(x);
    g(1);
    v.push(2);
    let h = |x: i32| v.len() as i32 + x;
    println!("{} {}", h(1), v.len());
    let k = move |x| { v.push(x); v };
    k(3).push(4);
}
fn pick<'a>(a: &'a [i32], b: &'a [i32]) -> &'a i32 {
    let f = |i: usize| if i == 0 { &a[0] } else { &b[0] };
    f(1)
}
fn main() {
    let mut p = P { x: 1, y: 2 };
    let mut fx = || p.x += 1;
    let mut fy = |d| p.y += d;
    fx();
    fy(5);
    fx();
    println!("{} {}", p.x, p.y);
    let d = D(1);
    let shared = move |n: u8| n + d.0;
    println!("{} {}", shared(1), shared(2));
    println!("{:?}", Some(3).map(shared));
    let e = D(2);
    let once = move || { let inner = e; println!("in {}", inner.0); };
    once();
    let kept = D(3);
    let never = move || println!("{}", kept.0);
    println!("{}", catch_unwind(AssertUnwindSafe(never)).is_ok());
    let f = D(4);
    let panics = move |x: u8| { if x == 1 { panic!("no") } f.0 + x };
    println!("{}", catch_unwind(AssertUnwindSafe(|| panics(0))).is_ok());
    println!("{}", catch_unwind(AssertUnwindSafe(|| { Some(1).map(panics); })).is_err());
    let mut n = 1;
    let mut own = move || { n += 10; n };
    println!("{} {} {}", own(), own(), n);
    let mut copied = own;
    println!("{} {}", copied(), own());
    let c = Cell::new(0);
    let inc = || c.set(c.get() + 1);
    inc();
    c.set(c.get() * 10);
    inc();
    println!("{}", c.get());
    let outer = |x: i32| { let inner = |y| x + y; inner(1) + inner(2) };
    println!("{}", outer(10));
    println!("{} {}", twice(|x| x + 2, 1), (|x| x * 3)(4));
    let fns: [fn(i32) -> i32; 2] = [|x| x, |x| -x];
    for f in &fns { println!("{}", f(7)); }
    let r: Result<i32, u8> = (|| { let v: i32 = Err(3u8)?; Ok(v) })();
    println!("{}", r.is_err());
    let mut v = vec![];
    push(&mut v);
    println!("{:?} {}", v, pick(&[1], &[2]));
    let boxed = Box::new(|a: &i32, b: &i32| *a - *b);
    let lent = &boxed;
    println!("{} {}", boxed(&3, &1), lent(&1, &3));
    let mut o = Some(3);
    let mut take = || o.take();
    println!("{:?} {:?} {:?}", take(), take(), o);
    let x = D(5);
    let _holder = || { let _ = &x; };
    println!("end");
}
