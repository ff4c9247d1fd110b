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
