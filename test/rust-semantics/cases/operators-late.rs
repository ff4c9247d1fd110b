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
// ----
struct S<'a>(&'a u8); impl<'a> S<'_> { fn n(x: &'a u8) -> S<'a> { S(x) } } fn main() { let h: fn(&u8) -> S<'_> = S::n; } //~ E0308
// ----
struct S<'a>(&'a u8); impl<'a> S<'a> { fn n(x: &'a u8) -> S<'a> { S(x) } } fn main() { let h: fn(&u8) -> S<'_> = S::n; } //~ E0308
// ----
struct S<'a>(&'a u8); impl S<'_> { fn n<'a>(x: &'a u8) -> S<'a> { S(x) } } fn main() { let h: fn(&u8) -> S<'_> = S::n; }
// ----
struct S<'a>(&'a u8); impl S<'_> { fn n(x: &u8) -> S<'_> { S(x) } } fn main() { let h: fn(&u8) -> S<'_> = S::n; }
// ----
struct S; impl<'a> S { fn n(x: &'a u8) -> &'a u8 { x } } fn main() { let h: fn(&u8) -> &u8 = S::n; } //~ E0308
// ----
struct S; impl S { fn n<'a>(x: &'a u8) -> &'a u8 { x } } fn main() { let h: fn(&u8) -> &u8 = S::n; }
// ----
struct S; impl<'a> S { fn n(x: &'a u8) -> &'a u8 { x } } fn main() { let x = 1; let h = S::n; h(&x); { let y = 2; h(&y); } h(&x); } //~ E0597
// ----
struct S; impl<'a> S { fn n(x: &'a u8) -> &'a u8 { x } } fn main() { let x = 1; let h = S::n; let r; { let y = 2; h(&y); } r = h(&x); } //~ E0597
// ----
struct S; impl<'a> S { fn n(x: &'a u8) -> &'a u8 { x } } fn main() { let x = 1; S::n(&x); { let y = 2; S::n(&y); } S::n(&x); }
// ----
struct S; impl<'a> S { fn n(&self, x: &'a u8) -> &'a u8 { x } } fn main() { let x = 1; let s = S; s.n(&x); { let y = 2; s.n(&y); } s.n(&x); }
// ----
struct S; impl<'a> S { fn n(&'a self) -> &'a u8 { &1 } } fn main() { let h: for<'b> fn(&'b S) -> &'b u8 = S::n; } //~ E0308
// ----
struct S; impl S { fn n(&self) -> &u8 { &1 } } fn main() { let h: for<'b> fn(&'b S) -> &'b u8 = S::n; }
// ----
fn main() { let _; } //~ E0282
// ----
fn main() { let (_, x) = (None, 1); } //~ E0282
// ----
fn main() { let _ = None; } //~ E0282
// ----
fn main() { let _ = Vec::new(); } //~ E0282
// ----
fn main() { let (_, _); } //~ E0282
// ----
fn main() { let x; let _: u8; x = 1; }
// ----
fn main() { let _ = loop { break }; let _ = return; }
// ----
fn main() { match None { _ => {} } } //~ E0282
// ----
fn main() { match None { Some(_) => {} None::<u8> => {} } }
// ----
fn main() { let [_, _]: [_; 2]; } //~ E0282
// ----
fn main() { let g = |_| 1; } //~ E0282
// ----
fn main() { let g = |_| 1; g(2); }
// ----
fn main() { let _ = |_: u8| 1; let _ = panic!(); }
