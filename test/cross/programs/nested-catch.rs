use std::panic::catch_unwind;
struct D(i32);
impl Drop for D {
    fn drop(&mut self) {
        println!("d{}", self.0);
    }
}
fn inner(n: i32) -> i32 {
    let _d = D(n);
    if n == 0 {
        panic!("zero");
    }
    100 / n
}
fn main() {
    let r = catch_unwind(|| {
        let first = catch_unwind(|| inner(0));
        println!("{}", first.is_err());
        let second = inner(7);
        println!("{}", second);
        inner(0)
    });
    println!("{}", r.is_err());
    println!("{}", inner(-3));
}
