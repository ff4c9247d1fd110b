struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
extern "C" {
    fn maybe(n: i32) -> i32;
}
fn work(n: i32) -> i32 {
    let _a = D("a");
    let b = D("b");
    {
        let _c = D("c");
        if unsafe { maybe(n) } == 0 {
            return -1;
        }
        drop(b);
    }
    let _e = (D("e0"), D("e1"));
    let _ = D("temp");
    n
}
fn main() {
    println!("{}", work(0));
    println!("{}", work(1));
    let r = std::panic::catch_unwind(|| {
        let _x = D("x");
        let _y = D("y");
        if unsafe { maybe(2) } > 0 {
            panic!("out");
        }
    });
    println!("{}", r.is_err());
}
