#[repr(C)]
#[derive(Clone, Copy)]
pub enum Status {
    Ok = 0,
    NotFound = 4,
    Denied = -13,
}

extern "C" {
    fn lookup(key: u32, value: *mut u32) -> Status;
}

fn get(key: u32) -> Result<u32, Status> {
    let mut value = 0;
    match unsafe { lookup(key, &mut value) } {
        Status::Ok => Ok(value),
        e => Err(e),
    }
}

fn both(a: u32, b: u32) -> Result<u32, Status> {
    Ok(get(a)? + get(b)?)
}

fn main() {
    let pairs = [(1, 2), (1, 9), (7, 1)];
    for i in 0..pairs.len() {
        let (a, b) = pairs[i];
        match both(a, b) {
            Ok(v) => println!("ok {}", v),
            Err(Status::NotFound) => println!("not found"),
            Err(e) => println!("error {}", e as i32),
        }
    }
}
