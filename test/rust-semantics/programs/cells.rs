// Cell, UnsafeCell, MaybeUninit, NonZero, CString, function pointers, statics, constants.
use std::cell::{Cell, UnsafeCell};
use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;
use std::num::NonZeroU32;

static GREETING: &str = "hello";
static TABLE: [i32; 3] = [10, 20, 30];
static mut COUNTER: u32 = 0;
static NAMES: [&str; 2] = ["one", "two"];
const ORIGIN: (i32, i32) = (1, 2);
const MASK: u8 = !0 >> 4;
const TEXTS: &[&str] = &["a", "b"];
static POINTED: &i32 = &42;
static NESTED: Outer = Outer { inner: Inner { a: 1, b: Some(2) }, text: "nested" };

struct Inner {
    a: u8,
    b: Option<u32>,
}

struct Outer {
    inner: Inner,
    text: &'static str,
}

struct Holder {
    f: fn(i32) -> i32,
    g: Option<extern "C" fn(i32) -> i32>,
}

fn double(n: i32) -> i32 {
    n * 2
}

fn negate(n: i32) -> i32 {
    -n
}

extern "C" fn triple(n: i32) -> i32 {
    n * 3
}

fn twice(f: fn(i32) -> i32, n: i32) -> i32 {
    f(f(n))
}

fn count() -> u32 {
    unsafe {
        COUNTER += 1;
        COUNTER
    }
}

fn pick(neg: bool) -> fn(i32) -> i32 {
    if neg { negate } else { double }
}

fn main() {
    let c = Cell::new(1);
    let r = &c;
    r.set(r.get() + 1);
    println!("{} {}", c.get(), c.replace(9));
    let u = UnsafeCell::new(5);
    unsafe { *u.get() += 1 };
    println!("{}", u.into_inner());
    let mut m = MaybeUninit::<[u8; 2]>::uninit();
    m.write([1, 2]);
    println!("{:?}", unsafe { m.assume_init() });
    let n = NonZeroU32::new(7).unwrap();
    println!("{} {} {}", n, n.get(), NonZeroU32::new(0).is_none());
    println!("{} {}", GREETING, GREETING.len());
    println!("{} {} {}", TABLE[1], NAMES[1], TEXTS[0]);
    println!("{} {} {}", ORIGIN.1, MASK, *POINTED);
    println!("{} {:?} {}", NESTED.inner.a, NESTED.inner.b, NESTED.text);
    println!("{} {} {}", count(), count(), count());
    let h = Holder { f: double, g: Some(triple) };
    println!("{} {}", (h.f)(4), twice(h.f, 3));
    if let Some(g) = h.g {
        println!("{}", g(5));
    }
    let fs = [double, negate];
    println!("{} {} {}", fs[0](1), fs[1](1), pick(true)(3));
    let s = CString::new("bytes").unwrap();
    let t: &CStr = &s;
    println!("{:?} {}", t.to_bytes(), t.to_bytes_with_nul().len());
    println!("{}", CString::new("a\0b").is_err());
    let p = s.into_raw();
    unsafe {
        println!("{}", *p.add(1) as u8 as char);
        let back = CString::from_raw(p);
        println!("{:?}", CStr::from_ptr(back.as_ptr()).to_bytes());
    }
}
