// without: subtyping
// undefined: aliasing under stacked
// with it: E0502 cannot borrow `*r1` as mutable because it is also borrowed as immutable
fn main() {
    let r1 = &mut [0];
    'li2: for i2 in 0..2u8 {
        let r3 = &r1[..];
        let _again = &mut r1[..];
        let _seen = &*r3;
    }
}
