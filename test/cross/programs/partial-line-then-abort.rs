extern "C" { fn die(); }
fn main() { println!("whole"); print!("half"); unsafe { die() } }
