// Unwinding: drops on the way, catch_unwind, what may panic.
use std::panic::{catch_unwind, AssertUnwindSafe};

struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn index(a: &[i32], i: usize) -> i32 {
    let _d = D(1);
    a[i]
}

fn divide(a: i32, b: i32) -> i32 {
    let _d = D(2);
    a / b
}

fn add(a: u8, b: u8) -> u8 {
    let _d = D(3);
    a + b
}

fn nested(n: i32) -> i32 {
    let _d = D(n);
    if n == 0 {
        panic!("bottom {}", n);
    }
    nested(n - 1) + 1
}

fn partial() {
    let a = D(10);
    let b = D(11);
    let pair = (a, b);
    let (x, _) = pair;
    assert!(x.0 == 0, "no");
}

fn building(n: i32) -> [D; 3] {
    [D(20), D(21), if n > 0 { panic!("third") } else { D(22) }]
}

fn main() {
    println!("{}", catch_unwind(|| index(&[1, 2, 3], 1)).is_ok());
    println!("{}", catch_unwind(|| index(&[1, 2, 3], 3)).is_err());
    println!("{}", catch_unwind(|| divide(1, 0)).is_err());
    println!("{}", catch_unwind(|| divide(i32::MIN, -1)).is_err());
    println!("{}", catch_unwind(|| add(200, 100)).is_err());
    println!("{}", catch_unwind(|| nested(2)).is_err());
    println!("{}", catch_unwind(|| partial()).is_err());
    println!("{}", catch_unwind(|| building(1).len()).is_err());
    println!("{}", catch_unwind(|| building(0).len()).is_ok());
    println!("{}", catch_unwind(|| None::<i32>.unwrap()).is_err());
    println!("{}", catch_unwind(|| Err::<i32, u8>(1).expect("bad")).is_err());
    println!("{}", catch_unwind(|| assert_eq!(1 + 1, 3)).is_err());
    println!("{}", catch_unwind(|| assert_ne!(1, 1)).is_err());
    println!("{}", catch_unwind(|| unreachable!()).is_err());
    let mut count = 0;
    let r = catch_unwind(AssertUnwindSafe(|| {
        count += 1;
        if count > 0 {
            panic!();
        }
        count
    }));
    println!("{} {}", r.is_err(), count);
    let kept = D(30);
    let r = catch_unwind(AssertUnwindSafe(move || {
        println!("{}", kept.0);
        if kept.0 == 30 {
            panic!("with a capture");
        }
    }));
    println!("{}", r.is_err());
    match catch_unwind(|| 5) {
        Ok(v) => println!("{}", v),
        Err(_) => println!("{}", "err"),
    }
    let _last = D(40);
    let v: [i32; 2] = [1, 2];
    let i = v.len();
    println!("{}", v[i]);
}
