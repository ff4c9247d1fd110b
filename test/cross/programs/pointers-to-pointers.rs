#[no_mangle]
pub unsafe extern "C" fn advance(cursor: *mut *const u8, end: *const u8) -> i32 {
    let mut p = *cursor;
    let mut n = 0;
    while p != end && *p == b'.' {
        p = p.add(1);
        n += 1;
    }
    *cursor = p;
    n
}
#[no_mangle]
pub unsafe extern "C" fn pick(list: *const *const i32, n: usize) -> *const i32 {
    let mut best = *list;
    for i in 1..n {
        let p = *list.add(i);
        if !p.is_null() && *p > *best {
            best = p;
        }
    }
    best
}
