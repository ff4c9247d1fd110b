#[no_mangle]
pub extern "C" fn total(p: *const u32, n: usize) -> u64 {
    let s: &[u32] = if n == 0 { &[] } else { unsafe { std::slice::from_raw_parts(p, n) } };
    let mut sum = 0u64;
    for i in 0..s.len() {
        sum += s[i] as u64;
    }
    sum
}
extern "C" {
    fn size_of_it(p: *const u8, n: usize) -> usize;
}
#[no_mangle]
pub extern "C" fn empties() -> usize {
    let v: Vec<u8> = Vec::new();
    let e: &[u8] = &[];
    unsafe { size_of_it(v.as_ptr(), v.len()) + size_of_it(e.as_ptr(), e.len()) }
}
