#[no_mangle]
pub extern "C" fn widen(a: i8, b: u8, c: i16, d: u16, e: i32, f: u32) -> i64 {
    a as i64 + b as i64 + c as i64 + d as i64 + e as i64 + f as i64
}
#[no_mangle]
pub extern "C" fn narrow(x: i64, to: u32) -> i64 {
    match to {
        8 => x as i8 as i64,
        16 => x as u16 as i64,
        32 => x as i32 as i64,
        33 => x as u32 as i64,
        1 => (x as usize).wrapping_mul(3) as i64,
        _ => x.rotate_left(4),
    }
}
#[no_mangle]
pub extern "C" fn mix(a: u64, b: u64) -> u64 {
    (a ^ (a >> 33)).wrapping_mul(0xff51afd7ed558ccd).wrapping_add(b) ^ (b << 7)
}
