struct Node { val: i32, next: Option<Box<Node>> }
impl Node { fn last(&mut self) -> &mut Node { let mut cur = self; while cur.next.is_some() { cur = cur.next.as_mut().unwrap(); } cur } }
fn main() { let mut n = Node { val: 1, next: Some(Box::new(Node { val: 2, next: None })) }; n.last().val = 5; println!("{}", n.next.unwrap().val); }
// ----
struct Node { val: i32, next: Option<Box<Node>> }
fn push(head: &mut Option<Box<Node>>, v: i32) { let mut cur = head; while let Some(n) = cur { cur = &mut n.next; } *cur = Some(Box::new(Node { val: v, next: None })); }
fn main() { let mut h = None; push(&mut h, 1); push(&mut h, 2); println!("{}", h.unwrap().next.unwrap().val); }
// ----
fn longest<'a>(a: &'a [i32], b: &'a [i32]) -> &'a [i32] { if a.len() > b.len() { a } else { b } }
fn main() { let x = vec![1, 2, 3]; let r; { let y = vec![1]; r = longest(&x, &y); } println!("{}", r.len()); } //~ E0597
// ----
fn longest<'a>(a: &'a [i32], b: &'a [i32]) -> &'a [i32] { if a.len() > b.len() { a } else { b } }
fn main() { let x = vec![1, 2, 3]; let y = vec![1]; let r = longest(&x, &y); println!("{}", r.len()); }
// ----
fn first<'a, 'b>(a: &'a i32, b: &'b i32) -> &'a i32 { b } //~ lifetime-too-short
fn main() { println!("{}", first(&1, &2)); }
// ----
fn first<'a, 'b: 'a>(a: &'a i32, b: &'b i32) -> &'a i32 { if *a > 0 { a } else { b } }
fn main() { println!("{}", first(&1, &2)); }
// ----
fn main() { let mut v = vec![1, 2, 3]; for i in 0..v.len() { let x = &v[i]; v.push(*x); } }
// ----
fn main() { let mut v = vec![1, 2, 3]; for i in 0..v.len() { let x = v[i]; v.push(x); } println!("{}", v.len()); }
// ----
fn main() { let mut v = vec![1, 2, 3]; let n = v.len(); v.push(n as i32); v.push(v.len() as i32); println!("{}", v[4]); }
// ----
fn main() { let mut v = vec![1, 2, 3]; let first = &v[0]; v.push(4); println!("{}", first); } //~ E0502
// ----
fn get(m: &mut Vec<i32>) -> &mut i32 { if m.len() > 0 { let r = &mut m[0]; if *r > 0 { return r; } } m.push(1); &mut m[0] } //~ E0499
fn main() { let mut v = vec![]; *get(&mut v) = 2; println!("{}", v[0]); }
// ----
fn get(m: &mut Vec<i32>) -> &mut i32 { if m.len() > 0 { return &mut m[0]; } m.push(1); &mut m[0] }
fn main() { let mut v = vec![]; *get(&mut v) = 2; println!("{}", v[0]); }
// ----
struct S<'a> { r: &'a mut i32 }
impl<'a> S<'a> { fn get(&self) -> &i32 { self.r } fn set(&mut self, v: i32) { *self.r = v; } fn into(self) -> &'a mut i32 { self.r } }
fn main() { let mut x = 1; let mut s = S { r: &mut x }; s.set(3); let g = s.get(); println!("{}", g); let m = s.into(); *m += 1; println!("{}", x); }
// ----
struct S<'a> { r: &'a mut i32 }
impl<'a> S<'a> { fn get(&mut self) -> &'a mut i32 { self.r } } //~ lifetime-too-short
fn main() { let mut x = 1; let mut s = S { r: &mut x }; *s.get() = 2; println!("{}", x); }
// ----
struct S<'a> { r: &'a mut i32 }
impl<'a> S<'a> { fn get(&mut self) -> &mut i32 { self.r } }
fn main() { let mut x = 1; let mut s = S { r: &mut x }; let a = s.get(); let b = s.get(); *a = 1; *b = 2; } //~ E0499
// ----
struct D<'a>(&'a i32);
impl<'a> Drop for D<'a> { fn drop(&mut self) { println!("{}", self.0); } }
fn main() { let d; let x = 5; d = D(&x); println!("{}", d.0); } //~ E0597
// ----
struct D<'a>(&'a i32);
fn main() { let d; let x = 5; d = D(&x); println!("{}", d.0); }
// ----
fn main() { let v; let x = 5; v = vec![&x]; println!("{}", v[0]); }
// ----
struct D<'a>(&'a i32);
impl<'a> Drop for D<'a> { fn drop(&mut self) { println!("{}", self.0); } }
fn main() { let v; let x = 5; v = vec![D(&x)]; println!("{}", v.len()); } //~ E0597
// ----
fn main() { let mut a = [1, 2, 3]; let x = &mut a[0]; let y = &mut a[1]; *x = 1; *y = 2; } //~ E0499
// ----
fn main() { let mut a = [1, 2, 3]; let (l, r) = a.split_at_mut(1); l[0] = 9; r[0] = 8; println!("{}", a[0] + a[1]); }
// ----
fn main() { let mut t = (1, 2); let a = &mut t.0; let b = &mut t.1; *a = 3; *b = 4; println!("{}", t.0 + t.1); }
// ----
fn main() { let mut t = (1, 2); let a = &mut t; let b = &t.1; a.0 = 3; println!("{}", b); } //~ E0502
// ----
fn main() { let mut b = Box::new((1, 2)); let x = &mut b.0; let y = &mut b.1; *x = 2; *y = 3; println!("{}", b.0); }
// ----
fn f(x: &mut i32) -> &i32 { &*x }
fn main() { let mut x = 1; let r = f(&mut x); let s = &x; println!("{} {}", r, s); } //~ E0502
// ----
fn main() { let mut x = 1; let r = &mut x; let s = &*r; println!("{}", s); *r = 2; println!("{}", x); }
// ----
fn main() { let mut x = 1; let r = &mut x; let s = &*r; *r = 2; println!("{}", s); } //~ E0506
// ----
fn main() { let r: &i32; { let x = 5; r = &x; } println!("{}", r); } //~ E0597
// ----
fn main() { let r: &'static i32 = &5; println!("{}", r); }
// ----
fn f() -> &'static i32 { let x = 5; &x } //~ E0515
fn main() { println!("{}", f()); }
// ----
fn f<'a>(v: &'a Vec<i32>) -> &'a i32 { let x = &v[0]; x }
fn main() { let v = vec![1]; println!("{}", f(&v)); }
// ----
fn f() -> Vec<i32> { let v = vec![1]; let r = &v; let w = v; println!("{}", r.len()); w } //~ E0505
fn main() { f(); }
// ----
fn take(v: Vec<i32>) {}
fn main() { let v = vec![1]; let r = &v; take(v); println!("{}", r[0]); } //~ E0505
// ----
fn main() { let mut x = 5; let r = &x; x = 6; println!("{}", r); } //~ E0506
// ----
fn main() { let mut x = 5; let r = &x; println!("{}", r); x = 6; println!("{}", x); }
// ----
fn main() { let mut x = 5; let mut r = &x; let y = 6; r = &y; x = 7; println!("{} {}", r, x); }
// ----
fn main() { let mut x = 1; let mut p = &mut x; let mut y = 2; loop { *p += 1; if *p > 5 { break; } p = &mut y; } println!("{} {}", x, y); }
// ----
fn main() { let mut x = 1; let mut v: Vec<&mut i32> = vec![]; loop { v.push(&mut x); if v.len() > 1 { break; } } } //~ E0499
// ----
enum E { A(i32), B(Box<i32>) }
fn main() { let mut e = E::A(1); if let E::A(ref mut n) = e { *n = 2; e = E::B(Box::new(3)); } match e { E::A(n) => println!("{}", n), E::B(b) => println!("{}", b) } }
// ----
enum E { A(i32), B(Box<i32>) }
fn main() { let mut e = E::A(1); match e { E::A(ref mut n) => { e = E::A(5); *n = 2; } E::B(_) => {} } } //~ E0506
// ----
fn main() { let mut o = Some(3); match &mut o { Some(x) => { *x = 4; } None => { o = Some(1); } } println!("{}", o.unwrap()); }
// ----
fn main() { let mut o = Some(3); match o { Some(ref x) if { o = None; true } => println!("{}", x), _ => {} } } //~ E0506
// ----
fn main() { let mut o = Some(3); while let Some(x) = o.as_mut() { *x -= 1; if *x == 0 { o = None; } } println!("{}", o.is_none()); }
// ----
fn apply<'a>(x: &'a mut i32, y: &'a mut i32) -> &'a mut i32 { *x += 1; y }
fn main() { let mut a = 1; let mut b = 2; let r = apply(&mut a, &mut b); println!("{}", a); *r = 3; } //~ E0502
// ----
fn apply<'a, 'b>(x: &'a mut i32, y: &'b mut i32) -> &'b mut i32 { *x += 1; y }
fn main() { let mut a = 1; let mut b = 2; let r = apply(&mut a, &mut b); println!("{}", a); *r = 3; }
// ----
fn swap<'a>(x: &mut &'a i32, y: &mut &'a i32) { let t = *x; *x = *y; *y = t; }
fn main() { let a = 1; let mut p = &a; { let b = 2; let mut q = &b; swap(&mut p, &mut q); } println!("{}", p); } //~ E0597
// ----
use std::cell::Cell;
fn put<'a>(c: &Cell<&'a i32>, r: &'a i32) { c.set(r); }
fn main() { let a = 1; let c = Cell::new(&a); { let b = 2; put(&c, &b); } println!("{}", c.get()); } //~ E0597
// ----
fn sub<'a>(c: &'a i32) -> &'a i32 { let s: &'static i32 = &7; if *c > 1 { s } else { c } }
fn main() { println!("{}", sub(&0)); }
// ----
fn bad<'a>(c: &'a i32) -> &'static i32 { c } //~ lifetime-too-short
fn main() { println!("{}", bad(&0)); }
// ----
struct P { a: String2, b: i32 }
struct String2 { v: Vec<u8> }
fn main() { let p = P { a: String2 { v: vec![1] }, b: 2 }; let m = p.a; println!("{} {}", p.b, m.v.len()); }
// ----
struct P { a: Vec<u8>, b: i32 }
fn main() { let p = P { a: vec![1], b: 2 }; let r = &p; let m = p.a; println!("{} {}", r.b, m.len()); } //~ E0505
// ----
struct P { a: Vec<u8>, b: i32 }
impl P { fn a(&mut self) -> &mut Vec<u8> { &mut self.a } fn b(&self) -> i32 { self.b } }
fn main() { let mut p = P { a: vec![1], b: 2 }; let v = p.a(); let n = p.b(); v.push(n as u8); } //~ E0502
// ----
struct P { a: Vec<u8>, b: i32 }
impl P { fn a(&mut self) -> &mut Vec<u8> { &mut self.a } fn b(&self) -> i32 { self.b } }
fn main() { let mut p = P { a: vec![1], b: 2 }; let v = &mut p.a; let n = p.b; v.push(n as u8); println!("{}", p.b()); }
// ----
struct P { a: Vec<u8>, b: i32 }
impl P { fn add(&mut self, x: i32) { self.b += x; } fn b(&self) -> i32 { self.b } }
fn main() { let mut p = P { a: vec![1], b: 2 }; p.add(p.b()); p.add(p.b); let q = &mut p; q.add(q.b()); println!("{} {}", p.b, p.a.len()); }
// ----
fn main() { let mut v = vec![1, 2]; v[0] = v[1]; let i = 0; v[i] += v[i + 1]; v.push(v[0]); println!("{}", v[2]); }
// ----
fn main() { let mut v = vec![vec![1], vec![2]]; let a = &mut v[0]; a.push(v[1][0]); } //~ E0502
// ----
fn main() { let mut x = 1; let y = &mut x; let z = y; *y = 2; *z = 3; } //~ E0382
// ----
fn main() { let mut x = 1; let y = &mut x; let z = &mut *y; *z = 3; *y = 2; println!("{}", x); }
// ----
fn main() { let mut x = 1; let y = &mut x; { let z: &mut i32 = y; *z = 3; } *y = 2; println!("{}", x); }
// ----
fn f(x: &mut i32) {} 
fn main() { let mut x = 1; let y = &mut x; f(y); f(y); *y = 2; println!("{}", x); }
// ----
fn main() { let s: &[i32]; { let v = vec![1, 2]; s = &v[..1]; println!("{}", s.len()); } println!("{}", s.len()); } //~ E0597
// ----
fn id<'a>(x: &'a mut i32) -> &'a mut i32 { x }
fn main() { let mut x = 1; let r = id(&mut x); let s = id(r); *s = 2; *r = 3; println!("{}", x); }
// ----
fn id<'a>(x: &'a mut i32) -> &'a mut i32 { x }
fn main() { let mut x = 1; let r = id(&mut x); let s = id(r); *r = 3; *s = 2; } //~ E0506
// ----
struct L<'a> { items: Vec<&'a i32> }
impl<'a> L<'a> { fn add(&mut self, i: &'a i32) { self.items.push(i); } fn get(&self, k: usize) -> &'a i32 { self.items[k] } }
fn main() { let a = 1; let mut l = L { items: Vec::new() }; l.add(&a); let r = l.get(0); l.add(r); println!("{}", r); { let b = 2; l.add(&b); } println!("{}", l.items.len()); } //~ E0597
// ----
struct L<'a> { items: Vec<&'a i32> }
impl<'a> L<'a> { fn add(&mut self, i: &'a i32) { self.items.push(i); } fn get(&self, k: usize) -> &'a i32 { self.items[k] } }
fn main() { let a = 1; let mut l = L { items: Vec::new() }; l.add(&a); let r = l.get(0); l.add(r); println!("{}", r); }
// ----
struct L<'a> { items: Vec<&'a i32> }
impl<'a> L<'a> { fn add(&mut self, i: &i32) { self.items.push(i); } } //~ E0621
fn main() { let a = 1; let mut l = L { items: Vec::new() }; l.add(&a); }
// ----
static G: i32 = 5;
fn g() -> &'static i32 { &G }
fn main() { println!("{}", g()); }
// ----
static mut C: i32 = 0;
fn main() { unsafe { C += 1; let x = C; println!("{}", x); } }
// ----
fn main() { let mut o: Option<&i32> = None; { let x = 1; o = Some(&x); } if let Some(r) = o { println!("{}", r); } } //~ E0597
// ----
fn f<'a>(o: Option<&'a mut i32>) -> Option<&'a mut i32> { match o { Some(r) => { *r += 1; Some(r) } None => None } }
fn main() { let mut x = 1; if let Some(r) = f(Some(&mut x)) { *r += 1; } println!("{}", x); }
// ----
fn f(v: &mut Vec<i32>) -> Result<&mut i32, i32> { if v.is_empty() { return Err(1); } Ok(&mut v[0]) }
fn g(v: &mut Vec<i32>) -> Result<i32, i32> { let r = f(v)?; *r += 1; v.push(1); Ok(v[0]) }
fn main() { let mut v = vec![1]; println!("{}", g(&mut v).unwrap()); }
// ----
fn f(v: &mut Vec<i32>) -> Result<&mut i32, i32> { if v.is_empty() { return Err(1); } Ok(&mut v[0]) }
fn g(v: &mut Vec<i32>) -> Result<i32, i32> { let r = f(v)?; v.push(1); *r += 1; Ok(v[0]) } //~ E0499
fn main() { let mut v = vec![1]; println!("{}", g(&mut v).unwrap()); }
// ----
fn main() { let x: &Vec<i32> = &vec![1, 2]; println!("{}", x.len()); }
// ----
fn id(v: &Vec<i32>) -> &Vec<i32> { v }
fn main() { let x = id(&Vec::new()); //~ E0716
    println!("{}", x.len()); }
