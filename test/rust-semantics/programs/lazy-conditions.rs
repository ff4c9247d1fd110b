// What `&&`, `||` and `!` make is dropped with each of their parts, in conditions, guards and values.
struct D(&'static str, bool);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn d(s: &'static str, b: bool) -> D {
    D(s, b)
}
fn main() {
    if d("a", true).1 && d("b", true).1 {
        println!("both");
    }
    if d("c", false).1 && d("d", true).1 {
        println!("no");
    } else {
        println!("else");
    }
    if d("e", false).1 || d("f", true).1 {
        println!("or");
    }
    if !(d("g", true).1 && !d("h", true).1) {
        println!("not");
    }
    let x = d("i", true).1 && d("j", false).1 || d("k", true).1;
    println!("{}", x);
    while d("l", true).1 && !d("m", true).1 {}
    match 1 {
        _ if d("n", true).1 && d("o", true).1 => println!("arm"),
        _ => {}
    }
    match 1 {
        _ if d("p", false).1 || d("q", false).1 => println!("arm"),
        _ => println!("other"),
    }
    let y = !d("r", true).1;
    let z = !(d("s", true).1 || d("t", true).1);
    println!("{} {}", y, z);
    println!("{}", d("u", true).1 & d("v", true).1);
    assert!(d("w", true).1 && d("x", true).1);
}
