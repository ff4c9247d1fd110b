extern "C" {
    fn calloc(n: usize, size: usize) -> *mut i32;
    fn realloc(p: *mut i32, n: usize) -> *mut i32;
    fn free(p: *mut i32);
    fn fill(p: *mut i32, n: i32);
}
fn main() {
    unsafe {
        let mut p = calloc(2, 4);
        println!("{} {}", *p, *p.add(1));
        *p = 11;
        p = realloc(p, 40);
        fill(p.add(1), 9);
        let mut sum = 0;
        for i in 0..10 {
            sum += *p.add(i);
        }
        println!("{}", sum);
        free(p);
    }
}
