// References, boxes, vectors, slices, options, cells, swaps, and what closures take.
fn main() { let mut x = 1; { let r = &mut x; *r += 1; let s = &mut *r; *s += 1; *r += 1; } println!("{}", x); let r = &x; let s = r; println!("{} {}", r, s); }
// -------
fn longest<'a>(a: &'a [i32], b: &'a [i32]) -> &'a [i32] { if a.len() > b.len() { a } else { b } }
fn main() { let v = vec![1, 2, 3]; let w = [9]; println!("{:?}", longest(&v, &w)); }
// -------
fn main() { let mut v = vec![3, 1, 2]; v.push(v.len() as i32); v.insert(0, 7); let last = v.remove(4); v.swap(0, 1); println!("{:?} {} {}", v, last, v.contains(&7)); v.truncate(2); v.extend_from_slice(&[5, 6]); println!("{:?} {:?}", v, v.iter().sum::<i32>()); }
// -------
fn main() { let mut v = vec![1, 2, 3, 4]; let (a, b) = v.split_at_mut(2); a[0] = b[1]; b[0] += a[1]; println!("{:?}", v); let s = &mut v[1..3]; s[0] = 0; s.fill(8); println!("{:?} {:?}", v, v.get(9)); if let Some(x) = v.get_mut(0) { *x = 1; } println!("{:?} {:?}", v.first(), v.last()); }
// -------
fn inc(x: &mut i32) { *x += 1; }
fn twice(x: &mut i32) { inc(x); inc(x); }
fn main() { let mut n = 0; twice(&mut n); let r = &mut n; twice(r); inc(r); println!("{}", n); }
// -------
fn main() { let mut a = [1, 2]; let mut b = [3, 4]; std::mem::swap(&mut a, &mut b); let old = std::mem::replace(&mut a[0], 9); println!("{:?} {:?} {}", a, b, old); let mut o = Some(3); let t = std::mem::take(&mut o); println!("{:?} {:?}", o, t); }
// -------
use std::cell::Cell;
struct Shared<'a> { c: &'a Cell<i32> }
fn main() { let c = Cell::new(1); let a = Shared { c: &c }; let b = Shared { c: &c }; a.c.set(b.c.get() + 5); println!("{} {}", c.get(), c.replace(2)); println!("{}", c.into_inner()); }
// -------
fn main() { let mut o = Some(4); if let Some(x) = &mut o { *x += 1; } if let Some(ref mut x) = o { *x += 1; } println!("{:?} {:?}", o, o.map(|x| x * 2)); let t = o.take(); println!("{:?} {:?}", o, t); let r = o.get_or_insert(7); *r += 1; println!("{:?} {:?}", o, o.as_ref().map(|x| *x + 1)); }
// -------
fn main() { let k = 10; let f = Some(3).map(|x| x + k); let g = None.unwrap_or_else(|| k * 2); let h = Some(5).filter(|x| *x > k); println!("{:?} {} {:?}", f, g, h); let e: Result<i32, i32> = Err(3); println!("{:?} {}", e.map_err(|x| x + k), e.unwrap_or_else(|x| x - k)); }
// -------
fn main() { let b = Box::new(5); let c = b; println!("{}", *c + 1); let mut d = Box::new((1, 2)); d.0 = 7; let (x, y) = *d; println!("{} {}", x, y); let bb = Box::new(Box::new(3)); println!("{}", **bb); }
// -------
use std::sync::Arc;
fn main() { let a = Arc::new(5); let b = Arc::clone(&a); let c = a.clone(); println!("{} {} {}", *a + *b, Arc::strong_count(&c), Arc::ptr_eq(&a, &b)); drop(b); println!("{}", Arc::strong_count(&a)); }
// -------
fn apply(f: fn(i32) -> i32, x: i32) -> i32 { f(x) }
fn dbl(x: i32) -> i32 { x * 2 }
fn main() { println!("{}", apply(dbl, 4)); let g: fn(i32) -> i32 = dbl; println!("{}", g(g(1))); }
// -------
fn main() { let x = 5; let p = &x as *const i32; let q = p; println!("{} {}", p == q, p.is_null()); let v = unsafe { *p }; println!("{}", v); }
// -------
fn main() { let mut a = [1, 2, 3]; let p = a.as_mut_ptr(); unsafe { *p.add(1) = 20; p.add(2).write(30); println!("{}", p.read()); } println!("{:?}", a); let s = unsafe { std::slice::from_raw_parts(a.as_ptr(), 2) }; println!("{:?}", s); }
// -------
static mut COUNT: i32 = 0;
unsafe fn tick() -> i32 { COUNT += 1; COUNT }
fn main() { let n = unsafe { tick(); tick() }; println!("{}", n); }
// -------
use std::mem::MaybeUninit;
fn main() { let mut m: MaybeUninit<i32> = MaybeUninit::uninit(); m.write(4); println!("{}", unsafe { m.assume_init() }); }
// -------
use std::num::NonZeroU32;
fn main() { let n = NonZeroU32::new(5); println!("{:?} {}", n.is_some(), n.unwrap().get()); println!("{}", NonZeroU32::new(0).is_none()); println!("{}", std::mem::size_of::<Option<NonZeroU32>>()); }
// -------
fn main() { let b = Box::new(7); let p = Box::into_raw(b); unsafe { *p += 1; let b = Box::from_raw(p); println!("{}", b); } let x: u32 = unsafe { std::mem::transmute('a') }; println!("{}", x); std::mem::forget(Box::new(1)); }
// -------
fn pick<'a>(v: &'a mut Vec<i32>, i: usize) -> &'a mut i32 { &mut v[i] }
fn main() { let mut v = vec![1, 2]; *pick(&mut v, 1) = 5; let r = pick(&mut v, 0); *r = 6; println!("{:?}", v); pick(&mut v, 7); }
// -------
fn main() { let s = "héllo"; println!("{} {}", s, s.len()); let b = s.as_bytes(); println!("{}", b[1]); let t: &'static str = "x"; println!("{}", t == "x"); }
// -------
fn main() { let v: Vec<Vec<i32>> = vec![vec![1], vec![2, 3]]; let mut t = 0; for i in 0..v.len() { for j in 0..v[i].len() { t += v[i][j]; } } println!("{}", t); let w = v; println!("{}", w[1][1]); }
// -------
fn main() { let mut v = Vec::with_capacity(2); v.push(Some(Box::new(1))); v.push(None); if let Some(Some(b)) = v.get(0) { println!("{}", b); } let x = v[0].take(); println!("{:?} {}", x, v[0].is_none()); v.clear(); println!("{} {}", v.is_empty(), v.len()); }
// -------
fn main() { let a = [1, 2, 3]; let [x, .., z] = a; println!("{} {}", x, z); if let [p, q, ..] = &a[..] { println!("{} {}", p, q); } match &a[1..] { [] => println!("none"), [one] => println!("{}", one), [first, rest @ ..] => println!("{} {:?}", first, rest) } }
// -------
fn sum(v: &[i32]) -> i32 { let mut t = 0; let mut i = 0; while i < v.len() { t += v[i]; i += 1; } t }
fn main() { let v = vec![1, 2, 3]; println!("{} {} {}", sum(&v), sum(&v[1..]), sum(&[4; 3])); let b: Box<[i32]> = v.into_boxed_slice(); println!("{}", b.len()); }
// -------
fn main() { let x = 1; let y = &raw const x; println!("{}", unsafe { y.read() }); let mut z = 2; let p = std::ptr::addr_of_mut!(z); unsafe { *p = 3; } println!("{}", z); }
// -------
fn main() { let r = std::panic::catch_unwind(|| { let v: Vec<i32> = vec![]; v[0] }); println!("{}", r.is_err()); }
// -------
use std::ffi::{CStr, CString};
fn main() { let c = CString::new("abc").unwrap(); let s: &CStr = c.as_c_str(); println!("{}", s.to_bytes().len()); println!("{}", c"xy".to_bytes().len()); }
// -------
fn refs<'a, 'b: 'a>(x: &'a i32, y: &'b i32) -> &'a i32 { if *x > 0 { x } else { y } }
fn main() { let a = 1; let r; { let b = 2; r = *refs(&a, &b); } println!("{}", r); }
// -------
fn swap_parts(p: &mut (i32, i32)) { let (a, b) = p; std::mem::swap(a, b); }
fn main() { let mut p = (1, 2); swap_parts(&mut p); println!("{:?}", p); let q = &mut p; let (ref mut x, _) = *q; *x = 9; println!("{:?}", p); }
// -------
fn main() { let mut data = vec![1, 2, 3]; let first = data[0]; data.push(first); let n = data.len(); data[n - 1] += 1; let slice = &data[..2]; println!("{:?} {:?}", slice, data); let d2 = data.clone(); println!("{}", d2 == data); }
// -------
fn main() { let o: Option<&i32> = None; println!("{:?}", o.copied()); let x = 3; println!("{:?} {:?}", Some(&x).copied(), Some(&x).cloned()); }
// -------
extern "C" fn cb(x: i32) -> i32 { x + 1 }
fn main() { let f: extern "C" fn(i32) -> i32 = cb; println!("{}", f(1)); let o: Option<extern "C" fn(i32) -> i32> = Some(cb); println!("{}", o.map(|g| g(5)).unwrap()); }
// -------
fn main() { let f = |x: i32| x + 1; println!("{}", f(2)); }
