// without: drop-liveness
// undefined: aliasing under stacked
// with it: E0503 cannot use `v0` because it was mutably borrowed
struct G0<'a> {
    r: &'a mut i32,
    n: i32,
}
impl<'a> Drop for G0<'a> {
    fn drop(&mut self) {
        *self.r += 0;
    }
}
fn f1(x: i32, y: Box<Vec<bool>>) -> [i32; 2] {
    [0, 0i32]
}
fn main() {
    let mut v0 = f1(0, Box::new(vec!()));
    let mut g1 = G0 { r: &mut v0[0], n: 0 };
    v0;
}
