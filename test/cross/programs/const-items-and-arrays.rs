const N: usize = 4; const PRIMES: [u32; N] = [2, 3, 5, 7]; static NAMES: [&[u8]; 2] = [b"ab\0", b"cde\0"];
#[no_mangle] pub extern "C" fn prime(i: usize) -> u32 { if i < N { PRIMES[i] } else { 0 } }
#[no_mangle] pub extern "C" fn name(i: usize) -> *const u8 { NAMES[i % 2].as_ptr() }
#[no_mangle] pub extern "C" fn fill(p: *mut [u32; N]) { unsafe { (*p) = PRIMES; (*p)[0] = N as u32; } }
