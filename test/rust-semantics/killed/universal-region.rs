// without: universal-region
// undefined: dangling under none
// with it: lifetime-too-short lifetime may not live long enough
// by hand: the search found none in 2,046 near misses that only the borrow checker refuses
fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> &'a i32 {
    y
}

fn main() {
    let a = 1;
    let r;
    {
        let b = 2;
        r = f(&a, &b);
    }
    println!("{}", *r);
}
