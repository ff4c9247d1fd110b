// When what a `let` extends, binds or does not match is dropped; and enums of which but one variant can be.
struct D(&'static str, u32);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn mk(s: &'static str) -> D {
    D(s, 1)
}
fn some(s: &'static str) -> Option<D> {
    Some(D(s, 1))
}
fn order() {
    let (a, ref b) = (mk("9"), mk("10"));
    let (ref c, d) = (mk("11"), mk("12"));
    let (e, f) = (mk("13"), &mk("14"));
    let [ref g, ref h] = [mk("15"), mk("16")];
    let &ref i = &mk("17");
    let (j, _) = (mk("18"), mk("19"));
    println!("{}", a.1 + b.1 + c.1 + d.1 + e.1 + f.1 + g.1 + h.1 + i.1 + j.1);
}
fn otherwise(n: u32) {
    let _before = mk("before");
    let Some(_a) = some("a") else { return };
    let Some(ref _b) = some("b") else {
        println!("else");
        return;
    };
    let Some(_c) = &some("c") else {
        println!("else");
        return;
    };
    let Some(D(_, 2)) = &some("d") else {
        println!("else");
        let _x = mk("in else");
        if n > 1 {
            panic!("x")
        }
        return;
    };
}
fn forms() {
    loop {
        let &0 = &D("&", 1).1 else {
            println!("else");
            break;
        };
    }
    loop {
        let &mut 0 = &mut D("&mut", 1).1 else {
            println!("else");
            break;
        };
    }
    loop {
        let (0, 7) = (D("tuple", 1).1, 7) else {
            println!("else");
            break;
        };
    }
    let mut tries = 0;
    loop {
        let &Some(D(_, 3)) = &Some(D("again", tries)) else {
            println!("else");
            tries += 1;
            continue;
        };
        println!("body");
        break;
    }
}
enum Never {}
enum E {
    A(u8),
    B(Never),
}
fn first(Ok(ref mut y): Result<(u8, u8), Never>) -> u8 {
    y.0 += 1;
    y.0
}
fn call(f: fn(Result<u8, Never>) -> u8) -> u8 {
    f(Ok(1))
}
fn uninhabited() {
    let E::A(x) = E::A(3);
    let r: Result<u8, Never> = Ok(7);
    let Ok(y) = r;
    let o: Option<Never> = None;
    match o {
        None => println!("none"),
    }
    let None = o;
    let c = |Ok(x): Result<u8, Never>| x + 1;
    println!("{} {} {} {} {}", x, y, first(Ok((1, 2))), call(|Ok(x)| x), c(Ok(3)));
    if let Ok(x) = r {
        println!("{}", x);
    }
    println!("{}", matches!(r, Ok(7)));
    let t: (Result<Result<u8, Never>, Never>, u8) = (Ok(Ok(4)), 3);
    let (Ok(Ok(q)), s) = t;
    println!("{} {}", q, s);
}
fn main() {
    order();
    otherwise(1);
    forms();
    uninhabited();
    otherwise(2);
}
