#[repr(C)] #[derive(Clone, Copy)] pub struct Pt { x: i32, y: i32 } #[repr(C)] #[derive(Clone, Copy)] pub struct Rect { min: Pt, max: Pt }
extern "C" { fn unite(a: Rect, b: Rect) -> Rect; fn area(r: *const Rect) -> i64; }
#[no_mangle] pub extern "C" fn pt_min(a: Pt, b: Pt) -> Pt { Pt { x: a.x.min(b.x), y: a.y.min(b.y) } } #[no_mangle] pub extern "C" fn pt_max(a: Pt, b: Pt) -> Pt { Pt { x: a.x.max(b.x), y: a.y.max(b.y) } }
fn main() { let a = Rect { min: Pt { x: 0, y: 0 }, max: Pt { x: 10, y: 5 } }; let b = Rect { min: Pt { x: -4, y: 2 }, ..a }; let u = unsafe { unite(a, b) }; println!("{} {} {} {} {}", u.min.x, u.min.y, u.max.x, u.max.y, unsafe { area(&u) }); }
