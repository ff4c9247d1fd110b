use std::ptr;
#[repr(C)]
pub struct Node { key: i32, left: *mut Node, right: *mut Node }
extern "C" {
    fn node_alloc() -> *mut Node;
    fn node_release(n: *mut Node);
    fn visit(n: *const Node, f: extern "C" fn(i32, u32), depth: u32);
}
fn insert(root: *mut *mut Node, key: i32) -> bool {
    let mut at = root;
    unsafe {
        while !(*at).is_null() {
            let n = *at;
            if key == (*n).key { return false; }
            at = if key < (*n).key { &mut (*n).left } else { &mut (*n).right };
        }
        let n = node_alloc();
        (*n).key = key;
        (*n).left = ptr::null_mut();
        (*n).right = ptr::null_mut();
        *at = n;
    }
    true
}
extern "C" fn show(key: i32, depth: u32) { println!("{} at {}", key, depth); }
fn drop_tree(n: *mut Node) -> u32 {
    if n.is_null() { return 0; }
    unsafe {
        let (l, r) = ((*n).left, (*n).right);
        node_release(n);
        1 + drop_tree(l) + drop_tree(r)
    }
}
fn main() {
    let mut root: *mut Node = ptr::null_mut();
    let keys = [50, 20, 70, 20, 10, 60, 90, 65];
    let mut added = 0;
    for i in 0..keys.len() { if insert(&mut root, keys[i]) { added += 1; } }
    println!("{}", added);
    unsafe { visit(root, show, 0) };
    println!("{}", drop_tree(root));
}
