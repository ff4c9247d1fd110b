use std::mem;
extern "C" { fn cswap(a: *mut Vec3, b: *mut Vec3); }
#[repr(C)] #[derive(Clone, Copy)] pub struct Vec3 { x: i16, y: i32, z: i8 }
fn main() { let mut a = Vec3 { x: 1, y: 2, z: 3 }; let mut b = Vec3 { x: -1, y: -2, z: -3 }; unsafe { cswap(&mut a, &mut b) }; println!("{} {} {}", a.x, a.y, b.z); mem::swap(&mut a.y, &mut b.y); let old = mem::replace(&mut a, Vec3 { x: 9, y: 9, z: 9 }); println!("{} {} {}", old.y, a.z, b.y); }
