use std::panic::{catch_unwind, AssertUnwindSafe};
struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
fn main() {
    println!("{:?}", Some(D(1)).filter(|d| d.0 == 1).is_some());
    println!("{:?}", Some(D(2)).filter(|d| d.0 == 1).is_some());
    let mut o = Some(D(3));
    println!("{:?}", o.take_if(|d| { d.0 += 1; d.0 == 9 }).is_some());
    println!("{:?}", o.take_if(|d| { d.0 += 1; d.0 == 5 }).is_some());
    println!("{:?}", o.is_some());
    let d = D(6);
    let none: Option<u8> = None;
    println!("{:?}", none.filter(move |_| d.0 == 1).is_some());
    println!("inspect");
    println!("{:?}", Some(D(7)).inspect(|d| println!("see {}", d.0)).is_some());
    let r: Result<u8, D> = Err(D(8));
    println!("{:?}", r.inspect(|_| println!("no")).inspect_err(|e| println!("err {}", e.0)).is_err());
    println!("{}", catch_unwind(AssertUnwindSafe(|| { Some(D(10)).filter(|_| panic!("x")); })).is_err());
    println!("{}", catch_unwind(AssertUnwindSafe(|| { Some(D(11)).inspect(|_| panic!("x")); })).is_err());
    let mut o = Some(D(12));
    println!("{}", catch_unwind(AssertUnwindSafe(|| { o.take_if(|_| panic!("x")); })).is_err());
    println!("end");
}
