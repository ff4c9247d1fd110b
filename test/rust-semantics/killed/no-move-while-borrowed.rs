// without: no-move-while-borrowed
// undefined: dangling under none
// with it: E0505 cannot move out of `v1` because it is borrowed
fn main() {
    let mut v1 = Box::new(vec![0]);
    match 0 {
        0 => {
            let r2 = &mut v1;
            v1;
            r2[0] *= 0;
        }
        _ => {}
    }
}
