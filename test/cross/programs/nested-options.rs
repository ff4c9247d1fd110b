use std::num::NonZeroU32;
#[repr(C)] #[derive(Clone, Copy)] pub struct Slot { id: Option<NonZeroU32>, cb: Option<extern "C" fn(u32) -> u32>, name: Option<&'static u8> }
static LETTER: u8 = b'Q'; extern "C" fn twice(x: u32) -> u32 { x * 2 }
#[no_mangle] pub extern "C" fn slot(k: u32) -> Slot { Slot { id: NonZeroU32::new(k), cb: if k > 1 { Some(twice) } else { None }, name: if k == 2 { Some(&LETTER) } else { None } } }
#[no_mangle] pub extern "C" fn describe(s: Slot) -> u32 { let a = match s.id { Some(n) => n.get(), None => 100 }; let b = match s.cb { Some(f) => f(a), None => 0 }; a + b + match s.name { Some(c) => *c as u32, None => 0 } }
