struct Person { name: String, age: u8 }
#[derive(Debug, Clone, PartialEq)]
enum Msg { Quit, Write(String), Both { a: String, b: Option<String> } }
fn change(s: &mut String) { s.push_str(", world"); }
fn first_word(s: &str) -> &str {
    let bytes = s.as_bytes();
    let mut i = 0;
    while i < bytes.len() { if bytes[i] == b' ' { return &s[..i]; } i += 1; }
    &s[..]
}
fn longest<'a>(x: &'a str, y: &'a str) -> &'a str { if x.len() > y.len() { x } else { y } }
fn give() -> String { let s = String::from("given"); s }
fn result(ok: bool) -> Result<i32, String> { if ok { Ok(1) } else { Err(String::from("bad")) } }
fn main() {
    let mut s = String::from("hello");
    change(&mut s);
    println!("{} {:?} {} {s}", s, s, s.len());
    let w = first_word(&s);
    println!("{}", w);
    let t = s.clone() + "!" + &give();
    println!("{}", t);
    let p = Person { name: "Al".to_string(), age: 3 };
    println!("{} {}", p.name, p.age);
    let Person { name, .. } = p;
    println!("{}", longest(&name, "xyz"));
    let mut u = String::new();
    println!("{}", u.is_empty());
    u.push('a'); u.push('é'); u.push('€'); u.push('😀');
    u += "tail";
    u += &name;
    println!("{} {} {}", u, u.len(), &u[1..3]);
    println!("{} {} {} {}", u == "x", name == "Al", "Al" == name, *"Al" == *name);
    println!("{} {}", name == "Al".to_owned(), &name == &String::from("Al"));
    let m = Msg::Both { a: name.clone(), b: Some("q\"".to_string()) };
    println!("{:?} {:?} {}", m, Msg::Write(give()), m == m.clone());
    println!("{:?}", Msg::Quit);
    match m { Msg::Both { a, b: Some(b) } => println!("{}{}", a, b), _ => {} }
    let v: Vec<String> = vec!["x".to_string(), String::from("y")];
    for x in &v { println!("{}", x); }
    println!("{:?} {}", v, v.contains(&"y".to_string()));
    println!("{:?} {}", result(true), result(false).unwrap_err());
    match name.as_str() { "Al" => println!("is Al"), _ => println!("other") }
    let boxed: Box<String> = Box::new(name);
    println!("{} {}", boxed, boxed.len());
    let mut o = Some(String::from("in"));
    if let Some(ref mut x) = o { x.push('y'); }
    if let Some(x) = &mut o { x.push_str("z"); }
    println!("{:?} {:?}", o, o.as_ref().map(|x| x.len()));
    let taken = o.take();
    println!("{:?} {:?}", o, taken);
    let c = || u.len();
    println!("{} {}", c(), u.as_bytes()[0]);
    let moved = move || u;
    println!("{:?}", moved().into_bytes().len());
    assert_eq!(s, "hello, world");
    assert_eq!("hello, world", s);
    s.clear();
    println!("[{}]", s);
    let empty: &str = &s;
    println!("{}", empty.is_empty());
}
// ----
fn main() { let s1 = String::from("hello"); let s2 = s1; println!("{}, world!", s1); } //~ E0382
// ----
fn main() {
    let mut s = String::from("hello");
    let r1 = &mut s;
    let r2 = &mut s; //~ E0499
    println!("{}, {}", r1, r2);
}
// ----
fn first_word(s: &String) -> &str { &s[..1] }
fn main() {
    let mut s = String::from("hello world");
    let word = first_word(&s);
    s.clear(); //~ E0502
    println!("the first word is: {}", word);
}
// ----
fn dangle() -> &String { let s = String::from("hello"); &s } //~ E0106
fn main() { dangle(); }
// ----
fn dangle<'a>() -> &'a String { let s = String::from("hello"); &s } //~ E0515
fn main() { dangle(); }
// ----
fn f() -> &'static str { let s = String::from("x"); s.as_str() } //~ E0515
fn main() { f(); }
// ----
fn f() -> &'static str { let s = String::from("x"); &s } //~ E0515
fn main() { f(); }
// ----
fn change(s: &String) { s.push_str(", world"); } //~ E0596
fn main() { let s = String::from("hello"); change(&s); }
// ----
fn main() { let s = String::from("hello"); s.push('x'); } //~ E0596
// ----
fn main() {
    let r;
    { let s = String::from("x"); r = s.as_str(); } //~ E0597
    println!("{}", r);
}
// ----
fn longest<'a>(x: &'a str, y: &'a str) -> &'a str { if x.len() > y.len() { x } else { y } }
fn main() {
    let a = String::from("long string");
    let result;
    { let b = String::from("xyz"); result = longest(a.as_str(), b.as_str()); } //~ E0597
    println!("{}", result);
}
// ----
fn main() { let s = String::from("hi"); let t = s + " there"; println!("{}{}", s, t); } //~ E0382
// ----
fn main() { let s = String::from("hi"); let t = "a" + &s; } //~ E0369
// ----
fn main() { let s = String::from("hi"); let t = s + String::from("b"); } //~ E0308
// ----
fn main() { let s: String = "hi"; } //~ E0308
// ----
fn main() { let s: &str = String::from("hi"); } //~ E0308
// ----
fn take(s: String) {}
fn main() { let s = String::from("a"); take(s); take(s); } //~ E0382
// ----
fn take(s: String) {}
fn main() { let s = String::from("a"); for _ in 0..2 { take(s); } } //~ E0382
// ----
struct P { name: String }
fn main() { let p = P { name: String::from("a") }; let n = p.name; println!("{}", p.name); } //~ E0382
// ----
struct P { name: String }
impl P { fn name(&self) -> String { self.name } } //~ E0507
fn main() {}
// ----
struct P { name: String }
impl P { fn name(&self) -> &str { &self.name } fn set(&mut self, n: &str) { self.name = n.to_string(); } }
fn main() { let mut p = P { name: String::new() }; let n = p.name(); p.set("x"); println!("{}", n); } //~ E0502
// ----
#[derive(Clone, Copy)]
struct P { name: String } //~ E0204
fn main() {}
// ----
fn main() { let v = vec![String::from("a")]; let x = v[0]; } //~ E0507
// ----
fn main() { let o = Some(String::from("a")); match o { Some(s) => println!("{}", s), None => {} } println!("{:?}", o); } //~ E0382
// ----
fn main() { let o = Some(String::from("a")); match &o { Some(s) => println!("{}", s), None => {} } println!("{:?}", o); }
// ----
fn main() { let s = String::from("héllo"); println!("{}", &s[0..2]); }
// ----
fn main() { let s = String::from("hello"); println!("{}", &s[3..9]); }
// ----
fn main() { let s = String::from("hello"); let c = s[0]; } //~ E0277
// ----
fn main() { let s = String::from("a"); let f = || drop(s); f(); println!("{}", s); } //~ E0382
// ----
fn main() { let mut s = String::from("a"); let r = &s; s += "b"; println!("{}", r); } //~ E0502
// ----
fn main() { let mut s = String::from("a"); s.push_str(&s); } //~ E0502
// ----
fn main() { let mut s = String::from("a"); s.push_str(&s.clone()); println!("{}", s); }
// ----
const E: String = String::new();
static S: &str = "x";
fn main() { let mut e = E; e.push('x'); println!("{}{}{}", e, E, S); println!("{}", std::mem::size_of::<String>() == std::mem::size_of::<Option<String>>()); }
// ----
fn main() { let s = String::from("a"); let r: &str = &s; drop(s); println!("{}", r); } //~ E0505
// ----
fn main() { let s = &String::from("a"); println!("{}", s); let t = String::from("b").as_str(); println!("{}", t); } //~ E0716
// ----
fn main() { let x: String; println!("{}", x); } //~ E0381
// ----
fn f(s: &mut String) -> &str { s.push('x'); s }
fn main() { let mut s = String::from("a"); let r = f(&mut s); println!("{}", r); println!("{}", s); }
// ----
fn f(s: &mut String) -> &str { s.push('x'); s }
fn main() { let mut s = String::from("a"); let r = f(&mut s); println!("{}", s); println!("{}", r); } //~ E0502
// ----
fn main() { let s = String::from("hello"); println!("{}", s[0..2]); } //~ E0277
