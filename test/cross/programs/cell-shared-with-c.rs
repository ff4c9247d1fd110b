use std::cell::{Cell, UnsafeCell};
#[repr(C)] pub struct Stat { hits: Cell<u32>, raw: UnsafeCell<u16>, fixed: u8 }
extern "C" { fn touch(s: &Stat); fn touch_raw(p: *mut u16); }
fn main() { let s = Stat { hits: Cell::new(1), raw: UnsafeCell::new(2), fixed: 3 }; let a = &s; let b = &s; unsafe { touch(a); touch(b); touch_raw(s.raw.get()); } b.hits.set(b.hits.get() * 2); println!("{} {} {}", a.hits.get(), unsafe { *s.raw.get() }, s.fixed); }
