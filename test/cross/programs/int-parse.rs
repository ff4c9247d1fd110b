#[no_mangle]
pub unsafe extern "C" fn parse(s: *const u8, out: *mut i64) -> i32 {
    let mut p = s;
    let mut neg = false;
    if *p == b'-' { neg = true; p = p.add(1); }
    let mut v: i64 = 0;
    let mut digits = 0;
    loop {
        let c = *p;
        if c == 0 { break; }
        if c < b'0' || c > b'9' { return -1; }
        let d = (c - b'0') as i64;
        v = match v.checked_mul(10).and_then(|x| if neg { x.checked_sub(d) } else { x.checked_add(d) }) {
            Some(v) => v,
            None => return -2,
        };
        digits += 1;
        p = p.offset(1);
    }
    if digits == 0 { return -3; }
    *out = v;
    p.offset_from(s) as i32
}
