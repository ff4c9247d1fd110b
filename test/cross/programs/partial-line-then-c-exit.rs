extern "C" { fn leave(); }
fn main() { print!("half"); unsafe { leave() } }
