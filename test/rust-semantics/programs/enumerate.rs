fn first_word(s: &str) -> &str {
    let bytes = s.as_bytes();
    for (i, &item) in bytes.iter().enumerate() {
        if item == b' ' { return &s[0..i]; }
    }
    &s[..]
}
fn main() {
    println!("{}", first_word("hello world"));
    let mut v = vec![3, 4, 5];
    for (i, x) in v.iter().enumerate() { println!("{} {}", i, x); }
    for (i, x) in v.iter_mut().enumerate() { *x += i as i32; }
    println!("{:?}", v);
    let mut e = v.iter().enumerate();
    println!("{:?}", e.next());
    for (i, _) in e { println!("{}", i); }
}
