use std::ffi::c_void;
extern "C" { fn free(p: *mut c_void); fn make_list(n: u32) -> *mut Node; }
#[repr(C)] pub struct Node { next: *mut Node, v: u32 }
struct List(*mut Node);
impl List { fn sum(&self) -> u32 { let mut t = 0; let mut p = self.0 as *const Node; while !p.is_null() { unsafe { t += (*p).v; p = (*p).next; } } t } fn pop(&mut self) -> Option<u32> { if self.0.is_null() { return None; } let n = self.0; unsafe { let v = (*n).v; self.0 = (*n).next; free(n as *mut c_void); Some(v) } } }
impl Drop for List { fn drop(&mut self) { let mut k = 0; while let Some(_) = self.pop() { k += 1; } println!("freed {}", k); } }
fn main() { let mut l = List(unsafe { make_list(6) }); println!("{}", l.sum()); println!("{:?} {:?}", l.pop(), l.pop()); let e = List(unsafe { make_list(0) }); println!("{}", e.sum()); }
