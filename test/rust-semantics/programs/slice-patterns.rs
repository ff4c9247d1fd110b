struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn sum0(v: &[i32]) -> i32 {
    match v {
        [] => 0,
        [x] => *x,
        [first, rest @ ..] => first + sum0(rest),
    }
}
fn main0() {
    println!("{}", sum0(&[1, 2, 3, 4]));
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
fn swap_first1(v: &mut [i32]) {
    if let [a, .., b] = v {
        std::mem::swap(a, b);
    }
}
fn main1() {
    let mut v = vec![1, 2, 3];
    swap_first1(&mut v);
    println!("{:?}", v);
    match v.as_slice() { [_, m, _] => println!("mid {}", m), _ => println!("other") }
    match &v[..] { [] => println!("none"), [.., last] => println!("last {}", last) }
    match v.as_mut_slice() { [a, b, rest @ ..] => { *a += 1; *b += 1; rest[0] = 9; } _ => {} }
    println!("{:?}", v);
}
fn main17() {
    let a = [D(1), D(2), D(3)];
    let [x, _, z] = a;
    println!("moved {} {}", x.0, z.0);
    drop(x);
    println!("end");
}
fn main18() {
    let a = [D(1), D(2), D(3)];
    let b = true;
    if b { let [_, y, _] = a; println!("y {}", y.0); }
    println!("end");
}
fn f27(v: &[u8]) -> &[u8] {
    match v { [b' ', rest @ ..] => f27(rest), [rest @ .., b' '] => f27(rest), v => v }
}
fn main27() { println!("{:?}", f27(b"  ab ")); }
fn f28(v: &[i32]) -> &str {
    match v {
        [1, 2, ..] => "starts 1 2",
        [x, y] if x == y => "pair",
        [0..=9] | [_, _, 100] => "digit or hundred",
        [(-5) | -6, ..] => "neg",
        _ => "other",
    }
}
fn main28() { println!("{} {} {} {} {} {}", f28(&[1, 2, 3]), f28(&[4, 4]), f28(&[7]), f28(&[3, 3, 100]), f28(&[-6, 1]), f28(&[])); }
fn main29() {
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
fn g29([a, b]: [u8; 2]) -> u8 { a + b }
fn f30(v: &mut [i32]) -> Option<&mut i32> {
    match v { [] => None, [x, ..] => Some(x) }
}
fn g30(v: &[i32]) -> (&i32, &[i32]) {
    let [x, rest @ ..] = v else { panic!("empty") };
    (x, rest)
}
fn main30() { let mut a = [1, 2]; *f30(&mut a).unwrap() = 5; println!("{:?} {:?}", a, g30(&a)); }
fn f36(b: bool) {
    let a = [D(1), D(2), D(3), D(4), D(5)];
    if b { let [_, y, ..] = a; println!("y {}", y.0); }
    println!("end");
}
fn g36() {
    let a = [D(1), D(2), D(3), D(4), D(5)];
    let [_, y, .., z] = a; println!("y {} {}", y.0, z.0);
    println!("end");
}
fn h36(mut a: [D; 2]) {
    let [x, _] = a;
    a = [D(8), D(9)];
    println!("h {}", x.0);
}
fn main36() { f36(true); f36(false); g36(); h36([D(6), D(7)]); }
fn f37(v: &mut [i32]) {
    match v {
        [a, .., b] if *b > 0 => { *a = 7; *b = 8; }
        [.., b] => *b = 1,
        _ => {}
    }
}
fn main37() { let mut a = [0, 1]; f37(&mut a); println!("{:?}", a); f37(&mut a[..1]); println!("{:?}", a); }
fn main38() {
    let mut a = [1, 2, 3, 4];
    let [x, rest @ ..] = &mut a;
    let [y, ..] = rest;
    *x = 5; *y = 6;
    if let [p, .., q] | [p, q] = &mut a[..] { std::mem::swap(p, q); }
    println!("{:?}", a);
}
fn main() {
    main0();
    main1();
    main17();
    main18();
    main27();
    main28();
    main29();
    main30();
    main36();
    main37();
    main38();
}
