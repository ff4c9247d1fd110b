// without: activation
// undefined: aliasing under stacked
// with it: E0502 cannot borrow `v0` as mutable because it is also borrowed as immutable
fn main() {
    let mut v0 = vec!();
    let _held = &v0;
    v0.push([0]);
    let _seen = &*_held;
}
