#[no_mangle]
pub extern "C" fn swap_ints(a: &mut i32, b: &mut i32) { std::mem::swap(a, b); }
#[no_mangle]
pub extern "C" fn take(slot: &mut Option<Box<i32>>, default: i32) -> i32 {
    match slot.take() { Some(b) => *b, None => default }
}
#[no_mangle]
pub extern "C" fn put(slot: &mut Option<Box<i32>>, v: i32) -> bool { slot.replace(Box::new(v)).is_some() }
