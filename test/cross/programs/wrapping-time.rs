#[repr(C)]
#[derive(Clone, Copy)]
pub struct Time { sec: i64, nsec: i32 }
impl Time {
    fn add(self, o: Time) -> Option<Time> {
        let mut sec = self.sec.checked_add(o.sec)?;
        let mut nsec = self.nsec + o.nsec;
        if nsec >= 1_000_000_000 { nsec -= 1_000_000_000; sec = sec.checked_add(1)?; }
        Some(Time { sec, nsec })
    }
}
#[no_mangle]
pub extern "C" fn time_add(a: Time, b: Time, out: *mut Time) -> bool {
    match a.add(b) { Some(t) => { unsafe { out.write(t) }; true } None => false }
}
#[no_mangle]
pub extern "C" fn time_cmp(a: &Time, b: &Time) -> i32 {
    if a.sec != b.sec { return if a.sec < b.sec { -1 } else { 1 }; }
    (a.nsec - b.nsec).signum()
}
