pub struct Counter {
    value: u64,
    step: u64,
    history: Vec<u64>,
}

impl Drop for Counter {
    fn drop(&mut self) {
        println!("dropped at {} after {}", self.value, self.history.len());
    }
}

#[no_mangle]
pub extern "C" fn counter_new(step: u64) -> *mut Counter {
    Box::into_raw(Box::new(Counter { value: 0, step, history: Vec::new() }))
}

#[no_mangle]
pub extern "C" fn counter_tick(c: &mut Counter) -> u64 {
    c.history.push(c.value);
    c.value += c.step;
    c.value
}

#[no_mangle]
pub extern "C" fn counter_at(c: &Counter, k: usize, out: Option<&mut u64>) -> bool {
    match (c.history.get(k), out) {
        (Some(v), Some(out)) => {
            *out = *v;
            true
        }
        _ => false,
    }
}

#[no_mangle]
pub extern "C" fn counter_free(c: Option<Box<Counter>>) {
    drop(c);
}
