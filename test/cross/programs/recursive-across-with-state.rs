#[repr(C)] pub struct Ctx { depth: u32, max: u32 }
extern "C" { fn collatz_c(n: u64, c: *mut Ctx) -> u32; }
#[no_mangle] pub extern "C" fn collatz_rust(n: u64, c: *mut Ctx) -> u32 { unsafe { (*c).depth += 1; if (*c).depth > (*c).max { (*c).max = (*c).depth; } let r = if n == 1 { 0 } else if n % 2 == 0 { 1 + collatz_c(n / 2, c) } else { 1 + collatz_c(3 * n + 1, c) }; (*c).depth -= 1; r } }
fn main() { let mut c = Ctx { depth: 0, max: 0 }; println!("{} {} {}", collatz_rust(27, &mut c), c.depth, c.max); }
