#!/usr/bin/env rustc
#![allow(dead_code, unused)]
//! inner doc
use std::{mem, ptr::{self, null as n}};
use std::os::raw::*;
/// doc
#[repr(u8)] #[derive(Clone, Copy)]
pub enum E { A = 1, B(u8), C { x: u8 }, D = 1 << 3, }
struct U; struct T(pub u8, u16); struct N<'a, 'b: 'a> { pub a: &'a u8, b: &'b mut [u8] }
unsafe extern "C" { fn f(x: i32, _: *mut u8) -> u8; static mut X: u8; }
extern "C-unwind" { fn g(#[link(retains)] p: *mut u8, #[cfg_attr(ferrule, link(frees))] q: *const u8); }
#[unsafe(no_mangle)] pub unsafe extern "C" fn h<'a>(x: &'a mut i32, mut y: u8, (a, b): (u8, u8), _: u8) -> ! { loop {} }
#[r3_safeffi] extern fn k(cb: Option<extern "C" fn(*mut u8, n: usize) -> i32>) {}
impl<'a> N<'a, 'a> { const X: u8 = 1; pub fn f(&self) {} fn g(&'a mut self, x: u8) {} fn h(mut self) {} fn i(self) {} }
impl Drop for U { fn drop(&mut self) { println!("drop"); } }
const _: () = (); static mut Y: [u8; 2 + 1] = [1, 2, 3];
fn main() {
  let x = 0x_ff_u8; let y: &[u8] = &a[1..]; let z = &mut a[..n]; // mark here
  let s = "a\
      b \" \\ \n \u{e9}é😀"; let c = '\''; let d = b'\x7f'; let bs = b"ab\xff\0"; let cs = c"hi"; let rs = r#"a"b"#;
  if a < b && c > d || e { } else if let Some(ref mut x) = y { x } else { z };
  let Some(x) = y else { return; };
  match x { | A => 1, 0 | 1 => 2, _ if c => 3, -1..=1 => { 4 } 5.. => 5, ..=3 => 7, x @ 1..=5 => 6, x @ (1 | 2) => 8, u32::MAX => 3, i32::MIN..=0 => 3, b'a'..=b'z' => 3, Foo { a, b: 1, .. } => 1, Foo(.., a) => 3, &(mut z) => 3, &&x => 4, &mut y => 2, (a,) => 3, () => unsafe { f() }, None::<u8> => 5, Self::A | Self(..) => return };
  while let Some(x) = s.pop() { continue; }
  let p = &raw const x; let q = &raw mut (*y).z; f(&raw, &raw.x);
  let s = S { a, b: 1, ..base }; if x == (S { a: 1 }) {}
  Foo::<u8>::new(); mem::size_of::<u32>(); x.cast::<u8>().add(1);
  (a as usize) < b; -x.abs(); (-x).abs(); -1i32 as u32; !(x & y) == z; *p += 1; a <<= 2; a = b = c;
  f(x)(y)[z].w.v()?.u.0.1;
  unsafe { *p = 1 };
  unsafe { *p = 1 }
  if a { 1 } else { 2 };
  let x = unsafe { *p } + 1;
  assert!(a == b, "x {} {0} {y:?} {{}} {z}", 1 + 2, y = 3); vec![1; 3]; vec![1, 2]; vec![]; panic!(); std::ptr::addr_of!(x.y); scopes!(); matches!(f::<a, b>(x), Some(1 | 2) if y); println!();
  let y = move |x: u32, &z| -> u32 { x }; let w = || a = 1; g(|| {});
  'a: loop { break 'a (1, 2); } 'b: { break 'b 5; }
  for i in 0..=n { } for i in (0..n).rev() {}
  let f: unsafe extern "C" fn(*mut u8) -> fn() -> ! = g; let v: &'static str = "x"; let u: *const *mut [u8; 4] = &x as *const _ as *const _;
  let r#type = 1; return a..b
  // mark end
}
