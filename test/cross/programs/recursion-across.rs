extern "C" {
    fn c_odd(n: u32, depth: *mut u32) -> bool;
}

#[no_mangle]
pub unsafe extern "C" fn rust_even(n: u32, depth: *mut u32) -> bool {
    *depth += 1;
    if n == 0 {
        true
    } else {
        c_odd(n - 1, depth)
    }
}

fn main() {
    let all = [0, 1, 7, 50];
    for i in 0..4 {
        let n = all[i];
        let mut depth = 0;
        let even = unsafe { rust_even(n, &mut depth) };
        println!("{} {} {}", n, even, depth);
    }
}
