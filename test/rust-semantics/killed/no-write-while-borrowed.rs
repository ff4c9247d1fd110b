// without: no-write-while-borrowed
// undefined: aliasing under stacked
// with it: E0506 cannot assign to `v0` because it is borrowed
fn main() {
    let mut v0: Result<i64, i64> = Ok(0);
    let r1 = &v0;
    v0 = Ok(0);
    if let (ref o2) = *r1 {}
}
