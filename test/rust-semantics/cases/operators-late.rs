fn main() { let mut v = Vec::new(); let t = 1 >> v[0]; v.push(2u16); let z: u16 = t; } //~ E0271
// ----
fn main() { let mut v = Vec::new(); let t = 1 >> v[0]; v.push(2u16); let z: i32 = t; }
// ----
fn main() { let mut v = Vec::new(); let t = 1 >> v[0]; v.push(2u16); let z: i64 = t; } //~ E0271
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 >> v[0]; v.push(2u16); let z: u8 = t; }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 >> v[0]; v.push(2u16); let z: u16 = t; } //~ E0308
// ----
fn main() { let mut v = Vec::new(); let t = 1 + v[0]; v.push(2u16); let z: u16 = t; }
// ----
fn main() { let mut v = Vec::new(); let t = 1 + v[0]; v.push(2u16); let z: i32 = t; } //~ E0308
// ----
fn main() { let mut v = Vec::new(); let t = 1 + v[0]; v.push(&2u16); let z: u16 = t; }
// ----
fn main() { let mut v = Vec::new(); let t = v[0] + 1; v.push(2u16); let z: u16 = t; }
// ----
fn main() { let mut v = Vec::new(); let t = 1 << v[0]; v.push(2); let z: u16 = t; } //~ E0271
// ----
fn main() { let mut v = Vec::new(); let t = 1 << v[0]; v.push(&2); let z: u16 = t; } //~ E0271
// ----
fn main() { let mut v = Vec::new(); let t = 1 & v[0]; v.push(true); let z: bool = t; } //~ E0277
// ----
fn main() { let mut v = Vec::new(); let t = true & v[0]; v.push(true); let z: bool = t; }
// ----
fn main() { let mut v = Vec::new(); let t = true & v[0]; v.push(&true); let z: bool = t; }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 + v[0]; v.push(1u16); } //~ E0277
// ----
fn main() { let mut v = Vec::new(); let mut t = 1u8; t += v[0]; v.push(1); }
// ----
fn main() { let mut v = Vec::new(); let mut t = 1u8; t += v[0]; v.push(&1); }
// ----
fn main() { let mut v = Vec::new(); let mut t = 1; t += v[0]; v.push(1u16); }
// ----
fn main() { let mut v = Vec::new(); let mut t = 1; t <<= v[0]; v.push(1u16); let z: u8 = t; }
// ----
fn main() { let mut v = Vec::new(); let mut t = 1; t += v[0]; v.push(&1u16); let z: u16 = t; }
// ----
fn main() { let x = None; let t = 1 << x.unwrap(); let y: Option<u8> = x; let z: u64 = t; } //~ E0271
// ----
fn main() { let x = None; let t = 1 - x.unwrap(); let y: Option<u8> = x; let z: u64 = t; } //~ E0308
// ----
fn main() { let x = None; let t = 1 - x.unwrap(); let y: Option<u8> = x; let z: u8 = t; }
// ----
fn main() { let x = None; let t: u64 = 1 << x.unwrap(); let y: Option<u8> = x; } //~ E0271
// ----
fn main() { let x = None; let t: u64 = 1 - x.unwrap(); let y: Option<&u64> = x; }
// ----
fn f(_: u64) {} fn main() { let x = None; f(1 << x.unwrap()); let y: Option<u8> = x; } //~ E0271
// ----
fn f(_: u64) {} fn main() { let x = None; f((1 << x.unwrap()) + 1); let y: Option<u8> = x; } //~ E0271
// ----
fn main() { let x = None; let y = (1 << x.unwrap()) + 1u64; let y: Option<u8> = x; } //~ E0277
// ----
fn main() { let x = None; let y = 1u64 + (1 << x.unwrap()); let y: Option<u8> = x; } //~ E0277
// ----
fn main() { let x = None; let y = 1u64 == (1 << x.unwrap()); let y: Option<u8> = x; } //~ E0271
// ----
fn main() { let x = None; let a = [0, 1]; let y = a[1 - x.unwrap()]; let y: Option<usize> = x; }
// ----
fn main() { let x = None; let n = -x.unwrap(); let y: Option<i8> = x; let z: i8 = n; } //~ E0282
// ----
fn main() { let x = None; let n = !x.unwrap(); let y: Option<i8> = x; } //~ E0282
// ----
fn g(x: u8) { let y = (|a| 1 << a)(x); let z: u32 = y; } fn main() {} //~ E0271
// ----
fn g(x: u8) { let f = |a| 1 << a; let z: u32 = f(x); } fn main() {} //~ E0271
// ----
fn g(x: u8) { let f = |a| 1 + a; let z: u8 = f(x); } fn main() {}
// ----
fn g(x: u8) { let f = |a| 1 + a; let z: u32 = f(x); } fn main() {} //~ E0308
// ----
fn g(x: &u8) { let f = |a| 1 + a; let z: u8 = f(x); } fn main() {}
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 >> v[0]; t.count_ones(); v.push(2u16); } //~ E0282
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 + v[0]; t.count_ones(); v.push(2u8); } //~ E0282
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 + v[0]; let z: u8 = t; v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 << v[0]; let z: u8 = t; v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 << v[0]; let z = t << 1; v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 + v[0]; let z = t << 1; v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 << v[0]; let z = t == 1; v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 << v[0]; let z = -t; v.push(2u8); } //~ E0282
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 + v[0]; let z = !t; v.push(2u8); } //~ E0282
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 + v[0]; match t { 0 => {} _ => {} } v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 + v[0]; let x = t as u32; v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1u8 << v[0]; let x = t as u32; v.push(2u8); }
// ----
fn main() { let mut v = Vec::new(); let t = 1 << v[0]; v.push(2u8); let x: i32 = t; }
// ----
fn main() { let a = [1]; let t = 1 << a[0]; let x: u64 = t; }
// ----
fn main() { let a = 1; let t = 1 << a; let x: u64 = t; }
// ----
fn main() { let a = &1; let t = 1 << a; let x: u64 = t; }
// ----
fn main() { let a = &1; let t = 1 + a; let x: u64 = t; }
// ----
fn main() { let a = &1; let b = &2; let t = b + a; let x: u64 = t; }
// ----
fn main() { let a = &1; let b = &2; let t = b << a; let x: u64 = t; }
// ----
fn main() { let a = &1u8; let b = &2; let t = b << a; let x: u64 = t; }
// ----
fn main() { let a = &1u8; let t = 2 << a; let x: u64 = t; }
// ----
fn main() { let a = &1u8; let t = 2 + a; let x: u8 = t; }
// ----
fn main() { let a = &1u8; let t = 2 + a; let x: u64 = t; } //~ E0308
// ----
fn main() { let a = &2; let t = a + 1u8; let x: u8 = t; }
// ----
fn main() { let a = &2; let t = a << 1u8; let x: u64 = t; }
// ----
fn main() { let a = &2; let t = -a; let x: i64 = t; } //~ E0271
// ----
fn main() { let a = &2; let t = !a; let x: u64 = t; } //~ E0271
// ----
fn main() { let a = &2; let mut t = 1; t += a; let x: u64 = t; }
// ----
fn main() { let a = &2; let mut t = 1u64; t += a; }
// ----
fn main() { let a = &2; let mut t = 1u64; t <<= a; }
// ----
fn main() { let a = &2; let t = 1u64 << a; }
// ----
fn main() { let a = &2; let t = 1u64 + a; }
// ----
fn main() { let a = &2; let t = a + 1u64; }
// ----
fn main() { let a = &2; let t = a + a; let y: &u8 = a; }
// ----
fn main() { let a = &2; let t = a << a; let y: &u8 = a; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = a + a; let y: &u8 = a; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = a + a; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = a + a; let z: i32 = t; }
// ----
fn main() { let a = &2; let t = a + 1; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = 1 + a; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = 1 + a; let z: &u8 = a; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = a << 1; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = a << 1; let z: i32 = t; }
// ----
fn main() { let a = &2; let t = 1 << a; let z: i32 = t; }
// ----
fn main() { let a = &2; let t = 1 << a; let z: u8 = t; }
// ----
fn main() { let a = &2; let t = a == &3; let z: &u8 = a; }
// ----
fn main() { let a = &true; let b = a & true; let c = a | a; let d = true ^ a; let e = !a; }
// ----
fn main() { let t = (&1 + &2) + 3u8; }
// ----
fn main() { let t = 3u8 + (&1 + &2); }
// ----
fn main() { let t: u8 = &1 + &2; }
// ----
fn main() { let t: u8 = (&1 + 1) * 2; }
// ----
fn main() { let t: u8 = 2 * (&1 + 1); }
// ----
fn main() { let x: &u8 = &3; let t: u8 = 2 * (x + 1); let u: u8 = (x + 1) * 2; let v: u8 = 1 + (1 + x); }
// ----
fn main() { let x: &u8 = &3; for i in 0..10 { if i == *x + 1 {} if x + 1 == i {} } }
// ----
fn main() { let x = &3; let y = x + 1; let z = [0u8; 9]; let w = z[y]; }
// ----
fn main() { let x = &3; let y = 1 + x; let z = [0u8; 9]; let w = z[y]; }
// ----
fn main() { let x = &3; let z = [0u8; 9]; let w = z[*x + 1]; }
// ----
fn main() { let x = &3; let z = [0u8; 9]; let w = z[x + 1]; }
// ----
fn main() { let v = vec![1, 2]; let mut s = 0; for x in &v { s += x; } let t: u64 = s; }
// ----
fn main() { let v = vec![1, 2]; let mut s = 0; for x in &v { s = s + x; } let t: u64 = s; }
// ----
fn main() { let v = vec![1, 2]; let mut s = 0u64; for x in &v { s = s + x; } }
// ----
fn main() { let v = vec![1, 2]; let mut s = 0u64; for x in &v { s = x + s; } }
// ----
fn main() { let v = vec![1, 2]; let mut s = 0u64; for x in &v { s += x * 2; } }
// ----
fn main() { let v = vec![1, 2]; let mut s = 0u64; for x in &v { s += 2 * x; } }
// ----
fn main() { let v = vec![1u64, 2]; let mut s = 0; for x in &v { s += 2 * x; } }
// ----
fn main() { let v = vec![1u64, 2]; let mut s = 0; for x in &v { s = s + 2 * x; } }
// ----
fn f(v: &[u8]) { let x = None; v[x.unwrap()]; } fn main() {} //~ E0282
// ----
fn f(v: Vec<u8>) { let g = |i| v[i]; g(1); } fn main() {}
// ----
fn f(v: &[u8]) { let g = |i| v[i]; g(1); } fn main() {}
// ----
fn f(v: &[u8]) { let x = None; let y = v[x.unwrap()]; let z: u8 = y; let w: Option<usize> = x; } fn main() {}
// ----
fn f(v: &[u8]) { let x = None; let y = v[x.unwrap()] + 1; let w: Option<usize> = x; } fn main() {}
// ----
fn f(v: &[u8]) { let x = None; let y = v[x.unwrap()].count_ones(); let w: Option<usize> = x; } fn main() {} //~ E0282
// ----
fn f(v: &[u8]) { let x = None; let y = &v[x.unwrap()]; let w: Option<usize> = x; } fn main() {}
// ----
fn f(v: &mut [u8]) { let x = None; v[x.unwrap()] = 1; let w: Option<usize> = x; } fn main() {}
// ----
fn f(v: &mut [u8]) { let x = None; v[x.unwrap()] += 1; let w: Option<usize> = x; } fn main() {}
// ----
fn f(v: &[(u8, u8)]) { let x = None; let y = v[x.unwrap()].0; let w: Option<usize> = x; } fn main() {} //~ E0282
// ----
fn f(v: [u8; 3]) { let x = None; let y = v[x.unwrap()]; let w: Option<usize> = x; } fn main() {}
// ----
fn f(v: Vec<u8>) { let x = None; let y = v[x.unwrap()]; let w: Option<usize> = x; } fn main() {}
// ----
fn f(v: Vec<u8>) { let x = None; let y = v[x.unwrap()]; let w: Option<u8> = x; } fn main() {} //~ E0277
// ----
fn f(v: Vec<u8>) { let y = v[return]; } fn main() {} //~ E0277
// ----
fn f(v: &[u8]) { let y = v[if true { 1 } else { return }]; } fn main() {}
// ----
fn f(v: &[u8]) { for i in 0..3 { v[i]; } let mut j = 0; while j < 3 { v[j]; j += 1; } } fn main() {}
// ----
fn f(v: &[u8]) { let s = &v[..]; let t = &v[1..]; let u = &v[..2]; let w = &v[0..=1]; } fn main() {}
// ----
fn f(v: &[u8]) { let x = None; let s = &v[x.unwrap()..]; let w: Option<usize> = x; } fn main() {}
