extern "C" { fn parse(s: *const u8, n: usize) -> i32; }
fn must(s: &[u8]) -> u8 {
    let v = unsafe { parse(s.as_ptr(), s.len()) };
    u8::try_from(v).unwrap()
}
fn main() {
    println!("{}", must(b"200"));
    println!("{}", must(b"300"));
}
