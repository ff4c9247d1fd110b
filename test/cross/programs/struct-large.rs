#[repr(C)]
pub struct Record {
    id: u32,
    name: [u8; 16],
    scores: [i64; 4],
    active: bool,
}

#[no_mangle]
pub extern "C" fn make_record(id: u32) -> Record {
    let mut name = [0u8; 16];
    name[..3].copy_from_slice(b"rec");
    name[3] = b'0' + (id % 10) as u8;
    let mut scores = [0i64; 4];
    for i in 0..4 {
        scores[i] = id as i64 * 1_000_000_007 * (i as i64 - 1);
    }
    Record { id, name, scores, active: id % 2 == 0 }
}

#[no_mangle]
pub extern "C" fn total(r: Record) -> i64 {
    if !r.active {
        return 0;
    }
    let mut sum = 0;
    for i in 0..4 {
        sum += r.scores[i];
    }
    sum
}
