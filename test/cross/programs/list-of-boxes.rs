#[repr(C)]
pub struct Cell2 {
    value: i32,
    next: Option<Box<Cell2>>,
}
impl Drop for Cell2 {
    fn drop(&mut self) {
        println!("drop {}", self.value);
    }
}
#[no_mangle]
pub extern "C" fn cons(value: i32, next: Option<Box<Cell2>>) -> Box<Cell2> {
    Box::new(Cell2 { value, next })
}
#[no_mangle]
pub extern "C" fn tail(mut list: Box<Cell2>) -> Option<Box<Cell2>> {
    list.next.take()
}
#[no_mangle]
pub extern "C" fn sum(list: Option<&Cell2>) -> i32 {
    match list {
        None => 0,
        Some(c) => c.value + sum(c.next.as_deref()),
    }
}
#[no_mangle]
pub extern "C" fn release(_: Option<Box<Cell2>>) {}
