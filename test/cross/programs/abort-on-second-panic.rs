struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("dropping");
        panic!("again");
    }
}
fn main() {
    let _ = std::panic::catch_unwind(|| {
        let _d = D;
        panic!("first");
    });
    println!("not reached");
}
