use std::panic::catch_unwind;
#[no_mangle] pub extern "C" fn make(p: *mut i32) -> i32 { let mut b = Box::new(1); unsafe { *p = 5; } match catch_unwind(move || { *b = 2; panic!("x"); }) { Ok(_) => 0, Err(_) => -1 } }
fn main() { let mut x = 0; println!("{}", make(&mut x)); println!("{}", catch_unwind(|| panic!("y")).is_err()); println!("{}", x); let r = catch_unwind(|| { if true { return; } panic!("z") }); println!("{}", r.is_ok()); }
