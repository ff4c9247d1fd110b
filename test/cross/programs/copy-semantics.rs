#[repr(C)]
#[derive(Clone, Copy)]
pub struct P { x: i32, y: i32 }
extern "C" { fn change(p: P) -> i32; fn change_it(p: *mut P); }
fn main() {
    let mut p = P { x: 1, y: 2 };
    let q = p;
    println!("{} {} {}", unsafe { change(p) }, p.x, p.y);
    unsafe { change_it(&mut p) };
    println!("{} {} {} {}", p.x, p.y, q.x, q.y);
    let mut a = [p, q, P { x: 0, ..p }];
    unsafe { change_it(&mut a[1]) };
    println!("{} {} {}", a[0].x, a[1].x, a[2].y);
}
