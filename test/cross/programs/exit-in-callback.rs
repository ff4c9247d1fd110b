extern "C" {
    fn walk(n: i32, f: extern "C" fn(i32));
}
struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}
extern "C" fn visit(n: i32) {
    println!("{}", n);
    if n == 1 {
        std::process::exit(9);
    }
}
fn main() {
    let _l = Loud;
    unsafe { walk(5, visit) }
}
