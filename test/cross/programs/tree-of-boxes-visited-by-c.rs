use std::ffi::c_void;
pub struct T { v: i32, l: Option<Box<T>>, r: Option<Box<T>> }
fn insert(t: Option<Box<T>>, v: i32) -> Option<Box<T>> { match t { None => Some(Box::new(T { v, l: None, r: None })), Some(mut n) => { if v < n.v { n.l = insert(n.l.take(), v); } else { n.r = insert(n.r.take(), v); } Some(n) } } }
#[no_mangle] pub extern "C" fn t_left(t: &T) -> Option<&T> { t.l.as_deref() }
#[no_mangle] pub extern "C" fn t_right(t: &T) -> Option<&T> { t.r.as_deref() }
#[no_mangle] pub extern "C" fn t_val(t: &T) -> i32 { t.v }
extern "C" { fn height(t: Option<&T>) -> i32; fn walk(t: Option<&T>, f: extern "C" fn(i32, *mut c_void), d: *mut c_void); }
extern "C" fn push(v: i32, d: *mut c_void) { unsafe { (*(d as *mut Vec<i32>)).push(v) } }
fn main() { let mut t = None; let vs = [5, 2, 8, 1, 9, 3]; for i in 0..vs.len() { t = insert(t, vs[i]); } let mut out: Vec<i32> = Vec::new(); unsafe { println!("{}", height(t.as_deref())); walk(t.as_deref(), push, &mut out as *mut Vec<i32> as *mut c_void); } for i in 0..out.len() { print!("{} ", out[i]); } println!(); }
