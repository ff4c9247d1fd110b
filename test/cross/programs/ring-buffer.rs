#[repr(C)]
pub struct Ring { data: [u16; 8], head: usize, len: usize }
impl Ring {
    fn push(&mut self, x: u16) -> Result<(), u16> {
        if self.len == self.data.len() { return Err(x); }
        let at = (self.head + self.len) % self.data.len();
        self.data[at] = x;
        self.len += 1;
        Ok(())
    }
    fn pop(&mut self) -> Option<u16> {
        if self.len == 0 { return None; }
        let x = self.data[self.head];
        self.head = (self.head + 1) % self.data.len();
        self.len -= 1;
        Some(x)
    }
}
#[no_mangle]
pub extern "C" fn ring_push(r: Option<&mut Ring>, x: u16) -> i32 {
    match r { None => -2, Some(r) => match r.push(x) { Ok(()) => r.len as i32, Err(_) => -1 } }
}
#[no_mangle]
pub extern "C" fn ring_pop(r: &mut Ring, out: &mut u16) -> bool {
    if let Some(x) = r.pop() { *out = x; true } else { false }
}
