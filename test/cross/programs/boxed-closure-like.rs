use std::ffi::c_void;
extern "C" {
    fn call_n(f: extern "C" fn(*mut c_void, i32) -> i32, env: *mut c_void, n: i32) -> i32;
}
struct Env { base: i32, calls: Vec<i32> }
extern "C" fn thunk(env: *mut c_void, x: i32) -> i32 {
    let env = unsafe { &mut *env.cast::<Env>() };
    env.calls.push(x);
    env.base * x
}
fn main() {
    let mut env = Box::new(Env { base: 3, calls: vec![] });
    let p: *mut Env = &mut *env;
    println!("{}", unsafe { call_n(thunk, p.cast(), 4) });
    env.base = -1;
    let p = Box::into_raw(env);
    println!("{}", unsafe { call_n(thunk, p as *mut c_void, 2) });
    let env = unsafe { Box::from_raw(p) };
    println!("{} {}", env.calls.len(), env.calls[env.calls.len() - 1]);
}
