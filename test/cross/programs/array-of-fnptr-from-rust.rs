#[repr(C)] pub struct Table { n: usize, f: [Option<extern "C" fn(u32) -> u32>; 4] }
extern "C" fn dbl(x: u32) -> u32 { x.wrapping_mul(2) } extern "C" fn inc(x: u32) -> u32 { x + 1 } extern "C" fn sq(x: u32) -> u32 { x.wrapping_mul(x) }
static TABLE: Table = Table { n: 4, f: [Some(dbl), None, Some(inc), Some(sq)] };
#[no_mangle] pub extern "C" fn table() -> *const Table { &TABLE }
