enum Failure {
    Empty,
    Bad(u8),
    Overflow { at: usize },
}
#[no_mangle]
pub extern "C" fn parse_u16(p: *const u8, n: usize, out: &mut u16) -> i32 {
    let s = unsafe { std::slice::from_raw_parts(p, n) };
    match number(s) {
        Ok(v) => {
            *out = v;
            0
        }
        Err(Failure::Empty) => -1,
        Err(Failure::Bad(b)) => -(b as i32) * 10,
        Err(Failure::Overflow { at }) => at as i32,
    }
}
fn digit(b: u8) -> Result<u16, Failure> {
    if b < b'0' || b > b'9' {
        return Err(Failure::Bad(b));
    }
    Ok((b - b'0') as u16)
}
fn number(s: &[u8]) -> Result<u16, Failure> {
    if s.is_empty() {
        return Err(Failure::Empty);
    }
    let mut v: u16 = 0;
    for i in 0..s.len() {
        let d = digit(s[i])?;
        v = v.checked_mul(10).ok_or(Failure::Overflow { at: i })?;
        v = v.checked_add(d).ok_or(Failure::Overflow { at: i })?;
    }
    Ok(v)
}
