use std::cell::Cell;
struct Seat<'a> { who: Cell<Option<&'a u8>> }
impl Drop for Seat<'_> { fn drop(&mut self) {} }
struct Bus<'a> { seats: Vec<Seat<'a>> }
fn main() {
    let bus = Bus { seats: Vec::new() };
    let me = 7;
    bus.seats[0].who.set(Some(&me)); //~ E0597
}
// ----
struct Seat<'a> { who: Option<&'a u8> }
struct Bus<'a> { seats: Vec<Seat<'a>> }
fn shorter<'a: 'b, 'b>(bus: Bus<'a>) -> Bus<'b> { bus }
fn main() {}
// ----
fn main() {
    let mut n = 0;
    let mut all = Vec::new();
    all.push(|| n += 1);
    n = 5; //~ E0506
    all.clear();
}
// ----
fn main() {
    let mut n = 0;
    let mut all = Vec::new();
    for _ in 0..3 { all.push(|| n += 1); } //~ E0499
}
// ----
fn main() {
    let n = 0;
    let mut all = Vec::new();
    for _ in 0..3 { all.push(|| n + 1); }
    println!("{}", all[0]() + n);
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    match (Held(&&0), &1) {
        (mut first, second) => first.0 = &second, //~ E0597
    }
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    match (&1, Held(&&0)) {
        (first, mut second) => second.0 = &first,
    }
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    match (Held(&&0), 1) {
        (mut first, ref second) if true => first.0 = &second,
        _ => {}
    }
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    if let (Some(mut first), second) = (Some(Held(&&0)), &1) { first.0 = &second; } //~ E0597
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn f((mut first, second): (Held<'static, 'static>, u8)) { first.0 = &&second; } //~ E0716
fn main() {}
// ----
fn f<'a, 'b>(x: *const &'a u8, y: *const &'b u8) -> bool { x == y }
fn g<'a, 'b>(x: *mut &'a u8, y: *mut &'b u8) -> bool { x == y } //~ lifetime-too-short
fn main() {}
// ----
fn f<'a, 'b>(x: &'a u8, y: &'b u8) {
    let z: Option<&'a &'b u8> = None; //~ lifetime-too-short
}
fn main() {}
// ----
fn f<'a, 'b>(x: &'a &'b u8) {
    let z: Option<&'a &'b u8> = None;
}
fn main() {}
// ----
fn main() {
    let n = 1;
    let r: Option<&'static &u8> = Some(&&n); //~ E0597 E0716
}
// ----
use std::cell::Cell;
type Both<'a> = Cell<(&'a u8, &'a u8)>;
fn of<'b>(_: &'b u8) -> Cell<(&'static u8, &'b u8)> { panic!() }
fn main() {
    let n = 1;
    let b: Both<'_> = of(&n); //~ E0597
}
// ----
type Both<'a> = (&'a u8, &'a u8);
fn main() {
    let n = 1;
    let b: Both<'_> = (&2, &n);
    println!("{}", b.0 + b.1);
}
// ----
fn f(show: fn(&'static str)) {
    let g = |s: &str| show(s); //~ E0521
}
fn main() {}
// ----
fn f<'a>(show: fn(&'a str), t: &'a str) {
    let g = |s| show(s);
    g(t);
    let u = String::new();
    g(&u); //~ E0597
}
fn main() {}
// ----
fn mk() -> fn(&'static u8) { panic!() }
fn main() {
    let ref f = mk();
    let n = 1;
    f(&n); //~ E0597
}
// ----
fn f<'a>(x: &'a u8) -> &'a u8 {
    let (y, _): (&'a u8, u8) = (x, 1);
    y
}
fn main() {
    let n = 1;
    let (r, _): (&'static u8, u8) = (&n, 2); //~ E0597
}
// ----
fn f<'a>(x: &'a u8) -> &'static u8 {
    let (y, _): (&'a u8, u8) = (&1, 2);
    y //~ lifetime-too-short
}
fn main() {}
// ----
fn main() {
    let n = 1;
    let _: &'static u8 = &n; //~ E0597
}
// ----
fn f<'a, 'b>(x: &'a [&'b u8]) -> &'b u8 {
    let [y, ..]: &'a [&'b u8] = x else { return &1 };
    y
}
fn main() {}
// ----
static WORDS: &[&[u8]] = &[b"ab" as &'static [u8]];
fn main() {
    let a = [1u8, 2];
    let s = &a as &'static [u8]; //~ E0597
}
// ----
struct S<'a> { r: &'a u8 }
struct P<'a>(&'a u8);
fn f<'a>(x: &'a u8) {
    S::<'a> { r: x };
    P::<'a>(x);
    let n = 1;
    S::<'_> { r: &n };
    P::<'a>(&n); //~ E0597
}
fn main() {}
// ----
enum E<'a> { A(&'a u8), B }
fn f<'a>(x: &'a u8) {
    E::<'a>::A(x);
    E::B::<'a>;
    let n = 1;
    E::A::<'static>(&n); //~ E0597
}
fn main() {}
// ----
struct P<'a>(&'a u8);
impl<'a> P<'a> { fn new(x: &'a u8) -> P<'a> { P(x) } }
fn f<'a>(x: &'a u8) {
    P::<'a>::new(x);
    let n = 1;
    P::<'a>::new(&n); //~ E0597
}
fn main() {}
// ----
struct P<'a>(&'a u8);
fn main() {
    let n = 1;
    let p = P(&n); //~ E0597
    match p { P::<'static>(_) => {} }
}
// ----
fn f<'a>(all: &mut Vec<&'a u8>, x: &'a u8) {
    let mut add = |y: &'a u8| all.push(y);
    add(x);
    let n = 1;
    add(&n); //~ E0597
}
fn main() {}
// ----
fn f<'a, 'b>(x: &'b u8) {
    let same = |y: &'b u8| -> &'a u8 { y }; //~ lifetime-too-short
}
fn main() {}
// ----
fn f<'a>(x: &'a u8) {
    let call = |y: &'a u8, g: fn(&'a u8)| g(y);
    call(x, |_| {});
    let call = |y: &u8, g: fn(&'a u8)| g(y); //~ E0521
}
fn main() {}
// ----
struct D<'a>(&'a u8);
impl Drop for D<'_> { fn drop(&mut self) {} }
fn none<'a>(_: D<'a>) -> [D<'a>; 0] { [] }
fn main() {
    let mut x = ([], 1);
    { let n = 3; x.0 = none(D(&n)); }
}
// ----
fn g(x: &'static u8) -> u8 { 0 }
fn main() { let y = 1; loop { g(&y); } } //~ E0597
// ----
fn g(x: &'static u8) -> u8 { 0 }
fn main() { let y = 1; g(&y); panic!() } //~ E0597
// ----
fn g(x: &'static u8) -> ! { loop {} }
fn main() { let y = 1; g(&y) } //~ E0597
// ----
fn f<'a>(x: &'a u8) -> &'a u8 { let y = 1; let r: &'a u8 = &y; std::process::abort() } //~ E0597
fn main() {}
// ----
struct W<'a>(&'a mut u8);
impl Drop for W<'_> { fn drop(&mut self) {} }
fn main() { let mut n = 1; let w = W(&mut n); n = 2; loop {} } //~ E0506
// ----
fn main() { let mut n = 1; let r = &mut n; loop { *r += 1; if *r > 5 { panic!("{}", r) } } }
// ----
fn h(x: &'static u8) -> ! { loop {} }
static S: u8 = 1;
fn main() { h(&S) }
