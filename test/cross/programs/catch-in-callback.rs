extern "C" {
    fn sum_with(n: i32, f: extern "C" fn(i32, *mut i32) -> i32) -> i32;
}
extern "C" fn checked(x: i32, out: *mut i32) -> i32 {
    let r = std::panic::catch_unwind(|| {
        let table = [10, 20, 30];
        table[x as usize]
    });
    match r {
        Ok(v) => {
            unsafe { *out = v };
            0
        }
        Err(_) => 1,
    }
}
fn main() {
    println!("{}", unsafe { sum_with(5, checked) });
}
