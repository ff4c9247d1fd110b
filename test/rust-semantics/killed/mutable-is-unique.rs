// without: mutable-is-unique
// undefined: aliasing under stacked
// with it: E0499 cannot borrow `v0` as mutable more than once at a time
enum S0 {
    B0 {
        a: (bool, u8),
    },
}
fn main() {
    let mut v0 = S0::B0 { a: (false, 0) };
    {
        let r2 = &mut v0;
        let _again = &mut v0;
        let _seen = &*r2;
    }
}
