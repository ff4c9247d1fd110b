fn main() { let o = String::from(&"a"); } //~ E0277
// ----
fn main() { let o = String::from("a"); }
// ----
fn main() { let s = String::new(); let o = String::from(&s); }
// ----
fn main() { let s = String::new(); let o = String::from(s); }
// ----
fn main() { let s = String::new(); let o = String::from(&*s); }
// ----
fn main() { let s = String::new(); let o = String::from(&s[..]); }
// ----
fn main() { let mut s = String::new(); let o = String::from(&mut s); } //~ E0277
// ----
fn main() { let s = Box::new("a"); let o = String::from(&*s); } //~ E0277
// ----
fn main() { let s = Box::new(String::new()); let o = String::from(&s); } //~ E0277
// ----
fn main() { let o = String::from('a'); }
// ----
fn main() { let o = String::from(&String::new()); }
// ----
fn main() { let s: &String = &String::new(); let o = String::from(s); }
// ----
fn main() { let s: &&str = &"a"; let o = String::from(s); } //~ E0277
// ----
fn main() { let s: &&str = &"a"; let o = String::from(*s); }
// ----
fn main() { let o = String::from(1); } //~ E0277
// ----
fn main() { let o = String::from({ "a" }); let p = String::from(if true { "a" } else { "b" }); }
// ----
fn main() { let o = String::from(return); } //~ E0277
// ----
fn t<'a>(h: for<'a> fn(&'a u8) -> &'a u8) {} fn main() {} //~ E0496
// ----
struct S<'a>(&'a u8, for<'a> fn(&'a u8)); fn main() {} //~ E0496
// ----
struct S<'a>(&'a u8); impl<'a> S<'a> { fn f(&self, h: for<'a> fn(&'a u8)) {} } fn main() {} //~ E0496
// ----
struct S<'a>(&'a u8); impl<'a> S<'a> { fn f<'a>(&self) {} } fn main() {} //~ E0496
// ----
fn f(h: for<'a> fn(for<'a> fn(&'a u8))) {} fn main() {} //~ E0496
// ----
fn f(h: for<'a> fn(for<'b> fn(&'a u8, &'b u8))) {} fn main() {}
// ----
fn f<'a>(x: &'a u8) { let h: for<'a> fn(&'a u8) = |_| (); } fn main() {} //~ E0496
// ----
fn f<'a>(x: &'a u8) { let h = (|_| ()) as for<'a> fn(&'a u8); } fn main() {} //~ E0496
// ----
fn f<'a>(x: &'a u8) { fn g<'a>(y: &'a u8) {} } fn main() {}
// ----
type A<'a> = for<'a> fn(&'a u8); fn main() {} //~ E0496
// ----
fn f<'a>() { 'a: loop { break 'a; } } fn main() {}
// ----
fn f(h: for<'a, 'a> fn(&'a u8)) {} fn main() {} //~ E0403
// ----
fn f(h: for<'static> fn(&'static u8)) {} fn main() {} //~ E0262
// ----
fn f(h: for<'_> fn(&'_ u8)) {} fn main() {} //~ E0637
