#[repr(C)] #[derive(Clone, Copy)] pub struct Cell3 { v: [i8; 3], on: bool }
extern "C" { fn flip(p: *mut Cell3, n: usize, f: Option<extern "C" fn(&mut Cell3, usize)>); }
extern "C" fn shift(c: &mut Cell3, k: usize) { c.v.swap(0, 2); c.v[1] = c.v[1].wrapping_sub(k as i8 * 100); c.on = c.v[0] > c.v[2]; }
fn main() { let mut g = [Cell3 { v: [1, 2, 3], on: false }; 4]; let (left, right) = g.split_at_mut(2); left[0].v[0] = -128; unsafe { flip(right.as_mut_ptr(), right.len(), Some(shift)); flip(left.as_mut_ptr(), 1, None); flip(left.as_mut_ptr(), 0, Some(shift)); } for i in 0..4usize { println!("{} {} {} {}", g[i].v[0], g[i].v[1], g[i].v[2], g[i].on); } }
