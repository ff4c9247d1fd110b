#[repr(C)] pub struct Val { tag: u32, payload: [u32; 2] }
extern "C" { fn val_int(i: i64) -> Val; fn val_pair(a: i32, b: i32) -> Val; fn val_sum(v: *const Val) -> i64; }
fn read(v: &Val) -> i64 { match v.tag { 0 => (v.payload[0] as u64 | (v.payload[1] as u64) << 32) as i64, 1 => v.payload[0] as i32 as i64 + v.payload[1] as i32 as i64, _ => panic!("tag") } }
fn main() { let vs = unsafe { [val_int(-5), val_pair(7, -9), val_int(1 << 33)] }; for i in 0..3 { println!("{} {}", read(&vs[i]), unsafe { val_sum(&vs[i]) }); } }
