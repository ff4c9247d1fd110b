use std::panic::{catch_unwind, AssertUnwindSafe};

struct L(u8);
impl Drop for L {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}

fn some(n: u8) -> Option<L> {
    Some(L(n))
}

// What an operand of `&&` and `||` makes ends with it.
fn lazy() {
    if some(1).is_some() && some(2).is_some() && some(3).is_some() {
        print!("a ");
    }
    let _ = some(1).is_none() || (some(2).is_none() || some(3).is_some());
    println!();
}

// What is left of an argument goes after what its pattern took, and before the argument in front of it.
fn params((_a, _): (L, L), (_, _b): (L, L), _: L, _c: L) {
    print!("body ");
}

// Of captured fields: in their order in the struct, and variables in the order of their first use.
fn captured() {
    let a = (L(1), L(2));
    let b = (L(3), L(4));
    let c = move || {
        let _ = (&b.1, &a.1, &a.0, &b.0);
    };
    c();
    drop(c);
    let t = (L(5), L(6));
    let d = move || {
        let (_x, _) = t;
        print!("in ");
    };
    d();
    print!("out ");
}

// Nothing is captured of what is only looked at.
fn looked_at() {
    let x = L(7);
    let f = move || {
        let _ = x;
    };
    f();
    print!("still ");
    let y = L(8);
    let end = catch_unwind(AssertUnwindSafe(move || {
        let g = move || {
            let _ = y;
            panic!()
        };
        g();
    }));
    print!("{} ", end.is_err());
}

enum E {
    A(u8, u32),
    B(u32, u8),
}

fn number((E::A(_, n) | E::B(n, _)): E) -> u32 {
    n
}

fn main() {
    lazy();
    params((L(1), L(2)), (L(3), L(4)), L(5), L(6));
    println!();
    captured();
    println!();
    looked_at();
    println!();
    let (E::A(_, m) | E::B(m, _)) = E::B(9, 1);
    println!("{} {} {}", number(E::A(1, 2)), number(E::B(3, 4)), m);
}
