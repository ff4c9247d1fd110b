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
    println!("{:?}", made_from());
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
    defaults();
}
fn defaults() {
    let o: Option<String> = None;
    println!("[{}]", o.unwrap_or_default());
}

// Whatever a string can be made from.
fn made_from() -> (String, String, String, usize) {
    let mut s = String::from("héllo");
    let t = String::from(&s);
    s.push('!');
    let u = String::from('é');
    let v = String::from(s);
    let n = String::from(&v[1..]).len();
    (t, u, v, n)
}
