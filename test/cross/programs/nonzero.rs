use std::num::NonZeroU32;
extern "C" { fn next_id(prev: Option<NonZeroU32>) -> Option<NonZeroU32>; }
#[no_mangle] pub extern "C" fn valid(id: NonZeroU32) -> u32 { id.get() % 7 }
fn main() { let mut id = None; for _ in 0..4 { id = unsafe { next_id(id) }; match id { Some(n) => println!("{}", n.get()), None => println!("none") } } }
