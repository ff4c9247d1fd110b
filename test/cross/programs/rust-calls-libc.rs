extern "C" {
    fn putchar(c: i32) -> i32;
    fn strlen(s: *const i8) -> usize;
}
fn main() {
    let s = b"value\0".as_ptr() as *const i8;
    unsafe {
        let n = strlen(s);
        println!("{}", n);
        putchar('o' as i32);
        putchar('k' as i32);
        putchar(10);
    }
}
