extern "C" { fn check(x: i32) -> i32; }
fn main() {
    let code = unsafe { check(40) };
    println!("code {}", code);
    if code != 0 { std::process::exit(code); }
    println!("unreached");
}
