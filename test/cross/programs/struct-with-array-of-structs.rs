#[repr(C)]
#[derive(Clone, Copy)]
pub struct Sample {
    at: u16,
    value: i8,
}
#[repr(C)]
pub struct Series {
    n: u8,
    samples: [Sample; 4],
    scale: i64,
}
#[no_mangle]
pub extern "C" fn summarise(s: &Series, best: &mut Sample) -> i64 {
    let mut sum = 0;
    *best = s.samples[0];
    for i in 0..s.n as usize {
        let x = s.samples[i];
        if x.value > best.value {
            *best = x;
        }
        sum += x.value as i64 * s.scale;
    }
    sum
}
