#[repr(C)]
pub struct Node {
    value: i64,
    next: *mut Node,
}
extern "C" {
    fn build(n: i32) -> *mut Node;
    fn release(n: *mut Node) -> i32;
}
fn reverse(mut list: *mut Node) -> *mut Node {
    let mut done: *mut Node = std::ptr::null_mut();
    while !list.is_null() {
        unsafe {
            let next = (*list).next;
            (*list).next = done;
            done = list;
            list = next;
        }
    }
    done
}
fn main() {
    let list = reverse(unsafe { build(4) });
    let mut p = list;
    while let Some(n) = unsafe { p.as_ref() } {
        println!("{}", n.value);
        p = n.next;
    }
    println!("released {}", unsafe { release(list) });
}
