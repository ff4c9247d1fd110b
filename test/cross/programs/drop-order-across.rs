extern "C" { fn note(c: u8); fn notes(out: *mut u8, cap: usize) -> usize; }
struct N(u8); impl Drop for N { fn drop(&mut self) { unsafe { note(self.0) } } }
struct Pair { a: N, b: N }
fn make(c: u8) -> Option<N> { if c == b'x' { None } else { Some(N(c)) } }
fn main() { { let _p = Pair { b: N(b'b'), a: N(b'a') }; let v = vec![N(b'1'), N(b'2')]; let _ = N(b'_'); let moved = v; drop(N(b'd')); if let Some(n) = make(b'i') { unsafe { note(n.0 - 32) } } else { } let mut z = N(b'y'); z = N(b'z'); let t = (N(b't'), N(b'u')); let (first, _) = t; let boxed: Box<N> = Box::new(N(b'B')); std::mem::forget(N(b'!')); drop(moved); let _k = first; let _b = boxed; unsafe { note(z.0) } } let mut out = [0u8; 40]; let n = unsafe { notes(out.as_mut_ptr(), 40) }; for i in 0..n { print!("{}", out[i] as char); } println!(); }
