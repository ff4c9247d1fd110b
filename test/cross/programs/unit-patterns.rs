fn f(n: i32) -> Result<(), i32> { if n > 0 { Ok(()) } else { Err(n) } }
fn main() { match f(1) { Ok(()) => println!("ok"), Err(e) => println!("{}", e) } match () { () => println!("unit") } }
