#[repr(C)]
pub struct Entry {
    name: *const i8,
    run: Option<unsafe extern "C" fn(i32) -> i32>,
}
extern "C" {
    static table: [Entry; 3];
    static table_size: usize;
}
extern "C" {
    fn strlen(s: *const i8) -> usize;
}
fn main() {
    unsafe {
        for i in 0..table_size {
            let e = &table[i];
            let n = strlen(e.name);
            match e.run {
                Some(f) => println!("{} {}", n, f(n as i32)),
                None => println!("{} none", n),
            }
        }
    }
}
