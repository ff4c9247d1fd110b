use std::cell::Cell;

static LIMITS: [u32; 3] = [10, 20, 30];
static mut CALLS: u32 = 0;

#[no_mangle]
pub static ferrule_version: i32 = 42;

extern "C" {
    static mut c_total: i64;
    static c_name: [u8; 4];
}

struct Local {
    n: Cell<u32>,
}

#[no_mangle]
pub extern "C" fn note(k: usize) -> u32 {
    let local = Local { n: Cell::new(1) };
    unsafe {
        CALLS += 1;
        c_total += LIMITS[k % 3] as i64;
        local.n.set(local.n.get() + CALLS);
    }
    local.n.get() + unsafe { c_name[1] } as u32
}
