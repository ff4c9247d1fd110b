extern "C" { fn answer() -> i32; }
fn main() {
    let a = unsafe { answer() };
    assert!(a > 0);
    assert_eq!(a, 42, "the answer is {}", a);
    println!("fine");
    assert_eq!(a % 5, 3);
}
