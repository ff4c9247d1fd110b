// `for` over slices and what leads to them.
fn main() {
    let mut v = vec![1, 2, 3];
    for x in &v {
        v.push(*x); //~ E0502
    }
}
// ----
fn main() {
    let mut v = vec![1, 2, 3];
    for x in v.iter_mut() {
        v.push(*x); //~ E0499
    }
}
// ----
fn main() {
    let v = vec![1, 2, 3];
    for x in &v {
        drop(v); //~ E0505
    }
}
// ----
fn main() {
    let v = vec![1, 2, 3];
    for x in &mut v { //~ E0596
        *x = 1;
    }
}
// ----
fn main() {
    let mut all: Vec<&i32> = Vec::new();
    {
        let v = vec![1, 2, 3];
        for x in &v { //~ E0597
            all.push(x);
        }
    }
    println!("{}", all.len());
}
// ----
fn main() {
    let mut v = vec![1, 2, 3];
    let mut all: Vec<&mut i32> = Vec::new();
    for x in &mut v { all.push(x); }
    v.push(1); //~ E0499
    println!("{}", all.len());
}
// ----
fn find(v: &[i32], n: i32) -> Option<&i32> {
    for x in v { if *x == n { return Some(x); } }
    None
}
fn main() { println!("{}", find(&[1, 2], 2).is_some()); }
// ----
fn find<'a>(v: &'a mut Vec<i32>, n: i32) -> &'a mut i32 {
    for x in v.iter_mut() { if *x == n { return x; } }
    v.push(n); //~ E0499
    v.last_mut().unwrap()
}
fn main() { println!("{}", *find(&mut vec![1, 2], 2)); }
// ----
fn find<'a>(v: &'a mut Vec<i32>, n: i32) -> Option<&'a mut i32> {
    for x in v { if *x == n { return Some(x); } }
    None
}
fn main() { println!("{}", find(&mut vec![1, 2], 2).is_some()); }
// ----
fn main() {
    let v = vec![vec![1]];
    for x in &v {
        let y = *x; //~ E0507
        println!("{}", y.len());
    }
}
// ----
fn main() {
    for Some(x) in &[Some(1)] { println!("{}", *x); } //~ E0005
}
// ----
fn main() {
    let v = vec![Some(1), None];
    for x in &v {
        if let Some(n) = x { println!("{}", *n); }
    }
}
// ----
fn get() -> Vec<i32> { vec![1, 2] }
fn main() {
    for x in &get() { println!("{}", *x); }
    for x in get().iter() { println!("{}", *x); }
}
// ----
fn get() -> Vec<i32> { vec![1, 2] }
fn main() {
    let it = get().iter(); //~ E0716
    for x in it { println!("{}", *x); }
}
// ----
fn main() {
    let mut v = vec![1, 2];
    let it = v.iter();
    v.push(3); //~ E0502
    for x in it { println!("{}", *x); }
}
// ----
fn main() {
    let mut v = vec![1, 2];
    let mut it = v.iter();
    let a = it.next();
    let b = it.next();
    v.push(3);
    println!("{}", v.len());
}
// ----
fn main() {
    let mut v = vec![1, 2];
    let mut it = v.iter_mut();
    let a = it.next().unwrap();
    let b = it.next().unwrap();
    std::mem::swap(a, b);
    println!("{}", v[0]);
}
// ----
fn main() {
    let v = vec![1, 2];
    let it = v.iter();
    it.next(); //~ E0596
}
// ----
fn main() {
    let v = vec![1, 2];
    let it = v.iter();
    for x in it {}
    for x in it {} //~ E0382
}
// ----
fn main() {
    for x in 5 {} //~ E0277
}
// ----
struct Bag { items: Vec<i32>, sum: i32 }
impl Bag {
    fn run(&mut self) {
        for x in &self.items { self.sum += *x; }
    }
    fn add(&mut self, x: i32) { self.sum += x; }
    fn bad(&mut self) {
        for x in &self.items { self.add(*x); } //~ E0502
    }
}
fn main() {}
// ----
fn main() {
    let mut grid = [[1, 2], [3, 4]];
    for row in grid.iter_mut() {
        for x in row.iter_mut() { *x += grid[0][0]; } //~ E0503
    }
}
// ----
fn main() {
    let mut best = &0;
    let v = vec![1];
    for x in &v { if *x > *best { best = x; } }
    println!("{}", *best);
}
// ----
fn main() {
    for x in [1, 2, 3] { println!("{}", x); }
    let v = vec![1u8, 2];
    for x in v { println!("{}", x); }
}
// ----
fn main() {
    let v = vec![1u8, 2];
    for x in v { println!("{}", x); }
    println!("{}", v.len()); //~ E0382
}
// ----
fn main() {
    let a = [1u8, 2];
    for x in a { println!("{}", x); }
    println!("{}", a.len());
}
// ----
fn main() {
    let n = 1;
    let mut best = &0;
    for x in [&n, &n] { best = x; }
    println!("{}", *best);
}
// ----
fn main() {
    let mut best = &0;
    { let n = 1; for x in [&n, &n] { best = x; } } //~ E0597
    println!("{}", *best);
}
// ----
fn main() {
    let mut v = vec![1u8, 2];
    for x in v { v.push(x); } //~ E0382
}
// ----
fn main() {
    for (i, mut x) in [(1, 2), (3, 4)] { x += i; println!("{}", x); }
}
// ----
fn f(v: &[u8]) { for x in *v {} } //~ E0277
fn main() {}
// ----
fn first_word(s: &str) -> &str {
    let bytes = s.as_bytes();
    for (i, &item) in bytes.iter().enumerate() {
        if item == b' ' { return &s[0..i]; }
    }
    &s[..]
}
fn main() {
    println!("{}", first_word("hello world"));
    let mut v = vec![3, 4, 5];
    for (i, x) in v.iter().enumerate() { println!("{} {}", i, x); }
    for (i, x) in v.iter_mut().enumerate() { *x += i as i32; }
    println!("{:?}", v);
    let mut e = v.iter().enumerate();
    println!("{:?}", e.next());
    for (i, _) in e { println!("{}", i); }
}
// ----
fn main() {
    let mut v = vec![1, 2];
    for (i, x) in v.iter().enumerate() { v.push(i); } //~ E0502
}
// ----
fn main() {
    let mut v = vec![1, 2];
    for (i, x) in v.iter_mut().enumerate() { println!("{}", v.len()); } //~ E0502
}
// ----
fn main() {
    let mut r = &0;
    { let v = vec![1, 2]; for (i, x) in v.iter().enumerate() { r = x; } } //~ E0597
    println!("{}", r);
}
// ----
fn main() {
    let v = vec![1, 2];
    for (i, x) in v.iter().enumerate() { *x = 3; } //~ E0594
}
// ----
fn main() {
    let v = vec![1, 2];
    let mut e = v.iter().enumerate();
    drop(v); //~ E0505
    e.next();
}
// ----
fn f<'a>(v: &'a [i32], w: &[i32]) -> &'a i32 {
    let mut best = &v[0];
    for (i, x) in w.iter().enumerate() { if i == 1 { best = x; } }
    best //~ E0621
}
fn main() {}
// ----
fn f<'a>(v: &'a mut [i32]) -> Vec<&'a mut i32> {
    let mut out = Vec::new();
    for (i, x) in v.iter_mut().enumerate() { if i > 0 { out.push(x); } }
    out
}
fn main() { let mut a = [1, 2, 3]; *f(&mut a)[0] = 9; println!("{:?}", a); }
// ----
fn f(a: [u8; 2]) { for ref mut x in a { *x = 3; } for y in a {} }
fn main() {}
// ----
fn f(a: [u8; 2]) { let mut w: Vec<&u8> = vec![]; for ref x in a { w.push(x); } } //~ E0716
fn main() {}
// ----
fn f(a: [u8; 2]) { for ref x in a { let mut w: Vec<&u8> = vec![]; w.push(x); } }
fn main() {}
// ----
fn f(a: [u8; 2]) { let mut w: Option<&u8> = None; for ref x in a { w = Some(x); } }
fn main() {}
// ----
fn f(a: [u8; 2]) { let mut w: Option<&u8> = None; for ref x in a { w = Some(x); } w.is_some(); } //~ E0716
fn main() {}
// ----
fn f(a: [u8; 2]) { let mut w: Option<&u8> = None; for ref x in a { if w == Some(&3) {} w = Some(x); } } //~ E0716
fn main() {}
// ----
fn f(a: [(u8, u8); 2]) { for (ref mut x, y) in a { *x += y; println!("{}", x); } }
fn main() {}
// ----
fn f(a: [(u8, u8); 2]) { for (ref mut x, mut y) in a { *x += y; y = 1; println!("{}", x); } }
fn main() {}
// ----
fn f(a: [(u8, u8); 2]) { for (ref mut x, 1) in a { } } //~ E0005
fn main() {}
// ----
fn f(a: [Option<u8>; 2]) { for Some(ref mut x) in a { } } //~ E0005
fn main() {}
// ----
fn f(a: [Option<u8>; 2]) { for Some(x) in a { } } //~ E0005
fn main() {}
// ----
fn f(a: [(&u8, u8); 2]) { for (ref mut x, y) in a { *x = &y; } }
fn main() {}
// ----
fn f(a: [(&u8, u8); 2]) { let mut z = &1; for (ref mut x, y) in a { z = *x; } }
fn main() {}
// ----
fn f(a: [(&u8, u8); 2]) -> u8 { let mut z = &1; for (ref mut x, y) in a { z = *x; } *z }
fn main() {}
// ----
fn f(a: [u8; 2]) { let c = || { for ref mut x in a { *x = 3; } }; c(); c(); a; }
fn main() {}
// ----
fn f(a: Vec<u8>) { let c = || { for ref mut x in a { *x = 3; } }; c(); c(); } //~ E0382
fn main() {}
// ----
fn f(a: Vec<u8>) { for ref mut x in a { *x = 3; } a; } //~ E0382
fn main() {}
// ----
fn f(a: &Vec<u8>) { for ref mut x in a { *x = &3; } a; }
fn main() {}
// ----
fn f(a: &Vec<u8>) { for ref mut x in *a { *x = 3; } a; } //~ E0507
fn main() {}
// ----
fn f(a: &[u8; 3]) { for ref mut x in *a { *x = 3; } a; }
fn main() {}
// ----
fn f(a: &mut [u8; 3]) { for ref mut x in *a { *x = 3; } a; }
fn main() {}
// ----
fn f(a: [[u8; 2]; 2]) { for [ref mut x, ref y] in a { *x = *y; } }
fn main() {}
// ----
fn f(a: [[u8; 2]; 2]) { for [ref mut x, ref mut y] in a { *x = *y; } }
fn main() {}
// ----
fn f(a: [[u8; 2]; 2]) { for ref mut x @ [..] in a { x[0] = 1; } }
fn main() {}
// ----
fn f(a: [u8; 2]) { for ref mut x in a { a[0] = 1; } } //~ E0594
fn main() {}
// ----
fn f(mut a: [u8; 2]) { for ref mut x in a { a[0] = 1; *x = 2; } }
fn main() {}
