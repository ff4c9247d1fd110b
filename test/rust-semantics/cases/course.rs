fn main() { let s1 = String::from("hello"); let s2 = s1; println!("{}, world!", s1); } //~ E0382
// ----
fn main() { let s1 = String::from("hello"); let s2 = s1.clone(); println!("s1 = {}, s2 = {}", s1, s2); }
// ----
fn takes(s: String) { println!("{}", s); }
fn copies(i: i32) { println!("{}", i); }
fn main() { let s = String::from("hello"); takes(s); let x = 5; copies(x); println!("{}", x); }
// ----
fn takes(s: String) { println!("{}", s); }
fn main() { let s = String::from("hello"); takes(s); takes(s); } //~ E0382
// ----
fn gives() -> String { let s = String::from("yours"); s }
fn back(a: String) -> String { a }
fn main() { let s1 = gives(); let s2 = String::from("hello"); let s3 = back(s2); println!("{} {}", s1, s3); }
// ----
fn len(s: String) -> (String, usize) { let n = s.len(); (s, n) }
fn main() { let s1 = String::from("hello"); let (s2, n) = len(s1); println!("{} {}", s2, n); }
// ----
fn len(s: String) -> (String, usize) { (s, s.len()) } //~ E0382
fn main() { let (s, n) = len(String::from("a")); println!("{} {}", s, n); }
// ----
fn len(s: &String) -> usize { s.len() }
fn main() { let s = String::from("hello"); println!("{} {}", len(&s), s); }
// ----
fn change(s: &String) { s.push_str(", world"); } //~ E0596
fn main() { let s = String::from("hello"); change(&s); }
// ----
fn change(s: &mut String) { s.push_str(", world"); }
fn main() { let mut s = String::from("hello"); change(&mut s); println!("{}", s); }
// ----
fn change(s: &mut String) { s.push_str(", world"); }
fn main() { let s = String::from("hello"); change(&mut s); } //~ E0596
// ----
fn main() { let mut s = String::from("hello"); let r1 = &mut s; let r2 = &mut s; println!("{}, {}", r1, r2); } //~ E0499
// ----
fn main() { let mut s = String::from("hello"); { let r1 = &mut s; r1.push('a'); } let r2 = &mut s; r2.push('b'); println!("{}", s); }
// ----
fn main() { let mut s = String::from("hello"); let r1 = &s; let r2 = &s; let r3 = &mut s; println!("{}, {}, {}", r1, r2, r3); } //~ E0502
// ----
fn main() { let mut s = String::from("hello"); let r1 = &s; let r2 = &s; println!("{} {}", r1, r2); let r3 = &mut s; r3.push('!'); println!("{}", r3); }
// ----
fn dangle() -> &String { let s = String::from("hello"); &s } //~ E0106
fn main() { let r = dangle(); }
// ----
fn dangle<'a>() -> &'a String { let s = String::from("hello"); &s } //~ E0515
fn main() { let r = dangle(); }
// ----
fn first_word(s: &String) -> usize { let b = s.as_bytes(); for i in 0..b.len() { if b[i] == b' ' { return i; } } s.len() }
fn main() { let mut s = String::from("hello world"); let w = first_word(&s); s.clear(); println!("{} {}", w, s); }
// ----
fn first_word(s: &str) -> &str { let b = s.as_bytes(); for i in 0..b.len() { if b[i] == b' ' { return &s[..i]; } } &s[..] }
fn main() { let mut s = String::from("hello world"); let w = first_word(&s); s.clear(); println!("{}", w); } //~ E0502
// ----
fn first_word(s: &str) -> &str { let b = s.as_bytes(); for i in 0..b.len() { if b[i] == b' ' { return &s[..i]; } } &s[..] }
fn main() { let s = String::from("hello world"); let w = first_word(&s); println!("{}", w); println!("{}", first_word("one two")); }
// ----
fn main() { let a = [1, 2, 3, 4, 5]; let s = &a[1..3]; println!("{}", s[0] + s[1]); println!("{}", s == &[2, 3]); }
// ----
struct User { name: String, email: String, n: u64 }
fn build(name: String, email: String) -> User { User { name, email, n: 1 } }
fn main() { let u = build(String::from("a"), String::from("b")); let v = User { email: String::from("c"), ..u }; println!("{} {} {}", v.name, v.email, v.n); println!("{}", u.email); println!("{}", u.name); } //~ E0382
// ----
struct User { name: String, email: String, n: u64 }
fn build(name: String, email: String) -> User { User { name, email, n: 1 } }
fn main() { let u = build(String::from("a"), String::from("b")); let v = User { name: String::from("c"), email: String::from("d"), ..u }; println!("{} {}", v.n, u.name); }
// ----
#[derive(Debug)]
struct Rect { w: u32, h: u32 }
impl Rect { fn area(&self) -> u32 { self.w * self.h } fn holds(&self, o: &Rect) -> bool { self.w > o.w && self.h > o.h } fn square(n: u32) -> Self { Self { w: n, h: n } } fn grow(&mut self, by: u32) { self.w += by; } fn eat(self) -> u32 { self.w } }
fn main() { let mut r = Rect { w: 30, h: 50 }; println!("{:?} {}", r, r.area()); r.grow(2); println!("{}", r.holds(&Rect::square(3))); println!("{}", r.eat()); }
// ----
#[derive(Debug)]
struct Rect { w: u32 }
impl Rect { fn eat(self) -> u32 { self.w } }
fn main() { let r = Rect { w: 30 }; println!("{}", r.eat()); println!("{:?}", r); } //~ E0382
// ----
struct Rect { w: u32 }
impl Rect { fn grow(&mut self) { self.w += 1; } }
fn main() { let r = Rect { w: 30 }; r.grow(); } //~ E0596
// ----
struct Rect { w: u32 }
impl Rect { fn grow(&self) { self.w += 1; } } //~ E0594
fn main() { let r = Rect { w: 30 }; r.grow(); }
// ----
enum Message { Quit, Move { x: i32, y: i32 }, Write(String), Color(i32, i32, i32) }
impl Message { fn call(&self) { match self { Message::Quit => println!("quit"), Message::Move { x, y } => println!("{} {}", x, y), Message::Write(s) => println!("{}", s), Message::Color(r, _, b) => println!("{} {}", r, b) } } }
fn main() { Message::Write(String::from("hi")).call(); Message::Move { x: 1, y: 2 }.call(); Message::Quit.call(); Message::Color(1, 2, 3).call(); }
// ----
enum Message { Quit, Move { x: i32, y: i32 }, Write(String) }
fn f(m: Message) { match m { Message::Quit => {}, Message::Write(s) => println!("{}", s) } } //~ E0004
fn main() { f(Message::Quit); }
// ----
fn plus_one(x: Option<i32>) -> Option<i32> { match x { None => None, Some(i) => Some(i + 1) } }
fn main() { println!("{:?} {:?}", plus_one(Some(5)), plus_one(None)); }
// ----
fn plus_one(x: Option<i32>) -> Option<i32> { match x { Some(i) => Some(i + 1) } } //~ E0004
fn main() { println!("{:?}", plus_one(Some(5))); }
// ----
fn main() { let o: Option<String> = Some(String::from("x")); match o { Some(s) => println!("{}", s), None => println!("no") } println!("{:?}", o); } //~ E0382
// ----
fn main() { let o: Option<String> = Some(String::from("x")); match &o { Some(s) => println!("{}", s), None => println!("no") } println!("{:?}", o); }
// ----
fn main() { let o: Option<String> = Some(String::from("x")); if let Some(ref s) = o { println!("{}", s); } println!("{:?}", o); }
// ----
fn main() { let mut o = Some(3); while let Some(i) = o { if i > 4 { println!("stop"); o = None; } else { println!("{}", i); o = Some(i + 1); } } }
// ----
fn main() { let x = 5; let x = x + 1; { let x = x * 2; println!("{}", x); } println!("{}", x); }
// ----
fn main() { let x = 5; x = 6; println!("{}", x); } //~ E0384
// ----
fn main() { let mut v = vec![1, 2, 3, 4, 5]; let first = &v[0]; v.push(6); println!("{}", first); } //~ E0502
// ----
fn main() { let mut v = vec![1, 2, 3]; v.push(4); let third: &i32 = &v[2]; println!("{}", third); match v.get(10) { Some(x) => println!("{}", x), None => println!("none") } }
// ----
fn main() { let mut v = vec![100, 32, 57]; for i in &mut v { *i += 50; } for i in &v { println!("{}", i); } }
// ----
fn main() { let v = vec![100, 32, 57]; for i in &mut v { *i += 50; } } //~ E0596
// ----
fn main() { let v = vec![String::from("a"), String::from("b")]; let s = v[0]; println!("{}", s); } //~ E0507
// ----
fn main() { let mut v = vec![String::from("a"), String::from("b")]; let s = std::mem::replace(&mut v[0], String::new()); println!("{} {:?}", s, v); }
// ----
fn main() { let s1 = String::from("Hello, "); let s2 = String::from("world!"); let s3 = s1 + &s2; println!("{} {}", s3, s2); }
// ----
fn main() { let s1 = String::from("Hello, "); let s2 = String::from("world!"); let s3 = s1 + &s2; println!("{}", s1); } //~ E0382
// ----
fn main() { let r; { let x = 5; r = &x; } println!("r: {}", r); } //~ E0597
// ----
fn main() { let x = 5; let r = &x; println!("r: {}", r); }
// ----
fn longest(x: &str, y: &str) -> &str { if x.len() > y.len() { x } else { y } } //~ E0106
fn main() { println!("{}", longest("a", "bb")); }
// ----
fn longest<'a>(x: &'a str, y: &'a str) -> &'a str { if x.len() > y.len() { x } else { y } }
fn main() { let s1 = String::from("abcd"); { let s2 = String::from("xyz"); let r = longest(s1.as_str(), s2.as_str()); println!("{}", r); } }
// ----
fn longest<'a>(x: &'a str, y: &'a str) -> &'a str { if x.len() > y.len() { x } else { y } }
fn main() { let s1 = String::from("abcd"); let r; { let s2 = String::from("xyz"); r = longest(s1.as_str(), s2.as_str()); } println!("{}", r); } //~ E0597
// ----
fn longest<'a>(x: &'a str, y: &str) -> &'a str { y } //~ E0621
fn main() { println!("{}", longest("a", "b")); }
// ----
fn longest<'a>(x: &str, y: &str) -> &'a str { let r = String::from("x"); r.as_str() } //~ E0515
fn main() { println!("{}", longest("a", "b")); }
// ----
struct Excerpt<'a> { part: &'a str }
impl<'a> Excerpt<'a> { fn level(&self) -> i32 { 3 } fn announce(&self, a: &str) -> &str { println!("{}", a); self.part } }
fn main() { let novel = String::from("Call me Ishmael"); let e = Excerpt { part: &novel[..4] }; println!("{} {}", e.level(), e.announce("hey")); }
// ----
struct Excerpt { part: &str } //~ E0106
fn main() { let e = Excerpt { part: "a" }; }
// ----
struct Excerpt<'a> { part: &'a str }
fn main() { let e; { let novel = String::from("abc"); e = Excerpt { part: &novel }; } println!("{}", e.part); } //~ E0597
// ----
struct Excerpt<'a> { part: &'a str }
impl Excerpt<'_> { fn other(&self, a: &str) -> &str { a } } //~ lifetime-too-short
fn main() {}
// ----
enum List { Cons(i32, List), Nil } //~ E0072
fn main() {}
// ----
enum List { Cons(i32, Box<List>), Nil }
use List::{Cons, Nil};
fn main() { let a = Cons(5, Box::new(Nil)); let b = Cons(3, Box::new(a)); let c = Cons(4, Box::new(a)); } //~ E0382
// ----
use std::sync::Arc;
enum List { Cons(i32, Arc<List>), Nil }
use List::{Cons, Nil};
fn main() { let a = Arc::new(Cons(5, Arc::new(Nil))); let b = Cons(3, Arc::clone(&a)); let c = Cons(4, a.clone()); println!("{}", Arc::strong_count(&a)); }
// ----
struct Smart { data: String }
impl Drop for Smart { fn drop(&mut self) { println!("drop {}", self.data); } }
fn main() { let c = Smart { data: String::from("my") }; let d = Smart { data: String::from("other") }; println!("made"); drop(c); println!("end"); }
// ----
struct Smart { data: String }
impl Drop for Smart { fn drop(&mut self) { println!("drop {}", self.data); } }
fn main() { let c = Smart { data: String::from("my") }; c.drop(); } //~ E0040
// ----
struct Smart { data: String }
impl Drop for Smart { fn drop(&mut self) {} }
fn main() { let c = Smart { data: String::from("my") }; let s = c.data; } //~ E0509
// ----
fn main() { let b = Box::new(5); let y = *b; println!("{} {}", b, y + *b); }
// ----
fn main() { let x = 5; let y = &x; println!("{}", 5 == *y); println!("{}", 5 == y); } //~ E0277
// ----
fn hello(n: &str) { println!("{}", n); }
fn main() { let m = Box::new(String::from("Rust")); hello(&m); hello(&(*m)[..]); }
// ----
use std::cell::Cell;
struct Counter { n: Cell<u32> }
impl Counter { fn hit(&self) { self.n.set(self.n.get() + 1); } }
fn main() { let c = Counter { n: Cell::new(0) }; c.hit(); c.hit(); println!("{}", c.n.get()); }
// ----
fn main() { let mut list = vec![1, 2, 3]; let mut borrows = || list.push(7); borrows(); println!("{:?}", list); }
// ----
fn main() { let mut list = vec![1, 2, 3]; let mut borrows = || list.push(7); println!("{:?}", list); borrows(); } //~ E0502
// ----
fn main() { let list = vec![1, 2, 3]; let only = || println!("{:?}", list); println!("{:?}", list); only(); println!("{:?}", list); }
// ----
fn main() { let list = vec![1, 2, 3]; let own = move || println!("{:?}", list); own(); println!("{:?}", list); } //~ E0382
// ----
fn main() { let s = String::from("a"); let f = || s; let a = f(); let b = f(); } //~ E0382
// ----
fn main() { let c = |x| x; let s = c(String::from("hello")); let n = c(5); } //~ E0308
// ----
#[derive(Debug, Clone, PartialEq)]
enum Shape { Circle(u32), Rect { w: u32, h: u32 } }
fn main() { let a = Shape::Circle(2); let b = a.clone(); println!("{:?} {}", a, a == b); println!("{}", a == Shape::Rect { w: 1, h: 2 }); }
// ----
enum Shape { Circle(u32) }
fn main() { let a = Shape::Circle(2); println!("{}", a == Shape::Circle(2)); } //~ E0369
// ----
enum Shape { Circle(u32) }
fn main() { let a = Shape::Circle(2); println!("{:?}", a); } //~ E0277
// ----
#[derive(Clone, Copy)]
struct P { x: i32, y: i32 }
fn main() { let p = P { x: 1, y: 2 }; let mut q = p; q.x = 5; println!("{} {}", p.x, q.x + q.y); }
// ----
#[derive(Clone, Copy)]
struct P { x: String } //~ E0204
fn main() {}
// ----
fn divide(a: i32, b: i32) -> Result<i32, String> { if b == 0 { return Err(String::from("zero")); } Ok(a / b) }
fn twice(a: i32, b: i32) -> Result<i32, String> { let x = divide(a, b)?; Ok(x * 2) }
fn main() { match twice(8, 2) { Ok(x) => println!("{}", x), Err(e) => println!("{}", e) } match twice(8, 0) { Ok(x) => println!("{}", x), Err(e) => println!("{}", e) } }
// ----
fn twice(a: Option<i32>) -> i32 { let x = a?; x * 2 } //~ E0277
fn main() {}
// ----
fn main() { let t = (String::from("a"), 5); let (s, n) = t; println!("{} {}", s, n); println!("{}", t.1); }
// ----
fn main() { let t = (String::from("a"), 5); let (s, n) = t; println!("{}", t.0); } //~ E0382
// ----
fn main() { let t = (String::from("a"), String::from("b")); let a = t.0; println!("{} {}", a, t.1); }
// ----
struct P { n: String, a: Box<u8> }
fn main() { let p = P { n: String::from("A"), a: Box::new(20) }; let P { n, ref a } = p; println!("{} {} {}", n, a, p.a); }
// ----
struct P { n: String, a: Box<u8> }
fn main() { let p = P { n: String::from("A"), a: Box::new(20) }; let P { n, ref a } = p; println!("{}", p.n); } //~ E0382
// ----
fn main() { let mut x = 10; let y = &mut x; *y += 1; let z = &mut *y; *z += 1; println!("{}", *y); println!("{}", x); }
// ----
fn main() { let mut x = 10; let y = &mut x; x += 1; *y += 1; println!("{}", x); } //~ E0503
// ----
fn add(v: &mut Vec<i32>) -> &i32 { v.push(1); &v[0] }
fn main() { let mut v = vec![]; let r = add(&mut v); println!("{}", r); println!("{}", v.len()); }
// ----
fn add(v: &mut Vec<i32>) -> &i32 { v.push(1); &v[0] }
fn main() { let mut v = vec![]; let r = add(&mut v); println!("{}", v.len()); println!("{}", r); } //~ E0502
// ----
fn get(v: &Vec<String>, i: usize) -> Option<&String> { if i < v.len() { Some(&v[i]) } else { None } }
fn main() { let v = vec![String::from("a")]; println!("{:?} {:?}", get(&v, 0), get(&v, 1)); }
// ----
fn get(v: &Vec<String>, i: usize) -> Option<String> { if i < v.len() { Some(v[i]) } else { None } } //~ E0507
fn main() {}
// ----
fn main() { let mut a = [1, 2, 3]; let (x, y) = a.split_at_mut(1); x[0] = y[1]; println!("{:?}", a); }
// ----
fn main() { let mut a = [1, 2, 3]; let x = &mut a[0]; let y = &mut a[1]; std::mem::swap(x, y); } //~ E0499
// ----
fn main() { let mut a = (1, 2); let x = &mut a.0; let y = &mut a.1; std::mem::swap(x, y); println!("{:?}", a); }
// ----
fn main() { let x: i32; if true { x = 1; } else { x = 2; } println!("{}", x); }
// ----
fn main() { let x: i32; if true { x = 1; } println!("{}", x); } //~ E0381
// ----
fn main() { let x: i32; loop { x = 1; break; } println!("{}", x); }
// ----
fn main() { let v = vec![1]; let w = if true { v } else { vec![2] }; println!("{:?}", v); } //~ E0382
// ----
fn main() { let s = String::from("a"); for _ in 0..2 { drop(s); } } //~ E0382
// ----
fn main() { let s = String::from("a"); for _ in 0..2 { drop(s); break; } }
// ----
fn main() { let mut s = String::from("a"); for _ in 0..2 { drop(s); s = String::from("b"); } println!("{}", s); }
// ----
fn f<'a>(x: &'a mut i32) -> &'a mut i32 { x }
fn main() { let mut a = 1; { let b = f(&mut a); *b = 3; } println!("{}", a); }
// ----
fn f<'a>(x: &'a mut i32, y: &'a i32) { *x = *y; }
fn main() { let mut a = 1; f(&mut a, &a); } //~ E0502
// ----
fn f(x: &mut i32, y: i32) { *x = y; }
fn main() { let mut a = 1; let b = a; f(&mut a, b + 1); println!("{}", a); }
// ----
const N: usize = 3; static S: &str = "st";
fn main() { let a = [0; N]; println!("{} {}", a.len(), S); }
// ----
static mut C: u32 = 0;
fn main() { C += 1; } //~ E0133
// ----
static mut C: u32 = 0;
fn main() { unsafe { C += 1; let c = C; println!("{}", c); } }
// ----
fn main() { let mut n = 5; let r1 = &n as *const i32; let r2 = &mut n as *mut i32; unsafe { println!("{} {}", *r1, *r2); } }
// ----
fn main() { let n = 5; let r1 = &n as *const i32; println!("{}", *r1); } //~ E0133
// ----
struct Node { v: i32, next: Option<Box<Node>> }
impl Node { fn bad(&self) -> Option<Box<Node>> { self.next } } //~ E0507
fn main() {}
// ----
struct Node { v: i32, next: Option<Box<Node>> }
fn last(mut n: &mut Node) -> &mut Node { while let Some(ref mut x) = n.next { n = x; } n }
fn main() {}
// ----
struct Node { v: i32, next: Option<Box<Node>> }
fn push_back(mut at: &mut Option<Box<Node>>, v: i32) { while let Some(n) = at { at = &mut n.next; } *at = Some(Box::new(Node { v, next: None })); }
fn main() { let mut h = None; push_back(&mut h, 1); push_back(&mut h, 2); let mut p = &h; while let Some(n) = p { println!("{}", n.v); p = &n.next; } }
// ----
struct Tree { v: i32, l: Option<Box<Tree>>, r: Option<Box<Tree>> }
impl Tree {
    fn leaf(v: i32) -> Tree { Tree { v, l: None, r: None } }
    fn insert(&mut self, v: i32) { let side = if v < self.v { &mut self.l } else { &mut self.r }; match side { None => *side = Some(Box::new(Tree::leaf(v))), Some(t) => t.insert(v) } }
    fn walk(&self, out: &mut Vec<i32>) { if let Some(l) = &self.l { l.walk(out); } out.push(self.v); if let Some(r) = &self.r { r.walk(out); } }
    fn depth(&self) -> usize { let l = match self.l { Some(ref t) => t.depth(), None => 0 }; let r = match &self.r { Some(t) => t.depth(), None => 0 }; 1 + if l > r { l } else { r } }
    fn min(&self) -> i32 { match self.l { Some(ref t) => t.min(), None => self.v } }
}
fn main() { let mut t = Tree::leaf(5); for x in [3, 8, 1, 4, 9] { t.insert(x); } let mut o = vec![]; t.walk(&mut o); println!("{:?} {} {}", o, t.depth(), t.min()); }
// ----
struct Bank { accounts: Vec<Account> }
struct Account { id: u32, balance: i64 }
impl Bank {
    fn find(&self, id: u32) -> Option<&Account> { for a in &self.accounts { if a.id == id { return Some(a); } } None }
    fn find_mut(&mut self, id: u32) -> Option<&mut Account> { for a in self.accounts.iter_mut() { if a.id == id { return Some(a); } } None }
    fn transfer(&mut self, from: u32, to: u32, n: i64) -> Result<(), String> {
        let a = self.find_mut(from).ok_or(String::from("no from"))?;
        if a.balance < n { return Err(String::from("poor")); }
        a.balance -= n;
        match self.find_mut(to) { Some(b) => { b.balance += n; Ok(()) } None => Err(String::from("no to")) }
    }
}
fn main() { let mut b = Bank { accounts: vec![Account { id: 1, balance: 10 }, Account { id: 2, balance: 0 }] }; println!("{:?}", b.transfer(1, 2, 4)); println!("{:?}", b.transfer(1, 2, 40)); println!("{:?}", b.transfer(9, 2, 4)); println!("{}", b.find(2).unwrap().balance); }
// ----
struct Bank { accounts: Vec<i64> }
impl Bank { fn at(&mut self, i: usize) -> &mut i64 { &mut self.accounts[i] } }
fn main() { let mut b = Bank { accounts: vec![1, 2] }; let x = b.at(0); let y = b.at(1); std::mem::swap(x, y); } //~ E0499
// ----
struct Bank { accounts: Vec<i64> }
impl Bank { fn get_or_add(&mut self, i: usize) -> &mut i64 { if i < self.accounts.len() { return &mut self.accounts[i]; } self.accounts.push(0); let n = self.accounts.len() - 1; &mut self.accounts[n] } }
fn main() { let mut b = Bank { accounts: vec![1, 2] }; *b.get_or_add(7) = 5; println!("{:?}", b.accounts); }
// ----
fn get_or<'a>(v: &'a mut Vec<String>) -> &'a mut String { match v.get_mut(0) { Some(s) => s, None => { v.push(String::new()); &mut v[0] } } } //~ E0499
fn main() {}
// ----
fn first_or<'a>(v: &'a mut Vec<i32>) -> &'a i32 { match v.first() { Some(x) => x, None => { v.push(1); &v[0] } } } //~ E0502
fn main() {}
// ----
fn main() { let mut v = vec![1, 2]; v.push(v.len() as i32); let n = v[0]; v[1] = v[0] + n; println!("{:?}", v); }
// ----
fn main() { let mut v = vec![0, 1]; let i = &v[0]; v[*i as usize] = 3; println!("{:?}", v); } //~ E0502
// ----
fn main() { let mut v = vec![0, 1]; let i = &mut v; i[0] = 2; v.push(1); i.push(3); } //~ E0499
// ----
struct S { a: String, b: String }
fn main() { let mut s = S { a: String::from("a"), b: String::from("b") }; let c = || println!("{}", s.a); s.b.push('x'); c(); println!("{}", s.b); }
// ----
struct S { a: String, b: String }
fn main() { let mut s = S { a: String::from("a"), b: String::from("b") }; let c = || println!("{}", s.a); s.a.push('x'); c(); } //~ E0502
// ----
struct S { a: String, b: String }
fn main() { let mut s = S { a: String::from("a"), b: String::from("b") }; let c = move || println!("{}", s.a); s.b.push('x'); c(); println!("{}", s.b); }
// ----
struct S { a: String, b: String }
impl S { fn both(&mut self) { let a = &mut self.a; let b = &self.b; a.push_str(b); } fn len(&self) -> usize { self.a.len() } fn bad(&mut self) { let a = &mut self.a; let n = self.len(); a.push('x'); } } //~ E0502
fn main() {}
// ----
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn make(n: &'static str) -> D { println!("+{}", n); D(n) }
fn main() { let _a = make("a"); let _ = make("b"); make("c"); let _d = (make("d"), make("e")); { let _f = make("f"); println!("in"); } let g = make("g"); std::mem::drop(g); let v = vec![make("h"), make("i")]; let mut j = make("j"); j = make("k"); println!("end {}", j.0); match make("m").0 { s => println!("{}", s) } }
// ----
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
struct Two { x: D, y: D }
fn main() { let t = Two { x: D(1), y: D(2) }; let x = t.x; println!("moved {}", x.0); }
// ----
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn f(b: bool) { let d = D(1); if b { drop(d); println!("early"); return; } println!("late"); }
fn main() { f(true); f(false); let a = [D(5), D(6)]; let [x, _] = a; println!("x{}", x.0); let o = Some(D(7)); if let Some(d) = o { println!("some{}", d.0); } println!("end"); }
// ----
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
fn main() { let r = std::panic::catch_unwind(|| { let _a = D(1); let _b = D(2); let v: Vec<i32> = vec![]; let x = v[0]; println!("{}", x); }); println!("{}", r.is_err()); }
// ----
fn main() { let s: &str; { let t = String::from("x"); s = &t; println!("{}", s); } }
// ----
fn main() { let s: &'static str = { let t = "lit"; t }; println!("{}", s); }
// ----
fn f(s: &'static str) {}
fn main() { let t = String::from("x"); f(&t); } //~ E0597
// ----
fn pick<'a, 'b>(a: &'a i32, b: &'b i32) -> &'a i32 { if *a > *b { a } else { b } } //~ lifetime-too-short
fn main() {}
// ----
fn pick<'a, 'b: 'a>(a: &'a i32, b: &'b i32) -> &'a i32 { if *a > *b { a } else { b } }
fn main() { let x = 1; let r; { let y = 2; r = *pick(&x, &y); } println!("{}", r); }
// ----
struct Parser<'a> { text: &'a str, at: usize }
impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Parser<'a> { Parser { text, at: 0 } }
    fn word(&mut self) -> Option<&'a str> { let b = self.text.as_bytes(); while self.at < b.len() && b[self.at] == b' ' { self.at += 1; } if self.at == b.len() { return None; } let s = self.at; while self.at < b.len() && b[self.at] != b' ' { self.at += 1; } Some(&self.text[s..self.at]) }
}
fn main() { let t = String::from("a bc  def"); let mut p = Parser::new(&t); let one = p.word(); let two = p.word(); println!("{:?} {:?} {:?} {:?}", one, two, p.word(), p.word()); }
// ----
struct Parser<'a> { text: &'a str, at: usize }
impl<'a> Parser<'a> { fn word(&mut self) -> Option<&str> { self.at += 1; Some(&self.text[..1]) } }
fn main() { let t = String::from("a bc"); let mut p = Parser { text: &t, at: 0 }; let one = p.word(); let two = p.word(); println!("{:?} {:?}", one, two); } //~ E0499
// ----
struct Parser<'a> { text: &'a str }
fn make<'a>() -> Parser<'a> { let s = String::from("x"); Parser { text: &s } } //~ E0515
fn main() {}
// ----
struct Holder<'a> { r: &'a mut Vec<i32> }
impl<'a> Holder<'a> { fn add(&mut self, x: i32) -> &mut Self { self.r.push(x); self } }
fn main() { let mut v = vec![]; let mut h = Holder { r: &mut v }; h.add(1).add(2); h.add(3); println!("{:?}", v); }
// ----
struct Holder<'a> { r: &'a mut Vec<i32> }
fn main() { let mut v = vec![]; let h = Holder { r: &mut v }; v.push(1); h.r.push(2); } //~ E0499
// ----
struct Holder<'a> { r: &'a mut Vec<i32> }
impl<'a> Holder<'a> { fn into(self) -> &'a mut Vec<i32> { self.r } fn peek(&self) -> &'a Vec<i32> { self.r } } //~ lifetime-too-short
fn main() {}
// ----
enum State { Idle, Run { n: u32, log: String }, Done(String) }
impl State { fn step(self) -> State { match self { State::Idle => State::Run { n: 2, log: String::new() }, State::Run { n: 0, log } => State::Done(log), State::Run { n, mut log } => { log.push('.'); State::Run { n: n - 1, log } } State::Done(s) => State::Done(s) } } fn done(&self) -> bool { matches!(self, State::Done(_)) } }
fn main() { let mut s = State::Idle; let mut k = 0; while !s.done() { s = s.step(); k += 1; } if let State::Done(t) = &s { println!("{} {}", t, k); } }
// ----
enum State { Idle, Run(String) }
struct M { s: State }
impl M { fn step(&mut self) { self.s = match self.s { State::Idle => State::Run(String::new()), State::Run(x) => State::Run(x) }; } } //~ E0507
fn main() {}
// ----
enum State { Idle, Run(String) }
struct M { s: State }
impl M { fn step(&mut self) { let old = std::mem::replace(&mut self.s, State::Idle); self.s = match old { State::Idle => State::Run(String::from("a")), State::Run(mut x) => { x.push('b'); State::Run(x) } }; } }
fn main() { let mut m = M { s: State::Idle }; m.step(); m.step(); if let State::Run(ref t) = m.s { println!("{}", t); } }
// ----
fn main() { let mut x = Some(5); match x { Some(ref mut n) if *n > 3 => *n += 1, Some(_) => {} None => {} } println!("{:?}", x); }
// ----
fn main() { let mut x = Some(5); match x { Some(n) if { x = None; n > 3 } => {} _ => {} } } //~ E0506
// ----
fn main() { let s = Some(String::from("a")); match s { Some(t) if t.len() > 3 => drop(t), Some(u) => println!("{}", u), None => {} } }
// ----
fn main() { let v = vec![1, 2, 3]; match v.as_slice() { [] => println!("e"), [x] => println!("{}", x), [a, .., b] => println!("{} {}", a, b) } if let [a, rest @ ..] = &v[..] { println!("{} {:?}", a, rest); } }
// ----
fn sum(v: &[i32]) -> i32 { match v { [] => 0, [x, rest @ ..] => x + sum(rest) } }
fn main() { println!("{}", sum(&[1, 2, 3])); }
// ----
fn main() { let mut v = [1, 2, 3]; if let [a, b, ..] = &mut v[..] { std::mem::swap(a, b); } println!("{:?}", v); let [x, y, z] = v; println!("{}", x + y + z); }
// ----
fn main() { let v = [String::from("a"), String::from("b")]; let [a, _] = v; println!("{} {}", a, v[1]); } //~ E0382
// ----
fn main() { let v = [String::from("a"), String::from("b")]; let [a, b] = v; println!("{} {}", a, v[1]); } //~ E0382
// ----
fn apply(f: fn(i32) -> i32, x: i32) -> i32 { f(x) }
fn inc(x: i32) -> i32 { x + 1 }
fn main() { println!("{} {}", apply(inc, 1), apply(|x| x * 2, 4)); let fs: [fn(i32) -> i32; 2] = [inc, |x| x - 1]; for f in fs.iter() { println!("{}", f(5)); } }
// ----
fn apply(f: fn(i32) -> i32, x: i32) -> i32 { f(x) }
fn main() { let k = 3; println!("{}", apply(|x| x + k, 1)); } //~ E0308
// ----
fn main() { let mut c = 0; let mut inc = || { c += 1; c }; println!("{} {}", inc(), inc()); println!("{}", c); }
// ----
fn main() { let mut c = 0; let inc = || { c += 1; }; inc(); } //~ E0596
// ----
fn main() { let mut c = 0; let mut inc = || c += 1; let mut dec = || c -= 1; inc(); dec(); } //~ E0499
// ----
fn main() { let s = String::from("x"); let f = move || s.len(); println!("{} {}", f(), f()); println!("{}", s); } //~ E0382
// ----
fn main() { let s = String::from("x"); let f = || { let t = s; t.len() }; println!("{}", f()); println!("{}", f()); } //~ E0382
// ----
fn main() { let f; { let k = 3; f = || k + 1; } println!("{}", f()); } //~ E0597
// ----
fn main() { let f; { let k = 3; f = move || k + 1; } println!("{}", f()); }
// ----
fn main() { let n = 5; let r = loop { if n > 3 { break n * 2; } }; let t = 'a: { if r > 5 { break 'a 1; } 2 }; println!("{} {}", r, t); 'o: for i in 0..3 { for j in 0..3 { if j == 2 { continue 'o; } if i == 2 { break 'o; } println!("{}{}", i, j); } } }
// ----
fn f(o: Option<i32>) -> i32 { let Some(x) = o else { return -1; }; x }
fn main() { println!("{} {}", f(Some(3)), f(None)); }
// ----
fn f(o: Option<i32>) -> i32 { let Some(x) = o else { println!("none"); }; x } //~ E0308
fn main() {}
// ----
fn main() { let (a, b); (a, b) = (1, String::from("x")); println!("{} {}", a, b); let mut p = (1, 2); (p.0, p.1) = (p.1, p.0); println!("{:?}", p); }
// ----
fn main() { let x = 5u8; let y = x as i32 + 1000; let z = y as u8; println!("{} {}", y, z); println!("{}", -1i32 as u32); println!("{}", 'a' as u32); println!("{}", 97u8 as char); println!("{}", true as i32); }
// ----
fn main() { let x: u8 = 255; let y = x + 1; println!("{}", y); } //~ arithmetic_overflow
// ----
fn main() { let v = [1, 2, 3]; let i = 7; println!("{}", v[i]); } //~ unconditional_panic
// ----
fn f(x: u8) -> u8 { x + 200 }
fn main() { println!("{}", f(100)); }
// ----
fn main() { let x = 5; let y = if x > 3 { "big" } else { 4 }; } //~ E0308
// ----
fn f(x: i32) -> i32 { x + 1; } //~ E0308
fn main() {}
// ----
fn main() { let s = "abc"; let c = s[0]; } //~ E0277
// ----
fn main() { let s: String = "abc"; } //~ E0308
// ----
fn main() { let v: Vec<i32> = Vec::new(); v.push(1); } //~ E0596
// ----
fn main() { let v = Vec::new(); } //~ E0282
// ----
fn f(v: Vec<i32>) -> Vec<i32> { let mut v = v; v.push(1); v }
fn main() { let a = vec![0]; let b = f(a); println!("{:?}", b); }
// ----
fn f(mut v: Vec<i32>) -> Vec<i32> { v.push(1); v }
fn main() { let a = vec![0]; let b = f(a); println!("{:?}", a); } //~ E0382
// ----
fn f(v: &Vec<i32>) -> Vec<i32> { *v } //~ E0507
fn main() {}
// ----
fn f(v: &mut Vec<i32>) -> Vec<i32> { std::mem::replace(v, Vec::new()) }
fn main() { let mut a = vec![1]; println!("{:?} {:?}", f(&mut a), a); }
// ----
fn f(v: &mut Vec<i32>) -> Vec<i32> { std::mem::replace(v, Vec::new()) }
fn main() { let mut a = vec![1]; let b = f(&mut a); println!("{:?} {:?}", b, a); }
// ----
use std::sync::Arc;
fn main() { let a = Arc::new(String::from("x")); let b = Arc::clone(&a); let f = move || println!("{}", b); f(); println!("{} {}", a, Arc::strong_count(&a)); drop(f); println!("{}", Arc::strong_count(&a)); }
// ----
use std::sync::Arc;
fn main() { let a = Arc::new(String::from("x")); a.push('y'); } //~ E0596
// ----
use std::cell::Cell;
fn main() { let c = Cell::new(3); let r1 = &c; let r2 = &c; r1.set(4); r2.set(r1.get() + 1); println!("{}", c.get()); }
// ----
struct Matrix { d: [[i32; 2]; 2] }
impl Matrix { fn mul(&self, o: &Matrix) -> Matrix { let mut d = [[0; 2]; 2]; for i in 0..2 { for j in 0..2 { for k in 0..2 { d[i][j] += self.d[i][k] * o.d[k][j]; } } } Matrix { d } } fn t(mut self) -> Self { let x = self.d[0][1]; self.d[0][1] = self.d[1][0]; self.d[1][0] = x; self } }
fn main() { let m = Matrix { d: [[1, 2], [3, 4]] }; println!("{:?}", m.mul(&m).t().d); println!("{:?}", m.d); }
// ----
fn main() { let mut a = [[1, 2], [3, 4]]; let r = &mut a[0]; let s = &mut a[1]; r[0] = s[0]; } //~ E0499
// ----
fn bubble(v: &mut [i32]) { let n = v.len(); for i in 0..n { for j in 0..n - 1 - i { if v[j] > v[j + 1] { v.swap(j, j + 1); } } } }
fn main() { let mut v = vec![3, 1, 2]; bubble(&mut v); println!("{:?}", v); }
// ----
fn split<'a>(s: &'a str) -> (&'a str, &'a str) { (&s[..1], &s[1..]) }
fn main() { let t; { let s = String::from("ab"); t = split(&s); } println!("{}", t.0); } //~ E0597
// ----
fn main() { let x = &mut 5; *x += 1; println!("{}", x); let y: &mut [i32] = &mut [1, 2]; y[0] = 3; println!("{:?}", y); }
// ----
fn main() { let r = &String::from("temp"); println!("{}", r); let s = String::from("a").as_str().len(); println!("{}", s); }
// ----
fn main() { let s = String::from("a").as_str(); println!("{}", s); } //~ E0716
// ----
struct P { a: String, b: String } fn main() { let mut p = P { a: String::new(), b: String::new() }; drop(p); p.a = String::new(); } //~ E0382
// ----
struct P { a: u8, b: u8 } fn main() { let p: P; p.a = 1; } //~ E0381
// ----
struct P { a: String, b: String } fn main() { let mut p = P { a: String::new(), b: String::new() }; drop(p.a); p.a = String::new(); println!("{}", p.a.len()); drop(p); }
// ----
struct P { a: String, b: String } fn main() { let p = P { a: String::new(), b: String::new() }; let f = || drop(p.a); println!("{}", p.b); f(); }
// ----
struct P { a: String, b: String } fn main() { let p = P { a: String::new(), b: String::new() }; let f = || drop(p.a); println!("{}", p.a); f(); } //~ E0382
// ----
fn main() { let o = Some((String::new(), 1)); match o { Some((ref s, n)) => println!("{}{}", s, n), None => {} } drop(o); }
// ----
fn main() { let o = Some((String::new(), String::new())); match o { Some((ref s, t)) => println!("{}{}", s, t), None => {} } }
// ----
fn main() { let o = Some((String::new(), String::new())); match o { Some((ref s, t)) => println!("{}{}", s, t), None => {} } drop(o); } //~ E0382
// ----
fn main() { let mut o = (String::new(), 1); let (ref mut a, ref b) = o; a.push('x'); println!("{}{}", a, b); }
// ----
fn main() { let mut o = (1, 1); let x @ (ref a, _) = o; println!("{}", a); }
// ----
fn main() { let o = (String::new(), 1); let x @ (ref a, _) = o; } //~ binding-conflict
// ----
use std::cell::Cell; struct B<'a> { n: Cell<Option<&'a B<'a>>> } fn main() { let a = B { n: Cell::new(None) }; let b = B { n: Cell::new(None) }; a.n.set(Some(&b)); b.n.set(Some(&a)); }
// ----
use std::cell::Cell; struct B<'a> { n: Cell<Option<&'a B<'a>>> } impl<'a> Drop for B<'a> { fn drop(&mut self) {} } fn main() { let a = B { n: Cell::new(None) }; let b = B { n: Cell::new(None) }; a.n.set(Some(&b)); b.n.set(Some(&a)); } //~ E0597
// ----
fn main() { let mut v = vec![]; { let x = 1; v.push(&x); } }
// ----
fn main() { let mut v = vec![]; { let x = 1; v.push(&x); } println!("{}", v.len()); } //~ E0597
// ----
struct D<'a>(&'a i32); impl<'a> Drop for D<'a> { fn drop(&mut self) {} } fn main() { let mut v = vec![]; { let x = 1; v.push(D(&x)); } } //~ E0597
// ----
struct D<'a>(&'a i32); impl<'a> Drop for D<'a> { fn drop(&mut self) {} } fn main() { let x; let d; x = 1; d = D(&x); }
// ----
struct D<'a>(&'a i32); impl<'a> Drop for D<'a> { fn drop(&mut self) {} } fn main() { let d; let x; x = 1; d = D(&x); } //~ E0597
// ----
struct D<'a>(&'a i32); fn main() { let d; let x; x = 1; d = D(&x); }
// ----
struct D<'a>(&'a i32); impl<'a> Drop for D<'a> { fn drop(&mut self) {} } fn main() { let d; let x; x = 1; d = Some(Box::new(D(&x))); } //~ E0597
// ----
fn f<'a>(v: &mut Vec<&'a i32>, x: &'a i32) { v.push(x); } fn main() { let a = 1; let mut v = vec![]; f(&mut v, &a); println!("{}", v[0]); }
// ----
fn f<'a>(v: &mut Vec<&'a i32>, x: &i32) { v.push(x); } fn main() {} //~ E0621
// ----
fn f(v: &mut Vec<&i32>, x: &i32) { v.push(x); } fn main() {} //~ lifetime-too-short
// ----
fn f<'a, 'b>(x: &'a mut &'b i32) -> &'a i32 { *x } fn main() {}
// ----
fn f<'a, 'b>(x: &'a mut &'b mut i32) -> &'b mut i32 { *x } fn main() {} //~ lifetime-too-short
// ----
fn f<'a, 'b>(x: &'a &'b mut i32) -> &'a i32 { *x } fn main() {}
// ----
fn f<'a, 'b>(x: &'a &'b mut i32) -> &'b i32 { *x } fn main() {} //~ lifetime-too-short
// ----
fn f<'a, 'b>(x: &'a &'b i32) -> &'b i32 { *x } fn main() {}
// ----
use std::cell::Cell; fn f<'a>(c: &Cell<&'a i32>, s: &'static i32) { c.set(s); } fn main() {}
// ----
use std::cell::Cell; fn f<'a>(c: &'a Cell<&'static i32>) -> &'a Cell<&'a i32> { c } fn main() {} //~ lifetime-too-short
// ----
fn f<'a>(c: &'a mut &'static i32) -> &'a mut &'a i32 { c } fn main() {} //~ lifetime-too-short
// ----
fn f<'a>(c: &'a Vec<&'static i32>) -> &'a Vec<&'a i32> { c } fn main() {}
// ----
fn f<'a>(c: Box<&'static i32>) -> Box<&'a i32> { c } fn main() {}
// ----
struct S<'a, 'b> { x: &'a &'b i32 } fn f<'a, 'b>(s: S<'a, 'b>) -> &'a i32 { *s.x } fn main() {}
// ----
struct S<'a, 'b: 'a> { x: &'a i32, y: &'b i32 } fn f<'a, 'b>(s: S<'a, 'b>) -> &'a i32 { s.y } fn main() {}
// ----
struct S<'a, 'b> { x: &'a i32, y: &'b i32 } fn f<'a, 'b>(s: S<'a, 'b>) -> &'a i32 { s.y } fn main() {} //~ lifetime-too-short
// ----
fn main() { let mut x = 1; let r = &mut x; let c = || *r += 1; c(); } //~ E0596
// ----
fn main() { let mut x = 1; let r = &mut x; let mut c = || *r += 1; c(); *r = 2; println!("{}", x); }
// ----
fn main() { let mut x = 1; let r = &mut x; let mut c = || *r += 1; *r = 2; c(); } //~ E0506
// ----
fn main() { let x = String::new(); let c = || { let f = || drop(x); f() }; c(); }
// ----
fn main() { let x = String::new(); let mut c = || { let y = &x; y.len() }; drop(x); c(); } //~ E0505
// ----
fn main() { let mut s = String::new(); let mut c = |t: &str| s.push_str(t); c("a"); c("b"); println!("{}", s); c("d"); } //~ E0502
// ----
fn main() { let mut s = String::new(); let mut c = |t: &str| s.push_str(t); c("a"); c("b"); println!("{}", s); }
// ----
fn main() { let c = |x: &i32| x; let a = 1; println!("{}", c(&a)); } //~ lifetime-too-short
// ----
fn main() { let c = |x: &i32| -> &i32 { x }; } //~ lifetime-too-short
// ----
fn main() { let c = |x: &i32| *x; let a = 1; println!("{}", c(&a)); }
// ----
fn main() { let mut o = Some(String::new()); if let Some(s) = &mut o { o = None; s.push('a'); } } //~ E0506
// ----
fn main() { let mut o = Some(String::from("q")); if let Some(s) = &mut o { s.push('a'); o = None; } println!("{:?}", o); }
// ----
fn main() { let mut v = vec![1, 2, 3]; for x in &v { if *x == 2 { v.push(4); } } } //~ E0502
// ----
fn main() { let mut v = vec![1, 2, 3]; for i in 0..v.len() { if v[i] == 2 { v.push(4); } } println!("{:?}", v); }
// ----
fn main() { let mut v = vec![1, 2, 3]; let mut it = v.iter(); while let Some(x) = it.next() { println!("{}", x); } v.clear(); }
// ----
fn main() { let mut v = vec![1, 2, 3]; let mut it = v.iter(); v.clear(); it.next(); } //~ E0502
// ----
fn main() { let x = 1.max(2); }
// ----
fn main() { let x = -1u8; } //~ E0600
// ----
fn main() { let x = !5; let y: bool = !true; println!("{} {}", x, y); }
// ----
fn main() { let x = 5; let y = 5i64; println!("{}", x == y); let z: i32 = x; } //~ E0308
// ----
fn main() { let a: [i32; 3] = [1, 2]; } //~ E0308
// ----
fn main() { let a = [1, 2, 3]; let b: &[i32; 2] = &a[0..2]; } //~ E0308
// ----
fn f() -> ! { loop {} } fn main() { let x: i32 = if true { 1 } else { f() }; println!("{}", x); }
// ----
fn f() -> ! { } fn main() {} //~ E0308
// ----
fn f(x: i32) -> i32 { if x > 0 { return 1; } else { return 2; } } fn main() { println!("{}", f(1)); }
// ----
fn f(x: i32) -> i32 { if x > 0 { return 1; } } fn main() {} //~ E0317
// ----
fn f(x: i32) -> i32 { while x > 0 { return 1; } } fn main() {} //~ E0308
// ----
fn f(x: i32) -> i32 { loop { if x > 0 { return 1; } } } fn main() { println!("{}", f(1)); }
// ----
fn f(x: i32) -> i32 { match x { 0 => 1, 1..=9 => 2, _ => 3 } } fn main() { println!("{} {} {}", f(0), f(5), f(10)); }
// ----
fn f(x: u8) -> i32 { match x { 0..=100 => 1, 101..=255 => 2 } } fn main() { println!("{}", f(100)); }
// ----
fn f(x: u8) -> i32 { match x { 0..=100 => 1, 102..=255 => 2 } } fn main() {} //~ E0004
// ----
fn f(x: (bool, bool)) -> i32 { match x { (true, _) => 1, (_, true) => 2, (false, false) => 3 } } fn main() { println!("{}", f((false, true))); }
// ----
fn f(x: (bool, Option<bool>)) -> i32 { match x { (true, _) => 1, (_, Some(true)) => 2, (false, None) => 3 } } fn main() {} //~ E0004
// ----
fn f(x: &str) -> i32 { match x { "a" => 1, "b" => 2, _ => 3 } } fn main() { println!("{}", f("b")); }
// ----
fn f(x: &str) -> i32 { match x { "a" => 1, "b" => 2 } } fn main() {} //~ E0004
// ----
fn f(x: &Option<String>) -> String { match x { Some(s) => *s, None => String::new() } } fn main() {} //~ E0507
// ----
fn f(x: &Option<String>) -> String { match *x { Some(s) => s, None => String::new() } } fn main() {} //~ E0507
// ----
fn f(x: &Option<String>) -> String { match x { Some(s) => s.clone(), None => String::new() } } fn main() { println!("{}", f(&Some(String::from("a")))); }
// ----
fn f(x: &mut Option<String>) -> String { match x.take() { Some(s) => s, None => String::new() } } fn main() { let mut o = Some(String::from("a")); println!("{}{}", f(&mut o), f(&mut o)); }
// ----
struct S { v: Vec<i32> } impl S { fn f(&self) -> &mut Vec<i32> { &mut self.v } } fn main() {} //~ E0596
// ----
struct S { v: Vec<i32> } impl S { fn f(&mut self) -> &Vec<i32> { &self.v } } fn main() { let mut s = S { v: vec![1] }; let a = s.f(); let b = s.v.len(); println!("{:?}", a); } //~ E0502
// ----
struct S { v: Vec<i32> } impl S { fn f(&self) -> Vec<i32> { self.v } } fn main() {} //~ E0507
// ----
struct S { v: Vec<i32> } impl S { fn f(self) -> Vec<i32> { self.v } } fn main() { let s = S { v: vec![1] }; let r = &s; println!("{:?}", r.f()); } //~ E0507
// ----
struct S { v: i32 } impl S { fn a(&mut self) -> i32 { self.v += 1; self.v } fn b(&mut self, x: i32) -> i32 { self.v + x } } fn main() { let mut s = S { v: 1 }; let n = s.b(s.v); println!("{}", n); println!("{}", s.b(3)); }
// ----
struct S { v: i32 } impl S { fn a(&mut self) -> i32 { self.v += 1; self.v } fn b(&mut self, x: i32) -> i32 { self.v + x } } fn main() { let mut s = S { v: 1 }; let n = s.b(s.a()); println!("{}", n); } //~ E0499
// ----
fn f(a: &mut i32, b: &mut i32) {} fn main() { let mut x = 1; f(&mut x, &mut x); } //~ E0499
// ----
fn f(a: &mut i32, b: i32) { *a += b; } fn main() { let mut x = 1; f(&mut x, x); } //~ E0503
// ----
fn main() { let mut x = 1; x += { x = 5; 1 }; println!("{}", x); }
// ----
fn main() { let mut a = [1, 2, 3]; let i = 0; a[i] = { a[1] + a[2] }; a[{ a[1] as usize }] = 9; println!("{:?}", a); }
// ----
fn main() { let s = String::from("a"); let t = if s.len() > 3 { s } else { String::from("b") }; println!("{}", t); }
// ----
fn main() { let s = String::from("a"); let t = match s.len() { 0 => s, _ => String::from("b") }; println!("{} {}", t, s); } //~ E0382
// ----
fn main() { let s = String::from("a"); let r = &s; let t = *r; } //~ E0507
// ----
fn main() { let b = Box::new(String::from("a")); let s = *b; println!("{}", s); println!("{}", b); } //~ E0382
// ----
fn main() { let mut b = Box::new((String::from("a"), 1)); let s = b.0; b.0 = String::from("c"); println!("{} {}", s, b.0); }
// ----
use std::sync::Arc; fn main() { let b = Arc::new(String::from("a")); let s = *b; } //~ E0507
// ----
fn main() { let v = vec![String::new()]; let r = &v; let s = r[0]; } //~ E0507
// ----
fn f(s: &mut String) { let t = *s; } fn main() {} //~ E0507
// ----
const C: [i32; 2] = [1, 2]; fn main() { let r: &'static [i32] = &C; C[0] = 3; println!("{:?} {:?}", r, C); }
// ----
static S: i32 = 1; fn main() { S = 2; } //~ E0594
// ----
static mut M: [i32; 2] = [1, 2]; fn main() { unsafe { M[0] = 5; println!("{}", M[0]); } }
// ----
unsafe fn u() -> i32 { 3 } fn main() { println!("{}", u()); } //~ E0133
// ----
unsafe fn u() -> i32 { 3 } fn safe() -> i32 { unsafe { u() } } fn main() { println!("{}", safe()); }
// ----
fn f(p: *const i32) -> i32 { *p } fn main() {} //~ E0133
// ----
fn main() { let mut x = 3; let p = &mut x as *mut i32; unsafe { *p = 4; } println!("{}", x); }
// ----
fn main() { 'a: loop { let c = || { break 'a; }; } } //~ E0767
// ----
fn main() { let x = loop { break; }; let y: i32 = while true { break 3; }; } //~ E0571
// ----
fn main() { let x: i32 = for i in 0..3 { i }; } //~ E0308
// ----
struct S; impl S { fn f() {} fn g(&self) {} } fn main() { S::f(); S.g(); S::g(&S); S.f(); } //~ E0599
// ----
struct S { x: i32 } fn main() { let s = S { x: 1, x: 2 }; } //~ E0062
// ----
struct S { x: i32 } fn main() { let s = S { y: 1 }; } //~ E0560
// ----
struct S { x: i32 } fn main() { let s = S { x: 1 }; println!("{}", s.y); } //~ E0609
// ----
enum E { A, B } fn main() { let e = E::C; } //~ E0599
// ----
fn main() { let x = foo(1); } //~ E0425
// ----
fn f(x: i32) {} fn main() { f(); f(1, 2); f("a"); } //~ E0061
// ----
fn f(x: i32) -> i32 { x } fn f(x: u32) -> u32 { x } fn main() {} //~ E0428
// ----
fn main() { println!("{}", vec![1]); } //~ E0277
// ----
fn main() { let x = 3; let x: &str = "a"; println!("{x} {0} {n}", 1, n = 2); }
// ----
fn main() { let mut i = 0; let r = loop { i += 1; if i == 3 { continue; } if i > 5 { break i; } }; println!("{}", r); let v: Vec<u8> = Vec::with_capacity(3); println!("{} {}", v.len(), v.is_empty()); }
// ----
struct S<'a> { v: &'a mut Vec<i32> } impl<'a> S<'a> { fn r(&mut self) -> S<'_> { S { v: self.v } } fn p(&mut self, x: i32) { self.v.push(x); } } fn main() { let mut v = vec![]; let mut s = S { v: &mut v }; s.r().p(1); s.p(2); println!("{:?}", v); }
// ----
struct S<'a> { v: &'a mut Vec<i32> } impl<'a> S<'a> { fn r(&mut self) -> S<'a> { S { v: self.v } } } fn main() {} //~ lifetime-too-short
// ----
struct It<'a> { s: &'a mut [i32] } impl<'a> It<'a> { fn next(&mut self) -> Option<&'a mut i32> { if self.s.is_empty() { return None; } let (a, b) = self.s.split_at_mut(1); self.s = b; Some(&mut a[0]) } } fn main() {} //~ lifetime-too-short
// ----
struct It<'a> { s: &'a mut [i32] } impl<'a> It<'a> { fn next(&mut self) -> Option<&'a mut i32> { let s = std::mem::replace(&mut self.s, &mut []); if s.is_empty() { return None; } let (a, b) = s.split_at_mut(1); self.s = b; Some(&mut a[0]) } } fn main() { let mut v = [1, 2]; let mut it = It { s: &mut v }; while let Some(x) = it.next() { *x += 1; } println!("{:?}", v); }
// ----
struct It<'a> { s: &'a [i32] } impl<'a> It<'a> { fn next(&mut self) -> Option<&'a i32> { match self.s { [] => None, [x, rest @ ..] => { self.s = rest; Some(x) } } } } fn main() { let v = [1, 2]; let mut it = It { s: &v }; let a = it.next(); let b = it.next(); println!("{:?} {:?} {:?}", a, b, it.next()); }
// ----
struct Graph { nodes: Vec<Vec<usize>> } impl Graph { fn add(&mut self) -> usize { self.nodes.push(Vec::new()); self.nodes.len() - 1 } fn edge(&mut self, a: usize, b: usize) { self.nodes[a].push(b); } fn reach(&self, a: usize, seen: &mut Vec<bool>) { if seen[a] { return; } seen[a] = true; for &b in &self.nodes[a] { self.reach(b, seen); } } } fn main() { let mut g = Graph { nodes: vec![] }; let a = g.add(); let b = g.add(); let c = g.add(); g.edge(a, b); g.edge(b, a); let mut s = vec![false; 3]; g.reach(a, &mut s); println!("{:?} {}", s, c); }
// ----
struct Graph { nodes: Vec<Vec<usize>> } impl Graph { fn copy(&mut self) { for n in &self.nodes { self.nodes.push(n.clone()); } } } fn main() {} //~ E0502
// ----
struct Graph { nodes: Vec<Vec<usize>> } impl Graph { fn inc(&mut self, by: usize) { for n in self.nodes.iter_mut() { for x in n.iter_mut() { *x += by + self.k(); } } } fn k(&self) -> usize { 1 } } fn main() {} //~ E0502
// ----
struct C { n: i32, k: i32 } impl C { fn inc(&mut self) { let k = &self.k; self.n += *k; } fn k(&self) -> &i32 { &self.k } fn bad(&mut self) { let k = self.k(); self.n += 1; println!("{}", k); } } fn main() {} //~ E0506
// ----
fn f(v: &mut Vec<i32>) { let r = &mut *v; r.push(1); v.push(2); r.push(3); } fn main() {} //~ E0499
// ----
fn f(v: &mut Vec<i32>) { let r = v; r.push(1); v.push(2); } fn main() {} //~ E0382
// ----
fn f(v: &mut Vec<i32>) { let r: &mut Vec<i32> = v; r.push(1); v.push(2); } fn main() { let mut a = vec![]; f(&mut a); println!("{:?}", a); }
// ----
fn g(v: &mut Vec<i32>) { v.push(1); } fn f(v: &mut Vec<i32>) { g(v); g(v); } fn main() { let mut a = vec![]; f(&mut a); println!("{:?}", a); }
// ----
fn main() { let mut a = vec![1]; let r = &mut a; let s = r; s.push(2); r.push(3); } //~ E0382
// ----
fn main() { let mut a = vec![1]; let r = &mut a; { let s = &mut *r; s.push(2); } r.push(3); println!("{:?}", a); }
// ----
fn main() { let x; { let s = String::from("a"); x = s; } println!("{}", x); }
// ----
fn main() { let mut names = vec![String::from("a"), String::from("b")]; let n = names.remove(0); names.push(n); println!("{:?}", names); let last = names.pop().unwrap(); println!("{} {}", last, names.len()); }
// ----
fn main() { let names = vec![String::from("a"), String::from("b")]; let refs: [&String; 2] = [&names[0], &names[1]]; drop(names); println!("{}", refs[0]); } //~ E0505
// ----
fn main() { let o: Option<&str> = Some("a"); let p = o; println!("{:?} {:?}", o, p); let q = Some(String::from("s")); let r = q.as_ref(); println!("{:?} {:?}", q, r); let n = q.map(|s| s.len()); println!("{:?}", n); }
// ----
fn main() { let q = Some(String::from("s")); let n = q.map(|s| s.len()); println!("{:?} {:?}", n, q); } //~ E0382
// ----
fn main() { let q = Some(String::from("s")); let n = q.unwrap_or(String::new()); println!("{} {:?}", n, q); } //~ E0382
// ----
fn main() { let mut q = Some(3); if let Some(x) = q.as_mut() { *x += 1; } let old = q.replace(9); println!("{:?} {:?}", old, q); let t = q.take(); println!("{:?} {:?}", t, q); }
// ----
fn parse(s: &str) -> Result<u32, String> { let mut n = 0; for b in s.as_bytes() { if *b < b'0' || *b > b'9' { return Err(s.to_string()); } n = n * 10 + (*b - b'0') as u32; } Ok(n) } fn sum(a: &str, b: &str) -> Result<u32, String> { Ok(parse(a)? + parse(b)?) } fn main() { println!("{:?} {:?}", sum("12", "30"), sum("1", "x")); }
// ----
fn parse(s: &str) -> Result<u32, &str> { if s.len() > 2 { Err(s) } else { Ok(1) } } fn main() { let r; { let t = String::from("abc"); r = parse(&t); } println!("{:?}", r); } //~ E0597
// ----
#[derive(Debug, Clone, PartialEq)] enum Expr { Num(i64), Add(Box<Expr>, Box<Expr>), Mul(Box<Expr>, Box<Expr>), Neg(Box<Expr>) } fn eval(e: &Expr) -> i64 { match e { Expr::Num(n) => *n, Expr::Add(a, b) => eval(a) + eval(b), Expr::Mul(a, b) => eval(a) * eval(b), Expr::Neg(x) => -eval(x) } } fn simp(e: Expr) -> Expr { match e { Expr::Add(a, b) => match (simp(*a), simp(*b)) { (Expr::Num(0), x) => x, (x, Expr::Num(0)) => x, (x, y) => Expr::Add(Box::new(x), Box::new(y)) }, Expr::Neg(x) => match *x { Expr::Neg(y) => simp(*y), other => Expr::Neg(Box::new(simp(other))) }, e => e } } fn main() { let e = Expr::Add(Box::new(Expr::Num(0)), Box::new(Expr::Neg(Box::new(Expr::Neg(Box::new(Expr::Num(4))))))); println!("{} {:?}", eval(&e), simp(e.clone())); println!("{}", e == simp(e.clone())); }
// ----
enum Expr { Num(i64), Neg(Box<Expr>) } fn simp(e: &Expr) -> Expr { match e { Expr::Neg(x) => *x, Expr::Num(n) => Expr::Num(*n) } } fn main() {} //~ E0308
// ----
enum Expr { Num(i64), Neg(Box<Expr>) } fn simp(e: Expr) -> Expr { match e { Expr::Neg(x) => match *x { Expr::Neg(y) => *y, _ => e }, Expr::Num(_) => e } } fn main() {} //~ E0382
// ----
enum Expr { Num(i64), Neg(Box<Expr>) } fn simp(e: Expr) -> Expr { match e { Expr::Num(_) => e, Expr::Neg(x) => *x } } fn main() { if let Expr::Num(n) = simp(Expr::Neg(Box::new(Expr::Num(3)))) { println!("{}", n); } }
// ----
struct Q { a: Vec<i32>, b: Vec<i32> } impl Q { fn push(&mut self, x: i32) { self.a.push(x); } fn pop(&mut self) -> Option<i32> { if self.b.is_empty() { while let Some(x) = self.a.pop() { self.b.push(x); } } self.b.pop() } } fn main() { let mut q = Q { a: vec![], b: vec![] }; q.push(1); q.push(2); println!("{:?}", q.pop()); q.push(3); println!("{:?} {:?} {:?}", q.pop(), q.pop(), q.pop()); }
// ----
struct Q { a: Vec<i32>, b: Vec<i32> } impl Q { fn mv(&mut self) { for x in &self.a { self.b.push(*x); } self.a.clear(); } fn bad(&mut self) { for x in &self.a { self.add(*x); } } fn add(&mut self, x: i32) { self.b.push(x); } } fn main() {} //~ E0502
// ----
struct T { f: fn(&T) -> i32, x: i32 } impl T { fn go(&self) -> i32 { (self.f)(self) } } fn m(t: &T) -> i32 { t.x * 2 } fn main() { println!("{}", T { f: m, x: 4 }.go()); }
// ----
struct T { f: fn(&T) -> i32, x: i32 } impl T { fn go(&self) -> i32 { self.f(self) } } fn main() {} //~ E0599
// ----
fn compose(f: fn(i32) -> i32, g: fn(i32) -> i32, x: i32) -> i32 { g(f(x)) } fn main() { let add = |x| x + 1; let dbl: fn(i32) -> i32 = |x| x * 2; println!("{}", compose(add, dbl, 3)); let n = 1; let cap = |x| x + n; println!("{}", cap(2)); }
// ----
fn main() { let mut fs: Vec<Box<i32>> = vec![]; for i in 0..3 { fs.push(Box::new(i)); } let mut t = 0; for f in &fs { t += **f; } println!("{}", t); for f in fs.iter_mut() { **f *= 2; } println!("{:?}", fs); }
// ----
fn main() { let data = vec![1, 2, 3]; let sum = || { let mut t = 0; for x in &data { t += x; } t }; let a = sum(); let b = sum(); println!("{} {} {}", a, b, data.len()); }
// ----
fn main() { let mut log = Vec::new(); let mut add = |s: &str| log.push(s.to_string()); add("a"); { let t = String::from("b"); add(&t); } println!("{:?}", log); }
// ----
fn main() { let mut log: Vec<&str> = Vec::new(); let mut add = |s| log.push(s); add("a"); { let t = String::from("b"); add(&t); } println!("{:?}", log); } //~ E0597
// ----
fn swap<'a>(a: &mut &'a str, b: &mut &'a str) { let t = *a; *a = *b; *b = t; } fn main() { let (mut x, mut y) = ("1", "2"); swap(&mut x, &mut y); println!("{} {}", x, y); }
// ----
fn swap(a: &mut &str, b: &mut &str) { let t = *a; *a = *b; *b = t; } fn main() {} //~ lifetime-too-short
// ----
fn set<'a>(slot: &mut &'a i32, v: &'a i32) { *slot = v; } fn main() { let a = 1; let mut r = &a; { let b = 2; set(&mut r, &b); } println!("{}", r); } //~ E0597
// ----
struct Cfg<'a> { name: &'a str, tags: Vec<&'a str> } fn make<'a>(src: &'a str) -> Cfg<'a> { let mut tags = vec![]; tags.push(&src[..1]); Cfg { name: src, tags } } fn main() { let s = String::from("xyz"); let c = make(&s); println!("{} {:?}", c.name, c.tags); }
// ----
struct Cfg<'a> { name: &'a str } impl<'a> Cfg<'a> { fn rename<'b>(&'b mut self, n: &'b str) { self.name = n; } } fn main() {} //~ lifetime-too-short
// ----
struct Cfg<'a> { name: &'a str } impl<'a> Cfg<'a> { fn lock(&'a mut self) {} } fn main() { let mut c = Cfg { name: "a" }; c.lock(); c.lock(); } //~ E0499
// ----
struct Cfg<'a> { name: &'a str } impl<'a> Cfg<'a> { fn lock(&'a self) -> &'a str { self.name } } fn main() { let mut c = Cfg { name: "a" }; let n = c.lock(); c.name = "b"; println!("{}", n); } //~ E0506
