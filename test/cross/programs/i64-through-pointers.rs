extern "C" { fn scale(p: *mut i64, n: usize, k: i64) -> i64; }
fn main() { let mut v: Vec<i64> = Vec::new(); for i in 0..5i64 { v.push((i - 2) * 4_000_000_000); } let m = unsafe { scale(v.as_mut_ptr(), v.len(), -3) }; println!("{} {} {} {}", m, v[0], v[4], i64::MAX); }
