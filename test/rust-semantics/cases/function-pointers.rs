fn f<'a>(x: &'a u8) -> &'a u8 { x }
fn g<'a>(p: (fn(&'a u8) -> &'a u8, i32), x: &u8) -> &'a u8 { (p.0)(x) } //~ E0621
fn main() {}
// ----
fn g<'a>(p: Option<fn(&'a u8)>, x: &u8) { if let Some(h) = p { h(x) } } //~ E0621
fn main() {}
// ----
fn g<'a>(p: Vec<fn(&'a u8)>, x: &u8) { p[0](x) } //~ E0621
fn main() {}
// ----
fn g<'a>(p: &[fn(&'a u8)], x: &u8) { p[0](x) } //~ E0621
fn main() {}
// ----
fn g<'a>(p: [fn(&'a u8); 1], x: &u8) { p[0](x) } //~ E0621
fn main() {}
// ----
struct S<'a> { h: Option<fn(&'a u8)> }
fn g<'a>(s: &S<'a>, x: &u8) { if let Some(h) = s.h { h(x) } } //~ E0621
fn main() {}
// ----
struct S<'a> { h: fn(&'a u8) }
fn g<'a>(s: &S<'a>, x: &u8) { (s.h)(x) } //~ E0621
fn main() {}
// ----
fn g<'a>(p: Option<fn() -> &'a u8>) -> &'static u8 { match p { Some(h) => h(), None => &1 } } //~ lifetime-too-short
fn main() {}
// ----
fn g<'a>(p: Box<fn(&'a u8)>, x: &u8) { (*p)(x) } //~ E0621
fn main() {}
// ----
fn keep(p: Option<fn(&'static u8)>) { let x = 1; if let Some(h) = p { h(&x); } } //~ E0597
fn main() {}
// ----
fn g(p: Option<fn(&u8) -> &u8>) -> u8 { let x = 1; match p { Some(h) => *h(&x), None => 0 } }
fn main() {}
// ----
fn id(x: &'static u8) -> &'static u8 { x }
fn main() { let v: Option<fn(&u8) -> &u8> = Some(id); } //~ E0308
// ----
fn id(x: &'static u8) -> &'static u8 { x }
fn main() { let v: (fn(&u8) -> &u8, i32) = (id, 1); } //~ E0308
// ----
fn id(x: &'static u8) {}
fn main() { let v: [fn(&u8); 1] = [id]; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn main() { let v: Vec<fn(&u8)> = vec![id]; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn take(v: Option<fn(&u8)>) {}
fn main() { take(Some(id)); } //~ E0308
// ----
fn call<'a>(x: &'a u8) {}
fn main() { let v: Vec<fn(&u8)> = vec![call]; let x = 1; v[0](&x); let t: (fn(&u8), u8) = (call, 1); (t.0)(&x); let o: Option<fn(&u8)> = Some(call); if let Some(h) = o { h(&x) } }
// ----
struct S<'a> { h: Vec<fn(&'a u8) -> &'a u8> }
fn g<'a>(s: &S<'a>, x: &u8) -> u8 { *(s.h[0])(x) } //~ E0621
fn main() {}
// ----
fn a(x: &u8) -> &u8 { x }
fn b(x: &mut i32) { *x += 1; }
extern "C" fn c(x: &mut i32) { *x += 1; }
fn two<'a, 'b>(x: &'a u8, y: &'b u8) -> u8 { *x + *y }
fn same<'a>(x: &'a u8, y: &'a u8) -> &'a u8 { if *x > *y { x } else { y } }
fn st(x: &u8) -> &'static str { "s" }
fn nost() -> &'static str { "s" }
struct T { hooks: Vec<fn(&mut i32)>, on: Option<extern "C" fn(&mut i32)>, name: Option<fn() -> &'static str> }
fn main() {
    let mut v: Vec<fn(&u8) -> &u8> = Vec::new();
    v.push(a);
    let one = 1;
    println!("{}", v[0](&one));
    let t = T { hooks: vec![b, b], on: Some(c), name: Some(nost) };
    let mut n = 3;
    t.hooks[0](&mut n);
    if let Some(h) = t.on { h(&mut n); }
    if let Some(h) = t.name { println!("{}", h()); }
    let arr: [fn(&u8, &u8) -> u8; 2] = [two, two];
    println!("{} {}", arr[1](&one, &one), n);
    let tup: (fn(&u8) -> &u8, u8) = (a, 2);
    println!("{}", (tup.0)(&tup.1));
    let o: Option<fn(&u8, &u8) -> u8> = Some(two);
    println!("{}", o.unwrap()(&1, &2));
    let p: fn(&u8) -> &u8 = a;
    let q = Some(p);
    println!("{}", q.unwrap()(&one));
    let bx: Box<fn(&mut i32)> = Box::new(b);
    (*bx)(&mut n);
    println!("{n}");
}
// ----
fn same<'a>(x: &'a u8, y: &'a u8) -> u8 { *x + *y }
fn main() { let a = [same as fn(&u8, &u8) -> u8]; println!("{}", a[0](&1, &2)); let o: Option<fn(&u8, &u8) -> u8> = Some(same); println!("{}", o.unwrap()(&1, &2)); }
// ----
fn st(x: &'static u8) -> u8 { *x }
fn main() { let o: Option<fn(&'static u8) -> u8> = Some(st); let x = 1; println!("{}", o.unwrap()(&x)); } //~ E0597
// ----
fn st(x: &'static u8) -> u8 { *x }
fn main() { let mut a = [st; 1]; let x = 1; println!("{}", a[0](&x)); } //~ E0597
// ----
fn st(x: &'static u8) -> u8 { *x }
fn main() { let f = st; let a = (f, 1); let x = 1; println!("{}", (a.0)(&x)); } //~ E0597
// ----
fn st(x: &'static u8) -> u8 { *x }
fn mk() -> fn(&'static u8) -> u8 { st }
fn main() { let x = 1; println!("{}", mk()(&x)); } //~ E0597
// ----
fn st(x: &'static u8) -> u8 { *x }
fn mk() -> fn(&'static u8) -> u8 { st }
fn main() { let x = 1; let h = mk(); println!("{}", h(&x)); } //~ E0597
// ----
fn st(x: &u8) -> u8 { *x }
fn mk<'a>(_: &'a u8) -> fn(&'a u8) -> u8 { st }
fn main() { let y = 2; let h = mk(&y); { let x = 1; println!("{}", h(&x)); } let g: fn(&u8) -> u8 = st; println!("{}", g(&y)); }
// ----
fn st(x: &u8) -> u8 { *x }
fn mk<'a>(_: &'a u8) -> fn(&'a u8) -> u8 { st }
fn main() { let y = 2; let h: fn(&u8) -> u8 = mk(&y); println!("{}", h(&y)); } //~ E0308
// ----
fn st(x: &u8) -> u8 { *x }
fn mk() -> fn(&u8) -> u8 { st }
fn main() { let mut h = mk(); h = st; let y = 1; println!("{}", h(&y)); let z: fn(&'static u8) -> u8 = mk(); println!("{}", z(&3)); }
// ----
fn st(x: &'static u8) -> u8 { *x }
fn mk() -> fn(&u8) -> u8 { |_| 1 }
fn main() { let mut h = mk(); h = st; let y = 1; println!("{}", h(&y)); } //~ E0308
// ----
struct S { h: fn(&u8) -> u8 }
fn st(x: &'static u8) -> u8 { *x }
fn mk() -> fn(&'static u8) -> u8 { st }
fn main() { let s = S { h: mk() }; } //~ E0308
// ----
fn f(y: for<'b> fn() -> &'b i32, x: &i32) -> &i32 { x } //~ E0581
fn main() {}
// ----
fn k(y: for<'a, 'b> fn(&'a u8) -> &'b i32) {} //~ E0581
fn main() {}
// ----
struct S { f: for<'a> fn() -> &'a u8 } //~ E0581
fn main() {}
// ----
fn main() { let z: for<'a> fn(i32) -> Option<&'a u8>; } //~ E0581
// ----
fn h(y: for<'a, 'b> fn(&'a u8, &'b u8) -> &'b i32) {}
fn g(y: for<'b> fn(&'b u8) -> &'b i32) {}
fn main() {}
// ----
use std::cell::Cell;
fn one() -> Cell<for<'a> fn(&'a u8, &'a u8)> { panic!() }
fn main() {
    let two: Cell<for<'a, 'b> fn(&'a u8, &'b u8)> = one(); //~ E0308
}
// ----
use std::cell::Cell;
fn one() -> Cell<for<'a, 'b> fn(&'a u8, &'b u8)> { panic!() }
fn main() {
    let two: Cell<for<'a, 'b> fn(&'b u8, &'a u8)> = one();
}
