// Alternatives in alternatives, three deep: which of them matched says what a name is bound to.
enum A {
    L(B),
    R(B),
}

enum B {
    P(C),
    Q(C),
}

enum C {
    X(String, u8),
    Y(u8, String),
}

fn all(a: A) -> String {
    match a {
        A::L(B::P(C::X(s, _) | C::Y(_, s)) | B::Q(C::X(s, 0) | C::Y(_, s)))
        | A::R(B::P(C::X(s, _) | C::Y(_, s)) | B::Q(C::Y(_, s) | C::X(s, _)))
        | A::L(B::Q(C::X(s, 1..))) => s,
    }
}

fn number(a: &(u8, (u8, (u8, u8)))) -> u8 {
    match a {
        (1, (x, (2 | 3, _))) | (x, (1 | 2, (_, 3))) | (_, (_, (_, x))) => *x,
    }
}

fn guarded(a: (u8, (u8, u8))) -> u8 {
    match a {
        (1, (y, 1) | (1, y)) | (2, (y, _) | (_, y)) if y > 4 => y,
        (_, (y, 0) | (0, y)) | (y, _) => y + 100,
    }
}

fn main() {
    let s = |t: &str| t.to_owned();
    println!("{}", all(A::L(B::P(C::X(s("lpx"), 1)))));
    println!("{}", all(A::L(B::P(C::Y(1, s("lpy"))))));
    println!("{}", all(A::L(B::Q(C::X(s("lqx0"), 0)))));
    println!("{}", all(A::L(B::Q(C::X(s("lqx2"), 2)))));
    println!("{}", all(A::L(B::Q(C::Y(2, s("lqy"))))));
    println!("{}", all(A::R(B::P(C::X(s("rpx"), 1)))));
    println!("{}", all(A::R(B::P(C::Y(1, s("rpy"))))));
    println!("{}", all(A::R(B::Q(C::X(s("rqx"), 1)))));
    println!("{}", all(A::R(B::Q(C::Y(1, s("rqy"))))));
    println!("{} {} {}", number(&(1, (7, (3, 0)))), number(&(8, (2, (0, 3)))), number(&(5, (5, (5, 9)))));
    println!("{} {} {}", guarded((1, (9, 1))), guarded((1, (1, 6))), guarded((1, (1, 2))));
    println!("{} {} {} {}", guarded((2, (3, 8))), guarded((3, (3, 0))), guarded((3, (0, 4))), guarded((3, (5, 5))));
}
