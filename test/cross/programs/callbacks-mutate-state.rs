use std::cell::Cell;
use std::ffi::c_void;
extern "C" {
    fn repeat(n: u32, f: extern "C" fn(*const c_void) -> bool, data: *const c_void) -> u32;
}
struct Counter { n: Cell<u32>, limit: u32 }
extern "C" fn tick(data: *const c_void) -> bool {
    let c = unsafe { &*(data as *const Counter) };
    c.n.set(c.n.get() + 1);
    c.n.get() < c.limit
}
fn main() {
    let c = Counter { n: Cell::new(0), limit: 4 };
    let p = &c as *const Counter as *const c_void;
    println!("{}", unsafe { repeat(10, tick, p) });
    println!("{}", c.n.get());
    c.n.replace(100);
    println!("{} {}", unsafe { repeat(2, tick, p) }, c.n.get());
}
