extern "C" {
    fn stop(code: i32) -> !;
}

struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {
        println!("never");
    }
}

fn main() {
    let _loud = Loud;
    println!("stopping");
    unsafe { stop(256 + 9) }
}