// ----
fn id(v: &Vec<i32>) -> &Vec<i32> { v }
fn main() { println!("{}", id(&vec![1, 2]).len()); }
// ----
struct G { n: i32 }
impl Drop for G { fn drop(&mut self) { println!("drop {}", self.n); } }
fn main() { let mut g = G { n: 1 }; let r = &mut g.n; *r = 2; drop(g); }
// ----
struct G { n: i32 }
impl Drop for G { fn drop(&mut self) { println!("drop {}", self.n); } }
fn main() { let g = G { n: 1 }; let r = &g.n; drop(g); println!("{}", r); } //~ E0505
// ----
struct W<'a> { g: &'a mut i32 }
impl<'a> Drop for W<'a> { fn drop(&mut self) { *self.g += 1; } }
fn main() { let mut x = 1; let w = W { g: &mut x }; println!("{}", x); } //~ E0502
// ----
struct W<'a> { g: &'a mut i32 }
impl<'a> Drop for W<'a> { fn drop(&mut self) { *self.g += 1; } }
fn main() { let mut x = 1; { let w = W { g: &mut x }; *w.g = 4; } println!("{}", x); }
// ----
struct W<'a> { g: &'a mut i32 }
fn main() { let mut x = 1; let w = W { g: &mut x }; println!("{}", x); }
// ----
fn main() { let a; let b; let x = 1; a = &x; b = &a; println!("{}", b); }
// ----
fn pick<'a>(c: bool, a: &'a mut i32, b: &'a mut i32) -> &'a mut i32 { if c { a } else { b } }
fn main() { let (mut a, mut b) = (1, 2); *pick(true, &mut a, &mut b) = 3; *pick(false, &mut a, &mut a) = 3; println!("{} {}", a, b); } //~ E0499
// ----
fn main() { let mut x = 5; let c = &x as *const i32; x = 6; unsafe { println!("{}", *c); } }
// ----
fn main() { let mut x = 5; let c = &mut x as *mut i32; let r = &mut x; unsafe { *c = 3; } *r = 2; println!("{}", x); }
// ----
fn f<'a>(x: &'a mut i32, p: *mut i32) -> &'a mut i32 { unsafe { &mut *p } }
fn main() { let mut x = 5; let p = &raw mut x; let r = f(&mut x, p); *r = 1; println!("{}", x); }
// ----
struct T { a: [i32; 3], n: usize }
impl T { fn cur(&mut self) -> &mut i32 { let n = self.n; &mut self.a[n] } fn bump(&mut self) { self.a[self.n] += 1; *self.cur() += 1; self.n += 1; } }
fn main() { let mut t = T { a: [0; 3], n: 0 }; t.bump(); println!("{}", t.a[0]); }
// ----
fn main() { let mut x = Box::new(1); let r = &mut *x; let y = x; *r = 2; println!("{}", y); } //~ E0505
// ----
fn main() { let x = Box::new(1); let y = &*x; let z = *x; println!("{} {}", y, z); }
// ----
fn main() { let mut a = 1; let mut f = (&mut a, 2); *f.0 = 3; let g = &mut f; *g.0 = 4; println!("{}", a); }
// ----
fn main() { let mut a = 1; let r = &&mut a; **r = 2; } //~ E0594
// ----
fn f<'a, 'b>(x: &'a &'b i32) -> &'b i32 { *x }
fn g<'a, 'b>(x: &'a mut &'b mut i32) -> &'b mut i32 { *x } //~ lifetime-too-short
fn main() {}
// ----
fn f<'a, 'b>(x: &'a &'b i32) -> &'a i32 { *x }
fn g<'a, 'b>(x: &'a mut &'b mut i32) -> &'a mut i32 { *x }
fn h<'a, 'b>(x: &'a &'b mut i32) -> &'a i32 { *x }
fn main() {}
// ----
fn h<'a, 'b>(x: &'a &'b mut i32) -> &'b i32 { *x } //~ lifetime-too-short
fn main() {}
// ----
fn h<'a, 'b>(x: &'a mut i32, y: &'b mut &'a mut i32) { *y = x; }
fn main() { let mut a = 1; let mut b = 2; let mut p = &mut a; h(&mut b, &mut p); *p = 5; println!("{}", b); }
// ----
fn h<'a, 'b>(x: &'a mut i32, y: &'b mut &'a mut i32) { *y = x; }
fn main() { let mut a = 1; let mut b = 2; let mut p = &mut a; h(&mut b, &mut p); println!("{}", b); *p = 5; } //~ E0502
// ----
fn h(x: &i32, y: &mut &i32) { *y = x; } //~ lifetime-too-short
fn main() {}
// ----
use std::mem;
fn main() { let mut a = vec![1]; let mut b = vec![2]; mem::swap(&mut a, &mut b); let c = mem::replace(&mut a, vec![]); println!("{} {}", c[0], b[0]); mem::swap(&mut a, &mut a); } //~ E0499
// ----
fn main() { let x; let y = &mut { x = 3; 4 }; *y += x; println!("{}", y); }
// ----
fn consume(b: Box<i32>) -> i32 { *b }
fn main() { let b = Box::new(1); let r = &b; println!("{}", consume(b)); let _z = r; } //~ E0505
// ----
fn main() { let mut s = (vec![1], vec![2]); let a = &s.0; s.1.push(3); println!("{}", a[0]); s.0.push(1); }
// ----
fn main() { let mut s = Some(vec![1]); if let Some(v) = &mut s { v.push(1); s = None; } println!("{}", s.is_none()); }
// ----
fn main() { let mut s = Some(vec![1]); if let Some(v) = &mut s { s = None; v.push(1); } } //~ E0506
// ----
fn f(a: &mut i32, b: &i32) { *a = *b; }
fn main() { let mut x = 1; f(&mut x, &x); } //~ E0502
// ----
fn f(a: &mut i32, b: i32) { *a = b; }
fn main() { let mut x = 1; f(&mut x, x); let r = &mut x; f(r, *r); println!("{}", x); } //~ E0503
// ----
extern "C" { fn c_fill(p: *mut i32, n: usize); }
fn g(f: extern "C" fn(&i32) -> &i32) -> i32 { let r; { let x = 1; r = *f(&x); } r }
fn main() {}
// ----
extern "C" fn k(x: &i32) -> &i32 { x }
fn main() { let r; { let x = 1; let f: extern "C" fn(&i32) -> &i32 = k; r = f(&x); } println!("{}", r); } //~ E0597
// ----
fn main() { let x = 5; let r = std::panic::catch_unwind(|| x + 1); println!("{}", r.is_ok()); }
// ----
fn main() { let mut x = Some(1); let y = x.as_mut().map(|v| { *v += 1; v }); x = None; println!("{}", y.is_some()); } //~ E0506
// ----
fn main() { let mut x = Some(1); let k = 2; let y = x.as_ref().map(|v| *v + k); x = None; println!("{}", y.is_some()); }
// ----
fn main() { let r; { let k = 2; r = Some(1).map(|_v| &k); } println!("{}", r.is_some()); } //~ E0597
// ----
fn f<'a>(o: Option<i32>, d: &'a i32) -> Option<&'a i32> { o.map(|_| d) }
fn main() { println!("{}", f(Some(1), &2).unwrap()); }
// ----
fn f(o: Option<i32>) -> Option<&'static i32> { let k = 3; o.map(|_| &k) } //~ E0373
fn main() { println!("{}", f(Some(1)).unwrap()); }
// ----
fn f<'a, 'b>(o: Option<i32>, d: &'b i32, e: &'a i32) -> Option<&'a i32> { o.map(|_| d) } //~ lifetime-too-short
fn main() { println!("{}", f(Some(1), &2, &3).unwrap()); }
// ----
fn main() { let mut n = 0; let o = Some(1); o.map(|v| { n += v; }); println!("{}", n); }
// ----
fn main() { let mut n = 0; let p = &n; Some(1).map(|v| { n += v; }); println!("{}", p); } //~ E0502
// ----
fn main() { let v = vec![1]; let r = &v; Some(1).map(move |x| { v.len() + x }); println!("{}", r.len()); } //~ E0505
// ----
struct It<'a> { s: &'a [i32], i: usize }
impl<'a> It<'a> { fn next(&mut self) -> Option<&'a i32> { if self.i < self.s.len() { self.i += 1; Some(&self.s[self.i - 1]) } else { None } } }
fn main() { let v = vec![1, 2, 3]; let mut it = It { s: &v, i: 0 }; let a = it.next(); let b = it.next(); println!("{} {}", a.unwrap(), b.unwrap()); while let Some(x) = it.next() { println!("{}", x); } }
// ----
struct It<'a> { s: &'a mut [i32], i: usize }
impl<'a> It<'a> { fn next(&mut self) -> Option<&'a mut i32> { if self.i < self.s.len() { self.i += 1; Some(&mut self.s[self.i - 1]) } else { None } } } //~ lifetime-too-short
fn main() {}
// ----
struct It<'a> { s: &'a mut [i32] }
impl<'a> It<'a> { fn next(&mut self) -> Option<&'a mut i32> { let s = std::mem::replace(&mut self.s, &mut []); if s.is_empty() { return None; } let (a, b) = s.split_at_mut(1); self.s = b; Some(&mut a[0]) } }
fn main() { let mut v = vec![1, 2]; let mut it = It { s: &mut v }; let a = it.next().unwrap(); let b = it.next().unwrap(); *a += *b; println!("{}", v[0]); }
// ----
enum List { Cons(i32, Box<List>), Nil }
fn sum(l: &List) -> i32 { match l { List::Cons(v, rest) => v + sum(rest), List::Nil => 0 } }
fn last<'a>(l: &'a mut List) -> Option<&'a mut i32> { match l { List::Cons(v, rest) => { if let List::Nil = **rest { Some(v) } else { last(rest) } } List::Nil => None } }
fn main() { let mut l = List::Cons(1, Box::new(List::Cons(2, Box::new(List::Nil)))); *last(&mut l).unwrap() = 7; println!("{}", sum(&l)); }
// ----
enum List { Cons(i32, Box<List>), Nil }
fn rev(mut l: List) -> List { let mut out = List::Nil; loop { match l { List::Cons(v, rest) => { out = List::Cons(v, Box::new(out)); l = *rest; } List::Nil => return out } } }
fn main() { if let List::Cons(v, _) = rev(List::Cons(1, Box::new(List::Cons(2, Box::new(List::Nil))))) { println!("{}", v); } }
// ----
struct Node { next: Option<Box<Node>>, v: i32 }
fn remove(head: &mut Option<Box<Node>>, v: i32) { let mut cur = head; loop { match cur { None => return, Some(n) if n.v == v => { *cur = n.next.take(); return; } Some(n) => cur = &mut n.next } } }
fn main() {}
// ----
struct Node { next: Option<Box<Node>>, v: i32 }
fn len(mut n: &Option<Box<Node>>) -> usize { let mut k = 0; while let Some(x) = n { k += 1; n = &x.next; } k }
fn main() { let mut h = Some(Box::new(Node { next: None, v: 1 })); let t = h.take(); h = Some(Box::new(Node { next: t, v: 2 })); println!("{} {}", len(&h), h.as_ref().unwrap().v); }
// ----
struct B { v: Vec<i32> }
impl B { fn a(&mut self) -> &mut B { self } fn b(mut self) -> B { self.v.push(1); self } fn c(&self) -> &i32 { &self.v[0] } }
fn main() { let mut b = B { v: vec![] }; b.a().a().v.push(3); let c = b.b(); println!("{}", c.c()); let r = c.c(); let d = c; println!("{}", d.v.len()); println!("{}", r); } //~ E0505
// ----
fn f<'a>(a: &'a mut Vec<i32>, b: &'a Vec<i32>) -> &'a i32 { a.push(b[0]); &a[0] }
fn main() { let mut x = vec![1]; let y = vec![2]; let r = f(&mut x, &y); println!("{}", r); x.push(1); println!("{}", y[0]); }
// ----
fn f<'a>(a: &'a mut Vec<i32>, b: &'a Vec<i32>) -> &'a i32 { a.push(b[0]); &a[0] }
fn main() { let mut x = vec![1]; let mut y = vec![2]; let r = f(&mut x, &y); y.push(1); println!("{}", r); } //~ E0502
// ----
struct R<'a> { x: &'a i32 }
fn mk<'a>(x: &'a i32) -> R<'a> { R { x } }
fn bad() -> R<'static> { let y = 3; mk(&y) } //~ E0515
fn main() {}
// ----
struct R<'a> { x: &'a i32 }
fn mk<'a>(x: &'a i32) -> R<'a> { R { x } }
fn main() { let r = mk(&3); println!("{}", r.x); let y = 4; let q = mk(&y).x; println!("{}", q); let s = mk(&(y + 1)); println!("{}", s.x); } //~ E0716
// ----
struct R<'a> { x: &'a i32 }
impl<'a> Drop for R<'a> { fn drop(&mut self) {} }
fn main() { let mut y = 4; let r = R { x: &y }; y = 5; } //~ E0506
// ----
fn main() { let mut v: Vec<Box<i32>> = vec![Box::new(1)]; let b = &mut *v[0]; *b = 2; let c = &v[0]; println!("{}", c); *b = 3; } //~ E0502
// ----
fn main() { let mut x = [Some(1), None]; if let Some(a) = &mut x[0] { *a = 2; x[1] = Some(3); println!("{}", x[1].is_some()); } }
// ----
fn main() { let mut x = [Some(1), None]; if let Some(a) = &mut x[0] { x[1] = Some(3); *a = 2; } } //~ E0506
// ----
fn main() { let mut x = (Some(1), None); if let Some(a) = &mut x.0 { x.1 = Some(3); *a = 2; } println!("{}", x.1.is_some()); }
// ----
fn main() { let mut a = 1; let mut b = 2; let (x, y) = (&mut a, &mut b); std::mem::swap(x, y); println!("{} {}", x, y); println!("{}", a); }
// ----
fn main() { let mut a = 1; let x = &mut a; let y = &mut *x; let z = &mut *y; *z = 1; *y = 2; *x = 3; a = 4; println!("{}", a); }
// ----
fn main() { let mut a = 1; let x = &mut a; let y = &mut *x; *x = 3; *y = 2; } //~ E0506
// ----
fn f(x: &mut Option<i32>) -> &mut i32 { match x { Some(v) => v, None => { *x = Some(1); x.as_mut().unwrap() } } }
fn main() { println!("{}", f(&mut None)); }
// ----
fn f(x: &mut Option<i32>) -> &mut i32 { if x.is_none() { *x = Some(1); } match x { Some(v) => v, None => panic!() } }
fn main() { println!("{}", f(&mut None)); }
// ----
fn f(m: &mut Vec<i32>, k: usize) -> &i32 { match m.get(k) { Some(v) => return v, None => {} } m.push(1); &m[0] } //~ E0502
fn main() {}
// ----
fn g<'a>(x: &'a str, y: &str) -> &'a str { if y.len() > 1 { x } else { "no" } }
fn main() { let r; { let b = [1u8]; r = g("abc", "d"); } println!("{}", r.len()); }
// ----
fn g<'a>(x: &'a str, y: &str) -> &'a str { y } //~ E0621
fn main() {}
// ----
fn h(x: &i32, y: &i32) -> &i32 { x } //~ E0106
fn main() {}
// ----
struct S { v: Vec<i32> }
impl S { fn f(&self, o: &i32) -> &i32 { o } } //~ lifetime-too-short
fn main() {}
// ----
struct S { v: Vec<i32> }
impl S { fn f<'a>(&self, o: &'a i32) -> &'a i32 { if *o > 1 { o } else { &self.v[0] } } } //~ lifetime-too-short
fn main() {}
// ----
static mut P: *const i32 = std::ptr::null();
static S: [i32; 2] = [1, 2];
fn keep(r: &'static [i32]) -> &'static i32 { &r[1] }
fn main() { let r = keep(&S); println!("{}", r); let x = [1, 2]; let q = keep(&x); } //~ E0597
// ----
fn keep(r: &'static i32) {}
fn f(x: &i32) { keep(x); } //~ E0521
fn main() {}
// ----
fn keep(r: &'static i32) {}
fn f<'a>(x: &'a i32) { keep(x); } //~ E0521
fn main() {}
// ----
struct W<'a, 'b> { a: &'a mut &'b i32 }
fn set<'a, 'b>(w: W<'a, 'b>, x: &'b i32) { *w.a = x; }
fn main() { let x = 1; let mut r = &x; let y = 2; set(W { a: &mut r }, &y); println!("{}", r); }
// ----
struct W<'a, 'b> { a: &'a mut &'b i32 }
fn set<'a, 'b, 'c>(w: W<'a, 'b>, x: &'c i32) { *w.a = x; } //~ lifetime-too-short
fn main() {}
// ----
fn co<'a>(v: &'a Vec<&'static i32>) -> &'a Vec<&'a i32> { v }
fn inv<'a>(v: &'a mut Vec<&'static i32>) -> &'a mut Vec<&'a i32> { v } //~ lifetime-too-short
fn main() {}
// ----
use std::cell::Cell;
fn c<'a>(v: Cell<&'static i32>) -> Cell<&'a i32> { v } //~ lifetime-too-short
fn main() {}
// ----
fn c<'a>(v: Box<&'static i32>) -> Box<&'a i32> { v }
fn d<'a>(v: *mut &'static i32) -> *mut &'a i32 { v } //~ lifetime-too-short
fn main() {}
// ----
use std::sync::Arc;
fn main() { let a = Arc::new(1); let r = &*a; let b = a.clone(); drop(a); println!("{}", r); drop(b); } //~ E0505
// ----
fn two<'a>(v: &'a mut Vec<i32>) -> (&'a i32, usize) { let n = v.len(); v.push(1); (&v[0], n) }
fn main() { let mut v = vec![4]; let (r, n) = two(&mut v); println!("{} {}", r, n); v.push(3); }
// ----
fn main() { let mut v = vec![1, 2, 3]; let s = &mut v[..]; s[0] = 4; let t = &s[1..]; println!("{}", t[0]); s[1] = 2; v.push(1); }
// ----
fn main() { let mut v = vec![1, 2, 3]; let s = &mut v[..]; let t = &s[1..]; s[1] = 2; println!("{}", t[0]); } //~ E0506
// ----
fn main() { let mut c = 0; loop { let r = &mut c; *r += 1; if *r > 3 { break; } } println!("{}", c); }
// ----
fn main() { let mut c = 0; let mut keep = None; for i in 0..2 { let r = &mut c; if i == 1 { keep = Some(r); } } println!("{}", keep.is_some()); } //~ E0499
// ----
fn main() { let mut v = vec![1]; let mut last = &v[0]; for i in 0..3 { println!("{}", last); v.push(i); last = &v[0]; } }
// ----
fn main() { let mut v = vec![1]; let mut last; for i in 0..3 { v.push(i); last = &v[0]; println!("{}", last); } }
// ----
fn main() { let x: &mut i32; { let mut y = 1; x = &mut y; } *x = 2; } //~ E0597
// ----
fn choose<'a>(b: bool, x: &'a i32) -> &'a i32 { let z = 9; if b { x } else { &z } } //~ E0515
fn main() {}
// ----
fn f() -> &'static [i32] { &[1, 2, 3] }
fn g(n: i32) -> &'static [i32] { &[n, 2] } //~ E0515
fn main() {}
// ----
fn f(v: &Vec<i32>) -> &[i32] { &v[1..] }
fn g(v: Vec<i32>) -> usize { let s = f(&v); s.len() }
fn h<'a>(v: Vec<i32>) -> &'a [i32] { f(&v) } //~ E0515
fn main() {}
// ----
fn f(mut x: i32) -> i32 { let r = &mut x; *r += 1; let s = &x; *s }
fn g(x: i32) -> &'static i32 { &x } //~ E0515
fn main() { println!("{}", f(1)); }
// ----
struct M { a: Vec<i32>, b: Vec<i32> }
impl M { fn both(&mut self) -> (&mut Vec<i32>, &mut Vec<i32>) { (&mut self.a, &mut self.b) } fn same(&mut self) -> (&mut Vec<i32>, &mut Vec<i32>) { (&mut self.a, &mut self.a) } } //~ E0499
fn main() {}
// ----
struct M { a: Vec<i32>, b: usize }
impl M { fn go(&mut self) { let a = &mut self.a; for i in 0..self.b { a.push(i as i32); } self.b = 0; a.push(self.b as i32); } fn no(&mut self) { let a = &mut self.a; self.reset(); a.push(1); } fn reset(&mut self) {} } //~ E0499
fn main() {}
// ----
fn p(x: &mut i32, y: &mut i32) {}
fn main() { let mut a = [1, 2]; p(&mut a[0], &mut a[1]); let (mut b, mut c) = (1, 2); p(&mut b, &mut c); p(&mut b, &mut b); } //~ E0499
// ----
fn main() { let mut s = vec![1]; let t = &mut s; let u = t; u.push(1); t.push(2); } //~ E0382
// ----
fn main() { let mut s = vec![1]; let t = &mut s; let u = &mut *t; u.push(1); t.push(2); s.push(3); println!("{}", s.len()); }
// ----
use std::mem::MaybeUninit;
fn main() { let mut m: MaybeUninit<&i32> = MaybeUninit::uninit(); { let x = 1; m.write(&x); } unsafe { println!("{}", m.assume_init()); } } //~ E0597
// ----
extern "C" { fn get(p: *mut i32) -> *mut i32; }
fn safe<'a>(x: &'a mut i32) -> &'a mut i32 { unsafe { &mut *get(x) } }
fn main() { let mut v = 1; let r = safe(&mut v); let s = &v; println!("{}", s); *r = 1; } //~ E0502
