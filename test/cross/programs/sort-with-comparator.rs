#[repr(C)]
#[derive(Clone, Copy)]
pub struct Item {
    key: i32,
    order: u16,
}
extern "C" {
    fn insertion_sort(items: *mut Item, n: usize, cmp: extern "C" fn(&Item, &Item) -> i32);
}
extern "C" fn by_key(a: &Item, b: &Item) -> i32 {
    if a.key < b.key {
        -1
    } else if a.key > b.key {
        1
    } else {
        0
    }
}
extern "C" fn by_order_down(a: &Item, b: &Item) -> i32 {
    b.order as i32 - a.order as i32
}
fn show(items: &[Item]) {
    for i in 0..items.len() {
        print!("{}/{} ", items[i].key, items[i].order);
    }
    println!();
}
fn main() {
    let mut items = vec![
        Item { key: 5, order: 0 },
        Item { key: -3, order: 1 },
        Item { key: 5, order: 2 },
        Item { key: 0, order: 65535 },
    ];
    unsafe { insertion_sort(items.as_mut_ptr(), items.len(), by_key) };
    show(&items);
    unsafe { insertion_sort(items.as_mut_ptr(), items.len(), by_order_down) };
    show(&items);
}
