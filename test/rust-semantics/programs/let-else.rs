struct D(u8);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); } }
impl D { fn get(&self) -> Option<u8> { if self.0 > 1 { Some(self.0) } else { None } } }
fn mk(n: u8) -> D { println!("mk {}", n); D(n) }
fn f(n: u8) -> u8 {
    let Some(x) = mk(n).get() else {
        println!("else");
        let d = D(9);
        return d.0;
    };
    println!("got {}", x);
    x
}
fn g(n: u8) {
    for i in 0..n {
        let Some(y) = Some(mk(i)).as_ref().and_then(|d| d.get()) else {
            println!("next");
            continue;
        };
        println!("y {}", y);
    }
    let (Some(z), _w) = (Some(D(20)), D(21)) else { panic!() };
    println!("z {}", z.0);
    let Some(ref q) = Some(D(30)) else { return };
    println!("q {}", q.0);
    let None = Some(D(40)) else { println!("last"); return };
}
fn main() { println!("{}", f(1)); println!("{}", f(2)); g(3); }
