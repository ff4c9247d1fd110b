extern "C" { fn flags(a: u32) -> u32; }
const READ: u32 = 1; const WRITE: u32 = 2; const EXEC: u32 = 1 << 31;
fn main() { let f = unsafe { flags(READ | EXEC) }; println!("{} {} {}", f & READ != 0, f & WRITE != 0, f & EXEC == 0); println!("{}", !f & 0xff); }
