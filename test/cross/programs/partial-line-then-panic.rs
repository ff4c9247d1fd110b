fn main() { print!("half"); let v: Vec<i32> = Vec::new(); println!("{}", v[0]); }
