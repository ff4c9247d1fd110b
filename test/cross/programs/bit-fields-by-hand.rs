#[no_mangle]
pub extern "C" fn pack(flags: u8, level: u16, id: u32) -> u64 {
    (flags as u64) << 56 | (level as u64 & 0xfff) << 32 | id as u64
}
#[no_mangle]
pub extern "C" fn unpack(v: u64, flags: &mut u8, level: &mut u16) -> u32 {
    *flags = (v >> 56) as u8;
    *level = (v >> 32 & 0xfff) as u16;
    v as u32
}
