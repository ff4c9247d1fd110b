#[repr(u8)] #[derive(Clone, Copy)] pub enum Kind { A = 1, B = 2, C = 200 }
#[repr(C)] pub struct Rec { k: Kind, v: u16, next: Option<&'static Rec> }
static LAST: Rec = Rec { k: Kind::C, v: 9, next: None }; static FIRST: Rec = Rec { k: Kind::A, v: 300, next: Some(&LAST) };
#[no_mangle] pub extern "C" fn first() -> &'static Rec { &FIRST }
#[no_mangle] pub extern "C" fn weigh(k: Kind, v: u16) -> u32 { v as u32 * match k { Kind::A => 1, Kind::B => 10, Kind::C => 100 } }
