extern "C" {
    fn start(depth: i32, f: extern "C" fn(i32, extern "C" fn(i32) -> i32) -> i32) -> i32;
}
extern "C" fn middle(n: i32, back: extern "C" fn(i32) -> i32) -> i32 {
    println!("middle {}", n);
    if n <= 0 {
        return back(100);
    }
    back(n) + unsafe { start(n - 1, middle) }
}
fn main() {
    println!("{}", unsafe { start(3, middle) });
}
