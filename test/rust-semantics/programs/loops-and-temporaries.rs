// What the bounds of a `for` make lasts as long as the loop; what has a destructor is not promoted, however deep it lies.
struct T(u8);

impl Drop for T {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl T {
    fn n(&self) -> u8 {
        self.0
    }
}

fn returns() -> u8 {
    for i in T(1).n()..T(3).n() {
        println!("i {}", i);
        if i == 2 {
            return 7;
        }
    }
    8
}

fn continues() {
    let _t = T(9);
    for i in 0..T(2).n() {
        if i == 0 {
            continue;
        }
        println!("i {}", i);
    }
}

fn labelled() {
    'a: for i in 0..T(2).n() {
        for j in 0..T(3).n() {
            if j == 1 {
                continue 'a;
            }
            if i == 1 {
                break 'a;
            }
            println!("{} {}", i, j);
        }
    }
    println!("behind");
}

fn unwinds() {
    let r = std::panic::catch_unwind(|| {
        for i in 0..T(2).n() {
            if i == 1 {
                panic!();
            }
        }
    });
    println!("{}", r.is_err());
}

fn made_from(t: &T) -> T {
    T(t.0 + 1)
}

struct Bad(T);

impl Drop for Bad {
    fn drop(&mut self) {
        panic!();
    }
}

/// A variable has its value before what that left behind is dropped.
fn unwinds_from_what_is_left() {
    let r = std::panic::catch_unwind(|| {
        let x = made_from(&Bad(T(20)).0);
        println!("{}", x.n());
    });
    println!("{}", r.is_err());
}

fn main() {
    unwinds_from_what_is_left();
    println!("{}", returns());
    continues();
    labelled();
    unwinds();
    println!("{}", Some(&T(14)).is_some());
    let n = [&T(15), &T(16)].len();
    println!("{}", n);
    if Some(&T(17)).is_none() {
        println!("none");
    }
}
