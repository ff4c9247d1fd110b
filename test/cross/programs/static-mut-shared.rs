#[no_mangle] pub static mut COUNTER: u32 = 5; #[no_mangle] pub static LIMIT: i32 = -9; static mut ROWS: [[u8; 3]; 2] = [[1, 2, 3], [4, 5, 6]];
#[no_mangle] pub extern "C" fn rows() -> *mut [u8; 3] { unsafe { &raw mut ROWS as *mut [u8; 3] } }
#[no_mangle] pub extern "C" fn counter() -> u32 { unsafe { COUNTER } }
extern "C" { fn poke(); }
fn main() { unsafe { poke(); COUNTER += 1; poke(); println!("{} {}", counter(), ROWS[1][2]); } println!("{}", LIMIT); }
