fn main() { let r = &mut (1, 2); let s = r; r.0 = 3; s.1 = 4; } //~ E0382
// ----
fn main() { let r = &mut (1, 2); let s = { r }; r.0 = 3; drop(s); } //~ E0382
// ----
struct P { x: (u8, u8) }
fn main() { let r = &mut P { x: (1, 2) }; { r }; r.x.1 = 3; } //~ E0382
// ----
enum Nothing {}
fn main() {
    let n: Nothing;
    match n {} //~ E0381
}
// ----
fn main() {
    let n: u8;
    match n { _ => {} }
}
// ----
fn main() {
    let s = String::new();
    drop(s);
    match s { _ => {} }
    let _ = s;
}
// ----
enum Light { Red, Green(u8) }
fn main() {
    let mut l = Light::Red;
    let r = &mut l;
    match l { //~ E0503
        _ if false => {}
        Light::Green(_) => {}
        Light::Red => {}
    }
    *r = Light::Red;
}
// ----
fn main() {
    let mut b = true;
    let r = &mut b;
    match b { //~ E0503
        true => {}
        false => {}
    }
    *r = false;
}
// ----
fn main() {
    let r: &Result<u8, &u8> = &Ok(1);
    match r { Ok(n) | &Err(n) => println!("{}", n) }
}
// ----
fn main() {
    let r: Result<u8, u8> = Ok(1);
    match r { Ok(ref n) | Err(n) => {} } //~ E0409
}
// ----
fn main() {
    let s = String::new();
    if let n = 3 { println!("{}", n); } else { drop(s); }
    println!("{}", s.len()); //~ E0382
}
// ----
fn main() {
    let pair = (String::new(), String::new());
    let ((s, _) | (_, s)) = pair;
    println!("{}{}", s.len(), pair.1.len()); //~ E0382
}
// ----
fn main() {
    let n;
    match 1 {
        _ if { n = 2; true } => {}
        _ => println!("{}", n), //~ E0381
    }
}
// ----
fn main() {
    let n;
    let (_, m) = (1, 2) else { println!("{}", n); return }; //~ E0381
    n = m;
}
// ----
fn main() {
    let mut n = Some(1);
    match n {
        ref mut r if { (|| { let s = &mut *r; *s = None; })(); false } => drop(r), //~ E0596
        _ => {}
    }
}
// ----
fn main() {
    let t: (u8, u8);
    t.0 = 1; //~ E0381
}
// ----
fn main() {
    let n = 1; //~ E0596
    let r = &mut n;
    *r = 2;
    let s = &mut n;
    *s = 3;
}
// ----
fn main() {
    let a = [String::new(), String::new(), String::new()];
    let [s, _, _] = a;
    let [_, ref rest @ ..] = a;
    let [ref first @ .., _] = a; //~ E0382
}
// ----
struct S;
fn main() {
    let s: S;
    loop {
        let t = s; //~ E0381
    }
}
// ----
fn main() {
    let text = match Some(String::new()) { //~ E0716
        Some(ref s) => s,
        None => return,
    };
    println!("{}", text);
}
// ----
fn main() {
    let s = String::new();
    let r = &s;
    let f = move || { //~ E0505
        println!("{}", s);
    };
    println!("{}", r);
}
// ----
fn f() -> u8 { todo!() }
fn g() -> u8 { unimplemented!("not {}", 1) }
fn main() {}
