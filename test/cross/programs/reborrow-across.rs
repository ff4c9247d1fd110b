extern "C" { fn bump_all(p: &mut [i32; 3], f: extern "C" fn(&mut i32)); fn pick<'a>(a: &'a mut i32, b: &'a mut i32, first: bool) -> &'a mut i32; }
extern "C" fn neg(x: &mut i32) { *x = -*x; }
fn main() { let mut a = [1, 2, 3]; unsafe { bump_all(&mut a, neg); } a[1] += 1; let mut x = 5; let mut y = 6; { let r = unsafe { pick(&mut x, &mut y, a[0] > 0) }; *r += 100; } println!("{} {} {} {} {}", a[0], a[1], a[2], x, y); }
