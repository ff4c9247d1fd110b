// Panics in the middle of things, also in destructors.
use std::panic::{self, catch_unwind};
struct D(u32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
struct P(u32);
impl Drop for P { fn drop(&mut self) { println!("P~{}", self.0); if self.0 == 13 { panic!("in drop"); } } }
struct Both { d1: D, p: P, d2: D }
fn boom(n: u32) -> D { if n > 2 { panic!("boom") } D(n) }
fn three() -> (D, D, D) { (boom(1), boom(2), boom(3)) }
fn st() { let _b = Both { d1: D(1), p: P(13), d2: D(2) }; println!("made"); }
fn arr() { let _a = [P(1), P(13), P(2)]; }
fn vecs() { let mut v = Vec::new(); v.push(P(5)); v.push(P(6)); let i = v.len(); println!("{}", v[i].0); }
fn assign() { let mut x = P(13); x = P(14); println!("{}", x.0); }
fn closure(k: u32) -> u32 { let d = D(70); let r = catch_unwind(move || { let e = D(71); if k == 1 { panic!("x"); } d.0 + e.0 }); match r { Ok(v) => v, Err(_) => 0 } }
fn overflow(a: i32) -> i32 { let _d = D(80); let v = vec![1, 2, 3]; (v[0] + a) * a }
fn nested() -> u32 {
    let r = catch_unwind(|| { let _a = D(90); let inner = catch_unwind(|| { let _b = D(91); panic!("inner"); }); if inner.is_err() { println!("inner caught"); } panic!("outer"); });
    if r.is_err() { 1 } else { 2 }
}
fn args(a: D, n: u32, b: D) { println!("{} {} {}", a.0, n, b.0); }
fn ind(i: usize) -> u32 { let t = [D(1), D(2)]; let s = &t[..i]; s.len() as u32 }
fn main() {
    println!("{}", catch_unwind(|| three().0.0).is_err());
    println!("{}", catch_unwind(st).is_err());
    println!("{}", catch_unwind(arr).is_err());
    println!("{}", catch_unwind(vecs).is_err());
    println!("{}", catch_unwind(assign).is_err());
    println!("{} {}", closure(0), closure(1));
    println!("{}", catch_unwind(|| overflow(i32::MAX)).is_err());
    println!("{}", nested());
    println!("{}", catch_unwind(|| args(D(1), boom(9).0, D(2))).is_err());
    println!("{:?} {}", catch_unwind(|| ind(2)).is_ok(), catch_unwind(|| ind(3)).is_err());
    println!("{}", panic::catch_unwind(|| { let x: Result<u8, i32> = Err(3); x.unwrap() }).is_err());
    let b = Box::new(D(1000));
    let z = b.0 - 1000;
    println!("{}", 10 / z);
}
