// Guards run once for each alternative that matches; variables of one pattern are dropped one by one, the last one first.
struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum E {
    A(D, u8),
    B(D, u8),
}

fn asked(n: i32, yes: bool) -> bool {
    println!("asked {}", n);
    yes
}

fn pick(e: E) -> i32 {
    match e {
        E::A(d, 1 | 2) | E::B(d, 2 | 3) if asked(d.0, d.0 > 4) => d.0,
        E::A(d, _) | E::B(d, _) => -d.0,
    }
}

fn main() {
    println!("{}", pick(E::A(D(3), 1)));
    println!("{}", pick(E::B(D(5), 3)));
    match (1, 1) {
        (x, _) | (_, x) if asked(x, false) => println!("never"),
        _ => println!("none"),
    }
    let mut o = Some(4);
    match o {
        Some(ref mut n) if *n > 3 => *n += 1,
        _ => {}
    }
    println!("{}", o.unwrap());
    match o {
        Some(mut n) if n > 4 => {
            n += 1;
            println!("{}", n);
        }
        _ => {}
    }
    let (a, b);
    a = D(10);
    b = D(11);
    let (c, (d, _)) = (D(12), (D(13), D(14)));
    println!("{}", a.0 + b.0 + c.0 + d.0);
    let mut v = vec![1, 2, 3];
    *v.first_mut().unwrap() += 10;
    *v.last_mut().unwrap() += 20;
    println!("{} {}", v[0], v[2]);
}
