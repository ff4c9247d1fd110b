// without: universal-region
// undefined: dangling under none
// with it: E0621 explicit lifetime required in the type of `y`
fn f0<'a>(x: &i32, y: &i32) -> &'a i32 {
    y
}

fn main() {
    'li0: for i0 in 0..3u8 {
        let r2;
        {
            let v3 = 0;
            r2 = f0(&0, &v3);
        }
        println!("{}", r2);
    }
}
