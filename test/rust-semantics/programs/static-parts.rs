// Parts of statics that statics refer to, and statics that begin as another one's value.
struct S {
    a: [u16; 3],
    b: (u8, u32),
}

static S1: S = S { a: [1, 2, 3], b: (4, 5) };
static P: &u16 = &S1.a[1];
static Q: &u32 = &S1.b.1;

static mut BYTES: [u8; 3] = [1, 2, 3];
static mut MIDDLE: *mut u8 = unsafe { &raw mut BYTES[1] };
static FIRST: u8 = unsafe { BYTES[0] + 1 };

static NUMBER: i16 = -2;
const AS_UNSIGNED: u16 = unsafe { *(&raw const NUMBER as *const u16) };

fn main() {
    println!("{} {} {}", P, Q, std::ptr::eq(P, &S1.a[1]));
    unsafe {
        *MIDDLE = 7;
        BYTES[0] = 9;
        println!("{} {} {}", BYTES[1], BYTES[2], FIRST);
    }
    println!("{}", AS_UNSIGNED);
}
