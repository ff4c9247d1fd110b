fn main() { print!("half"); std::process::exit(3); }
