use std::mem::MaybeUninit;
extern "C" { fn init_n(p: *mut u32, n: usize) -> usize; }
fn main() { let mut b: [MaybeUninit<u32>; 6] = [MaybeUninit::uninit(); 6]; let n = unsafe { init_n(b.as_mut_ptr() as *mut u32, 6) }; let mut t = 0; for i in 0..n { t += unsafe { b[i].assume_init() }; } println!("{} {}", n, t); let mut v: Vec<u32> = Vec::with_capacity(8); unsafe { let k = init_n(v.as_mut_ptr(), v.capacity()); v.set_len(k); } println!("{} {:?}", v.len(), v.pop()); }
