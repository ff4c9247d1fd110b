extern "C" { fn parse(s: *const u8, n: usize) -> i32; }
fn must(s: &[u8]) -> u8 {
    let v = unsafe { parse(s.as_ptr(), s.len()) };
    assert!(v <= 255, "too large");
    v as u8
}
fn main() {
    println!("{}", must(b"200"));
    println!("{}", must(b"300"));
}
