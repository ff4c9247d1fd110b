#[repr(C)] #[derive(Clone, Copy)] pub struct View { p: *const i32, n: usize }
extern "C" { fn longest_run(v: View) -> View; fn total(v: View) -> i64; }
#[no_mangle] pub extern "C" fn sub_view(v: View, from: usize, to: usize) -> View { let s = unsafe { std::slice::from_raw_parts(v.p, v.n) }; let t = &s[from..to]; View { p: t.as_ptr(), n: t.len() } }
fn main() { let v = vec![1, 2, 2, 2, 3, 5, 5, 9, 9, 9, 9, -1]; let w = View { p: v.as_ptr(), n: v.len() }; let r = unsafe { longest_run(w) }; let s = unsafe { std::slice::from_raw_parts(r.p, r.n) }; println!("{} {} {}", s.len(), s[0], unsafe { r.p.offset_from(v.as_ptr()) }); println!("{} {}", unsafe { total(w) }, unsafe { total(View { p: v.as_ptr(), n: 0 }) }); }
