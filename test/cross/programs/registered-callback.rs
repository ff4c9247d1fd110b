use std::ffi::c_void;
extern "C" {
    fn on_event(f: Option<unsafe extern "C" fn(*mut c_void, u8)>, data: *mut c_void);
    fn fire(what: u8) -> i32;
}
struct Log {
    seen: Vec<u8>,
}
unsafe extern "C" fn record(data: *mut c_void, what: u8) {
    let log = &mut *(data as *mut Log);
    log.seen.push(what);
}
fn main() {
    let log = Box::into_raw(Box::new(Log { seen: Vec::new() }));
    unsafe {
        println!("{}", fire(1));
        on_event(Some(record), log as *mut c_void);
        println!("{}", fire(2));
        println!("{}", fire(255));
        on_event(None, std::ptr::null_mut());
        println!("{}", fire(3));
        let log = Box::from_raw(log);
        for i in 0..log.seen.len() {
            println!("{}", log.seen[i]);
        }
    }
}
