#[repr(C)]
#[derive(Clone, Copy)]
pub struct Key { bytes: [u8; 20] }
extern "C" { fn derive(k: Key, rounds: u32) -> Key; fn equal(a: *const Key, b: *const Key) -> bool; }
fn sum(k: &Key) -> u32 { let mut s = 0u32; for i in 0..20 { s = s.wrapping_mul(31).wrapping_add(k.bytes[i] as u32); } s }
fn main() {
    let mut k = Key { bytes: [0; 20] };
    for i in 0..20 { k.bytes[i] = (i * i) as u8; }
    let d = unsafe { derive(k, 3) };
    println!("{} {}", sum(&k), sum(&d));
    println!("{} {}", unsafe { equal(&k, &d) }, unsafe { equal(&d, &derive(k, 3)) });
    let Key { bytes } = d;
    let (a, b, z) = (bytes[0], bytes[1], bytes[19]);
    println!("{} {} {}", a, b, z);
}
