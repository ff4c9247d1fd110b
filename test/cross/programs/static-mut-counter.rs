static mut LOG: [u8; 16] = [0; 16];
static mut USED: usize = 0;
static NAME: &str = "rust";
const START: u8 = b'a';
#[no_mangle]
pub unsafe extern "C" fn log_byte(b: u8) -> usize {
    if USED < 16 { LOG[USED] = b; USED += 1; }
    USED
}
#[no_mangle]
pub unsafe extern "C" fn log_ptr() -> *const u8 { std::ptr::addr_of!(LOG) as *const u8 }
#[no_mangle]
pub extern "C" fn name_len() -> usize { NAME.len() + (START - b'Z') as usize }
