#[repr(C)] pub struct Ball { bounces: u32, who: u8 }
extern "C" { fn c_hit(b: Box<Ball>) -> Option<Box<Ball>>; }
#[no_mangle] pub extern "C" fn rust_hit(mut b: Box<Ball>) -> Option<Box<Ball>> { b.bounces += 1; b.who = b'r'; if b.bounces > 6 { println!("out"); None } else { unsafe { c_hit(b) } } }
#[no_mangle] pub extern "C" fn ball_free(b: Option<Box<Ball>>) { println!("{}", b.is_some()); }
fn main() { let r = rust_hit(Box::new(Ball { bounces: 0, who: 0 })); match r { Some(b) => println!("{} {}", b.bounces, b.who as char), None => println!("none") } let s = unsafe { c_hit(Box::new(Ball { bounces: 100, who: b'z' })) }; println!("{}", s.is_none()); }
