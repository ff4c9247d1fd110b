extern "C" { fn c_line(n: i32); }
#[no_mangle]
pub extern "C" fn rust_line(n: i32) { println!("  rust {}", n); }
fn main() {
    for i in 0..3 {
        println!("main {}", i);
        unsafe { c_line(i) };
    }
}
