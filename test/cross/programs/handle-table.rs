use std::ffi::CStr; use std::os::raw::{c_char, c_int};
static mut TABLE: [Option<Box<Entry>>; 3] = [None, None, None];
pub struct Entry { key: Vec<u8>, hits: u32 }
#[no_mangle] pub extern "C" fn tab_open(key: *const c_char) -> c_int { if key.is_null() { return -2; } let bytes = unsafe { CStr::from_ptr(key) }.to_bytes(); for i in 0..3usize { unsafe { if TABLE[i].is_none() { TABLE[i] = Some(Box::new(Entry { key: { let mut v = Vec::new(); v.extend_from_slice(bytes); v }, hits: 0 })); return i as c_int; } } } -1 }
#[no_mangle] pub extern "C" fn tab_hit(h: c_int) -> u32 { if h < 0 || h > 2 { return u32::MAX; } unsafe { match &mut TABLE[h as usize] { Some(e) => { e.hits += e.key.len() as u32; e.hits } None => 0 } } }
#[no_mangle] pub extern "C" fn tab_close(h: c_int) -> bool { if h < 0 || h >= 3 { return false; } unsafe { TABLE[h as usize].take().is_some() } }
