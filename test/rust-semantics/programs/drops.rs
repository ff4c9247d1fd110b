// Order of drops: scopes, temporaries, moves, partial moves, flags, assignment, shadowing, arguments, early exits.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Two {
    a: D,
    b: D,
}

enum E {
    One(D),
    Both(D, D),
}

fn make(name: &'static str) -> D {
    println!("make {}", name);
    D(name)
}

fn take(_d: D) {
    println!("{}", "taken");
}

fn early(n: i32) -> i32 {
    let _a = make("early a");
    if n > 0 {
        let _b = make("early b");
        return n;
    }
    let _c = make("early c");
    0
}

fn name(d: &D) -> &'static str {
    d.0
}

fn tail() -> usize {
    let _local = make("local");
    name(&make("temp")).len()
}

fn maybe(take_it: bool) {
    let d = make("maybe");
    if take_it {
        take(d);
    }
    println!("{}", "end of maybe");
}

fn partial(which: bool) {
    let t = Two { a: make("pa"), b: make("pb") };
    if which {
        take(t.a);
    } else {
        let _moved = t.b;
    }
    println!("{}", "end of partial");
}

fn args(a: D, _: D, b: D) {
    println!("{} {}", a.0, b.0);
}

fn boxed(move_out: bool) {
    let b = Box::new(make("boxed"));
    if move_out {
        let d = *b;
        println!("{}", d.0);
    }
    println!("{}", "end of boxed");
}

fn enums(e: E) {
    match e {
        E::One(d) => println!("one {}", d.0),
        E::Both(_, second) => println!("second {}", second.0),
    }
    println!("{}", "end of enums");
}

fn looped() {
    let mut kept = None;
    for i in 0..3 {
        let d = make("loop");
        if i == 1 {
            kept = Some(d);
            continue;
        }
        if i == 2 {
            break;
        }
    }
    println!("{}", kept.is_some());
}

fn later() {
    let d;
    let e = make("first declared second");
    d = make("second declared first");
    println!("{} {}", d.0, e.0);
}

fn main() {
    let _x = make("x");
    let _ = make("ignored");
    let _y = make("y");
    {
        let _inner = make("inner");
        println!("{}", "in block");
    }
    take(make("arg"));
    println!("{}", early(1) + early(0));
    println!("{}", tail());
    maybe(true);
    maybe(false);
    partial(true);
    partial(false);
    args(make("1"), make("2"), make("3"));
    boxed(true);
    boxed(false);
    enums(E::One(make("e1")));
    enums(E::Both(make("e2"), make("e3")));
    looped();
    later();
    let mut z = make("old");
    z = make("new");
    println!("{}", z.0);
    let z = make("shadow");
    println!("{}", z.0);
    let arr = [make("a0"), make("a1")];
    let tuple = (make("t0"), make("t1"));
    println!("{} {}", arr.len(), (tuple.1).0);
    let extended = &make("extended");
    println!("{}", name(extended));
    match make("scrutinee").0 {
        "scrutinee" => println!("{}", "matched"),
        _ => {}
    }
    if name(&make("cond")) == "cond" {
        println!("{}", "then");
    }
    let moved = make("moved");
    let closure_like = Some(moved);
    drop(closure_like);
    std::mem::forget(make("forgotten"));
    let old = std::mem::replace(&mut *Box::new(make("r1")), make("r2"));
    println!("{}", old.0);
}
