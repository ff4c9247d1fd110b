fn sum(v: &[i32]) -> i32 {
    match v {
        [] => 0,
        [x] => *x,
        [first, rest @ ..] => first + sum(rest),
    }
}
fn main() {
    println!("{}", sum(&[1, 2, 3, 4]));
    let arr = [1, 2, 3];
    let [a, b, c] = arr;
    println!("{}", a + b + c);
    let [x, .., y] = arr;
    println!("{} {}", x, y);
    let [h, t @ ..] = arr;
    println!("{} {:?}", h, t);
    let [i @ .., l] = &arr;
    println!("{:?} {}", i, l);
}
// ----
fn swap_first(v: &mut [i32]) {
    if let [a, .., b] = v {
        std::mem::swap(a, b);
    }
}
fn main() {
    let mut v = vec![1, 2, 3];
    swap_first(&mut v);
    println!("{:?}", v);
    match v.as_slice() { [_, m, _] => println!("mid {}", m), _ => println!("other") }
    match &v[..] { [] => println!("none"), [.., last] => println!("last {}", last) }
    match v.as_mut_slice() { [a, b, rest @ ..] => { *a += 1; *b += 1; rest[0] = 9; } _ => {} }
    println!("{:?}", v);
}
// ----
fn f(v: &[i32]) -> i32 {
    match v { //~ E0004
        [] => 0,
        [a, b] => a + b,
        [a, .., b] => a * b,
    }
}
fn main() { f(&[1]); }
// ----
fn f(v: &[bool]) -> i32 {
    match v {
        [] => 0,
        [true, ..] => 1,
        [.., false] => 2,
        [false, .., true] => 3,
    }
}
fn main() { println!("{}", f(&[false])); }
// ----
fn f(v: &[bool]) -> i32 {
    match v { //~ E0004
        [] => 0,
        [true, ..] => 1,
        [.., true] => 2,
    }
}
fn main() { println!("{}", f(&[false])); }
// ----
fn f(v: [bool; 2]) -> i32 {
    match v {
        [true, _] => 1,
        [_, true] => 2,
        [false, false] => 3,
    }
}
fn main() { println!("{}", f([false, true])); }
// ----
fn main() {
    let [a, b] = [1, 2, 3]; //~ E0527
}
// ----
fn main() {
    let [a, b, c, d, ..] = [1, 2, 3]; //~ E0528
}
// ----
fn main() {
    let v = vec![1, 2];
    let [a, b] = v; //~ E0529
}
// ----
fn main() {
    let v = vec![1, 2];
    if let [a, b] = v { } //~ E0529
}
// ----
fn main() {
    let v = [1, 2];
    let [a, b] = &v[..]; //~ E0005
}
// ----
fn main() {
    let mut v = [1, 2, 3];
    let [a, .., c] = &mut v;
    *a += *c;
    let [ref mut x, ref mut y, _] = v;
    std::mem::swap(x, y);
    println!("{:?}", v);
}
// ----
fn main() {
    let mut v = [1, 2, 3];
    let [ref mut x, ..] = v;
    let [_, ref mut y, ..] = v;
    std::mem::swap(x, y);
    println!("{:?}", v);
}
// ----
fn main() {
    let mut v = [1, 2, 3];
    let [ref mut x, ..] = v;
    let [ref mut y, ..] = v; //~ E0499
    std::mem::swap(x, y);
}
// ----
fn main() {
    let mut v = [1, 2, 3];
    let [ref mut x, ..] = v;
    let y = &v[1]; //~ E0502
    *x = *y;
}
// ----
fn f(v: &mut [i32]) {
    let [a, ..] = v else { return };
    let [.., b] = v else { return }; //~ E0499
    *a = *b;
}
fn main() { f(&mut [1]); }
// ----
fn f(v: &mut [i32]) {
    if let [a, b, rest @ ..] = v {
        *a = 1; *b = 2;
        rest[0] = 3;
        *a = 4;
    }
}
fn main() { let mut v = [0; 4]; f(&mut v); println!("{:?}", v); }
// ----
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() {
    let a = [D(1), D(2), D(3)];
    let [x, _, z] = a;
    println!("moved {} {}", x.0, z.0);
    drop(x);
    println!("end");
}
// ----
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() {
    let a = [D(1), D(2), D(3)];
    let b = true;
    if b { let [_, y, _] = a; println!("y {}", y.0); }
    println!("end");
}
// ----
fn main() {
    let arr = [Box::new(1), Box::new(2), Box::new(3)];
    let [a, _, _] = arr;
    println!("{}", arr[1]); //~ E0382
    println!("{}", a);
}
// ----
fn main() {
    let arr = [Box::new(1), Box::new(2), Box::new(3)];
    let [a, ..] = arr;
    let [_, b, _] = arr;
    println!("{} {}", a, b);
    let [c, _, _] = arr; //~ E0382
}
// ----
fn main() {
    let arr = [Box::new(1), Box::new(2)];
    let [a, b] = &arr;
    println!("{}", **a + **b);
    let r = &arr;
    let [c, d] = *r; //~ E0508
}
// ----
fn main() {
    let v = vec![Box::new(1)];
    match &v[..] { [b] => { let c = *b; } _ => {} } //~ E0507
}
// ----
fn main() {
    let v = vec![Box::new(1)];
    match v[..] { [b] => {} _ => {} } //~ E0508
}
// ----
fn main() {
    let v = vec![Box::new(1)];
    match v[..] { [ref b] => println!("{}", b), _ => {} }
    let x = v[0]; //~ E0507
}
// ----
fn main() {
    let x = 5;
    match x { [a] => {}, _ => {} } //~ E0529
}
// ----
fn f(v: &[u8]) -> &[u8] {
    match v { [b' ', rest @ ..] => f(rest), [rest @ .., b' '] => f(rest), v => v }
}
fn main() { println!("{:?}", f(b"  ab ")); }
// ----
fn f(v: &[i32]) -> &str {
    match v {
        [1, 2, ..] => "starts 1 2",
        [x, y] if x == y => "pair",
        [0..=9] | [_, _, 100] => "digit or hundred",
        [(-5) | -6, ..] => "neg",
        _ => "other",
    }
}
fn main() { println!("{} {} {} {} {} {}", f(&[1, 2, 3]), f(&[4, 4]), f(&[7]), f(&[3, 3, 100]), f(&[-6, 1]), f(&[])); }
// ----
fn main() {
    let a = [[1, 2], [3, 4]];
    let [[p, _], [_, q]] = a;
    println!("{} {}", p, q);
    for [x, y] in a { println!("{}", x * y); }
    for [x, y] in &a { println!("{}", x * y); }
    let f = |[x, y]: [i32; 2]| x - y;
    println!("{}", f([5, 2]));
    let o = Some([1, 2]);
    if let Some([1, z]) = o { println!("{}", z); }
    let mid @ [m1, _] = [7, 8];
    println!("{:?} {}", mid, m1);
}
fn g([a, b]: [u8; 2]) -> u8 { a + b }
// ----
fn f(v: &mut [i32]) -> Option<&mut i32> {
    match v { [] => None, [x, ..] => Some(x) }
}
fn g(v: &[i32]) -> (&i32, &[i32]) {
    let [x, rest @ ..] = v else { panic!("empty") };
    (x, rest)
}
fn main() { let mut a = [1, 2]; *f(&mut a).unwrap() = 5; println!("{:?} {:?}", a, g(&a)); }
// ----
fn f(v: &[i32]) -> &mut i32 {
    match v { [] => panic!(), [x, ..] => x } //~ E0308
}
fn main() {}
// ----
fn main() {
    let v = vec![1, 2, 3];
    let [a, b] = v[..] else { println!("no"); return };
}
// ----
fn main() {
    let mut v = vec![1, 2, 3];
    if let [first, ..] = v[..] { v.push(first); }
    if let [first, ..] = &v[..] { v.push(*first); println!("{}", first); } //~ E0502
}
// ----
fn main() {
    let a = [1, 2, 3];
    let c = || { let [x, ..] = a; x };
    println!("{}", c());
    let mut s = [Box::new(1), Box::new(2)];
    let d = || { let [x, _] = s; *x };
    println!("{}", d());
    println!("{}", s[1]); //~ E0382
}
// ----
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn f(b: bool) {
    let a = [D(1), D(2), D(3), D(4), D(5)];
    if b { let [_, y, ..] = a; println!("y {}", y.0); }
    println!("end");
}
fn g() {
    let a = [D(1), D(2), D(3), D(4), D(5)];
    let [_, y, .., z] = a; println!("y {} {}", y.0, z.0);
    println!("end");
}
fn h(mut a: [D; 2]) {
    let [x, _] = a;
    a = [D(8), D(9)];
    println!("h {}", x.0);
}
fn main() { f(true); f(false); g(); h([D(6), D(7)]); }
// ----
fn f(v: &mut [i32]) {
    match v {
        [a, .., b] if *b > 0 => { *a = 7; *b = 8; }
        [.., b] => *b = 1,
        _ => {}
    }
}
fn main() { let mut a = [0, 1]; f(&mut a); println!("{:?}", a); f(&mut a[..1]); println!("{:?}", a); }
// ----
fn main() {
    let mut a = [1, 2, 3, 4];
    let [x, rest @ ..] = &mut a;
    let [y, ..] = rest;
    *x = 5; *y = 6;
    if let [p, .., q] | [p, q] = &mut a[..] { std::mem::swap(p, q); }
    println!("{:?}", a);
}
// ----
fn main() {
    let mut a = [1, 2, 3, 4];
    let [x, ref rest @ ..] = a;
    a[0] = 3; //~ E0506
    println!("{} {:?}", x, rest);
}
// ----
fn f(v: &mut [i32]) {
    let [a, ..] = v else { return };
    let [_, .., b] = v else { return };
    *a = *b;
}
fn main() { f(&mut [1]); }
// ----
fn f(v: &mut [i32]) {
    let [_, a, ..] = v else { return };
    let [.., b, _] = v else { return }; //~ E0499
    *a = *b;
}
fn main() { f(&mut [1]); }
// ----
fn f(v: &mut [i32]) {
    let [a, _, ..] = v else { return };
    let [_, rest @ ..] = v else { return };
    let n = v.len(); //~ E0502
    rest[0] = *a;
}
fn main() { f(&mut [1]); }
// ----
fn f(v: &mut [i32]) {
    let [.., a] = v else { return };
    let [rest @ .., _] = v else { return };
    rest[0] = *a;
}
fn main() { f(&mut [1]); }
// ----
fn f(v: &mut [i32]) {
    let [.., a] = v else { return };
    let [rest @ ..] = v else { return }; //~ E0499
    rest[0] = *a;
}
fn main() { f(&mut [1]); }
// ----
fn f(v: &mut [i32]) {
    let a = &mut v[0];
    if v.len() > 1 { } //~ E0502
    *a = 1;
}
fn main() { f(&mut [1]); }
// ----
fn f(v: &mut [i32]) {
    let a = &mut v[0];
    let b = v[1]; //~ E0503
    *a = 1;
}
fn main() { f(&mut [1]); }
// ----
fn main() { let a = [1, 2]; match a { [1.., 2..] => {} _ => {} } } //~ E0658
// ----
fn main() { let a = [1, 2]; match a { [x @ 5.., _] => {} _ => {} } } //~ E0658
// ----
fn main() { let a = [1, 2]; match a { [(5..), _] => {} [..=5, _] => {} [5.. | 3, _] => {} [x @ (5..), _] => {} _ => {} } }
// ----
fn main() { let a = [(1, 2)]; match a { [(5.., _)] => {} _ => {} } }
// ----
fn f(x: &mut [String]) { let c = || { let [y, z @ ..] = x else { return }; }; c(); } //~ E0596
fn main() {}
// ----
fn f(x: &mut [String]) { let mut c = || { let [y, z @ ..] = x else { return }; y.push('a'); z[0].push('b') }; c(); }
fn main() {}
// ----
fn f<'a>(x: &'a mut [String]) { let mut c = || { if let [y, z @ ..] = x { Some((y, z)) } else { None } }; c(); } //~ lifetime-too-short
fn main() {}
// ----
fn f<'a>(x: &'a mut [String]) { let mut c = || { if let [y, z @ ..] = x { y.len() + z.len() } else { 0 } }; c(); }
fn main() {}
// ----
fn f<'a>(x: &'a mut [String]) { let mut c = move || -> &'a mut String { if let [y, z @ ..] = x { y } else { loop {} } }; c(); } //~ lifetime-too-short
fn main() {}
// ----
fn f<'a>(x: &'a mut [String]) { let c = move || -> &'a mut String { if let [y, z @ ..] = x { y } else { loop {} } }; c(); } //~ lifetime-too-short E0596
fn main() {}
// ----
fn f(x: &mut [u8; 2]) { let mut c = || { let [y, z @ ..] = x; }; c(); }
fn main() {}
// ----
fn f(x: &mut [u8; 2]) { let c = || { let [y, z @ ..] = x; }; c(); } //~ E0596
fn main() {}
// ----
fn f(x: &mut [u8; 2]) { let c = || { let [_, ..] = x; }; c(); }
fn main() {}
// ----
fn f(x: &mut [u8]) { let c = || { let [z @ ..] = x; }; c(); } //~ E0596
fn main() {}
// ----
fn f(x: &mut [u8]) { let mut c = || { let [z @ ..] = x; z[0] = 1; }; c(); }
fn main() {}
// ----
fn f(x: &mut [u8]) { let mut c = || { let [z @ ..] = x; z[0] = 1; }; x[0] = 1; c(); } //~ E0503 E0506
fn main() {}
// ----
fn f(x: &[u8; 2147483647]) -> u8 { let [a, ..] = x; *a } fn main() {}
// ----
fn f(x: &[bool; 65536]) -> u8 { match x { [true, .., true] => 1, [false, ..] => 4, [.., false] => 2 } } fn main() {}
// ----
fn f(x: &[bool; 65536]) -> u8 { match x { [true, .., true] => 1, [false, ..] => 4 } } fn main() {} //~ E0004
// ----
fn f(x: [bool; 3]) -> u8 { match x { [true, .., true] => 1, [false, ..] => 4, [_, _, false] => 2 } } fn main() {}
// ----
fn f(x: [bool; 3]) -> u8 { match x { [true, .., true] => 1, [false, ..] => 4, [_, true, false] => 2 } } fn main() {} //~ E0004
// ----
fn f(x: [bool; 2]) -> u8 { match x { [true, true, ..] => 1, [.., false, _] => 4, [true, false] => 2 } } fn main() {}
// ----
fn f(x: [u8; 0]) -> u8 { match x { [] => 1 } } fn main() {}
// ----
fn f(x: [u8; 1]) -> u8 { match x { [..] => 1 } } fn main() {}
