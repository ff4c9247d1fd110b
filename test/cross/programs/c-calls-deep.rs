#[no_mangle] pub extern "C" fn step(v: *mut i32, n: usize, depth: u32) -> i64 { if depth == 0 { let s = unsafe { std::slice::from_raw_parts(v as *const i32, n) }; let mut t = 0i64; for i in 0..s.len() { t += s[i] as i64 * (i as i64 + 1); } return t; } unsafe { *v.add(depth as usize % n) += depth as i32; again(v, n, depth - 1) + 1 } }
extern "C" { fn again(v: *mut i32, n: usize, depth: u32) -> i64; }
fn main() { let mut v = vec![0i32; 5]; println!("{}", step(v.as_mut_ptr(), v.len(), 23)); let mut s = 0; while let Some(x) = v.pop() { s = s * 7 + x; } println!("{}", s); }
