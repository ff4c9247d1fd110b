#[no_mangle]
pub extern "C" fn map_in_place(p: *mut i32, n: usize, f: Option<extern "C" fn(i32) -> i32>) -> usize {
    let f = match f {
        Some(f) => f,
        None => return 0,
    };
    let slice = unsafe { std::slice::from_raw_parts_mut(p, n) };
    let mut changed = 0;
    for i in 0..slice.len() {
        let y = f(slice[i]);
        if y != slice[i] {
            changed += 1;
        }
        slice[i] = y;
    }
    changed
}
