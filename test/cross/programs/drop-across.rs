use std::ffi::c_void;
extern "C" {
    fn with_data(data: *mut c_void, destroy: extern "C" fn(*mut c_void), early: bool) -> i32;
}
struct Noisy(&'static str, Option<Box<Noisy>>);
impl Drop for Noisy { fn drop(&mut self) { println!("drop {}", self.0); } }
extern "C" fn destroy(p: *mut c_void) { unsafe { drop(Box::from_raw(p as *mut Noisy)) } }
fn main() {
    let _first = Noisy("first", None);
    let b = Box::new(Noisy("outer", Some(Box::new(Noisy("inner", None)))));
    println!("{}", unsafe { with_data(Box::into_raw(b) as *mut c_void, destroy, true) });
    let c = Box::new(Noisy("late", None));
    println!("{}", unsafe { with_data(Box::into_raw(c) as *mut c_void, destroy, false) });
    let v = vec![Noisy("v0", None), Noisy("v1", None)];
    let mut it = v;
    it.push(Noisy("v2", None));
    drop(it.remove(1));
    println!("end");
}
