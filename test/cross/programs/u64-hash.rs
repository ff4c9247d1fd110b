extern "C" { fn fnv(p: *const u8, n: usize, h: u64) -> u64; }
fn fnv_rust(b: &[u8]) -> u64 { let mut h = 14695981039346656037u64; for i in 0..b.len() { h = (h ^ b[i] as u64).wrapping_mul(1099511628211); } h }
fn main() { let t = b"the boundary"; let a = fnv_rust(t); let b = unsafe { fnv(t.as_ptr(), t.len(), 14695981039346656037) }; println!("{} {}", a, a == b); println!("{}", a.rotate_left(13) ^ b >> 7); println!("{}", (a as u32) as i32); }
