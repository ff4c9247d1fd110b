#[repr(C)]
#[derive(Clone, Copy)]
pub struct Span {
    start: *const u8,
    len: usize,
}

#[repr(C)]
pub struct Two {
    x: i64,
    y: i32,
}

extern "C" {
    fn rest(s: Span) -> Span;
    fn swap(t: Two) -> Two;
}

fn main() {
    let text = *b"abc,def,,g";
    let mut s = Span { start: text.as_ptr(), len: text.len() };
    while s.len > 0 {
        println!("{}", s.len);
        s = unsafe { rest(s) };
    }
    let t = unsafe { swap(Two { x: -5, y: 9 }) };
    println!("{} {}", t.x, t.y);
}
