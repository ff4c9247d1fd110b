extern "C" {
    fn memcpy(to: *mut u8, from: *const u8, n: usize) -> *mut u8;
    fn memset(to: *mut u8, c: i32, n: usize) -> *mut u8;
    fn strlen(s: *const i8) -> usize;
    fn malloc(n: usize) -> *mut u8;
    fn free(p: *mut u8);
}
fn main() {
    unsafe {
        let p = malloc(16);
        assert!(!p.is_null());
        memset(p, 'z' as i32, 16);
        memcpy(p.add(2), b"abc\0".as_ptr(), 4);
        println!("{}", strlen(p as *const i8));
        let s = std::slice::from_raw_parts(p, 8);
        for i in 0..8 {
            print!("{} ", s[i]);
        }
        println!();
        free(p);
    }
}
