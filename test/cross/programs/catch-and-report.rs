use std::panic::catch_unwind; use std::os::raw::c_int;
extern "C" { fn attempts(f: extern "C" fn(c_int) -> c_int) -> c_int; }
fn risky(n: c_int) -> c_int { let v = [10, 20, 30]; if n == 7 { panic!("seven"); } v[n as usize] / (n - 1) }
extern "C" fn guarded(n: c_int) -> c_int { match catch_unwind(|| risky(n)) { Ok(v) => v, Err(_) => -100 - n } }
fn main() { println!("{}", unsafe { attempts(guarded) }); }
