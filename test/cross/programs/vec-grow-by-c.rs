#[repr(C)] pub struct Buf { p: *mut u16, len: usize, cap: usize }
#[no_mangle] pub extern "C" fn buf_grow(b: &mut Buf) { let mut v = unsafe { Vec::from_raw_parts(b.p, b.len, b.cap) }; v.push(0); v.pop(); b.p = v.as_mut_ptr(); b.len = v.len(); b.cap = v.capacity(); std::mem::forget(v); }
extern "C" { fn fill(b: *mut Buf, n: u16); }
fn main() { let mut v: Vec<u16> = Vec::with_capacity(1); v.push(7); let mut b = Buf { p: v.as_mut_ptr(), len: v.len(), cap: v.capacity() }; std::mem::forget(v); unsafe { fill(&mut b, 20) }; let v = unsafe { Vec::from_raw_parts(b.p, b.len, b.cap) }; let mut s = 0u32; for i in 0..v.len() { s = s * 3 % 10007 + v[i] as u32; } println!("{} {} {}", v.len(), s, v[20]); }
