extern "C" { fn c_part(n: i32); }
fn main() {
    print!("a");
    unsafe { c_part(1) };
    print!("b");
    println!("c");
    unsafe { c_part(2) };
    print!("tail");
}
