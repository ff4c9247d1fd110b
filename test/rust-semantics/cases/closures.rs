fn main() {
    let mut out: Option<&u8> = None;
    Some(1u8).inspect(|r| {
        out = Some(r); //~ E0521
    });
    println!("{}", out.is_some());
}
// ----
fn main() {
    let mut all: Vec<&u8> = Vec::new();
    Some(1u8).filter(|r| {
        all.push(r); //~ E0521
        true
    });
    println!("{}", all.len());
}
// ----
fn main() {
    let n = 3u8;
    let mut out: Option<&u8> = None;
    Some(&n).filter(|r| {
        out = Some(*r);
        true
    });
    println!("{}", out.is_some());
}
// ----
fn keep<'a>(o: Option<&'a u8>) -> Option<&'a u8> {
    let mut out: Option<&'a u8> = None;
    o.inspect(|r| out = Some(*r));
    out
}
fn main() {
    let n = 1;
    println!("{}", keep(Some(&n)).is_some());
}
// ----
fn keep<'a>(o: &'a Option<u8>) -> Option<&'a u8> {
    let mut out: Option<&'a u8> = None;
    o.as_ref().inspect(|r| out = Some(*r));
    out
}
fn main() {
    let o = Some(1);
    println!("{}", keep(&o).is_some());
}
// ----
fn keep<'a>(o: &'a mut Option<u8>) -> Option<&'a mut u8> {
    let mut out: Option<&'a mut u8> = None;
    o.take_if(|r| {
        out = Some(r); //~ E0521
        false
    });
    out
}
fn main() {
    println!("{}", keep(&mut Some(1)).is_some());
}
// ----
fn main() {
    let mut o = Some(1u8);
    let mut p: *mut u8 = std::ptr::null_mut();
    o.take_if(|r| {
        p = r;
        false
    });
    println!("{}", p.is_null());
}
// ----
fn sink(_r: &'static u8) {}
fn main() {
    Some(1u8).inspect(|r| sink(r)); //~ E0521
}
// ----
fn sink(_r: &u8) {}
fn main() {
    Some(1u8).inspect(|r| sink(r));
}
// ----
fn same<'a>(a: &'a u8, _b: &'a u8) -> &'a u8 {
    a
}
fn main() {
    let z = 1u8;
    Some(2u8).inspect(|r| {
        let m = same(r, &z);
        println!("{}", *m);
    });
}
// ----
fn same<'a>(a: &'a u8, _b: &'a u8) -> &'a u8 {
    a
}
fn main() {
    let z = 1u8;
    let mut out = &z;
    Some(2u8).inspect(|r| {
        out = same(&z, r); //~ E0521
    });
    println!("{}", *out);
}
// ----
fn tie<'a>(_v: &mut Vec<&'a u8>, _x: &'a u8) {}
fn main() {
    let z = 1u8;
    let mut v: Vec<&u8> = vec![&z];
    Some(2u8).inspect(|r| tie(&mut v, r)); //~ E0521
    println!("{}", v.len());
}
// ----
fn tie<'a>(_v: &mut Vec<&'a u8>, _x: &'a u8) {}
fn main() {
    let z = 1u8;
    Some(2u8).inspect(|r| {
        let mut v: Vec<&u8> = vec![&z];
        tie(&mut v, r);
        println!("{}", v.len());
    });
}
// ----
use std::cell::Cell;
fn main() {
    let z = 1u8;
    let c = Cell::new(&z);
    Some(2u8).inspect(|r| c.set(r)); //~ E0521
    println!("{}", *c.get());
}
// ----
use std::cell::Cell;
fn main() {
    let z = 1u8;
    Some(2u8).inspect(|r| {
        let c = Cell::new(&z);
        c.set(r);
        println!("{}", *c.get());
    });
}
// ----
use std::cell::Cell;
fn main() {
    let z = 1u8;
    let y = 2u8;
    Some(Cell::new(&y)).inspect(|c| c.set(&z));
}
// ----
use std::cell::Cell;
static Z: u8 = 1;
fn main() {
    let y = 2u8;
    Some(Cell::new(&y)).inspect(|c| c.set(&Z));
}
// ----
use std::cell::Cell;
fn f<'a>(o: Option<Cell<&'a u8>>, z: &'a u8) {
    o.inspect(|c| c.set(z));
}
fn main() {
    f(Some(Cell::new(&1)), &2);
}
// ----
use std::cell::Cell;
fn f<'a, 'b>(o: Option<Cell<&'a u8>>, z: &'b u8) {
    o.inspect(|c| { //~ lifetime-too-short
        c.set(z);
    });
}
fn main() {
    f(Some(Cell::new(&1)), &2);
}
// ----
use std::cell::Cell;
fn f<'a, 'b: 'a>(o: Option<Cell<&'a u8>>, z: &'b u8) {
    o.inspect(|c| {
        c.set(z);
    });
}
fn main() {
    f(Some(Cell::new(&1)), &2);
}
// ----
fn main() {
    let z = 1u8;
    let mut o: Option<Vec<&u8>> = Some(Vec::new());
    o.take_if(|v| {
        v.push(&z);
        false
    });
    println!("{}", z);
}
// ----
fn main() {
    let mut o: Option<Vec<&u8>> = Some(Vec::new());
    {
        let z = 1u8;
        o.take_if(|v| {
            v.push(&z); //~ E0597
            false
        });
    }
    println!("{}", o.is_some());
}
// ----
fn push<'a>(o: &mut Option<Vec<&'a u8>>, z: &'a u8) {
    o.take_if(|v| {
        v.push(z);
        false
    });
}
fn main() {
    push(&mut None, &1);
}
// ----
fn push<'a>(o: &mut Option<Vec<&'a u8>>, z: &u8) {
    o.take_if(|v| { //~ E0621
        v.push(z);
        false
    });
}
fn main() {
    push(&mut None, &1);
}
// ----
fn main() {
    let mut o: Option<Vec<&u8>> = Some(Vec::new());
    o.take_if(|v| {
        let z = 1u8;
        v.push(&z); //~ E0597
        false
    });
}
// ----
fn main() {
    let mut v: Vec<&u8> = Vec::new();
    Some(1u8).inspect(|r| {
        Some(2u8).inspect(|s| {
            v.push(s);
            println!("{}", **r); //~ E0614
        });
    });
}
// ----
fn main() {
    let mut v: Vec<&u8> = Vec::new();
    Some(1u8).inspect(|r| {
        Some(2u8).map(|_| v.push(r)); //~ E0521
    });
}
// ----
fn main() {
    Some(1u8).inspect(|r| {
        let mut v: Vec<&u8> = Vec::new();
        Some(2u8).map(|_| v.push(r));
        println!("{}", v.len());
    });
}
// ----
fn main() {
    Some(1u8).inspect(|r| {
        let mut v: Vec<&u8> = vec![*r, *r]; //~ E0308
        Some(2u8).inspect(|s| v.push(s));
        println!("{}", v.len());
    });
}
// ----
fn main() {
    Some(1u8).inspect(|r| {
        let mut v: Vec<&u8> = Vec::new();
        Some(2u8).inspect(|s| {
            v.push(s);
        });
        println!("{}{}", v.len(), **r); //~ E0614
    });
}
// ----
struct Pair<'a> {
    a: &'a u8,
    b: &'a u8,
}
fn main() {
    let z = 1u8;
    let mut best: Option<&u8> = None;
    Some(Pair { a: &z, b: &z }).inspect(|p| best = Some(p.a));
    println!("{}", best.is_some());
}
// ----
struct Pair<'a> {
    a: &'a u8,
    b: &'a u8,
}
fn main() {
    let z = 1u8;
    let mut best: Option<&Pair> = None;
    Some(Pair { a: &z, b: &z }).inspect(|p| best = Some(p)); //~ E0521
    println!("{}", best.is_some());
}
// ----
struct Pair<'a> {
    a: &'a u8,
    b: &'a u8,
}
fn main() {
    let z = 1u8;
    Some(Pair { a: &z, b: &z }).take_if(|p| {
        let w = 2u8;
        p.a = &w; //~ E0597
        true
    });
}
// ----
struct Pair<'a> {
    a: &'a u8,
    b: &'a u8,
}
fn main() {
    let z = 1u8;
    Some(Pair { a: &z, b: &1 }).take_if(|p| {
        p.a = p.b;
        true
    });
}
// ----
struct Holder<'a> {
    at: Option<&'a u8>,
}
impl<'a> Holder<'a> {
    fn see(&mut self, o: Option<u8>) {
        o.inspect(|r| {
            self.at = Some(r); //~ E0521
        });
    }
}
fn main() {
    Holder { at: None }.see(None);
}
// ----
struct Holder<'a> {
    at: Option<&'a u8>,
}
impl<'a> Holder<'a> {
    fn see(&mut self, o: Option<&'a u8>) {
        o.inspect(|r| {
            self.at = Some(*r);
        });
    }
}
fn main() {
    Holder { at: None }.see(None);
}
// ----
struct Holder<'a> {
    at: Option<&'a u8>,
}
impl<'a> Holder<'a> {
    fn see(&mut self, o: Option<&u8>) {
        o.inspect(|r| {
            self.at = Some(*r); //~ E0621
        });
    }
}
fn main() {
    Holder { at: None }.see(None);
}
// ----
fn is_one(r: &u8) -> bool {
    *r == 1
}
fn main() {
    println!("{}", Some(1u8).filter(is_one).is_some());
}
// ----
fn is_static(r: &'static u8) -> bool {
    *r == 1
}
fn main() {
    println!("{}", Some(1u8).filter(is_static).is_some()); //~ not-general-enough
}
// ----
fn of_some<'a>(r: &'a u8) -> bool {
    *r == 1
}
fn main() {
    let f: fn(&u8) -> bool = of_some;
    println!("{}", Some(1u8).filter(f).is_some());
}
// ----
fn inner<'a>(r: &&'a u8) -> bool {
    **r == 1
}
fn main() {
    let n = 1u8;
    println!("{}", Some(&n).filter(inner).is_some());
}
// ----
fn inner<'a>(r: &'a &'a u8) -> bool {
    **r == 1
}
fn main() {
    let n = 1u8;
    println!("{}", Some(&n).filter(inner).is_some()); //~ not-general-enough
}
// ----
fn main() {
    let mut n = 1u8;
    let r = &mut n;
    Some(1u8).inspect(|x| *r += **x); //~ E0614
    *r += 1;
    println!("{}", n);
}
// ----
fn main() {
    let mut n = 1u8;
    Some(1u8).inspect(|x| n += **x); //~ E0614
    println!("{}", n);
}
// ----
fn main() {
    let mut o = Some(1u8);
    let r = &o;
    o.take_if(|x| *x == 1); //~ E0502
    println!("{}", r.is_some());
}
// ----
fn main() {
    let mut o = Some(1u8);
    o.take_if(|x| { //~ E0499
        o = None;
        *x == 1
    });
}
// ----
fn main() {
    let mut o = Some(vec![1u8]);
    let mut last = &o;
    o.as_ref().inspect(|v| {
        println!("{}", v.len());
    });
    last = &o;
    println!("{}", last.is_some());
}
// ----
fn main() {
    let v = vec![1u8];
    Some(1u8).inspect(move |x| println!("{}{}", v.len(), **x)); //~ E0614
    println!("{}", v.len());
}
// ----
fn main() {
    let v = vec![1u8];
    let first = &v;
    Some(1u8).inspect(move |x| println!("{}{}", first.len(), **x)); //~ E0614
    println!("{}", v.len());
}
// ----
fn main() {
    let mut x: Option<&u8> = None;
    Some(1u8).inspect(|mut r| {
        let y = 2u8;
        r = &y;
        println!("{}", **r); //~ E0614
    });
    x = Some(&3);
    println!("{}", x.is_some());
}
// ----
fn f(o: Option<u8>, x: &u8) {
    let mut y = x;
    o.inspect(|mut r| {
        r = x;
        println!("{}", **r); //~ E0614
        y = x;
    });
    println!("{}", *y);
}
fn main() {
    f(None, &1);
}
// ----
fn f(o: Option<Vec<u8>>) -> usize {
    let mut part: &[u8] = &[];
    o.inspect(|v| part = &v[1..]); //~ E0521
    part.len()
}
fn main() {
    println!("{}", f(None));
}
// ----
fn f(o: &Option<Vec<u8>>) -> usize {
    let mut part: &[u8] = &[];
    o.as_ref().inspect(|v| part = &v[1..]);
    part.len()
}
fn main() {
    println!("{}", f(&None));
}
// ----
fn f(o: Option<Box<u8>>) -> u8 {
    let mut p = &0u8;
    o.inspect(|b| {
        p = &**b; //~ E0521
    });
    *p
}
fn main() {
    println!("{}", f(None));
}
// ----
fn f<'a>(o: Option<&'a mut u8>) -> Option<&'a mut u8> {
    let mut got: Option<&'a mut u8> = None;
    o.map(|r| got = Some(r));
    got
}
fn main() {
    println!("{}", f(Some(&mut 1)).is_some());
}
// ----
fn f<'a>(mut o: Option<&'a mut u8>) -> Option<&'a mut u8> {
    let mut got: Option<&'a mut u8> = None;
    o.take_if(|r| {
        got = Some(r); //~ E0521
        true
    });
    got
}
fn main() {
    println!("{}", f(Some(&mut 1)).is_some());
}
// ----
fn main() {
    let r: Result<u8, Vec<u8>> = Err(vec![1]);
    let mut why: Option<&Vec<u8>> = None;
    r.inspect_err(|e| why = Some(e)); //~ E0521
    println!("{}", why.is_some());
}
// ----
fn main() {
    let r: Result<u8, Vec<u8>> = Err(vec![1]);
    let mut n = 0;
    let r = r.inspect_err(|e| n = e.len());
    println!("{} {}", r.is_err(), n);
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn f<'a>(x: &'a i32) -> i32 {
    let z = 1;
    let r = catch_unwind(AssertUnwindSafe(|| {
        let t: &'a i32 = &z; //~ E0597
        *t
    }));
    r.unwrap_or(0) + *x
}
fn main() {
    println!("{}", f(&1));
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn f<'a>(x: &'a i32, w: &i32) -> i32 {
    let r = catch_unwind(AssertUnwindSafe(|| {
        let t: &'a i32 = w; //~ E0621
        *t
    }));
    r.unwrap_or(0) + *x
}
fn main() {
    println!("{}", f(&1, &2));
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn f<'a, 'b: 'a>(x: &'a i32, w: &'b i32) -> i32 {
    let r = catch_unwind(AssertUnwindSafe(|| {
        let t: &'a i32 = w;
        *t
    }));
    r.unwrap_or(0) + *x
}
fn main() {
    println!("{}", f(&1, &2));
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn f<'a, 'b: 'a>(x: &'a i32, w: &'b i32) -> i32 {
    let r = catch_unwind(AssertUnwindSafe(|| {
        let t: &'b i32 = x; //~ lifetime-too-short
        *t
    }));
    r.unwrap_or(0) + *w
}
fn main() {
    println!("{}", f(&1, &2));
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn f<'a>(x: &'a i32, y: &i32) -> i32 {
    let mut out: &'a i32 = x; //~ E0621
    let _ = catch_unwind(AssertUnwindSafe(|| {
        out = y;
    }));
    *out
}
fn main() {
    println!("{}", f(&1, &2));
}
// ----
fn f<'a>(x: &'a i32, y: &'a i32) -> &'a i32 {
    let mut out: &'a i32 = x;
    Some(1).map(|_| out = y);
    out
}
fn main() {
    println!("{}", *f(&1, &2));
}
// ----
fn f<'a>(o: Option<&'a i32>) -> i32 {
    o.filter(|r| {
        let t: &'a i32 = r;
        *t > 1
    });
    1
}
fn main() {
    println!("{}", f(None));
}
// ----
fn f<'a>(o: Option<i32>, x: &'a i32) -> i32 {
    o.filter(|r| {
        let t: &'a i32 = r; //~ lifetime-too-short
        *t > *x
    });
    1
}
fn main() {
    println!("{}", f(None, &1));
}
// ----
fn f(o: Option<i32>) -> i32 {
    o.filter(|r| {
        let t: &'static i32 = r; //~ lifetime-too-short
        *t > 1
    });
    1
}
fn main() {
    println!("{}", f(None));
}
// ----
fn longest<'a>(v: &'a [u8], o: Option<usize>) -> &'a [u8] {
    let mut part = v;
    o.filter(|n| **n < v.len()).inspect(|n| part = &v[**n..]); //~ E0614
    part
}
fn main() {
    println!("{}", longest(&[1, 2], Some(1)).len());
}
// ----
fn early<'a: 'a>(r: &'a u8) -> bool {
    *r == 1
}
fn main() {
    println!("{}", Some(1u8).filter(early).is_some()); //~ not-general-enough
}
// ----
fn early<'a: 'a>(r: &'a u8) -> bool {
    *r == 1
}
fn main() {
    let n = 1u8;
    println!("{}", Some(&n).is_some_and(early));
}
// ----
fn early<'a: 'a>(r: &'a u8) -> bool {
    *r == 1
}
fn main() {
    let f: fn(&u8) -> bool = early; //~ E0308
    println!("{}", f(&1));
}
// ----
fn two<'a, 'b>(r: &'a &'b u8) -> bool {
    **r == 1
}
fn main() {
    let n = 1u8;
    println!("{}", Some(&n).filter(two).is_some());
}
// ----
fn call<'a, 'b>(f: fn(&i32) -> &'b i32, x: &'a i32) -> &'a i32 { (|| f)()(x) } //~ lifetime-too-short
fn main() {}
