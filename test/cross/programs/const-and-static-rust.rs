const N: usize = 4;
static NAMES: [&str; N] = ["zero", "one", "two", "three"];
const MASKS: [u32; 3] = [1 << 0, 1 << 5, !0];
static mut COUNT: [u8; N] = [0; N];
#[no_mangle]
pub extern "C" fn name_of(k: u32, out: *mut u8, room: usize) -> i32 {
    let Some(name) = NAMES.get(k as usize) else { return -1; };
    let bytes = name.as_bytes();
    if bytes.len() + 1 > room { return -2; }
    unsafe {
        COUNT[k as usize] += 1;
        std::ptr::copy_nonoverlapping(bytes.as_ptr(), out, bytes.len());
        *out.add(bytes.len()) = 0;
    }
    (MASKS[k as usize % 3] & 0xff) as i32 + unsafe { COUNT[k as usize] } as i32
}
