fn id(x: &'static u8) {}
fn main() { let h = id as fn(&u8); } //~ E0605
// ----
fn id(x: &'static u8) {}
fn main() { let p: fn(&'static u8) = id; let h = p as fn(&u8); } //~ E0605
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let h = if c { an } else { id }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let h = if c { id } else { an }; let x = 1; h(&x); } //~ E0597
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let p: fn(&u8) = an; let q: fn(&'static u8) = id; let h = if c { p } else { q }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let p: fn(&u8) = an; let q: fn(&'static u8) = id; let h = if c { q } else { p }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { return; let c = true; let p: fn(&u8) = an; let q: fn(&'static u8) = id; let h = if c { p } else { q }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { return; let c = true; let h = if c { an } else { id }; }
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let h = [an, id]; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn main() { return; let p: Option<fn(&'static u8)> = Some(id); let q: Option<fn(&u8)> = p; }
// ----
fn id(x: &'static u8) {}
fn main() { let p: Option<fn(&'static u8)> = Some(id); let q: Option<fn(&u8)> = p; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn main() { return; let q: Option<fn(&u8)> = Some(id); } //~ E0308
// ----
fn id(x: &'static u8) {}
fn mk() -> fn(&'static u8) { id }
fn main() { loop {} let q: fn(&u8) = mk(); } //~ E0308
// ----
fn f<'a, 'b>(x: &'a u8, y: &'b u8) -> &'a u8 { x }
fn main() { let c = true; let h: fn(&u8, &u8) -> &'static u8 = f; } //~ E0308
// ----
fn f<'a>(x: &'a u8, y: &'a u8) -> &'a u8 { x }
fn main() { let h: for<'a, 'b> fn(&'a u8, &'b u8) -> &'a u8 = f; } //~ E0308
// ----
fn f<'a>(x: &'a u8, y: &'a u8) -> &'a u8 { x }
fn main() { let h: for<'a> fn(&'a u8, &'a u8) -> &'a u8 = f; let g: for<'a, 'b> fn(&'a u8, &'b u8) -> &'a u8 = h; } //~ E0308
// ----
fn f<'a>(x: &'a u8, y: &'a u8) {}
fn main() { let h: for<'a, 'b> fn(&'a u8, &'b u8) = f; let v: Vec<for<'a> fn(&'a u8, &'a u8)> = vec![h]; let w: Vec<for<'a, 'b> fn(&'a u8, &'b u8)> = v; }
// ----
fn main() { let f: fn(&u8) -> &u8 = |x| x; let g: Option<fn(&u8) -> &u8> = Some(|x| x); }
// ----
fn e<'a: 'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let f = e; { let x = 1; f(&x); } let y = 1; f(&y); } //~ E0597
// ----
fn e<'a: 'a>(x: &'a u8) -> &'a u8 { x }
fn main() { { let x = 1; let f = e; f(&x); } let y = 1; e(&y); }
// ----
fn e<'a: 'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let h: fn(&u8) -> &u8 = e; } //~ E0308
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn n(x: &'a u8) -> S<'a> { S(x) } }
fn main() { let h: fn(&u8) -> S<'_> = S::n; } //~ E0308
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn n(x: &'a u8) -> S<'a> { S(x) } }
fn main() { let h = S::n; { let x = 1; h(&x); } h(&2); } //~ E0597
// ----
fn st(x: &'static u8) {}
fn mk() -> fn(&'static u8) { st }
fn main() { let x = 1; let ref h = mk(); h(&x); } //~ E0597
// ----
fn st(x: &'static u8) {}
fn mk() -> fn(&'static u8) { st }
fn main() { let x = 1; let h = &mk(); h(&x); } //~ E0597
// ----
fn st(x: &'static u8) {}
fn mk() -> fn(&'static u8) { st }
fn main() { let x = 1; let h = Box::new(mk()); h(&x); } //~ E0597
// ----
fn id(x: &u8) {}
fn main() { let ref mut z: [fn(&u8); 1] = [id]; } //~ E0308
// ----
fn id(x: &u8) {}
fn main() { let ref z: [fn(&u8); 1] = [id]; } //~ E0308
// ----
fn id(x: &u8) {}
fn main() { let ref z: fn(&u8) = id; } //~ E0308
// ----
fn id(x: &u8) {}
fn main() { let z: [fn(&u8); 1] = [id]; }
// ----
fn id(x: &u8) {}
fn main() { let (ref z, y): (fn(&u8), u8) = (id, 1); } //~ E0308
// ----
fn id(x: &u8) {}
fn main() { let (z, y): (fn(&u8), u8) = (id, 1); z(&y); }
// ----
fn main() { let c = true; let f = if c { |x: i32| x + 1 } else { |x: i32| x + 2 }; println!("{}", f(3)); }
// ----
fn main() { let c = true; let f = match c { true => |x: &i32| *x + 1, false => |x: &i32| *x + 2 }; println!("{}", f(&3)); }
// ----
fn main() { let c = true; let y = 2; let f = if c { |x: i32| x + y } else { |x: i32| x + 2 }; println!("{}", f(3)); } //~ E0308
// ----
fn st(x: &'static u8) -> u8 { *x }
fn main() { let f: fn(&'static u8) -> &'static u8 = |x| x; f(&1); let y = 2; f(&y); } //~ E0597
// ----
fn main() { let f: fn(&'static u8) -> &'static u8 = |x| { let z: &'static u8 = x; z }; f(&1); }
// ----
fn main() { let f: fn(&u8) -> &'static u8 = |x| x; } //~ lifetime-too-short
// ----
static H: fn(&'static u8) -> u8 = g;
fn g(x: &'static u8) -> u8 { *x }
fn main() { let y = 1; H(&y); } //~ E0597
// ----
static H: fn(&u8) -> u8 = g;
fn g(x: &u8) -> u8 { *x }
fn main() { let y = 1; H(&y); }
// ----
static H: fn(&u8) -> u8 = g; //~ E0308
fn g(x: &'static u8) -> u8 { *x }
fn main() { let y = 1; H(&y); }
// ----
const H: fn(&u8) -> u8 = g; //~ E0308
fn g(x: &'static u8) -> u8 { *x }
fn main() { let y = 1; H(&y); }
// ----
const H: fn(&'static u8) -> u8 = g;
fn g(x: &'static u8) -> u8 { *x }
fn main() { let y = 1; H(&y); } //~ E0597
// ----
const H: [fn(&u8) -> u8; 2] = [g, h];
fn g(x: &u8) -> u8 { *x }
fn h(x: &u8) -> u8 { *x }
fn main() { let y = 1; H[0](&y); let z: fn(&'static u8) -> u8 = H[1]; z(&y); } //~ E0597
// ----
const H: Option<fn(&'static u8) -> u8> = Some(g);
fn g(x: &'static u8) -> u8 { *x }
fn main() { let y = 1; if let Some(h) = H { h(&y); } } //~ E0597
// ----
struct S { h: fn(&'static u8) -> u8 }
fn g(x: &'static u8) -> u8 { *x }
const C: S = S { h: g };
fn main() { let y = 1; (C.h)(&y); } //~ E0597
// ----
struct S<'a> { h: fn(&'a u8) -> u8 }
fn g(x: &u8) -> u8 { *x }
fn main() { let s = S { h: g }; { let y = 1; (s.h)(&y); } (s.h)(&2); } //~ E0597
// ----
struct S<'a> { h: fn(&'a u8) -> u8 }
fn up<'a, 'b: 'a>(s: S<'a>) -> S<'b> { s }
fn main() {}
// ----
struct S<'a> { h: fn(&'a u8) -> u8 }
fn down<'a, 'b: 'a>(s: S<'b>) -> S<'a> { s } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a> { h: fn() -> &'a u8 }
fn down<'a, 'b: 'a>(s: S<'b>) -> S<'a> { s }
fn main() {}
// ----
struct S<'a> { h: fn(&'a u8) -> &'a u8 }
fn down<'a, 'b: 'a>(s: S<'b>) -> S<'a> { s } //~ lifetime-too-short
fn main() {}
// ----
struct S<'a> { h: fn(fn(&'a u8)) }
fn down<'a, 'b: 'a>(s: S<'b>) -> S<'a> { s }
fn main() {}
// ----
struct S<'a> { h: fn(fn(&'a u8)) }
fn up<'a, 'b: 'a>(s: S<'a>) -> S<'b> { s } //~ lifetime-too-short
fn main() {}
// ----
fn t(h: fn(fn(&u8))) { let g: fn(fn(&'static u8)) = h; } //~ E0308
fn main() {}
// ----
fn t(h: fn(fn(&'static u8))) { let g: fn(fn(&u8)) = h; }
fn main() {}
// ----
fn t(h: fn(&u8) -> fn(&u8)) { let g: fn(&'static u8) -> fn(&'static u8) = h; }
fn main() {}
// ----
fn t(h: fn(&'static u8) -> fn(&'static u8)) { let g: fn(&'static u8) -> fn(&u8) = h; } //~ E0308
fn main() {}
// ----
fn t<'x>(h: for<'a> fn(&'a u8) -> fn(&'a u8)) { let y = 1; let g = h(&y); g(&y); let z = 2; g(&z); }
fn main() {}
// ----
fn t<'x>(h: for<'a> fn(&'a u8) -> fn(&'a u8)) { let g; { let y = 1; g = h(&y); } let z = 2; g(&z); }
fn main() {}
// ----
fn t(v: &mut Vec<fn(&u8)>, h: fn(&'static u8)) { v.push(h); } //~ E0308
fn main() {}
// ----
fn t(v: &mut Vec<fn(&'static u8)>, h: fn(&u8)) { v.push(h); }
fn main() {}
// ----
fn t<'v>(v: &'v mut Vec<fn(&u8)>) -> &'v mut Vec<fn(&'static u8)> { v } //~ E0308
fn main() {}
// ----
fn t<'v>(v: &'v Vec<fn(&u8)>) -> &'v Vec<fn(&'static u8)> { v }
fn main() {}
// ----
fn t<'v>(v: &'v Vec<fn(&'static u8)>) -> &'v Vec<fn(&u8)> { v } //~ E0308
fn main() {}
// ----
fn t(v: Vec<fn(&u8)>) -> Vec<fn(&'static u8)> { v }
fn main() {}
// ----
fn t(v: [fn(&u8) -> &u8; 2]) -> [fn(&'static u8) -> &'static u8; 2] { v }
fn main() {}
// ----
fn t(v: (fn(&'static u8), u8)) -> (fn(&u8), u8) { v } //~ E0308
fn main() {}
// ----
fn t(v: *const fn(&u8)) -> *const fn(&'static u8) { v }
fn main() {}
// ----
fn t(v: *mut fn(&u8)) -> *mut fn(&'static u8) { v } //~ E0308
fn main() {}
// ----
use std::cell::Cell;
fn t(v: Cell<fn(&u8)>) -> Cell<fn(&'static u8)> { v } //~ E0308
fn main() {}
// ----
type H<'a> = fn(&'a u8, &u8);
fn t(h: for<'b> fn(H<'b>)) { let g: fn(fn(&u8, &u8)) = h; }
fn main() {}
// ----
type H<'a> = fn(&'a u8) -> &'a u8;
fn t<'x>(h: H<'x>, y: &u8) { h(y); } //~ E0621
fn main() {}
// ----
type H = fn(&u8) -> &u8;
fn t<'x>(h: H, y: &u8) { h(y); let z: H = |x| x; }
fn main() {}
// ----
fn f<'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let g = f; let r; { let y = 1; r = g(&y); } println!("{}", r); } //~ E0597
// ----
fn f<'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let g: fn(&u8) -> &u8 = f; let r; { let y = 1; r = g(&y); } println!("{}", r); } //~ E0597
// ----
fn f<'a, 'b>(x: &'a u8, y: &'b u8) -> &'a u8 { x }
fn main() { let g: for<'a, 'b> fn(&'a u8, &'b u8) -> &'a u8 = f; let x = 1; let r; { let y = 1; r = g(&x, &y); } println!("{}", r); }
// ----
fn f<'a>(x: &'a u8, y: &'a u8) -> &'a u8 { x }
fn main() { let g: for<'a> fn(&'a u8, &'a u8) -> &'a u8 = f; let x = 1; let r; { let y = 1; r = g(&x, &y); } println!("{}", r); } //~ E0597
// ----
fn f<'a>(x: &'a mut u8) -> &'a mut u8 { x }
fn main() { let g: fn(&mut u8) -> &mut u8 = f; let mut x = 1; let a = g(&mut x); let b = g(&mut x); *a = 1; } //~ E0499
// ----
fn f<'a>(x: &'a mut u8) -> &'a mut u8 { x }
fn main() { let g: fn(&mut u8) -> &mut u8 = f; let mut x = 1; let a = g(&mut x); *a = 2; let b = g(&mut x); *b = 1; }
// ----
fn f<'a: 'a>(x: &'a mut u8) -> &'a mut u8 { x }
fn main() { let g = f; let mut x = 1; let a = g(&mut x); *a = 2; let b = g(&mut x); *b = 1; } //~ E0499
// ----
fn f<'a>() -> &'a u8 { &1 }
fn main() { let g = f; let r: &'static u8 = g(); let h: fn() -> &'static u8 = f; }
// ----
fn f<'a>(v: &mut Vec<&'a u8>, x: &'a u8) { v.push(x) }
fn main() { let g: for<'a, 'b> fn(&'b mut Vec<&'a u8>, &'a u8) = f; let mut v = vec![]; { let x = 1; g(&mut v, &x); } v.len(); } //~ E0597
// ----
fn f<'a>(v: &mut Vec<&'a u8>, x: &'a u8) { v.push(x) }
fn main() { let g: fn(&mut Vec<&u8>, &u8) = f; } //~ E0308
// ----
fn f(x: &u8) {}
fn k(o: Option<fn(&u8)>) { match o { Some(h) => { let y = 1; h(&y) } None => {} } }
fn main() { k(Some(f)); k(None); k(Some(|x| ())); }
// ----
fn f(x: &'static u8) {}
fn k(o: Option<fn(&u8)>) {}
fn main() { k(Some(f)); } //~ E0308
// ----
fn f(x: &u8) {}
fn k(o: &fn(&u8)) { o(&1) }
fn main() { k(&(f as fn(&u8))); k(&f); } //~ E0308
// ----
fn f(x: &u8) {}
fn main() { let p = f as fn(&u8); let q = f as fn(&u8); println!("{}", p == q); }
// ----
fn f(x: &u8) {}
fn main() { let p = f as fn(_); let y = 1; p(&y); } //~ E0605
// ----
fn f(x: &u8) -> &u8 { x }
fn main() { let p = f as fn(_) -> _; let y = 1; p(&y); } //~ E0605
// ----
fn f(x: &u8) -> &u8 { x }
fn main() { let p: fn(_) -> _ = f; let y = 1; p(&y); { let z = 1; p(&z); } p(&y); } //~ E0597
// ----
fn f<'a: 'a>(x: &'a mut u8) -> &'a mut u8 { x }
fn main() { let g = f; let mut x = 1; let a = g(&mut x); *a = 2; let b = g(&mut x); *b = 1; } //~ E0499
// ----
fn main() { let c = |x: &u8| x; } //~ lifetime-too-short
// ----
fn main() { let c = |x: &u8| -> &u8 { x }; } //~ lifetime-too-short
// ----
fn main() { let c = |x| x; let y = 1u8; c(&y); { let z = 2u8; c(&z); } }
// ----
fn main() { let c = |x| x; let y = 1u8; { let z = 2u8; c(&z); } c(&y); } //~ E0597
// ----
fn main() { let c = |x: &u8| *x; { let z = 2u8; c(&z); } c(&1); }
// ----
fn main() { let mut v: Vec<&u8> = vec![]; let mut c = |x| v.push(x); let y = 1; c(&y); { let z = 1; c(&z); } }
// ----
fn main() { let mut v: Vec<&u8> = vec![]; let mut c = |x: &u8| v.push(x); let y = 1; c(&y); } //~ E0521
// ----
fn mk<'a>(v: &'a mut Vec<u8>) -> &'a mut u8 { let mut c = || &mut v[0]; c() } //~ lifetime-too-short
fn main() {}
// ----
fn main() { let mut s = String::new(); let mut c = || &mut s; let a = c(); } //~ lifetime-too-short
// ----
fn main() { let s = String::new(); let c = || &s; let a = c(); let b = c(); println!("{}{}", a, b); }
// ----
fn main() { let mut s = String::new(); let c = || s.push('a'); c(); } //~ E0596
// ----
fn main() { let s = String::new(); let mut c = || s.push('a'); c(); } //~ E0596
// ----
fn main() { let s = String::new(); let c = || drop(s); c(); c(); } //~ E0382
// ----
fn main() { let s = String::new(); let c = move || s.len(); c(); c(); s.len(); } //~ E0382
// ----
fn main() { let s = String::new(); let c = || s.len(); c(); let t = s; c(); } //~ E0505
// ----
fn main() { let mut p = (1, 2); let mut c = || p.0 = 3; p.1 = 4; c(); println!("{}", p.0); }
// ----
fn main() { let mut p = (1, 2); let mut c = || p.0 = 3; p.0 = 4; c(); } //~ E0506
// ----
fn main() { let mut p = (String::new(), String::new()); let c = move || p.0.len(); p.1.push('a'); c(); }
// ----
fn main() { let mut p = (String::new(), String::new()); let c = move || p.0.len(); p.0.push('a'); c(); } //~ E0382
// ----
fn mk() -> fn(&u8) -> u8 { |x| *x }
fn main() { println!("{}", mk()(&1)); }
// ----
fn mk() -> fn(&u8) -> &u8 { |x| x }
fn main() { println!("{}", mk()(&1)); }
// ----
fn mk(y: u8) -> fn(&u8) -> u8 { |x| *x + y } //~ E0308
fn main() { println!("{}", mk(1)(&1)); }
// ----
fn mk<'a>(y: &'a u8) -> fn(&'a u8) -> &'a u8 { |x| x }
fn main() { let y = 1; let h = mk(&y); { let z = 1; h(&z); } }
// ----
fn mk<'a>(y: &'a u8) -> fn(&'a u8) -> &'a u8 { |x| x }
fn main() { let y = 1; let h = mk(&y); { let z = 1; h(&z); } h(&y); } //~ E0597
// ----
fn mk<'a>() -> fn(&u8) -> &'a u8 { |x| x } //~ lifetime-too-short
fn main() {}
// ----
fn mk() -> fn(&u8, &u8) -> u8 { |x, y| *x + *y }
fn main() { println!("{}", mk()(&1, &2)); }
// ----
fn mk() -> for<'a> fn(&'a u8, &'a u8) -> &'a u8 { |x, y| if *x > *y { x } else { y } }
fn main() { println!("{}", mk()(&1, &2)); }
// ----
fn mk() -> for<'a, 'b> fn(&'a u8, &'b u8) -> &'a u8 { |x, y| y } //~ lifetime-too-short
fn main() { println!("{}", mk()(&1, &2)); }
// ----
struct S { f: fn(&u8) -> u8 }
fn main() { let s = S { f: |x| *x }; println!("{}", (s.f)(&1)); }
// ----
struct S { f: fn(&u8) -> &u8 }
fn main() { let s = S { f: |x| { let y = 1; &y } }; } //~ E0515
// ----
fn main() { let a: [fn(&u8) -> u8; 2] = [|x| *x, |x| *x + 1]; println!("{}", a[1](&1)); }
// ----
fn main() { let a = [|x: &u8| *x, |x: &u8| *x + 1]; println!("{}", a[1](&1)); }
// ----
fn main() { let v = vec![|x: &u8| *x, |x: &u8| *x + 1]; println!("{}", v[1](&1)); }
// ----
fn f(x: &u8) -> u8 { *x }
fn main() { let a = [f, |x: &u8| *x + 1]; println!("{}", a[1](&1)); }
// ----
fn f(x: &u8) -> u8 { *x }
fn main() { let a = [|x: &u8| *x + 1, f]; println!("{}", a[1](&1)); }
// ----
fn f(x: &u8) -> u8 { *x }
fn main() { let c = true; let g = if c { f } else { |x| *x }; println!("{}", g(&1)); } //~ E0282
// ----
fn f(x: &u8) -> u8 { *x }
fn main() { let c = true; let g: fn(&u8) -> u8 = if c { f } else { |x| *x }; println!("{}", g(&1)); }
// ----
fn f(x: &u8) -> u8 { *x }
fn main() { let c = 3; let g = match c { 1 => f, 2 => f, _ => |x: &u8| *x }; println!("{}", g(&1)); }
// ----
fn f(x: &u8) -> u8 { *x }
fn g(x: &u8) -> u8 { *x }
fn main() { let c = 3; let mut g = match c { 1 => f, 2 => f, _ => g }; g = f; println!("{}", g(&1)); }
// ----
fn f(x: &u8) -> u8 { *x }
fn g(x: &u8) -> u8 { *x }
fn main() { let mut h = f; h = g; } //~ E0308
// ----
fn f(x: &u8) -> u8 { *x }
fn g(x: &u8) -> u8 { *x }
fn main() { let mut h: fn(&u8) -> u8 = f; h = g; h = |x| 1; }
// ----
fn f(x: &u8) -> u8 { *x }
fn g(x: &u8) -> u8 { *x }
fn main() { let c = true; let p: fn(&u8) -> u8 = f; let h = if c { g } else { p }; h(&1); let k = if c { p } else { g }; k(&2); }
// ----
fn f(x: &u8) -> u8 { *x }
fn main() { let o = Some(f); println!("{}", o.unwrap()(&1)); let t = (f, f); (t.1)(&1); let b = Box::new(f); b(&1); (*b)(&1); }
// ----
fn f(x: &u8) -> u8 { *x }
fn main() { let r = &f; r(&1); let rr = &r; rr(&1); let m = &mut f; m(&1); }
// ----
fn main() { let c = |x: &u8| *x; let r = &c; r(&1); let rr = &r; rr(&1); }
// ----
fn main() { let mut n = 0; let mut c = |x: &u8| n += *x; let r = &mut c; r(&1); r(&2); println!("{}", n); }
// ----
fn main() { let mut n = 0; let mut c = |x: &u8| n += *x; let r = &c; r(&1); } //~ E0596
// ----
fn main() { let s = String::new(); let c = || s; let r = &c; r(); } //~ E0507
// ----
fn st(x: &'static u8) -> u8 { *x }
fn main() { let y = 1; let o = Some(&y); let p: fn(&'static u8) -> u8 = st; o.map(p); } //~ E0597
// ----
fn st(x: &'static u8) -> u8 { *x }
fn main() { let y = 1; let o = Some(&y); o.map(st); } //~ E0597
// ----
fn st(x: &u8) -> bool { true }
fn main() { let y = 1; let p: fn(&u8) -> bool = st; Some(y).filter(p); }
// ----
fn st<'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let r; { let y = 1; let p: fn(&u8) -> &u8 = st; r = Some(&y).map(p); } println!("{:?}", r); } //~ E0597
// ----
fn st<'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let r; let y = 1; { let p: fn(&u8) -> &u8 = st; r = Some(&y).map(p); } println!("{:?}", r); }
// ----
fn t<'a>(x: &'a u8, p: fn(&u8) -> &'a u8) -> &'a u8 { let y = 1; Some(&y).map(p).unwrap() }
fn main() {}
// ----
fn t<'a>(x: &'a u8, p: fn(&'a u8) -> &'a u8) -> &'a u8 { let y = 1; Some(&y).map(p).unwrap() } //~ E0597
fn main() {}
// ----
fn t<'a>(x: &'a u8, p: fn(&'a u8) -> &'a u8) -> &'a u8 { Some(x).map(p).unwrap() }
fn main() {}
// ----
fn main() { let y = 1; let c = |x: &u8| -> u8 { *x + y }; let f: fn(&u8) -> u8 = c; } //~ E0308
// ----
fn main() { let c = |x: &u8| -> u8 { *x }; let f: fn(&'static u8) -> u8 = c; let g: fn(&u8) -> u8 = c; }
// ----
fn main() { let c = |x| -> u8 { let y: &u8 = x; *y }; let f: fn(&'static u8) -> u8 = c; let g: fn(&u8) -> u8 = c; } //~ E0308
// ----
fn main() { let c = |x| -> u8 { let y: &u8 = x; *y }; return; let g: fn(&u8) -> u8 = c; }
// ----
fn main() { let f = (|x| *x) as fn(&u8) -> u8; let y = 1; f(&y); }
// ----
fn main() { let f = (|x: &u8| x) as fn(&u8) -> &u8; let y = 1; f(&y); }
// ----
fn main() { let f = { |x: &u8| *x } as fn(&u8) -> u8; let y = 1; f(&y); }
// ----
unsafe fn u(x: &u8) -> u8 { *x }
fn s(x: &u8) -> u8 { *x }
fn main() { let c = true; let f: unsafe fn(&u8) -> u8 = if c { u } else { s }; unsafe { f(&1); } let g: unsafe fn(&'static u8) -> u8 = s; let h: fn(&u8) -> u8 = u; } //~ E0308
// ----
unsafe fn u(x: &u8) -> u8 { *x }
fn s(x: &u8) -> u8 { *x }
fn main() { let p: unsafe fn(&u8) -> u8 = u; let c = true; let f = if c { p } else { s }; unsafe { f(&1); } }
// ----
extern "C" fn e(x: &u8) -> u8 { *x }
fn main() { let p: extern "C" fn(&u8) -> u8 = e; let q: extern "C" fn(&'static u8) -> u8 = p; let r: fn(&u8) -> u8 = e; } //~ E0308
// ----
extern "C" fn e(x: &'static u8) -> u8 { *x }
fn main() { let p: Option<extern "C" fn(&u8) -> u8> = Some(e); } //~ E0308
// ----
fn main() { let f: unsafe fn(&u8) -> u8 = |x| *x; unsafe { f(&1); } }
// ----
fn main() { let f: extern "C" fn(&u8) -> u8 = |x| *x; } //~ E0308
// ----
fn main() { let mut n = 1; let mut b = Box::new(|| n += 1); b(); } //~ E0525
// ----
fn main() { let s = String::new(); let c = || s; let b = Box::new(c); b(); } //~ E0525
// ----
fn main() { let s = String::new(); let b = Box::new(|| s.len()); b(); let r = &b; r(); }
// ----
fn main() { let mut n = 1; let mut b = Box::new(|| n += 1); let r = &mut b; r(); } //~ E0525
// ----
fn main() { let mut n = 1; let mut b = Box::new(|| n += 1); (*b)(); let m = &mut *b; m(); }
// ----
fn main() { let mut n = 1; let mut c = || n += 1; let mut b = Box::new(&mut c); b(); }
