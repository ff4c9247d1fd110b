#[repr(C)]
pub struct Buffer {
    data: *mut u16,
    len: usize,
    cap: usize,
}
#[no_mangle]
pub extern "C" fn buffer_make(n: usize) -> Buffer {
    let mut v: Vec<u16> = Vec::with_capacity(n + 2);
    for i in 0..n {
        v.push((i * 1000) as u16);
    }
    let b = Buffer { data: v.as_mut_ptr(), len: v.len(), cap: v.capacity() };
    std::mem::forget(v);
    b
}
#[no_mangle]
pub unsafe extern "C" fn buffer_push(b: &mut Buffer, x: u16) {
    let mut v = Vec::from_raw_parts(b.data, b.len, b.cap);
    v.push(x);
    b.data = v.as_mut_ptr();
    b.len = v.len();
    b.cap = v.capacity();
    std::mem::forget(v);
}
#[no_mangle]
pub unsafe extern "C" fn buffer_free(b: Buffer) -> usize {
    let v = Vec::from_raw_parts(b.data, b.len, b.cap);
    v.len()
}
