// Borrows: what non-lexical lifetimes accept and refuse, in the shapes that people write.
fn get<'a>(v: &'a mut Vec<i32>, i: usize) -> &'a mut i32 { if i < v.len() { return &mut v[i]; } v.push(0); let n = v.len(); &mut v[n - 1] } fn main() { let mut v = vec![1]; *get(&mut v, 5) = 3; println!("{:?}", v); }
// -------
fn get<'a>(v: &'a mut Vec<i32>) -> &'a mut i32 { if let Some(x) = v.get_mut(0) { return x; } v.push(0); &mut v[0] } fn main() {}
// -------
fn get<'a>(v: &'a mut Vec<i32>) -> &'a mut i32 { match v.get_mut(0) { Some(x) => x, None => { v.push(0); &mut v[0] } } } fn main() {}
// -------
struct N { next: Option<Box<N>>, k: i32 } fn last(mut n: &mut N) -> &mut N { while n.next.is_some() { n = n.next.as_mut().unwrap(); } n } fn main() { let mut a = N { next: None, k: 1 }; last(&mut a).k = 2; println!("{}", a.k); }
// -------
struct N { next: Option<Box<N>>, k: i32 } fn last(mut n: &mut N) -> &mut N { while let Some(x) = &mut n.next { n = x; } n } fn main() { let mut a = N { next: None, k: 1 }; last(&mut a).k = 2; println!("{}", a.k); }
// -------
struct N { next: Option<Box<N>>, k: i32 } fn add(n: &mut N, k: i32) { let mut at = &mut n.next; while let Some(x) = at { at = &mut x.next; } *at = Some(Box::new(N { next: None, k })); } fn main() { let mut a = N { next: None, k: 1 }; add(&mut a, 2); add(&mut a, 3); println!("{}", a.next.unwrap().next.unwrap().k); }
// -------
fn main() { let mut v = vec![1, 2]; let n = v.len(); v.push(n as i32); v.push(v.len() as i32); let l = &v; v.len(); println!("{}", l.len()); }
// -------
fn main() { let mut v = vec![1, 2]; let l = &mut v; v.push(1); l.push(2); }
// -------
fn main() { let mut v = vec![vec![1], vec![2]]; let a = &mut v[0]; let b = &mut v[1]; a.push(1); b.push(2); }
// -------
fn main() { let mut v = vec![1, 2, 3]; let (a, b) = v.split_at_mut(1); a[0] = b[0]; v.push(4); println!("{:?}", v); }
// -------
fn main() { let mut v = vec![1, 2, 3]; let (a, b) = v.split_at_mut(1); v.push(4); a[0] = b[0]; }
// -------
fn main() { let mut a = [1, 2, 3]; let i = 0; a[i] = a[i + 1]; let x = &a[0]; a[1] = 5; println!("{}", x); }
// -------
struct P { x: i32, y: i32 } fn main() { let mut p = P { x: 1, y: 2 }; let a = &mut p.x; let b = &p.y; *a += *b; let c = &p; println!("{}", c.x); }
// -------
struct P { x: i32, y: i32 } fn xs(p: &mut P) -> &mut i32 { &mut p.x } fn main() { let mut p = P { x: 1, y: 2 }; let a = xs(&mut p); let b = &p.y; *a += *b; }
// -------
fn main() { let mut x = 1; let mut r = &mut x; let mut y = 2; *r = 3; r = &mut y; x = 4; *r = 5; println!("{} {}", x, y); }
// -------
fn main() { let mut x = 1; let mut y = 2; let mut r = &mut x; if y > 1 { r = &mut y; } *r = 3; println!("{} {}", x, y); }
// -------
fn main() { let mut x = 1; let mut y = 2; let mut r = &mut x; if y > 1 { r = &mut y; } x = 1; *r = 3; println!("{} {}", x, y); }
// -------
fn f<'a>(x: &'a mut i32) -> &'a i32 { *x = 1; x } fn main() { let mut a = 1; let r = f(&mut a); println!("{}", a); println!("{}", r); }
// -------
fn f<'a>(x: &'a mut i32) -> &'a i32 { x } fn main() { let mut a = 1; let r = f(&mut a); a = 2; println!("{}", r); }
// -------
fn main() { let mut x = 5; let y = &mut x; let z = &y; **z; println!("{}", z); *y = 1; }
// -------
fn main() { let mut x = 5; let y = &mut x; let z = &y; **z = 1; }
// -------
fn main() { let mut x = 5; let mut y = &mut x; let z = &mut y; **z = 1; *y = 2; println!("{}", x); }
// -------
fn f<'a, 'b>(p: &mut &'a i32, q: &'b i32) { *p = q; } fn main() {}
// -------
fn f<'a>(p: &mut &'a i32, q: &'a i32) { *p = q; } fn main() { let x = 1; let mut r = &x; { let y = 2; f(&mut r, &y); } println!("{}", r); }
// -------
fn f<'a>(p: &mut &'a i32, q: &'a i32) { *p = q; } fn main() { let x = 1; let y = 2; let mut r = &x; f(&mut r, &y); println!("{}", r); }
// -------
fn f<'a, 'b: 'a>(p: &mut &'a i32, q: &'b i32) { *p = q; } fn g<'a>(x: &'a &'static i32) -> &'a i32 { x } fn h<'a, 'b>(x: &'a &'b i32) -> &'b i32 { x } fn main() {}
// -------
fn h<'a, 'b>(x: &'a &'b mut i32) -> &'b i32 { x } fn main() {}
// -------
fn h<'a, 'b>(x: &'a mut &'b mut i32) -> &'b mut i32 { x } fn main() {}
// -------
fn h<'a, 'b>(x: &'a mut &'b mut i32) -> &'a mut i32 { x } fn main() {}
// -------
struct S<'a> { r: &'a mut i32 } impl<'a> S<'a> { fn a(&mut self) -> &mut i32 { self.r } fn b(self) -> &'a mut i32 { self.r } fn c<'b>(&'b mut self) -> &'b mut i32 { &mut *self.r } } fn main() { let mut n = 1; let mut s = S { r: &mut n }; *s.a() = 2; *s.c() += 1; *s.b() += 1; println!("{}", n); }
// -------
struct S<'a> { r: &'a mut i32 } impl<'a> S<'a> { fn a(&mut self) -> &'a mut i32 { self.r } } fn main() {}
// -------
struct S<'a> { r: &'a i32 } impl<'a> S<'a> { fn a(&self) -> &'a i32 { self.r } fn b(&self) -> &i32 { self.r } } fn main() { let x = 1; let r; { let s = S { r: &x }; r = s.a(); } println!("{}", r); }
// -------
struct S<'a> { r: &'a i32 } impl<'a> S<'a> { fn b(&self) -> &i32 { self.r } } fn main() { let x = 1; let r; { let s = S { r: &x }; r = s.b(); } println!("{}", r); }
// -------
struct D<'a>(&'a i32); impl Drop for D<'_> { fn drop(&mut self) { println!("{}", self.0); } } fn main() { let mut x = 1; let d = D(&x); x = 2; }
// -------
struct D<'a>(&'a i32); fn main() { let mut x = 1; let d = D(&x); x = 2; println!("{}", x); }
// -------
struct D<'a>(&'a i32); impl Drop for D<'_> { fn drop(&mut self) {} } fn main() { let mut x = 1; let d = D(&x); drop(d); x = 2; println!("{}", x); }
// -------
struct D<'a>(&'a i32); impl Drop for D<'_> { fn drop(&mut self) {} } fn main() { let d; let x = 1; d = D(&x); }
// -------
fn main() { let v; let x = 1; v = vec![&x]; println!("{}", v.len()); }
// -------
struct D<'a>(&'a i32); impl Drop for D<'_> { fn drop(&mut self) {} } fn main() { let v; let x = 1; v = vec![D(&x)]; }
// -------
fn main() { let mut v = Vec::new(); { let x = 1; v.push(&x); } println!("{}", v.len()); }
// -------
fn main() { let mut v = Vec::new(); let x = 1; let y = 2; v.push(&x); v.push(&y); println!("{}", *v[0] + *v[1]); }
// -------
fn main() { let mut v: Vec<&mut i32> = Vec::new(); let mut x = 1; v.push(&mut x); *v[0] = 5; println!("{}", x); v.clear(); }
// -------
fn main() { let mut v: Vec<&mut i32> = Vec::new(); let mut x = 1; for _ in 0..2 { v.push(&mut x); } }
// -------
fn main() { let mut x = 1; let mut o: Option<&mut i32> = None; for i in 0..2 { if let Some(r) = o { *r += i; } o = Some(&mut x); } }
// -------
fn main() { let mut x = 1; for i in 0..2 { let r = &mut x; *r += i; } println!("{}", x); }
// -------
fn main() { let mut x = 1; let r = &mut x; for i in 0..2 { *r += i; let s = &mut *r; *s += 1; } *r = 1; println!("{}", x); }
// -------
fn take(r: &mut i32) {} fn main() { let mut x = 1; let r = &mut x; take(r); take(r); let s = r; take(s); println!("{}", x); }
// -------
fn take(r: &mut i32) {} fn main() { let mut x = 1; let r = &mut x; let s = r; take(r); take(s); }
// -------
fn main() { let mut x = 1; let r = &mut x; let s: &mut i32 = r; *s = 2; *r = 3; println!("{}", x); }
// -------
fn main() { let b = Box::new(1); let r = &*b; drop(b); println!("{}", r); }
// -------
fn main() { let mut b = Box::new((1, 2)); let r = &mut b.0; let s = &mut b.1; *r = *s; println!("{}", b.0); }
// -------
fn main() { let mut v = vec![(1, 2)]; let r = &mut v[0].0; let s = &mut v[0].1; *r = *s; }
// -------
fn main() { let mut t = (vec![1], 2); let r = &t.1; let v = t.0; println!("{} {}", r, v.len()); }
// -------
fn main() { let mut t = (vec![1], 2); let r = &t; let v = t.0; println!("{}", r.1); }
// -------
fn main() { let mut o = Some(vec![1]); if let Some(v) = &mut o { v.push(1); } match &o { Some(v) if v.len() > 1 => o = None, _ => {} } println!("{}", o.is_none()); }
// -------
fn main() { let mut o = Some(vec![1]); match &o { Some(v) => { o = None; println!("{}", v.len()); } None => {} } }
// -------
fn main() { let mut o = Some(1); match o { Some(ref mut x) if { o = None; true } => { *x = 1; } _ => {} } }
// -------
fn main() { let mut x = 1; match x { 1 if { x = 2; true } => {} _ => {} } }
// -------
fn f() -> &'static str { "a" } fn g<'a>() -> &'a i32 { &3 } fn h() -> &'static [i32] { &[1, 2] } fn main() { println!("{} {} {}", f(), g(), h().len()); }
// -------
fn g() -> &'static i32 { let x = 3; &x } fn h() -> &'static mut i32 { &mut 3 } fn main() {}
// -------
fn f(v: Vec<i32>) -> &'static [i32] { &v[..] } fn g(x: i32) -> &'static i32 { &x } fn main() {}
// -------
fn f<'a>(x: &'a Vec<i32>) -> &'a [i32] { let y = &x[1..]; let z = &y[..1]; z } fn main() { println!("{:?}", f(&vec![1, 2, 3])); }
// -------
fn f(x: &Vec<i32>) -> &[i32] { let y = x.clone2(); &y } trait X {} fn main() {}
// -------
fn main() { let r: &Vec<i32>; r = &vec![1]; println!("{}", r.len()); }
// -------
fn main() { let r: &Vec<i32> = &vec![1]; println!("{}", r.len()); let s = &mut vec![2]; s.push(1); let t: &[i32] = &[1, 2]; println!("{}", t.len() + s.len()); }
// -------
struct S { v: Vec<i32> } impl S { fn v(&self) -> &Vec<i32> { &self.v } } fn mk() -> S { S { v: vec![1] } } fn main() { let r = mk().v(); println!("{}", r.len()); }
// -------
struct S { v: Vec<i32> } impl S { fn v(&self) -> &Vec<i32> { &self.v } } fn mk() -> S { S { v: vec![1] } } fn main() { println!("{}", mk().v().len()); let n = mk().v().len(); let r = &mk().v; println!("{} {}", n, r.len()); }
// -------
fn main() { let x = 1; let c = std::panic::catch_unwind(|| x + 1); println!("{}", c.unwrap()); let mut y = 1; let o = Some(2).map(|z| { y += z; y }); println!("{:?} {}", o, y); }
// -------
fn main() { let mut y = 1; let r = &y; let o = Some(2).map(|z| { y += z; y }); println!("{}", r); }
// -------
fn main() { let v = vec![1]; let o = Some(2).map(|z| { drop(v); z }); println!("{}", v.len()); }
// -------
fn main() { let v = vec![1]; let o = Some(2).map(move |z| z + v[0]); println!("{}", v.len()); }
// -------
fn main() { let mut a = [1, 2, 3]; let s = &mut a[..]; s[0] = 1; let t = &mut s[1..]; t[0] = 9; s[2] = 7; println!("{:?}", a); }
// -------
fn main() { let mut a = [1, 2, 3]; let s = &mut a[..]; let t = &mut s[1..]; s[2] = 7; t[0] = 9; }
// -------
fn two<'a>(a: &'a mut i32, b: &'a mut i32) -> &'a mut i32 { if *a > *b { a } else { b } } fn main() { let mut x = 1; let mut y = 2; *two(&mut x, &mut y) = 5; let r = two(&mut x, &mut y); *r = 3; println!("{} {}", x, y); }
// -------
fn two<'a>(a: &'a mut i32, b: &'a mut i32) -> &'a mut i32 { a } fn main() { let mut x = 1; let mut y = 2; let r = two(&mut x, &mut y); y = 3; *r = 1; }
// -------
fn two<'a>(a: &'a mut i32, b: &mut i32) -> &'a mut i32 { a } fn main() { let mut x = 1; let mut y = 2; let r = two(&mut x, &mut y); y = 3; *r = y; println!("{}", x); }
// -------
fn two(a: &mut i32, b: &mut i32) {} fn main() { let mut x = 1; two(&mut x, &mut x); }
// -------
fn f(a: &mut i32, b: i32) {} fn main() { let mut x = 1; f(&mut x, x); let r = &mut x; f(r, *r); }
// -------
fn f(b: i32, a: &mut i32) {} fn main() { let mut x = 1; f(x, &mut x); f({ x += 1; x }, &mut x); }
// -------
struct C { n: i32, v: Vec<i32> } impl C { fn inc(&mut self, by: i32) -> i32 { self.n += by; self.n } fn n(&self) -> i32 { self.n } fn each(&mut self) { for i in 0..self.v.len() { self.n += self.v[i]; let k = self.n(); self.v[i] = k; } } } fn main() { let mut c = C { n: 1, v: vec![1, 2] }; c.inc(c.n()); c.each(); println!("{} {:?}", c.n, c.v); }
// -------
struct C { n: i32, v: Vec<i32> } impl C { fn inc(&mut self, by: &i32) { self.n += *by; } fn go(&mut self) { let x = &self.v[0]; self.inc(x); } } fn main() {}
// -------
struct C { n: i32, v: Vec<i32> } impl C { fn go(&mut self) { let x = &self.v[0]; self.n += *x; } } fn main() { let mut c = C { n: 1, v: vec![4] }; c.go(); println!("{}", c.n); }
// -------
static X: i32 = 5; const K: &i32 = &7; fn s() -> &'static i32 { &X } fn main() { let r: &'static i32 = s(); let q: &'static i32 = K; println!("{} {}", r, q); }
// -------
fn f<'a>(x: &'a i32) where { let y: &'static i32 = x; } fn main() {}
// -------
fn f<'a>(x: &'a i32, y: &'a i32) -> &'a i32 { let z = 3; let r = if *x > 1 { x } else { &z }; println!("{}", r); y } fn main() { f(&1, &2); }
// -------
fn f<'a>(x: &'a i32) -> &'a i32 { let z = 3; let r = if *x > 1 { x } else { &z }; r } fn main() {}
// -------
fn f<'a>(x: &'a i32) -> Option<&'a i32> { if *x > 0 { Some(x) } else { None } } fn main() { let r; { let y = 1; r = f(&y).map(|z| *z); } println!("{:?}", r); let q; { let y = 1; q = f(&y); } println!("{:?}", q.is_some()); }
// -------
use std::cell::Cell; fn main() { let c = Cell::new(1); let a = &c; let b = &c; a.set(2); b.set(a.get() + 1); let mut d = Cell::new(3); let r = d.get_mut(); c.set(*r); println!("{} {}", c.get(), d.get()); }
// -------
use std::cell::Cell; fn main() { let mut d = Cell::new(3); let r = d.get_mut(); d.set(4); *r = 1; }
// -------
use std::cell::Cell; fn put<'a>(c: &Cell<&'a i32>, r: &'a i32) { c.set(r); } fn main() { let x = 1; let c = Cell::new(&x); { let y = 2; put(&c, &y); } println!("{}", c.get()); }
// -------
fn f<'a>(c: &mut Vec<&'a i32>, r: &i32) { c.push(r); } fn main() {}
// -------
fn swap<'a>(a: &mut &'a i32, b: &mut &'a i32) { std::mem::swap(a, b); } fn main() { let x = 1; let mut p = &x; { let y = 2; let mut q = &y; swap(&mut p, &mut q); } println!("{}", p); }
// -------
fn main() { let mut x = 1; let p = &mut x as *mut i32; unsafe { *p = 3; } x += 2; let r = &x; println!("{}", r); }
// -------
fn f(x: &mut Option<Box<i32>>) -> Option<&mut i32> { x.as_mut().map(|b| &mut **b) } fn main() { let mut o = Some(Box::new(1)); if let Some(r) = f(&mut o) { *r = 2; } println!("{:?}", o); }
// -------
fn f(x: Option<&mut i32>) -> i32 { if let Some(r) = x { *r += 1; return *r; } 0 } fn main() { let mut a = 1; f(Some(&mut a)); let mut o = Some(&mut a); if let Some(r) = &mut o { **r = 5; } f(o); println!("{}", a); }
// -------
fn f(x: Option<&mut i32>) {} fn main() { let mut a = 1; let o = Some(&mut a); f(o); f(o); }
// -------
enum E { A(Vec<i32>), B } fn main() { let mut e = E::A(vec![]); match e { E::A(ref mut v) => v.push(1), E::B => {} } let n = match &e { E::A(v) => v.len(), E::B => 0 }; e = E::B; println!("{}", n); }
// -------
enum E { A(Vec<i32>), B } fn main() { let e = E::A(vec![]); match e { E::A(v) => drop(v), E::B => {} } match e { E::A(_) => {} E::B => {} } }
// -------
fn main() { let x: &'static mut i32 = Box::leak2(); } 
// -------
fn pass<'a>(x: &'a i32) -> &'a i32 { x } fn main() { let f: for<'a> fn(&'a i32) -> &'a i32 = pass; let y = 1; println!("{}", f(&y)); let g: fn(&i32) -> &i32 = pass; println!("{}", g(&2)); }
// -------
fn main() { let mut s = [vec![1], vec![2]]; let [a, b] = &mut s; a.push(1); b.push(2); println!("{}", s[0].len()); }
// -------
fn main() { let mut x = 10; let r1 = &x; let r2 = &x; println!("{} {}", r1, r2); let r3 = &mut x; *r3 += 1; println!("{}", x); let r4 = &x; x += 1; println!("{}", x); let _ = r4; }
// -------
fn main() { let x = vec![1]; let y = &x; let z = x; let w = y; }
// -------
fn main() { let x; { let y = 5; x = &y; } }
// -------
fn main() { let mut n = 0; loop { let r = &mut n; if *r > 3 { break; } n += 1; } println!("{}", n); let mut v = vec![0]; while v.len() < 3 { let l = v.last().copied(); v.push(l.unwrap_or(0) + 1); } println!("{:?}", v); }
// -------
fn main() { let mut a = 1; let mut b = 2; let mut p = &mut a; let mut q = &mut b; std::mem::swap(&mut p, &mut q); *p = 10; *q = 20; println!("{} {}", a, b); }
// -------
fn main() { let mut x = 6u8; let v1 = &mut x; if v1 == v1 {} }
// -------
fn main() { let mut x = 6u8; let v1 = &mut x; if v1 >= v1 {} }
// -------
fn main() { let mut x = 1; let mut y = 2; let a = &mut x; let b = &mut y; let s = &*b; if a < b {} println!("{}", s); }
// -------
fn f(a: &mut i32, b: &&mut i32) -> bool { a < *b } fn main() {}
// -------
fn f(a: &mut i32, b: &mut i32) -> bool { a < b && a > b && b < a } fn main() {}
// -------
fn f(a: &mut i32) -> bool { a < a } fn main() {}
// -------
fn f(a: &mut i32) -> bool { a == a } fn main() {}
// -------
fn f(a: &mut i32, b: &&mut i32) -> bool { a == b } fn main() {}
// -------
fn f(a: &mut i32, b: &&mut i32) -> bool { &a < b && &a == b } fn main() {}
// -------
fn f(a: &mut Vec<i32>, b: &mut Vec<i32>) -> bool { a < b } fn main() {}
// -------
fn f(a: &mut i32, b: &mut i32) -> bool { a < b && a >= b || b < a } fn main() { let mut x = 1; let mut y = 2; println!("{}", f(&mut x, &mut y)); let p = &mut x; let q = &mut y; if p < q { *p = 5; } println!("{} {}", p > q, *p); }
