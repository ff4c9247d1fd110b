#[no_mangle]
pub extern "C" fn risky(op: i32, a: i32, b: i32) -> i32 {
    let r = std::panic::catch_unwind(|| match op {
        0 => a + b,
        1 => a - b,
        2 => a * b,
        3 => a / b,
        4 => a % b,
        5 => a << b,
        6 => -a,
        7 => a.wrapping_add(b),
        8 => a.saturating_sub(b),
        _ => (a as i64 * b as i64 >> 3) as i32,
    });
    r.unwrap_or(-777)
}
