struct P { x: i32, y: i32 }
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn pair() -> (i32, i32) { (7, 8) }
fn main() {
    let mut a = 1;
    let mut b = 2;
    (a, b) = (b, a);
    println!("{} {}", a, b);
    let (c, d);
    (c, d) = pair();
    println!("{} {}", c, d);
    let mut v = vec![1, 2, 3];
    (v[0], v[2]) = (v[2], v[0]);
    println!("{:?}", v);
    let mut p = P { x: 0, y: 0 };
    (p.x, p.y) = (5, 6);
    [a, b] = [p.y, p.x];
    println!("{} {}", a, b);
    P { x: a, y: _ } = p;
    println!("{}", a);
    (a, ..) = (1, 2, 3);
    (_, (b, _)) = (0, (9, 4));
    println!("{} {}", a, b);
    _ = pair();
    let mut fib = (0, 1);
    for _ in 0..5 { fib = (fib.1, fib.0 + fib.1); }
    println!("{}", fib.0);
    let (mut x, mut y) = (D(1), D(2));
    (x, y) = (y, x);
    println!("{} {}", x.0, y.0);
    (x, _) = (D(3), D(4));
    println!("end");
    let r = &mut a;
    (*r, b) = (3, 4);
    println!("{} {}", a, b);
    let u = (a, b) = (1, 1);
    println!("{:?}", u);
    if { (a, b) = (2, 2); a == b } { println!("eq"); }
}
