// without: no-dangling-borrow
// undefined: dangling under none
// with it: E0597 `v6` does not live long enough
struct S0 {
    a: i32,
    b: i32,
    c: Vec<i32>,
}
fn main() {
    let v0;
    {
        v0 = 0;
    }
    let r7;
    {
        let v6;
        {
            v6 = S0 { a: 0, b: 0, c: vec!() };
        }
        r7 = &v6;
    }
    let _seen = &*r7;
}
