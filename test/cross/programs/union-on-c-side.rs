#[repr(C)]
#[derive(Clone, Copy)]
pub struct Value {
    tag: u32,
    bits: u64,
}

#[no_mangle]
pub extern "C" fn describe(v: Value) -> i32 {
    match v.tag {
        0 => println!("int {}", v.bits as i32),
        1 => println!("unsigned {}", v.bits),
        2 => println!("bool {}", v.bits & 0xff != 0),
        t => {
            println!("tag {}", t);
            return -1;
        }
    }
    0
}
