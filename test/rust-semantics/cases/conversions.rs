fn g() -> Result<u8, u8> { Ok(1) }
fn f() { let c = || { let x = g()?; Ok(x) }; let r: Result<u8, u8> = c(); }
fn main() {}
// ----
fn g() -> Result<u8, u8> { Ok(1) }
fn f() { let c = || { let x = g()?; Ok(x) }; } //~ E0282
fn main() {}
// ----
fn g() -> Result<u8, u8> { Ok(1) }
fn f() { let c = || -> Result<u8, _> { let x = g()?; Ok(x) }; } //~ E0282
fn main() {}
// ----
fn g() -> Option<u8> { Some(1) }
fn f() { let c = || { let x = g()?; Some(x) }; c(); }
fn main() {}
// ----
struct E;
fn g() -> Result<u8, E> { Ok(1) }
fn f(o: Option<u8>) -> Result<u8, u8> { let k = o.map(|_| { let x = g()?; Ok(x) }); match k { Some(Ok(x)) => Ok(x), Some(Err(E)) => Err(1), None => Err(2) } }
fn main() {}
// ----
struct E;
fn g() -> Result<u8, E> { Ok(1) }
fn f(o: Option<u8>) -> Result<u8, E> { o.ok_or(E).and_then(|_| { let x = g()?; Ok(x) }) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, u16> { let x = o.ok_or(1)?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, u16> { let x = o.ok_or(1u16)?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, u16> { let x = o.ok_or(1u8)?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, i8> { let x = o.ok_or(-1)?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, usize> { let x = o.ok_or(1)?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, i32> { let x = o.ok_or(1)?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, i64> { let x = o.ok_or(1)?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, isize> { let x = o.ok_or(1)?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, bool> { let x = o.ok_or(1)?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Option<u8>> { let x = o.ok_or(None)?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Option<u8>> { let x = o.ok_or(None.unwrap())?; Ok(x) } //~ E0283
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Box<u8>> { let x = o.ok_or(None.unwrap())?; Ok(x) } //~ E0283
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, (u8, u8)> { let x = o.ok_or(None.unwrap())?; Ok(x) } //~ E0283
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, (u8, u16)> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, &'static str> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, String> { let x = o.ok_or(None.unwrap())?; Ok(x) } //~ E0283
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Vec<u8>> { let x = o.ok_or(Vec::new())?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Vec<u8>> { let x = o.ok_or(vec![])?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, [u8; 2]> { let x = o.ok_or(None.unwrap())?; Ok(x) } //~ E0283
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, *const u8> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, &'static [u8]> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, fn()> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Result<u8, u8>> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
use std::cell::Cell;
fn f(o: Option<u8>) -> Result<u8, Cell<u8>> { let x = o.ok_or(None.unwrap())?; Ok(x) } //~ E0283
fn main() {}
// ----
use std::mem::MaybeUninit;
fn f(o: Option<u8>) -> Result<u8, MaybeUninit<u8>> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
use std::num::NonZeroU8;
fn f(o: Option<u8>) -> Result<u8, NonZeroU8> { let x = o.ok_or(None.unwrap())?; Ok(x) }
fn main() {}
// ----
use std::num::NonZeroU16;
fn f(o: Option<u8>) -> Result<u8, NonZeroU16> { let x = o.ok_or(None.unwrap())?; Ok(x) } //~ E0283
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Vec<&'static u8>> { let x = o.ok_or(vec![&1])?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, (u16, u8)> { let x = o.ok_or((1, 2))?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, (u16, u16)> { let x = o.ok_or((1, 2))?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Option<u16>> { let x = o.ok_or(Some(1))?; Ok(x) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, Box<u16>> { let x = o.ok_or(Box::new(1))?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, u8> { Err(1)? }
fn main() {}
// ----
fn f() -> Result<u8, i32> { Err(1)? }
fn main() {}
// ----
fn f() -> Result<u8, u64> { let e = 1; let r: Result<u8, _> = Err(e); let x = r?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f() -> Result<u8, u64> { let e = 1; let r: Result<u8, _> = Err(e); let x = r?; let k: u64 = e; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, Option<u8>> { let r: Result<u8, _> = Err(None); let x = r?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, Option<u8>> { let r: Result<u8, _> = Err(Some(1)); let x = r?; Ok(x) }
fn main() {}
// ----
struct E;
fn f() -> Result<u8, E> { let r: Result<u8, _> = Err(None.unwrap()); let x = r?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, ()> { let r: Result<u8, _> = Err(None.unwrap()); let x = r?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, bool> { let r: Result<u8, _> = Err(None.unwrap()); let x = r?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, (u8, u8)> { let r: Result<u8, _> = Err((1, 2)); let x = r?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, [u8; 2]> { let r: Result<u8, _> = Err([1, 2]); let x = r?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, &'static str> { let r: Result<u8, _> = Err("x"); let x = r?; Ok(x) }
fn main() {}
// ----
fn f<'a>(s: &'a [u8; 2]) -> Result<u8, &'a [u8]> { let r: Result<u8, _> = Err(s); let x = r?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f<'a>(s: &'a mut u8) -> Result<u8, &'a u8> { let r: Result<u8, _> = Err(s); let x = r?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f() { let z = Some((1u8, 2u8)).unwrap_or_default(); }
fn main() {}
// ----
fn f() { let z = Some('a').unwrap_or_default(); let k = Some(Box::new(1u8)).unwrap_or_default(); }
fn main() {}
// ----
fn f() { let z = Some([1u8]).unwrap_or_default();  }
fn main() {}
// ----
struct S;
fn f(x: &[u8]) { let z = Some(S).unwrap_or_default();  } //~ E0277
fn main() {}
// ----
fn g() -> Result<u8, ()> { Ok(1) }
fn f(o: Option<u8>) { let x = match o { Some(_) => None.unwrap_or_default(), None => return }; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let x = if b { None.unwrap_or_default() } else { return }; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let x = if b { panic!() } else { None.unwrap_or_default() }; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let x = if b { panic!() } else { None.unwrap() }; println!("{:?}", x); }
fn main() {}
// ----
fn f(b: bool) { let x = if b { panic!() } else { None.unwrap() }; let y = x.clone(); } //~ E0282
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None }; let y: Option<_> = x; y == None; } //~ E0282
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; x == x; }
fn main() {}
// ----
fn f(b: bool) { let mut v = Vec::new(); v.push(return); println!("{:?}", v); }
fn main() {}
// ----
fn f(b: bool) { let mut v = Vec::new(); v.push(return); let w = v.clone(); }
fn main() {}
// ----
fn f(b: bool) { let mut v = Vec::new(); v.push(return); v == v; }
fn main() {}
// ----
fn f(b: bool) { let a = [if b { panic!() } else { None.unwrap() }; 2]; }
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = None; let x = o.unwrap_or(return); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(&return); o.cloned(); }
fn main() {}
// ----
fn f(b: bool) { let o = Some(&return); o.copied(); }
fn main() {}
// ----
fn f(b: bool) { let o = Some(&return); println!("{:?}", o); }
fn main() {}
// ----
fn f(b: bool) { let o = std::cell::Cell::new(return); o.get(); }
fn main() {}
// ----
fn f(o: Option<u8>) { let x = o.map(|_| return); println!("{:?}", x); }
fn main() {}
// ----
fn f(o: Option<u8>) { let x = o.map(|_| panic!()); println!("{:?}", x); }
fn main() {}
// ----
fn f(o: Option<u8>) { let x = o.map(|_| panic!()); x.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(o: Option<u8>) { let c = || return; println!("{:?}", c()); }
fn main() {}
// ----
fn f(o: Option<u8>) { let c = || panic!(); println!("{:?}", c()); }
fn main() {}
// ----
fn f(o: Option<u8>) { let mut x = None.unwrap_or_default(); x = return; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(o: Option<u8>) { let mut x = None.unwrap_or_default(); if o.is_some() { x = return; } } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(o: Option<u8>) { let r = std::panic::catch_unwind(|| panic!()); println!("{:?}", r.is_ok()); }
fn main() {}
// ----
fn f(o: Option<u8>) { let v = vec![return; 3]; }
fn main() {}
// ----
fn f(o: Option<u8>) { let v = vec![if o.is_some() { return } else { None.unwrap() }; 3]; }
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = x == (); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = () == x; }
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; assert_eq!(x, ()); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; assert_eq!((), x); }
fn main() {}
// ----
fn f(b: bool) { let mut v = Vec::new(); v.push(return); let z = v == vec![()]; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); let z = o == Some(()); }
fn main() {}
// ----
fn f(b: bool) { let a = [return]; let z = a == [()]; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let a = Box::new(return); let z = a == Box::new(()); }
fn main() {}
// ----
fn f() -> Result<(), ()> { let x: () = Err(return Ok(()))?; Ok(x) }
fn main() {}
// ----
fn f() -> Result<u8, u8> { let e = return Ok(1); Err(e)? } //~ E0277
fn main() {}
// ----
fn f() -> Result<u8, ()> { let e = return Ok(1); Err(e)? }
fn main() {}
// ----
fn f(b: bool) -> Result<u8, ()> { let e = if b { return Ok(1) } else { None.unwrap() }; Err(e)? }
fn main() {}
// ----
fn f(b: bool) -> Result<u8, ()> { let e = if b { return Ok(1) } else { None.unwrap() }; let z: u8 = Err(e)?; Ok(z) }
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = x + 1; } //~ E0277
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = 1 + x; } //~ E0277
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = !x; } //~ E0282
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; let z = x == 1; } //~ E0277
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; for i in 0..x {} }
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap() }; std::mem::replace(&mut Some(x), None); }
fn main() {}
// ----
fn f(b: bool) { let mut v = Vec::new(); v.push(return); let z = v.contains(&()); }
fn main() {}
// ----
#[allow(dependency_on_unit_never_type_fallback)]
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); }
fn main() {}
// ----
#![allow(future_incompatible)]
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
#![allow(rust_2024_compatibility)]
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); }
fn main() {}
// ----
struct S; impl S {
fn f(b: bool) {  //~ dependency_on_unit_never_type_fallback
   let o = Some(return);
   o.unwrap_or_default(); 
   let o = Some(return);
   o.unwrap_or_default(); }
}
fn main() {}
// ----
fn f(b: bool) { let c = || { let o = Some(panic!()); o.unwrap_or_default(); }; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); let x = 300u8; } //~ dependency_on_unit_never_type_fallback overflowing_literals
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); let x: u8 = (); } //~ E0308 dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn g() { let x: u8 = (); } //~ E0308
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn g() { let s = String::new(); drop(s); drop(s); } //~ E0382
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); let s = String::new(); drop(s); drop(s); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); o.unwrap_or_default(); let p = Some(return); drop(p == Some(1u8)); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
#[derive(Debug)]
struct W;
fn f(b: bool) { let mut o = None; if b { o = Some(return); } let x = o.unwrap_or_default(); println!("{:?}", x); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Err(return).unwrap_or_default(); let k: u8 = o; }
fn main() {}
// ----
fn f(b: bool) { let o: Result<_, u8> = Ok(return); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some((return, 1)); o.unwrap_or_default(); } //~ E0277
fn main() {}
// ----
fn f(b: bool) { let o = Some([return]); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(Some(return)); o.unwrap_or_default(); }
fn main() {}
// ----
fn f(b: bool) { let o = Some(Box::new(return)); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(std::cell::Cell::new(return)); o.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let o = Some(return); let p = o; p.unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let x = if b { return } else { None.unwrap_or_default() }; let y: u8 = x; }
fn main() {}
// ----
fn f(b: bool) { let x; if b { x = None.unwrap_or_default() } else { x = return; } let y = x; } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(b: bool) { let c = |y| y; let x = c(return); let z = Some(x).unwrap_or_default(); } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
struct D<'a>(&'a str); impl Drop for D<'_> { fn drop(&mut self) {} }
fn f() { let s = String::new(); let d = D(&s); }
fn main() {}
// ----
struct D<'a>(&'a str); impl Drop for D<'_> { fn drop(&mut self) {} }
fn f() { let d; let s = String::new(); d = D(&s); } //~ E0597
fn main() {}
// ----
struct D<'a>(&'a str);
fn f() { let d; let s = String::new(); d = D(&s); }
fn main() {}
// ----
struct D<'a>(&'a str); impl Drop for D<'_> { fn drop(&mut self) {} }
fn f() { let (s, d); s = String::new(); d = D(&s); }
fn main() {}
// ----
struct D<'a>(&'a str); impl Drop for D<'_> { fn drop(&mut self) {} }
fn f() { let (d, s); s = String::new(); d = D(&s); } //~ E0597
fn main() {}
// ----
struct D<'a>(&'a str); impl Drop for D<'_> { fn drop(&mut self) {} }
fn f() { let v; let s = String::new(); v = vec![D(&s)]; } //~ E0597
fn main() {}
// ----
fn f() { let v; let s = String::new(); v = vec![&s]; }
fn main() {}
// ----
fn f() { let v; let s = String::new(); v = Box::new(&s); }
fn main() {}
// ----
struct D<'a>(&'a str); impl Drop for D<'_> { fn drop(&mut self) {} }
fn f() -> usize { let s = String::new(); D(&s).0.len() } //~ E0597
fn main() {}
// ----
use std::cell::Cell;
struct L<'a> { n: Cell<Option<&'a L<'a>>> }
fn f() { let a = L { n: Cell::new(None) }; let b = L { n: Cell::new(Some(&a)) }; a.n.set(Some(&b)); }
fn main() {}
// ----
use std::cell::Cell;
struct L<'a> { n: Cell<Option<&'a L<'a>>> } impl Drop for L<'_> { fn drop(&mut self) {} }
fn f() { let a = L { n: Cell::new(None) }; a.n.set(Some(&a)); } //~ E0597
fn main() {}
// ----
use std::cell::Cell;
fn f() { let c = Cell::new(&1); { let x = 2; c.set(&x); } }
fn main() {}
// ----
use std::cell::Cell;
fn f() { let c = Cell::new(&1); { let x = 2; c.set(&x); } c.get(); } //~ E0597
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { let o = v.first(); match o { Some(_) if { v.push(1); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { match v.first() { Some(x) => { v.push(1); } None => { v.push(1); } } }
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { match v.first() { Some(x) => { v.push(*x); } None => { v.push(1); } } }
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { if let Some(x) = v.first().copied() { v.push(x); } while let Some(x) = v.pop() { v.push(x - 1); } }
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { for x in v.iter() { v.push(*x); } } //~ E0502
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { for x in &mut *v { *x += v.len() as u8; } } //~ E0502
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { for i in 0..v.len() { v.push(v[i]); } }
fn main() {}
// ----
fn f(o: Result<u8, i64>) -> Result<u16, i64> { let x = o?; Ok(x as u16) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Result<u8, i64> { let x = o?; Ok(x) } //~ E0277
fn main() {}
// ----
fn f(o: Result<u8, i8>) -> Result<u8, i64> { o? ; o.map_err(|e| e as i64) }
fn main() {}
// ----
fn f(o: Result<u8, i64>) -> Result<u8, i8> { Ok(o?) } //~ E0277
fn main() {}
// ----
fn f(o: Result<u8, &str>) -> Result<u8, &str> { Ok(o?) }
fn main() {}
// ----
fn f<'a>(o: Result<u8, &'a str>) -> Result<u8, &'static str> { Ok(o?) } //~ lifetime-too-short
fn main() {}
// ----
fn f<'a>(o: Result<u8, &'static str>) -> Result<u8, &'a str> { Ok(o?) }
fn main() {}
// ----
struct E(String);
fn f(o: Result<u8, E>) -> Result<u8, E> { let x = o?; match o { Ok(_) => {} Err(_) => {} } Ok(x) } //~ E0382
fn main() {}
// ----
fn f(o: Result<String, u8>) -> Result<usize, u8> { let x = o?.len(); let y = o?; Ok(x) } //~ E0382
fn main() {}
// ----
fn f(o: Option<&mut u8>) -> Option<()> { *o? = 1; *o? = 2; None } //~ E0382
fn main() {}
// ----
fn f(a: Vec<Option<u8>>) -> bool { a == [None] && a == vec![Some(1)] && a != [] }
fn main() {}
// ----
fn f(a: &[String], b: &[&str]) -> bool { a == b }
fn main() {}
// ----
fn f(a: String, b: &str) -> bool { a == b && b == a && a == *b && *b == a && &a == b }
fn main() {}
// ----
fn f(a: Option<String>, b: Option<&str>) -> bool { a == b } //~ E0308
fn main() {}
// ----
fn f(a: Box<u8>, b: u8) -> bool { a == b } //~ E0308
fn main() {}
// ----
fn f(a: &Box<u8>, b: Box<u8>) -> bool { *a == b && a == &b }
fn main() {}
// ----
fn f(a: *const u8, b: *mut u8) -> bool { a == b }
fn main() {}
// ----
fn f(a: *const u8, b: *mut u8) -> bool { b == a } //~ E0308
fn main() {}
// ----
fn f(a: *const u8, b: &u8) -> bool { a == b }
fn main() {}
// ----
fn g() {} fn f() -> bool { let h: fn() = g; h == g && g as fn() == h }
fn main() {}
// ----
fn f(a: [u8; 2], b: [u8; 3]) -> bool { a == b } //~ E0277
fn main() {}
// ----
fn f(a: &mut u8, b: u8) -> bool { a == &b && *a == b && a == &mut b.clone() }
fn main() {}
// ----
fn f(a: (u8, &str), b: (u8, String)) -> bool { a == b } //~ E0308
fn main() {}
// ----
#[derive(PartialEq)] struct S<'a>(&'a str); fn f(a: S, b: S<'static>) -> bool { a == b && S("a") == a && [a] == [b] }
fn main() {}
// ----
struct S; fn f(a: S, b: S) -> bool { a == b } //~ E0369
fn main() {}
// ----
struct S; fn f(a: Vec<S>, b: [S; 1]) -> bool { a == b } //~ E0369
fn main() {}
// ----
fn f() -> bool { let x = None; let y = x == Some(1u8); let z: Option<u8> = x; y }
fn main() {}
// ----
fn f() -> bool { let x = None; x == None } //~ E0282
fn main() {}
// ----
fn f() -> bool { let x = vec![]; let y = x == [1u8]; let z: Vec<u8> = x; y }
fn main() {}
// ----
fn f() -> bool { let x = vec![]; let y = x.len() == 0; let z = x == x; let w: Vec<u8> = x; y }
fn main() {}
// ----
fn f(b: &[u8]) -> bool { let mut x = Vec::new(); x.extend_from_slice(b); x == b && &x[..] == b && b == x }
fn main() {}
// ----
fn f(b: &[u8]) -> bool { let mut x = Vec::new(); let r = x == b; x.extend_from_slice(b); r }
fn main() {}
// ----
struct E(String);
fn f(o: Result<u8, E>) -> Result<u8, E> { let x = o?; match o { Ok(_) => {} Err(_) => {} } Ok(x) } //~ E0382
fn main() {}
// ----
struct S { o: Result<u8, String> } impl S { fn f(&self) -> Result<u8, String> { let x = self.o?; Ok(x) } } //~ E0507
fn main() {}
// ----
struct S { o: Result<u8, u8> } impl S { fn f(&self) -> Result<u8, u8> { let x = self.o?; let y = self.o?; Ok(x + y) } }
fn main() {}
// ----
struct S { o: Option<String>, n: u8 } fn f(s: S) -> Option<u8> { let x = s.o?; let n = s.n; Some(n) }
fn main() {}
// ----
struct S { o: Option<String>, n: u8 } fn f(s: S) -> Option<u8> { let x = s.o?; drop(s.o); Some(1) } //~ E0382
fn main() {}
// ----
struct S { o: Option<String>, n: u8 } fn f(s: &S) -> Option<&String> { let x = s.o.as_ref()?; Some(x) }
fn main() {}
// ----
fn f(v: &mut Vec<Option<u8>>) -> Option<u8> { v[0]?; v[0] = None; v.pop()? }
fn main() {}
// ----
fn f(v: Vec<Option<String>>) -> Option<usize> { Some(v[0]?.len()) } //~ E0507
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let r = &o; let x = (*r)?; o?; let c = || { let y = o?; Some(y) }; c() }
fn main() {}
// ----
fn f(o: Option<String>) -> Option<usize> { let c = || { let y = o?; Some(y.len()) }; c() }
fn main() {}
// ----
fn f(o: Option<String>) -> Option<usize> { let c = || { let y = o?; Some(y.len()) }; c(); o.map(|x| x.len()) } //~ E0382
fn main() {}
// ----
fn f(o: &mut Option<&mut u8>) -> Option<()> { let x = (*o)?; *x = 1; None } //~ E0507
fn main() {}
// ----
fn f(o: Option<&mut u8>) -> Option<&mut u8> { let x = o?; *x = 1; let y = o; y } //~ E0382
fn main() {}
// ----
fn f(o: Result<(), String>) -> Result<(), String> { o?; o } //~ E0382
fn main() {}
// ----
static mut S: Option<u8> = None;
fn f() -> Option<u8> { let x = unsafe { S }?; unsafe { S? ; } Some(x) }
fn main() {}
// ----
fn main() {
    let s = String::from("abc");
    let b = Box::new(String::from("q"));
    let (a, v) = ([1, 2], vec![3]);
    let n = v.len();
    let x = if n > 1 { &s } else { "a" };
    let y = match n { 1 => &s, 2 => return, _ => "a" };
    let z = [&s, &s, "a", &b, &s];
    let w = [&b, &b, &s];
    let p = [&a[..], &v, &a];
    let q = [&a, &v[..]];
    let r = [&&n, &n];
    println!("{} {} {:?} {:?} {:?} {:?} {:?} {:?}", x, y, z, w, p, q, r, vec![&s, "b"]);
}
// ----
fn f(c: bool, r: &mut u8, q: &u8) -> u8 { let x = if c { r } else { q }; *r = 1; *x } //~ E0382
fn main() { println!("{}", f(true, &mut 1, &2)); }
// ----
fn f(c: u8, r: &mut u8, q: &mut u8, z: &u8) -> u8 { let x = match c { 1 => r, 2 => q, _ => z }; *r + *x }
fn main() { println!("{}", f(1, &mut 1, &mut 2, &3)); }
// ----
fn f(v: &mut Vec<u8>, w: &mut [u8], c: bool) { let x = if c { v } else { w }; v.push(1); x[0] = 1; } //~ E0382
fn main() { f(&mut vec![1], &mut [1], true); }
// ----
fn f(c: bool, b: Box<[u8; 2]>, d: Box<[u8]>) -> usize { let y = if c { b } else { d }; y.len() }
fn main() { println!("{}", f(true, Box::new([1, 2]), Box::new([3]))); }
// ----
fn f(b: &[u8; 2], d: &[u8; 3]) { let _z = [b, d]; } //~ E0308
fn main() { f(&[1, 2], &[1, 2, 3]); }
// ----
fn f(c: bool, a: Option<&String>, b: Option<&str>) { let _y = if c { a } else { b }; } //~ E0308
fn main() { f(true, None, None); }
// ----
fn f(c: bool, r: &u8, z: *mut u8) { let _x = if c { r } else { z }; } //~ E0308
fn main() { f(true, &1, std::ptr::null_mut()); }
// ----
fn g(x: &[u8], s: &str) -> usize { x.len() + s.len() }
fn main() {
    let a: &str = &{ String::from("ab") };
    let b: &[isize] = &if a.len() > 1 { [1, 2, 3] } else { [1, 3, 4] };
    let c: &mut [u8] = &mut { vec![1, 2] };
    let d: Box<[u8]> = Box::new(match b.len() { 1 => [1], _ => [2] });
    let e: *const [u8] = &{ [1, 2] };
    println!("{} {} {} {}", g(&{ [1, 2] }, &{ String::new() }), c.len(), d.len(), e.is_null());
}
// ----
fn main() { let _: &i32 = &{ Box::new(1i32) }; } //~ E0308
