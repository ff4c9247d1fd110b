extern "C" {
    fn choose(k: i32) -> Option<extern "C" fn(i32) -> i32>;
    fn same(a: extern "C" fn(i32) -> i32, b: extern "C" fn(i32) -> i32) -> bool;
}
extern "C" fn local(x: i32) -> i32 {
    x - 1
}
#[no_mangle]
pub extern "C" fn get_local() -> extern "C" fn(i32) -> i32 {
    local
}
fn main() {
    for k in 0..4 {
        match unsafe { choose(k) } {
            Some(f) => println!("{}", f(f(5))),
            None => println!("none"),
        }
    }
    println!("{}", unsafe { same(local, get_local()) });
}
