extern "C" { fn classify(n: i32) -> i32; }
fn main() {
    for n in -3..12 { print!("{} ", unsafe { classify(n) }); }
    println!();
}
