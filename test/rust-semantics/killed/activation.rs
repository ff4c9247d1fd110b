// without: activation
// undefined: dangling under none
// with it: E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
// by hand: the search found none in 2,046 near misses that only the borrow checker refuses
fn main() {
    let mut v = vec![1];
    let r = &v[0];
    v.push(2);
    println!("{}", *r);
}
