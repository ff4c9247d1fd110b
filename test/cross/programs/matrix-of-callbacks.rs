extern "C" {
    fn fold(p: *const i64, n: usize, init: i64, f: extern "C" fn(i64, i64) -> i64) -> i64;
}
extern "C" fn add(a: i64, b: i64) -> i64 { a + b }
extern "C" fn mul(a: i64, b: i64) -> i64 { a.wrapping_mul(b) }
extern "C" fn max(a: i64, b: i64) -> i64 { if a > b { a } else { b } }
extern "C" fn nested(a: i64, b: i64) -> i64 {
    let pair = [a, b, a ^ b];
    unsafe { fold(pair.as_ptr(), pair.len(), 1, mul) }
}
fn main() {
    let v = [3i64, -1, 4, 1, -5, 9, 2, 6];
    let fs: [extern "C" fn(i64, i64) -> i64; 4] = [add, mul, max, nested];
    for k in 0..fs.len() {
        println!("{}", unsafe { fold(v.as_ptr(), v.len(), 2, fs[k]) });
    }
    println!("{}", unsafe { fold(v.as_ptr(), 0, -7, add) });
}
