use std::ffi::c_void;
#[repr(C)] pub struct Ops { name: [u8; 4], open: Option<extern "C" fn(i32) -> *mut c_void>, step: Option<extern "C" fn(*mut c_void, i32) -> i32>, close: Option<extern "C" fn(*mut c_void)> }
struct Counter { n: i32, log: Vec<i32> }
impl Drop for Counter { fn drop(&mut self) { println!("drop {} after {}", self.n, self.log.len()); } }
extern "C" fn open(start: i32) -> *mut c_void { Box::into_raw(Box::new(Counter { n: start, log: Vec::new() })) as *mut c_void }
extern "C" fn step(p: *mut c_void, by: i32) -> i32 { let c = unsafe { &mut *(p as *mut Counter) }; c.n += by; c.log.push(by); c.n }
extern "C" fn close(p: *mut c_void) { drop(unsafe { Box::from_raw(p as *mut Counter) }); }
extern "C" { fn drive(ops: *const Ops, seed: i32) -> i32; }
fn main() { let ops = Ops { name: *b"cnt\0", open: Some(open), step: Some(step), close: Some(close) }; println!("{}", unsafe { drive(&ops, 5) }); let none = Ops { name: *b"nil\0", open: Some(open), step: None, close: Some(close) }; println!("{}", unsafe { drive(&none, 6) }); }
