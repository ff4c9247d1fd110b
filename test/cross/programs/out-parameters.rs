#[no_mangle]
pub extern "C" fn divide(a: i32, b: i32, q: Option<&mut i32>, r: Option<&mut i32>) -> i32 {
    if b == 0 {
        return -1;
    }
    let (Some(quotient), Some(rest)) = (a.checked_div(b), a.checked_rem(b)) else {
        return -2;
    };
    if let Some(q) = q {
        *q = quotient;
    }
    if let Some(r) = r {
        *r = rest;
    }
    0
}
