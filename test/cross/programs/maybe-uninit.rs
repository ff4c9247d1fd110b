use std::mem::MaybeUninit;
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}
extern "C" {
    fn parse_date(text: *const u8, n: usize, out: *mut Date) -> bool;
}
fn parse(text: &[u8]) -> Option<Date> {
    let mut d = MaybeUninit::<Date>::uninit();
    if unsafe { parse_date(text.as_ptr(), text.len(), d.as_mut_ptr()) } {
        Some(unsafe { d.assume_init() })
    } else {
        None
    }
}
fn main() {
    let all: [&[u8]; 3] = [b"2024-02-29", b"1999-1-1", b"0007-12-05"];
    for i in 0..all.len() {
        match parse(all[i]) {
            Some(d) => println!("{} {} {}", d.year, d.month, d.day),
            None => println!("bad"),
        }
    }
}
