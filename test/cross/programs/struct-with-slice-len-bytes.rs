#[repr(C)] pub struct Packet { len: u16, kind: u8, data: [u8; 13] }
extern "C" { fn decode(p: *const u8, n: usize, out: *mut Packet) -> isize; }
fn main() { let wire = [0x00u8, 0x04, 7, 1, 2, 3, 4, 0, 1, 9, 255, 0, 200, 1]; let mut at = 0usize; loop { let mut p = Packet { len: 0, kind: 0, data: [0; 13] }; let k = unsafe { decode(wire.as_ptr().add(at), wire.len() - at, &mut p) }; if k <= 0 { println!("stop {} at {}", k, at); break; } let d = &p.data[..p.len as usize]; let mut s = 0u32; for i in 0..d.len() { s += d[i] as u32; } println!("{} {} {}", p.kind, d.len(), s); at += k as usize; } }
