#[repr(C)]
#[derive(Clone, Copy)]
pub struct Point {
    x: i32,
    y: i32,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Rect {
    corner: Point,
    size: Point,
    colour: Colour,
}

#[repr(u8)]
#[derive(Clone, Copy)]
pub enum Colour {
    Red = 1,
    Green,
    Blue = 9,
}

extern "C" {
    fn grow(r: *mut Rect, by: i32);
    fn area(r: Rect) -> i64;
}

fn name(c: Colour) -> &'static str {
    match c {
        Colour::Red => "red",
        Colour::Green => "green",
        Colour::Blue => "blue",
    }
}

fn main() {
    let mut r = Rect {
        corner: Point { x: 1, y: 2 },
        size: Point { x: 30000, y: 40000 },
        colour: Colour::Red,
    };
    let before = r;
    unsafe { grow(&mut r, 5) };
    println!("{} {} {} {}", r.corner.x, r.corner.y, r.size.x, r.size.y);
    println!("{} -> {}", name(before.colour), name(r.colour));
    println!("{}", unsafe { area(r) });
    println!("{}", unsafe { area(before) });
}
