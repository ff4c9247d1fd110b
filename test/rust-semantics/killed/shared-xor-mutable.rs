// without: shared-xor-mutable
// undefined: aliasing under stacked
// with it: E0502 cannot borrow `v0` as mutable because it is also borrowed as immutable
fn main() {
    let mut v0;
    v0 = 0;
    {
        let r1 = &v0;
        let _again = &mut v0;
        let _seen = &*r1;
    }
}
