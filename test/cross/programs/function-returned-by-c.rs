extern "C" { fn lookup(c: u8) -> Option<extern "C" fn(i32, i32) -> i32>; fn install(c: u8, f: Option<extern "C" fn(i32, i32) -> i32>) -> bool; }
extern "C" fn power(a: i32, b: i32) -> i32 { let mut r = 1; for _ in 0..b { r *= a; } r }
fn show(c: u8) { match unsafe { lookup(c) } { Some(f) => println!("{} {}", c as char, f(7, 3)), None => println!("{} none", c as char) } }
fn main() { show(b'+'); show(b'-'); show(b'^'); println!("{}", unsafe { install(b'^', Some(power)) }); show(b'^'); println!("{}", unsafe { install(b'+', None) }); show(b'+'); println!("{}", unsafe { install(b'?', Some(power)) }); }
