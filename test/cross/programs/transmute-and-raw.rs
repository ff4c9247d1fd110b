use std::mem;
#[no_mangle]
pub extern "C" fn bits(x: u32) -> i32 { unsafe { mem::transmute(x) } }
#[no_mangle]
pub unsafe extern "C" fn poke(p: *mut u8, n: usize) -> u32 {
    let words = p as *mut u32;
    let mut s = 0u32;
    for i in 0..n / 4 { s = s.wrapping_add(words.add(i).read()); }
    for i in 0..n { *p.add(i) = p.add(i).read().swap_bytes() ^ i as u8; }
    s
}
#[no_mangle]
pub extern "C" fn sizes(out: *mut usize) {
    let all = [mem::size_of::<usize>(), mem::size_of::<Option<&u8>>(), mem::size_of::<(u8, u32)>(), mem::align_of::<u64>(), mem::size_of::<[u16; 5]>()];
    unsafe { std::ptr::copy_nonoverlapping(all.as_ptr(), out, all.len()) };
}
