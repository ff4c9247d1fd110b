extern "C" {
    fn each(n: i32, f: extern "C" fn(i32));
}
struct Loud(i32);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
extern "C" fn check(x: i32) {
    let _l = Loud(x);
    if x == 2 {
        panic!("two");
    }
    println!("{}", x);
}
fn main() {
    let _outer = Loud(100);
    unsafe { each(4, check) }
}
