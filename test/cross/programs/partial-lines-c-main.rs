#[no_mangle] pub extern "C" fn part(n: i32) { print!("r{} ", n); if n == 2 { println!(); } }
