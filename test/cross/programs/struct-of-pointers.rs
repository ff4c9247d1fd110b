#[repr(C)]
pub struct View<'a> { items: *const u32, len: usize, best: Option<&'a u32>, name: *const u8 }
#[no_mangle]
pub extern "C" fn best_of<'a>(v: &mut View<'a>) -> usize {
    let s: &'a [u32] = unsafe { std::slice::from_raw_parts(v.items, v.len) };
    let mut at = 0;
    for i in 1..s.len() { if s[i] > s[at] { at = i; } }
    v.best = s.get(at);
    at
}
