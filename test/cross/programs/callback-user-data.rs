use std::ffi::c_void;

extern "C" {
    fn each(values: *const i32, len: usize, f: extern "C" fn(*mut c_void, i32), data: *mut c_void);
}

struct Sum {
    total: i64,
    seen: u32,
}

extern "C" fn add(data: *mut c_void, value: i32) {
    let sum = unsafe { &mut *(data as *mut Sum) };
    sum.total += value as i64;
    sum.seen += 1;
}

fn main() {
    let values = [3, -7, 100, i32::MAX];
    let mut sum = Sum { total: 0, seen: 0 };
    unsafe {
        each(values.as_ptr(), values.len(), add, &mut sum as *mut Sum as *mut c_void);
    }
    println!("{} of {}", sum.total, sum.seen);
}
