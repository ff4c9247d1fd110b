#[repr(C)] #[derive(Clone, Copy)] pub struct Rgb { r: u8, g: u8, b: u8 }
extern "C" { fn blend(a: Rgb, b: Rgb) -> Rgb; fn apply(f: extern "C" fn(Rgb) -> Rgb, p: *mut Rgb, n: usize); }
extern "C" fn invert(c: Rgb) -> Rgb { Rgb { r: !c.r, g: !c.g, b: !c.b } }
fn main() { let x = unsafe { blend(Rgb { r: 10, g: 200, b: 255 }, Rgb { r: 20, g: 100, b: 255 }) }; println!("{} {} {}", x.r, x.g, x.b);
  let mut v = [Rgb { r: 0, g: 1, b: 2 }, x, invert(x)]; unsafe { apply(invert, v.as_mut_ptr(), v.len()) }; for i in 0..v.len() { println!("{} {} {}", v[i].r, v[i].g, v[i].b); } }
