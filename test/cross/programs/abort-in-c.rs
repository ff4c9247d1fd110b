extern "C" { fn die(); }
fn main() {
    println!("one");
    unsafe { die() };
    println!("two");
}
