fn f(x: &[u8]) { match x { [] => {} [_] => {} [_, .., _] => {} } }
fn main() {}
// ----
fn f(x: &[u8]) { match x { [] => {} [_, _, ..] => {} } } //~ E0004
fn main() {}
// ----
fn f(x: &[bool]) { match x { [true, ..] => {} [.., false] => {} [] => {} [false, .., true] => {} } }
fn main() {}
// ----
fn f(x: &[bool]) { match x { [true, ..] => {} [.., false] => {} [] => {} } } //~ E0004
fn main() {}
// ----
fn f(x: [bool; 2]) { match x { [true, _] => {} [_, true] => {} [false, false] => {} } }
fn main() {}
// ----
fn f(x: u8) { match x { 0..=100 => {} 101..=255 => {} } match x { 0..100 => {} 100.. => {} } match x { ..=5 => {} 6..=254 => {} } } //~ E0004
fn main() {}
// ----
fn f(x: i8) { match x { -128..=-1 => {} 0 => {} 1.. => {} } match x { i8::MIN..=0 => {} 1..=i8::MAX => {} } }
fn main() {}
// ----
fn f(x: usize) { match x { 0.. => {} } match x { 0..=usize::MAX => {} } } //~ E0004
fn main() {}
// ----
fn f(x: char) { match x { '\0'..='\u{D7FF}' => {} '\u{E000}'..='\u{10FFFF}' => {} } match x { 'a'..='z' => {} } } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: Option<V>) { match x { None => {} } let None = x; }
fn main() {}
// ----
enum V {} fn f(x: Result<u8, V>) -> u8 { let Ok(y) = x; y }
fn main() {}
// ----
enum V {} fn f(x: &Option<V>) { match x { None => {} } } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: &V) { match *x {} }
fn main() {}
// ----
enum V {} fn f(x: &V) { match x {} } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: Option<&V>) { match x { None => {} } } //~ E0004
fn main() {}
// ----
fn f(x: Result<u8, !>) {} //~ E0658
fn main() {}
// ----
enum V {} fn f(x: (u8, V)) { match x {} }
fn main() {}
// ----
enum V {} struct S(u8, V); fn f(x: S) { match x {} } fn g(x: Option<S>) { let None = x; }
fn main() {}
// ----
enum V {} fn f(x: [V; 0]) { match x {} } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: [V; 2]) { match x {} }
fn main() {}
// ----
enum V {} fn f(x: Box<V>) { match *x {} }
fn main() {}
// ----
enum V {} unsafe fn f(x: *const V) { match *x {} }
fn main() {}
// ----
enum V {} unsafe fn f(x: *const Option<V>) { match *x { None => {} } } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: Vec<V>) { match x[0] {} }
fn main() {}
// ----
enum V {} fn f(x: Result<V, V>) { match x {} }
fn main() {}
// ----
fn f(x: (Option<u8>, Option<u8>)) { match x { (None, _) => {} (_, None) => {} (Some(0), Some(_)) => {} (Some(1..), Some(_)) => {} } }
fn main() {}
// ----
fn f(x: (Option<u8>, Option<u8>)) { match x { (None, _) => {} (_, None) => {} (Some(0), Some(_)) => {} (Some(2..), Some(_)) => {} } } //~ E0004
fn main() {}
// ----
fn f(x: &(bool, &bool)) { match x { (true, true) => {} (false, &_) => {} (_, false) => {} } }
fn main() {}
// ----
fn f(x: &str) { match x { "a" => {} } } //~ E0004
fn main() {}
// ----
fn f(x: bool) { match x { true | false => {} } match (x, x) { (true, true) | (false, _) | (_, false) => {} } }
fn main() {}
// ----
fn f(x: u8) { match x { 5..=4 => {} _ => {} } } //~ E0030
fn main() {}
// ----
fn f(x: u8) { match x { 5..5 => {} _ => {} } } //~ E0579
fn main() {}
// ----
fn f(x: i8) { match x { 128 => {} -129 => {} _ => {} } } //~ overflowing_literals
fn main() {}
// ----
fn f() { let x: u8 = 256; let y: i8 = -129; let z = 3000000000; let w: u64 = 99999999999999999999; } //~ overflowing_literals
fn main() {}
// ----
fn f() { let x = 1u8; let y = x + 300; } //~ overflowing_literals
fn main() {}
// ----
fn f() { let x = 1; let y = if x == 2 { 3u8 } else { x }; let z: u8 = x; let v = [x, 300]; } //~ overflowing_literals
fn main() {}
// ----
fn f() { let x = 1.max(2); let y = 1.pow(2); } //~ E0689
fn main() {}
// ----
fn f() { let x = 2; x.pow(2); let y = 2i32.pow(2); } //~ E0689
fn main() {}
// ----
fn f() -> u8 { 'a: { if true { break 'a 1; } 2 } }
fn main() {}
// ----
fn f() -> u8 { 'a: { if true { break 'a; } 2 } } //~ E0308
fn main() {}
// ----
fn f() -> u8 { 'a: loop { loop { break 'a 1; } } }
fn main() {}
// ----
fn f() -> u8 { let x = 'a: { break 'a "x"; }; 'b: while true { break 'b; } 1 }
fn main() {}
// ----
fn f() -> u8 { 'a: while true { break 'a 1; } 1 } //~ E0571
fn main() {}
// ----
fn f() { let x = loop { break; }; let y: () = x; let z: u8 = loop { break; }; } //~ E0308
fn main() {}
// ----
fn f() -> ! { loop {} } fn g() -> u8 { f() } fn h() -> u8 { f(); } fn i() -> u8 { loop { break; } } //~ E0308
fn main() {}
// ----
fn f(b: bool) -> u8 { if b { return 1; } else { panic!() } }
fn main() {}
// ----
fn f(b: bool) -> u8 { if b { return 1; } } //~ E0317
fn main() {}
// ----
fn f(b: bool) -> u8 { match b { true => return 1, false => { panic!(); } } }
fn main() {}
// ----
fn f(b: bool) -> u8 { let x: u8 = match b { true => 1, false => { return 2; } }; x }
fn main() {}
// ----
fn f(v: &mut Vec<usize>) { v.push(v.len()); let n = &mut *v; n.push(v.len()); } //~ E0502
fn main() {}
// ----
fn f(v: &mut Vec<usize>) { v[0] = v.len(); v[v.len() - 1] = 2; let l = v[0]; v[l] += v[0]; } //~ E0502
fn main() {}
// ----
fn f(v: &mut Vec<usize>) { let r = &v; v.push(r.len()); }
fn main() {}
// ----
fn g(a: &mut usize, b: usize) {} fn f(mut x: usize) { g(&mut x, x); } //~ E0503
fn main() {}
// ----
fn g(a: &mut usize, b: usize) {} fn f(x: &mut usize) { g(x, *x); }
fn main() {}
// ----
struct S { n: usize } impl S { fn m(&mut self, k: usize) -> usize { k } fn r(&self) -> usize { self.n } } fn f(mut s: S) { s.m(s.r()); s.m(s.n); let k = s.m(s.m(1)); } //~ E0499
fn main() {}
// ----
struct S { n: usize } impl S { fn m(&mut self, k: usize) -> &mut usize { &mut self.n } } fn f(mut s: S) { s.m(*s.m(1)); *s.m(1) = s.n; *s.m(2) += s.n; } //~ E0499
fn main() {}
// ----
fn f(v: &mut Vec<Vec<usize>>) { v[0].push(v.len()); } //~ E0502
fn main() {}
// ----
fn f(v: &mut [Vec<usize>; 2]) { v[0].push(v.len()); v[0].push(v[1].len()); }
fn main() {}
// ----
fn f(mut s: String) { s += &s; } //~ E0502
fn main() {}
// ----
fn f(mut s: String) { s.push_str(&s.clone()); s.push_str(&s); } //~ E0502
fn main() {}
// ----
fn f(mut x: u8) { x += { x = 2; 1 }; x = x + { x = 3; x }; }
fn main() {}
// ----
fn f(mut a: [u8; 3], mut i: usize) { a[i] = { i = 2; 1 }; a[i] += { i += 1; 1 }; }
fn main() {}
// ----
fn f(mut a: Box<u8>) { *a = { drop(a); 1 }; } //~ E0382
fn main() {}
// ----
fn f(a: &mut u8) { let b = a; let c = a; } //~ E0382
fn main() {}
// ----
fn f(a: &mut u8) { let b: &mut u8 = a; let c = a; *c = 1; }
fn main() {}
// ----
fn f(a: &mut u8) { let b: &mut _ = a; let c = a; *c = 1; let d = { a }; } //~ E0382
fn main() {}
// ----
enum V {} fn f(x: &(u8, V)) { match x {} } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: &mut Option<V>) { match *x { None => {} } } //~ E0004
fn main() {}
// ----
enum V {} struct S { a: Option<V> } fn f(x: S) { match x.a { None => {} } } fn g(x: &S) { match x.a { None => {} } } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: [Option<V>; 1]) { match x[0] { None => {} } match x { [None] => {} } }
fn main() {}
// ----
enum V {} fn f(x: Vec<Option<V>>) { match x[0] { None => {} } } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: &[Option<V>]) { match x { [None, ..] => {} [] => {} } } //~ E0004
fn main() {}
// ----
enum V {} fn f(x: Box<Option<V>>) { match *x { None => {} } } //~ E0004
fn main() {}
// ----
enum V {} fn g() -> Option<V> { None } fn f() { match g() { None => {} } let None = g(); if let None = g() {} }
fn main() {}
// ----
enum V {} fn f(x: Option<(u8, V)>) { let None = x; } fn g(None: Option<V>) {} fn h() { let c = |None: Option<V>| 1; }
fn main() {}
// ----
enum V {} fn f(x: Result<u8, &V>) { let Ok(y) = x; } //~ E0005
fn main() {}
// ----
enum V {} fn f(x: &Result<u8, V>) { let Ok(y) = x; } //~ E0005
fn main() {}
// ----
enum V {} fn f(x: &Result<u8, V>) { let Ok(y) = *x; } //~ E0005
fn main() {}
// ----
enum V {} fn f(x: (Option<V>, bool)) { match x { (None, true) => {} (None, false) => {} } match x { (_, true) => {} (None, false) => {} } }
fn main() {}
// ----
enum V {} enum W { A(V), B(u8), C { v: V, n: u8 } } fn f(x: W) -> u8 { match x { W::B(n) => n } } fn g(x: W) { let W::B(_) = x; }
fn main() {}
// ----
enum V {} enum W { A(V) } fn f(x: W) { match x {} } fn g(x: &W) { match *x {} } //~ E0004
fn main() {}
// ----
fn f(x: isize) { match x { isize::MIN..=isize::MAX => {} } } //~ E0004
fn main() {}
// ----
fn f(x: isize) { match x { ..=-1 => {} 0.. => {} } match x { isize::MIN..=-1 => {} 0.. => {} } } //~ E0004
fn main() {}
// ----
fn f(x: usize) { match x { 0 => {} 1.. => {} } match x { 0..=10 => {} 11..=20 => {} 21.. => {} } let (0.. | 0) = x; }
fn main() {}
// ----
fn f(x: (usize, bool)) { match x { (0..=5, _) => {} (6.., true) => {} (_, false) => {} } }
fn main() {}
// ----
fn f(o: Option<u8>) -> u8 { let Some(x) = o else { 3 }; x } //~ E0308
fn main() {}
// ----
fn f(o: Option<u8>) -> u8 { let Some(x) = o else { loop {} }; x }
fn main() {}
// ----
fn f(o: Option<u8>) -> u8 { let Some(x) = o else { if o.is_none() { return 1 } }; x } //~ E0308
fn main() {}
// ----
fn f(o: Option<u8>) -> u8 { let Some(x) = o else { if o.is_none() { return 1 } else { panic!() } }; x }
fn main() {}
// ----
fn f(o: Option<u8>) { for i in 0..3 { let Some(x) = o else { continue }; let Some(y) = o else { break }; } }
fn main() {}
// ----
fn f(o: Option<String>) -> usize { let Some(x) = o else { drop(o); return 1 }; x.len() }
fn main() {}
// ----
fn f(o: Option<String>) -> usize { let Some(ref x) = o else { drop(o); return 1 }; x.len() }
fn main() {}
// ----
fn f(o: Option<String>) -> usize { let Some(x) = &o else { drop(o); return 1 }; x.len() }
fn main() {}
// ----
fn f(mut o: Option<String>) -> usize { let Some(x) = &mut o else { o = None; return 1 }; x.len() }
fn main() {}
// ----
fn f(o: Option<String>) -> usize { let x; let Some(y) = o else { x = 1; return x }; x = 2; x }
fn main() {}
// ----
fn f(b: bool) -> u8 { let x = 'a: { if b { break 'a 1 } else if !b { break 'a 2u8 } 3 }; x }
fn main() {}
// ----
fn f(b: bool) -> String { let s = String::new(); let t = 'a: { if b { break 'a s; } String::new() }; drop(s); t } //~ E0382
fn main() {}
// ----
fn f(b: bool) { let x; 'a: { if b { break 'a; } x = 1; } println!("{}", x); } //~ E0381
fn main() {}
// ----
fn f(b: bool) { let x; 'a: { if b { x = 2; break 'a; } x = 1; } println!("{}", x); }
fn main() {}
// ----
fn f(b: bool) -> &'static u8 { let y = 3; 'a: { if b { break 'a &1; } &y } } //~ E0515
fn main() {}
// ----
fn f(b: bool) { let x: u8 = if b { 1 } else { loop { if b { break 2; } } }; let y: ! = panic!(); } //~ E0658
fn main() {}
// ----
fn f(b: bool) { let x = if b { 1 } else { return }; let y: u64 = x; let z = match b { true => panic!(), false => x }; let w: u64 = z; }
fn main() {}
// ----
fn f(b: bool) { let x: fn() -> ! = g; fn g() -> ! { loop {} } let y: fn() = g; } //~ E0308
fn main() {}
// ----
fn f(b: bool) -> Option<u8> { let x = [1, 2, if b { return None } else { 3 }]; let y = (x[0], if b { panic!() } else { 2 }); Some(y.1) }
fn main() {}
// ----
fn f() { let x: &'static mut [u8] = &mut [1]; } //~ E0716
fn main() {}
// ----
fn f(v: Vec<u8>) -> &'static [u8] { &v } //~ E0515
fn main() {}
// ----
fn f() { let r; { let s = String::new(); r = &s; } println!("{}", r); } //~ E0597
fn main() {}
// ----
fn f(x: &mut Vec<u8>) -> &mut u8 { if let Some(y) = x.first_mut() { return y; } x.push(1); &mut x[0] } //~ E0499
fn main() {}
// ----
fn f(x: &mut Vec<u8>) -> &mut u8 { if x.is_empty() { x.push(1); } &mut x[0] }
fn main() {}
// ----
fn f(x: &mut Vec<u8>) { let a = &mut x[0]; let b = &mut x[1]; *a = 1; *b = 2; } //~ E0499
fn main() {}
// ----
fn f(x: &mut [u8; 2]) { let a = &mut x[0]; let b = &mut x[1]; *a = 1; *b = 2; } //~ E0499
fn main() {}
// ----
fn f(x: &mut [u8; 2]) { let [a, b] = x; *a = 1; *b = 2; let (c, d) = x.split_at_mut(1); c[0] = d[0]; }
fn main() {}
