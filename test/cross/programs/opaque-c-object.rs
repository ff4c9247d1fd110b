
#[repr(C)] pub struct Stack { _p: [u8; 0] }
extern "C" { fn stack_new(cap: usize) -> *mut Stack; fn stack_push(s: *mut Stack, v: i32) -> bool; fn stack_pop(s: *mut Stack, out: *mut i32) -> bool; fn stack_free(s: *mut Stack); }
struct Owned { p: *mut Stack }
impl Owned { fn new(n: usize) -> Option<Owned> { let p = unsafe { stack_new(n) }; if p.is_null() { None } else { Some(Owned { p }) } } fn push(&mut self, v: i32) -> Result<(), i32> { if unsafe { stack_push(self.p, v) } { Ok(()) } else { Err(v) } } fn pop(&mut self) -> Option<i32> { let mut v = 0; if unsafe { stack_pop(self.p, &mut v) } { Some(v) } else { None } } }
impl Drop for Owned { fn drop(&mut self) { unsafe { stack_free(self.p) } } }
fn main() { let mut s = Owned::new(2).unwrap(); println!("{} {} {}", s.push(1).is_ok(), s.push(2).is_ok(), s.push(3).is_err()); println!("{:?} {:?} {:?}", s.pop(), s.pop(), s.pop()); println!("{}", Owned::new(0).is_none()); }
