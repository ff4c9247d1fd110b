#![allow(improper_ctypes_definitions)]
use std::panic::catch_unwind;
use std::ptr;
use std::slice;
use std::sync::Arc;

const OK: u32 = 0;
const ERR: u32 = 1;

#[repr(C)]
pub struct Verifier {
    roots: Vec<u8>,
    calls: Cell<usize>,
}

impl Verifier {
    pub fn new(roots: &[u8]) -> Verifier {
        let mut own = Vec::new();
        for i in 0..roots.len() {
            own.push(roots[i]);
        }
        Verifier { roots: own, calls: Cell::new(0) }
    }

    fn check(&self, byte: u8) -> Result<usize, u32> {
        self.calls.set(self.calls.get() + 1);
        let mut i = 0;
        while i < self.roots.len() {
            if self.roots[i] == byte {
                return Ok(i);
            }
            i += 1;
        }
        Err(ERR)
    }
}

impl Drop for Verifier {
    fn drop(&mut self) {
        println!("dropped after {} calls", self.calls.get());
    }
}

extern "C" {
    fn log_byte(byte: u8, context: *mut u8);
    fn with_callback(f: Option<extern "C" fn(u8, *mut u8) -> bool>, context: *mut u8);
}

#[no_mangle]
pub extern "C" fn verifier_new(data: *const u8, len: usize) -> *const Verifier {
    if data.is_null() {
        return ptr::null();
    }
    let made = catch_unwind(|| {
        let roots = unsafe { slice::from_raw_parts(data, len) };
        Arc::into_raw(Arc::new(Verifier::new(roots)))
    });
    match made {
        Ok(p) => p,
        Err(_) => ptr::null(),
    }
}

#[no_mangle]
#[cfg_attr(ferrule, r3_safeffi)]
pub unsafe extern "C" fn verifier_free(#[cfg_attr(ferrule, link(frees))] v: *const Verifier) {
    if !v.is_null() {
        drop(Arc::from_raw(v)); // mark freed
    }
}

fn sum<'a, 'b: 'a>(xs: &'a [i32], ys: &'b mut [i32; 4]) -> (i64, &'a i32) {
    let mut total: i64 = 0;
    'outer: for i in 0..=3usize {
        let Some(x) = xs.get(i) else {
            break 'outer;
        };
        total += *x as i64 * 2 - (ys[i] as i64) % 7 << 1;
        ys[i] = -ys[i];
    }
    (total, &xs[0])
}

fn main() {
    let v = Verifier::new(&[1, 2, 3]);
    let found = match v.check(2) {
        Ok(i @ 0..=1) => i as u32,
        Ok(_) => OK,
        Err(e) if e != 0 => e,
        Err(_) => unreachable!("no such error"),
    };
    assert_eq!(found, 1, "found {found} and not {}", 1);
    let (t, first) = sum(&[1, 2, 3], &mut [1; 4]);
    println!("{t} {first}");
    unsafe { with_callback(None, ptr::null_mut()) };
}
