// Programs of everyday idioms, written before they were asked of the checker.
struct Node { value: i32, next: Option<Box<Node>> }
struct List { head: Option<Box<Node>>, len: usize }
impl List {
    fn new() -> List { List { head: None, len: 0 } }
    fn push(&mut self, value: i32) {
        let old = self.head.take();
        self.head = Some(Box::new(Node { value, next: old }));
        self.len += 1;
    }
    fn pop(&mut self) -> Option<i32> {
        let node = self.head.take()?;
        self.head = node.next;
        self.len -= 1;
        Some(node.value)
    }
    fn peek(&self) -> Option<&i32> { self.head.as_ref().map(|n| &n.value) }
    fn peek_mut(&mut self) -> Option<&mut i32> { self.head.as_mut().map(|n| &mut n.value) }
}
fn main() {
    let mut l = List::new();
    l.push(1);
    l.push(2);
    if let Some(v) = l.peek_mut() { *v += 5; }
    println!("{}", *l.peek().unwrap());
    println!("{}", l.pop().unwrap());
}
// ----
struct Node { value: i32, next: Option<Box<Node>> }
fn last(head: &mut Node) -> &mut Node {
    let mut at = head;
    while at.next.is_some() {
        at = at.next.as_mut().unwrap();
    }
    at
}
fn main() {
    let mut n = Node { value: 1, next: None };
    last(&mut n).next = Some(Box::new(Node { value: 2, next: None }));
    println!("{}", last(&mut n).value);
}
// ----
struct Node { value: i32, next: Option<Box<Node>> }
fn last(head: &mut Node) -> &mut Node {
    let mut at = head;
    while let Some(next) = &mut at.next {
        at = next;
    }
    at //~ E0499
}
fn main() {
    let mut n = Node { value: 1, next: None };
    println!("{}", last(&mut n).value);
}
// ----
struct Node { value: i32, next: Option<Box<Node>> }
fn append(head: &mut Option<Box<Node>>, value: i32) {
    let mut at = head;
    while let Some(node) = at {
        at = &mut node.next;
    }
    *at = Some(Box::new(Node { value, next: None }));
}
fn main() {
    let mut h = None;
    append(&mut h, 1);
    append(&mut h, 2);
    println!("{}", h.is_some());
}
// ----
struct Node { value: i32, next: Option<Box<Node>> }
fn remove(head: &mut Option<Box<Node>>, value: i32) {
    let mut at = head;
    loop {
        match at {
            None => return,
            Some(node) if node.value == value => {
                *at = node.next.take();
                return;
            }
            Some(node) => at = &mut node.next,
        }
    }
}
fn main() {
    let mut h = Some(Box::new(Node { value: 1, next: None }));
    remove(&mut h, 1);
    println!("{}", h.is_none());
}
// ----
struct Node { value: i32, next: Option<Box<Node>> }
fn reverse(mut head: Option<Box<Node>>) -> Option<Box<Node>> {
    let mut out = None;
    while let Some(mut node) = head {
        head = node.next.take();
        node.next = out;
        out = Some(node);
    }
    out
}
fn main() {
    let h = Some(Box::new(Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) }));
    println!("{}", reverse(h).unwrap().value);
}
// ----
struct Node { value: i32, next: Option<Box<Node>> }
fn reverse(mut head: Option<Box<Node>>) -> Option<Box<Node>> {
    let mut out = None;
    while let Some(mut node) = head {
        node.next = out;
        out = Some(node);
        head = node.next.take(); //~ E0382
    }
    out
}
fn main() {
    println!("{}", reverse(None).is_some());
}
// ----
struct Cache { keys: Vec<i32>, values: Vec<i32> }
impl Cache {
    fn find(&self, key: i32) -> Option<usize> {
        for i in 0..self.keys.len() {
            if self.keys[i] == key { return Some(i); }
        }
        None
    }
    fn get_or_insert(&mut self, key: i32) -> &mut i32 {
        let at = match self.find(key) {
            Some(i) => i,
            None => {
                self.keys.push(key);
                self.values.push(0);
                self.values.len() - 1
            }
        };
        &mut self.values[at]
    }
}
fn main() {
    let mut c = Cache { keys: Vec::new(), values: Vec::new() };
    *c.get_or_insert(3) += 4;
    println!("{}", *c.get_or_insert(3));
}
// ----
struct Map { at: Option<i32> }
impl Map {
    fn get(&mut self) -> Option<&mut i32> { self.at.as_mut() }
    fn insert(&mut self) -> &mut i32 { self.at.insert(1) }
}
fn get_or_insert(m: &mut Map) -> &mut i32 {
    match m.get() {
        Some(v) => v,
        None => m.insert(), //~ E0499
    }
}
fn main() {
    println!("{}", *get_or_insert(&mut Map { at: None }));
}
// ----
struct Map { at: Option<i32> }
impl Map {
    fn get(&mut self) -> Option<&mut i32> { self.at.as_mut() }
    fn insert(&mut self) -> &mut i32 { self.at.insert(1) }
}
fn get_or_insert(m: &mut Map) -> &mut i32 {
    if m.get().is_some() {
        return m.get().unwrap();
    }
    m.insert()
}
fn main() {
    println!("{}", *get_or_insert(&mut Map { at: None }));
}
// ----
struct Map { at: Option<i32> }
impl Map {
    fn get(&mut self) -> Option<&mut i32> { self.at.as_mut() }
    fn clear(&mut self) { self.at = None; }
}
fn f(m: &mut Map) {
    match m.get() {
        Some(v) => *v = 1,
        None => m.clear(),
    }
}
fn main() {
    f(&mut Map { at: None });
}
// ----
struct Cursor<'a> { data: &'a [u8], at: usize }
impl<'a> Cursor<'a> {
    fn new(data: &'a [u8]) -> Cursor<'a> { Cursor { data, at: 0 } }
    fn take(&mut self, n: usize) -> &'a [u8] {
        let part = &self.data[self.at..self.at + n];
        self.at += n;
        part
    }
    fn byte(&mut self) -> u8 {
        let b = self.data[self.at];
        self.at += 1;
        b
    }
}
fn main() {
    let data = [1u8, 2, 3, 4];
    let mut c = Cursor::new(&data);
    let a = c.take(2);
    let b = c.take(1);
    println!("{} {} {}", a[0], b[0], c.byte());
}
// ----
struct Cursor<'a> { data: &'a [u8], at: usize }
impl<'a> Cursor<'a> {
    fn take(&mut self, n: usize) -> &[u8] {
        let part = &self.data[self.at..self.at + n];
        self.at += n;
        part
    }
}
fn main() {
    let data = [1u8, 2, 3, 4];
    let mut c = Cursor { data: &data, at: 0 };
    let a = c.take(2);
    let b = c.take(1); //~ E0499
    println!("{} {}", a[0], b[0]);
}
// ----
struct Cursor<'a> { data: &'a mut [u8], at: usize }
impl<'a> Cursor<'a> {
    fn slot(&mut self) -> &'a mut u8 {
        self.at += 1;
        &mut self.data[self.at - 1] //~ lifetime-too-short
    }
}
fn main() {
    let mut data = [1u8, 2, 3, 4];
    let mut c = Cursor { data: &mut data, at: 0 };
    *c.slot() = 4;
}
// ----
struct Writer<'a> { data: &'a mut [u8] }
impl<'a> Writer<'a> {
    fn split(self, at: usize) -> (Writer<'a>, Writer<'a>) {
        let (a, b) = self.data.split_at_mut(at);
        (Writer { data: a }, Writer { data: b })
    }
    fn put(&mut self, v: u8) { self.data[0] = v; }
}
fn main() {
    let mut data = [1u8, 2, 3, 4];
    let (mut a, mut b) = Writer { data: &mut data }.split(2);
    a.put(7);
    b.put(8);
    println!("{} {}", data[0], data[2]);
}
// ----
struct Writer<'a> { data: &'a mut [u8] }
impl<'a> Writer<'a> {
    fn next(&mut self) -> &mut u8 { &mut self.data[0] }
}
fn main() {
    let mut data = [1u8, 2, 3, 4];
    let mut w = Writer { data: &mut data };
    let a = w.next();
    let b = w.next(); //~ E0499
    *a = 1;
    *b = 2;
}
// ----
struct Take<'a> { rest: &'a mut [i32] }
impl<'a> Take<'a> {
    fn next(&mut self) -> Option<&'a mut i32> {
        if self.rest.len() == 0 { return None; }
        let rest = std::mem::replace(&mut self.rest, &mut []);
        let (first, rest) = rest.split_at_mut(1);
        self.rest = rest;
        Some(&mut first[0])
    }
}
fn main() {
    let mut v = [1, 2, 3];
    let mut t = Take { rest: &mut v };
    let a = t.next().unwrap();
    let b = t.next().unwrap();
    std::mem::swap(a, b);
    println!("{}", v[0]);
}
// ----
struct Take<'a> { rest: &'a mut [i32] }
impl<'a> Take<'a> {
    fn next(&mut self) -> Option<&'a mut i32> {
        if self.rest.len() == 0 { return None; }
        let (first, rest) = self.rest.split_at_mut(1);
        self.rest = rest; //~ lifetime-too-short
        Some(&mut first[0])
    }
}
fn main() {
    let mut v = [1, 2, 3];
    let mut t = Take { rest: &mut v };
    println!("{}", t.next().is_some());
}
// ----
struct Config { name: Vec<u8>, size: usize, deep: bool }
fn main() {
    let base = Config { name: vec![1], size: 1, deep: false };
    let big = Config { size: 10, ..base };
    println!("{} {} {}", big.size, base.size, base.deep);
    println!("{}", big.name.len());
}
// ----
struct Config { name: Vec<u8>, size: usize, deep: bool }
fn main() {
    let base = Config { name: vec![1], size: 1, deep: false };
    let big = Config { size: 10, ..base };
    println!("{} {}", big.size, base.name.len()); //~ E0382
}
// ----
struct Config { name: Vec<u8>, size: usize }
fn main() {
    let mut base = Config { name: vec![1], size: 1 };
    let name = &base.name;
    base = Config { size: 2, ..base }; //~ E0506
    println!("{}", name.len());
}
// ----
struct Config { name: Vec<u8>, size: usize }
fn main() {
    let mut base = Config { name: vec![1], size: 1 };
    let name = &base.name;
    base.size = 2;
    println!("{} {}", name.len(), base.size);
}
// ----
enum Shape { Circle(i32), Rect { w: i32, h: i32 }, Empty }
fn grow(s: &mut Shape) -> &mut i32 {
    match s {
        Shape::Circle(r) => r,
        Shape::Rect { w, h } => if *w > *h { w } else { h },
        Shape::Empty => {
            *s = Shape::Circle(0);
            grow(s)
        }
    }
}
fn main() {
    let mut s = Shape::Empty;
    *grow(&mut s) += 1;
    let mut t = Shape::Rect { w: 1, h: 2 };
    *grow(&mut t) += 1;
    println!("{}", *grow(&mut t));
}
// ----
enum Shape { Circle(Vec<i32>), Empty }
fn main() {
    let mut s = Shape::Circle(vec![1]);
    match &mut s {
        Shape::Circle(v) => {
            s = Shape::Empty; //~ E0506
            v.push(1);
        }
        Shape::Empty => {}
    }
}
// ----
enum Shape { Circle(Vec<i32>), Empty }
fn main() {
    let mut s = Shape::Circle(vec![1]);
    match &mut s {
        Shape::Circle(v) => {
            v.push(1);
            s = Shape::Empty;
        }
        Shape::Empty => {}
    }
    match s {
        Shape::Circle(v) => println!("{}", v.len()),
        Shape::Empty => println!("empty"),
    }
}
// ----
fn main() {
    let o = Some(vec![1, 2]);
    match o {
        Some(v) if v.len() > 3 => println!("{}", v.len()),
        Some(ref v) => println!("{}", v[0]),
        None => {}
    }
    println!("{}", o.is_some()); //~ E0382
}
// ----
fn main() {
    let o = Some(vec![1, 2]);
    match o {
        Some(ref v) if v.len() > 3 => println!("{}", v.len()),
        Some(ref v) => println!("{}", v[0]),
        None => {}
    }
    println!("{}", o.is_some());
}
// ----
fn main() {
    let mut o = Some(3);
    match o {
        Some(ref mut n) if { *n += 1; *n > 3 } => println!("{}", *n), //~ E0594
        _ => {}
    }
}
// ----
fn main() {
    let mut o = Some(3);
    match o {
        Some(n) if { o = None; n > 3 } => println!("{}", n), //~ E0506
        _ => {}
    }
}
// ----
fn main() {
    let v = vec![1, 2, 3];
    let mut best: &i32 = &v[0];
    for i in 0..v.len() {
        if v[i] > *best { best = &v[i]; }
    }
    println!("{}", *best);
}
// ----
fn main() {
    let mut v = vec![1, 2, 3];
    let mut best: &i32 = &v[0];
    for i in 0..v.len() {
        if v[i] > *best { best = &v[i]; }
        v[i] += 1; //~ E0502
    }
    println!("{}", *best);
}
// ----
fn find(v: &mut Vec<i32>) -> Option<&mut i32> {
    for i in 0..v.len() {
        if v[i] > 2 {
            return Some(&mut v[i]);
        }
    }
    v.push(1);
    None
}
fn main() {
    println!("{}", find(&mut vec![1, 3]).is_some());
}
// ----
fn find(v: &mut Vec<i32>) -> &mut i32 {
    let found = loop {
        if let Some(x) = v.last_mut() { //~ E0499
            break x;
        }
        v.push(1);
    };
    found
}
fn main() {
    println!("{}", *find(&mut vec![1, 3]));
}
// ----
fn main() {
    let mut v = vec![1, 2, 3];
    let r = loop {
        let x = &mut v[0];
        if *x > 5 { break x; }
        *x += 1;
    };
    *r = 0;
    println!("{}", v[0]);
}
// ----
fn main() {
    let mut v = vec![1, 2, 3];
    let r = loop {
        let x = &mut v[0];
        if *x > 5 { break x; }
        *x += 1;
    };
    v.push(4); //~ E0499
    *r = 0;
}
// ----
fn main() {
    let r;
    loop {
        let x = 5;
        r = &x; //~ E0597
        break;
    }
    println!("{}", *r);
}
// ----
fn main() {
    let mut all: Vec<&mut i32> = Vec::new();
    let mut a = [1, 2];
    for _ in 0..2u8 {
        all.push(&mut a[0]); //~ E0499
    }
    println!("{}", all.len());
}
// ----
fn main() {
    let mut a = [1, 2, 3, 4];
    let (x, y) = a.split_at_mut(2);
    x[0] = y[1];
    y[0] = x[1];
    println!("{}", a[0]);
}
// ----
fn main() {
    let mut a = [1, 2, 3, 4];
    let x = &mut a[0..2];
    let y = &mut a[2..4]; //~ E0499
    x[0] = y[1];
}
// ----
fn main() {
    let mut a = [1, 2, 3, 4];
    let x = &mut a[0];
    let y = &a[1]; //~ E0502
    *x = *y;
}
// ----
fn main() {
    let mut t = (vec![1], vec![2]);
    let x = &mut t.0;
    let y = &mut t.1;
    std::mem::swap(x, y);
    println!("{}", t.0[0]);
}
// ----
fn main() {
    let mut t = (vec![1], vec![2]);
    let x = &mut t;
    let y = &mut x.0;
    let z = &mut x.1;
    y.push(z[0]);
    println!("{}", x.0.len());
}
// ----
fn main() {
    let mut t = (vec![1], vec![2]);
    let x = &mut t;
    let y = &mut x.0;
    let z = &mut *x; //~ E0499
    y.push(1);
    z.1.push(2);
}
// ----
struct Slot { value: Option<Vec<i32>> }
fn take(s: &mut Slot) -> Vec<i32> {
    std::mem::replace(&mut s.value, None).unwrap_or_default()
}
fn main() {
    let mut s = Slot { value: Some(vec![1]) };
    println!("{} {}", take(&mut s).len(), take(&mut s).len());
}
// ----
struct Slot { value: Option<Vec<i32>> }
fn take(s: &mut Slot) -> Vec<i32> {
    s.value.unwrap_or_default() //~ E0507
}
fn main() {
    println!("{}", take(&mut Slot { value: None }).len());
}
// ----
struct Slot { value: Vec<i32> }
fn take(s: &mut Slot) -> Vec<i32> {
    s.value //~ E0507
}
fn main() {
    println!("{}", take(&mut Slot { value: vec![] }).len());
}
// ----
fn main() {
    let mut a = vec![1];
    let mut b = vec![2];
    let r = &a;
    std::mem::swap(&mut a, &mut b); //~ E0502
    println!("{}", r.len());
}
// ----
fn main() {
    let mut v = vec![1, 2];
    std::mem::swap(&mut v[0], &mut v[1]); //~ E0499
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn value(&self) -> i32 { *self.at } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn main() {
    let mut x = 1;
    match lock(&mut x).value() { //~ E0597
        1 => println!("{}", x),
        _ => {}
    }
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn value(&self) -> i32 { *self.at } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn main() {
    let mut x = 1;
    let n = lock(&mut x).value();
    match n {
        1 => println!("{}", x),
        _ => {}
    }
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn value(&self) -> i32 { *self.at } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn f() -> i32 {
    let mut x = 1;
    lock(&mut x).value() //~ E0597
}
fn main() {
    println!("{}", f());
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn value(&self) -> i32 { *self.at } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn f() -> i32 {
    let mut x = 1;
    let n = lock(&mut x).value();
    n
}
fn main() {
    println!("{}", f());
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn value(&self) -> i32 { *self.at } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn main() {
    let mut x = 1;
    if lock(&mut x).value() == 1 {
        x += 1;
    }
    while lock(&mut x).value() < 9 {
        x += 1;
    }
    println!("{}", x);
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn get(&self) -> Option<i32> { Some(*self.at) } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn main() {
    let mut x = 1;
    if let Some(n) = lock(&mut x).get() {
        x += n; //~ E0503
    }
    println!("{}", x);
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn get(&self) -> Option<i32> { Some(*self.at) } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn main() {
    let mut x = 1;
    if let Some(n) = lock(&mut x).get() {
        println!("{}", n);
    } else {
        x += 1; //~ E0503
    }
    println!("{}", x);
}
// ----
struct Guard<'a> { at: &'a mut i32 }
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.at += 1; } }
impl<'a> Guard<'a> { fn get(&self) -> Option<i32> { Some(*self.at) } }
fn lock(x: &mut i32) -> Guard<'_> { Guard { at: x } }
fn main() {
    let mut x = 1;
    let Some(n) = lock(&mut x).get() else { return; };
    x += n;
    println!("{}", x);
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let l;
    let x = 1;
    l = Loud(&x); //~ E0597
    println!("{}", *l.0);
}
// ----
struct Quiet<'a>(&'a i32);
fn main() {
    let l;
    let x = 1;
    l = Quiet(&x);
    println!("{}", *l.0);
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let mut v = Vec::new();
    let x = 1;
    v.push(Loud(&x)); //~ E0597
    println!("{}", v.len());
}
// ----
struct Quiet<'a>(&'a i32);
fn main() {
    let mut v = Vec::new();
    let x = 1;
    v.push(Quiet(&x));
    println!("{}", v.len());
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let (a, x);
    x = 1;
    a = Box::new(Loud(&x)); //~ E0597
    println!("{}", *a.0);
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
struct Pair<'a> { one: Loud<'a>, two: i32 }
fn main() {
    let x = 1;
    let p = Pair { one: Loud(&x), two: 2 };
    let Pair { one, two } = p;
    println!("{} {}", *one.0, two);
}
// ----
struct Noisy { name: Vec<u8>, id: i32 }
impl Drop for Noisy { fn drop(&mut self) { println!("{}", self.id); } }
fn main() {
    let n = Noisy { name: vec![1], id: 1 };
    let name = n.name; //~ E0509
    println!("{}", name.len());
}
// ----
struct Noisy { name: Vec<u8>, id: i32 }
impl Drop for Noisy { fn drop(&mut self) { println!("{}", self.id); } }
fn main() {
    let mut n = Noisy { name: vec![1], id: 1 };
    let name = std::mem::replace(&mut n.name, Vec::new());
    println!("{}", name.len());
}
// ----
fn main() {
    let mut v = vec![1, 2];
    v.push(v.len());
    let n = v.len();
    v[n - 1] += v[0];
    println!("{}", v[2]);
}
// ----
fn main() {
    let mut v = vec![vec![1], vec![2]];
    v[0].push(v.len()); //~ E0502
}
// ----
fn main() {
    let mut v = vec![1usize, 2];
    let r = &mut v;
    r.push(r.len());
    println!("{}", v.len());
}
// ----
fn main() {
    let mut v = vec![1usize, 2];
    let first = &v[0];
    v.push(*first);
    println!("{}", v.len());
}
// ----
fn main() {
    let mut v = vec![1usize, 2];
    let first = &v[0];
    v.push(3); //~ E0502
    println!("{}", *first);
}
// ----
struct Counter { n: i32, log: Vec<i32> }
impl Counter {
    fn next(&mut self) -> i32 { self.n += 1; self.n }
    fn add(&mut self, v: i32) { self.log.push(v); }
    fn peek(&self) -> i32 { self.n }
}
fn main() {
    let mut c = Counter { n: 0, log: Vec::new() };
    c.add(c.peek());
    println!("{}", c.log.len());
}
// ----
struct Counter { n: i32, log: Vec<i32> }
impl Counter {
    fn next(&mut self) -> i32 { self.n += 1; self.n }
    fn add(&mut self, v: i32) { self.log.push(v); }
}
fn main() {
    let mut c = Counter { n: 0, log: Vec::new() };
    c.add(c.next()); //~ E0499
    println!("{}", c.log.len());
}
// ----
struct Counter { n: i32, log: Vec<i32> }
impl Counter {
    fn next(&mut self) -> i32 { self.n += 1; self.n }
}
fn main() {
    let mut c = Counter { n: 0, log: Vec::new() };
    c.log.push(c.next()); //~ E0499
}
// ----
struct Counter { n: i32, log: Vec<i32> }
fn bump(n: &mut i32) -> i32 { *n += 1; *n }
fn main() {
    let mut c = Counter { n: 0, log: Vec::new() };
    c.log.push(bump(&mut c.n));
    println!("{}", c.log[0]);
}
// ----
fn outer(x: &mut &mut i32) -> i32 {
    **x += 1;
    let inner: &mut i32 = *x;
    *inner += 1;
    **x
}
fn main() {
    let mut n = 1;
    println!("{}", outer(&mut &mut n));
}
// ----
fn outer<'a>(x: &'a mut &mut i32) -> &'a mut i32 {
    &mut **x
}
fn main() {
    let mut n = 1;
    let mut r = &mut n;
    *outer(&mut r) += 1;
    println!("{}", *r);
}
// ----
fn outer<'a, 'b>(x: &'a mut &'b mut i32) -> &'b mut i32 {
    &mut **x //~ lifetime-too-short
}
fn main() {
    let mut n = 1;
    *outer(&mut &mut n) += 1;
}
// ----
fn outer<'a, 'b>(x: &'a mut &'b i32) -> &'b i32 {
    &**x
}
fn main() {
    let n = 1;
    println!("{}", *outer(&mut &n));
}
// ----
fn assign<'a>(slot: &mut &'a i32, v: &'a i32) { *slot = v; }
fn main() {
    let a = 1;
    let mut r = &a;
    {
        let b = 2;
        assign(&mut r, &b); //~ E0597
    }
    println!("{}", *r);
}
// ----
fn assign<'a>(slot: &mut &'a i32, v: &'a i32) { *slot = v; }
fn main() {
    let a = 1;
    let mut r = &a;
    {
        let b = 2;
        let mut s = r;
        assign(&mut s, &b);
        println!("{}", *s);
    }
    println!("{}", *r);
}
// ----
use std::cell::Cell;
fn put<'a>(c: &Cell<&'a i32>, v: &'a i32) { c.set(v); }
fn main() {
    let a = 1;
    let c = Cell::new(&a);
    {
        let b = 2;
        put(&c, &b); //~ E0597
    }
    println!("{}", *c.get());
}
// ----
use std::cell::Cell;
fn shorten<'s, 'l: 's>(c: Cell<&'l i32>) -> Cell<&'s i32> { c } //~ lifetime-too-short
fn main() {
    let a = 1;
    println!("{}", *shorten(Cell::new(&a)).get());
}
// ----
fn shorten<'s, 'l: 's>(c: Option<&'l i32>) -> Option<&'s i32> { c }
fn main() {
    let a = 1;
    println!("{}", shorten(Some(&a)).is_some());
}
// ----
fn shorten<'s, 'l: 's>(c: &'s mut &'l i32) -> &'s mut &'s i32 { c } //~ lifetime-too-short
fn main() {
    let mut a = &1;
    println!("{}", **shorten(&mut a));
}
// ----
fn shorten<'s, 'l: 's>(c: Box<&'l i32>) -> Box<&'s i32> { c }
fn main() {
    println!("{}", **shorten(Box::new(&1)));
}
// ----
fn call<'a>(f: fn(&'a i32) -> i32, x: &'a i32) -> i32 { f(x) }
fn any(x: &i32) -> i32 { *x }
fn only(x: &'static i32) -> i32 { *x }
fn main() {
    let n = 1;
    println!("{}", call(any, &n));
    println!("{}", call(only, &2));
}
// ----
fn call<'a>(f: fn(&'a i32) -> i32, x: &'a i32) -> i32 { f(x) }
fn only(x: &'static i32) -> i32 { *x }
fn main() {
    let n = 1;
    println!("{}", call(only, &n)); //~ E0597
}
// ----
fn call(f: fn(&i32) -> i32) -> i32 { f(&1) }
fn only(x: &'static i32) -> i32 { *x }
fn main() {
    println!("{}", call(only)); //~ E0308
}
// ----
static TABLE: [i32; 3] = [1, 2, 3];
const LIMIT: i32 = 3;
fn pick(i: usize) -> &'static i32 { &TABLE[i] }
fn limit() -> &'static i32 { &LIMIT }
fn three() -> &'static [i32] { &[1, 2, 3] }
fn main() {
    println!("{} {} {}", *pick(1), *limit(), three().len());
}
// ----
fn made() -> &'static i32 { &(1 + 2) }
fn main() {
    println!("{}", *made());
}
// ----
fn three() -> i32 { 3 }
fn made() -> &'static i32 { &three() } //~ E0515
fn main() {
    println!("{}", *made());
}
// ----
fn made() -> &'static Vec<i32> { &Vec::new() } //~ E0515
fn main() {
    println!("{}", made().len());
}
// ----
fn made() -> &'static Option<i32> { &None }
fn main() {
    println!("{}", made().is_none());
}
// ----
fn made(n: i32) -> &'static Option<i32> { &Some(n) } //~ E0515
fn main() {
    println!("{}", made(1).is_none());
}
// ----
fn made() -> &'static mut [i32] { &mut [] }
fn main() {
    println!("{}", made().len());
}
// ----
fn made() -> &'static mut [i32] { &mut [1] } //~ E0515
fn main() {
    println!("{}", made().len());
}
// ----
use std::cell::Cell;
fn made() -> &'static Cell<i32> { &Cell::new(1) } //~ E0515
fn main() {
    println!("{}", made().get());
}
// ----
struct Big { id: i32 }
impl Drop for Big { fn drop(&mut self) {} }
fn made() -> &'static Big { &Big { id: 1 } } //~ E0515
fn main() {
    println!("{}", made().id);
}
// ----
fn main() {
    let x = &vec![1];
    println!("{}", x.len());
}
// ----
fn main() {
    let x = vec![1].as_slice(); //~ E0716
    println!("{}", x.len());
}
// ----
fn id(x: &i32) -> &i32 { x }
fn main() {
    let x = id(&(1 + 2));
    let y = id(&vec![1][0]); //~ E0716
    println!("{} {}", *x, *y);
}
// ----
struct Wrap<'a> { r: &'a Vec<i32> }
fn main() {
    let w = Wrap { r: &vec![1] };
    println!("{}", w.r.len());
}
// ----
struct Wrap<'a> { r: &'a Vec<i32> }
fn wrap(r: &Vec<i32>) -> Wrap<'_> { Wrap { r } }
fn main() {
    let w = wrap(&vec![1]); //~ E0716
    println!("{}", w.r.len());
}
// ----
fn main() {
    let b = Box::new((vec![1], vec![2]));
    let (x, y) = *b;
    println!("{} {}", x.len(), y.len());
}
// ----
fn main() {
    let b = Box::new((vec![1], vec![2]));
    let x = b.0;
    println!("{} {}", x.len(), b.1.len());
}
// ----
fn main() {
    let b = Box::new((vec![1], vec![2]));
    let x = b.0;
    println!("{} {}", x.len(), b.0.len()); //~ E0382
}
// ----
fn take(b: Box<(Vec<i32>, Vec<i32>)>) -> usize { b.0.len() }
fn main() {
    let b = Box::new((vec![1], vec![2]));
    let x = b.0;
    println!("{} {}", x.len(), take(b)); //~ E0382
}
// ----
fn main() {
    let mut b = Box::new((vec![1], vec![2]));
    let x = b.0;
    b.0 = vec![3];
    println!("{} {}", x.len(), b.0.len());
}
// ----
fn main() {
    let b = Box::new(vec![1]);
    let r = &*b;
    let c = b; //~ E0505
    println!("{} {}", r.len(), c.len());
}
// ----
fn main() {
    let mut x = 1;
    let p = &mut x as *mut i32;
    let r = &mut x;
    *r = 2;
    unsafe { *p = 3; }
    println!("{}", x);
}
// ----
fn escape<'a>() -> &'a i32 {
    let x = 1;
    let p = &x as *const i32;
    unsafe { &*p }
}
fn main() {
    escape();
}
// ----
fn twice(x: &mut i32) -> (&mut i32, &mut i32) {
    let p = x as *mut i32;
    unsafe { (&mut *p, &mut *p) }
}
fn main() {
    let mut n = 1;
    let (a, b) = twice(&mut n);
    *a += 1;
    *b += 1;
    println!("{}", n);
}
// ----
fn twice(x: &mut i32) -> (&mut i32, &mut i32) {
    (&mut *x, &mut *x) //~ E0499
}
fn main() {
    twice(&mut 1);
}
// ----
fn pair<'a>(a: &'a mut i32, b: &'a mut i32) -> (&'a mut i32, &'a mut i32) { (b, a) }
fn main() {
    let mut x = 1;
    let mut y = 2;
    let (p, q) = pair(&mut x, &mut y);
    *p += *q;
    x += 1;
    println!("{} {}", x, y);
}
// ----
fn pair<'a>(a: &'a mut i32, b: &'a mut i32) -> (&'a mut i32, &'a mut i32) { (b, a) }
fn main() {
    let mut x = 1;
    let mut y = 2;
    let (p, _) = pair(&mut x, &mut y);
    x += 1; //~ E0503
    *p += 1;
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn main() {
    let mut n = 1;
    let r = catch_unwind(AssertUnwindSafe(|| {
        n += 1;
        n
    }));
    println!("{} {}", n, r.is_ok());
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn main() {
    let mut n = 1;
    let m = &n;
    let r = catch_unwind(AssertUnwindSafe(|| { //~ E0502
        n += 1;
    }));
    println!("{} {}", *m, r.is_ok());
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
fn main() {
    let v = vec![1];
    let r = catch_unwind(AssertUnwindSafe(|| {
        let w = v;
        w.len()
    }));
    println!("{} {}", v.len(), r.is_ok()); //~ E0382
}
// ----
use std::panic::{catch_unwind, AssertUnwindSafe};
struct S { a: Vec<i32>, b: Vec<i32> }
fn main() {
    let mut s = S { a: vec![1], b: vec![2] };
    let b = &mut s.b;
    let r = catch_unwind(AssertUnwindSafe(|| s.a.push(1)));
    b.push(3);
    println!("{} {}", s.a.len(), r.is_ok());
}
// ----
fn main() {
    let mut total = 0;
    let o = Some(3);
    o.map(|x| total += x);
    println!("{}", total);
}
// ----
fn first<'a>(v: &'a Vec<i32>, d: &'a i32) -> &'a i32 {
    v.first().unwrap_or(d)
}
fn main() {
    let v = vec![1];
    let r;
    {
        let d = 2;
        r = first(&v, &d); //~ E0597
    }
    println!("{}", *r);
}
// ----
fn first<'a, 'b>(v: &'a Vec<i32>, d: &'b i32) -> &'a i32 {
    v.first().unwrap_or(d) //~ lifetime-too-short
}
fn main() {
    println!("{}", *first(&vec![1], &2));
}
// ----
fn get(v: &Vec<i32>, i: usize) -> Option<&i32> {
    if i < v.len() { Some(&v[i]) } else { None }
}
fn main() {
    let mut v = vec![1, 2];
    while let Some(x) = get(&v, 1) {
        if *x > 5 { break; }
        v[1] += 1;
    }
    println!("{}", v[1]);
}
// ----
fn get(v: &Vec<i32>, i: usize) -> Option<&i32> {
    if i < v.len() { Some(&v[i]) } else { None }
}
fn main() {
    let mut v = vec![1, 2];
    while let Some(x) = get(&v, 1) {
        v[1] += 1; //~ E0502
        if *x > 5 { break; }
    }
    println!("{}", v[1]);
}
// ----
struct Tree { left: Option<Box<Tree>>, right: Option<Box<Tree>>, key: i32 }
fn insert(t: &mut Option<Box<Tree>>, key: i32) -> bool {
    match t {
        None => {
            *t = Some(Box::new(Tree { left: None, right: None, key }));
            true
        }
        Some(node) => {
            if key < node.key { insert(&mut node.left, key) }
            else if key > node.key { insert(&mut node.right, key) }
            else { false }
        }
    }
}
fn main() {
    let mut t = None;
    println!("{} {} {}", insert(&mut t, 1), insert(&mut t, 2), insert(&mut t, 1));
}
// ----
struct Tree { left: Option<Box<Tree>>, right: Option<Box<Tree>>, key: i32 }
fn insert(mut t: &mut Option<Box<Tree>>, key: i32) {
    while let Some(node) = t {
        t = if key < node.key { &mut node.left } else { &mut node.right };
    }
    *t = Some(Box::new(Tree { left: None, right: None, key }));
}
fn main() {
    let mut t = None;
    insert(&mut t, 1);
    insert(&mut t, 2);
    println!("{}", t.is_some());
}
// ----
struct Tree { left: Option<Box<Tree>>, right: Option<Box<Tree>>, key: i32 }
fn least(t: &Tree) -> &i32 {
    let mut at = t;
    while let Some(l) = &at.left { at = l; }
    &at.key
}
fn both(t: &mut Tree) -> (&mut Option<Box<Tree>>, &mut Option<Box<Tree>>) {
    (&mut t.left, &mut t.right)
}
fn main() {
    let mut t = Tree { left: None, right: None, key: 1 };
    let (l, r) = both(&mut t);
    std::mem::swap(l, r);
    println!("{}", *least(&t));
}
// ----
struct Tree { left: Option<Box<Tree>>, right: Option<Box<Tree>>, key: i32 }
fn pop_least(t: &mut Option<Box<Tree>>) -> Option<i32> {
    let node = t.as_mut()?;
    if node.left.is_some() {
        return pop_least(&mut node.left);
    }
    let key = node.key;
    *t = node.right.take();
    Some(key)
}
fn main() {
    let mut t = Some(Box::new(Tree { left: None, right: None, key: 1 }));
    println!("{}", pop_least(&mut t).unwrap());
}
// ----
struct Parser<'t> { text: &'t [u8], at: usize }
struct Token<'t> { text: &'t [u8] }
impl<'t> Parser<'t> {
    fn word(&mut self) -> Option<Token<'t>> {
        let start = self.at;
        while self.at < self.text.len() && self.text[self.at] != 32 { self.at += 1; }
        if start == self.at { return None; }
        let t = Token { text: &self.text[start..self.at] };
        self.at += 1;
        Some(t)
    }
}
fn main() {
    let mut p = Parser { text: b"a bc", at: 0 };
    let a = p.word().unwrap();
    let b = p.word().unwrap();
    println!("{} {}", a.text.len(), b.text.len());
}
// ----
struct Parser<'t> { text: &'t [u8], at: usize }
struct Token<'t> { text: &'t [u8] }
fn tokens<'t>(text: &'t [u8]) -> Vec<Token<'t>> {
    let mut out = Vec::new();
    let mut copy = Vec::new(); copy.extend_from_slice(text);
    let p = Parser { text: &copy, at: 0 };
    out.push(Token { text: &p.text[p.at..] });
    out //~ E0515
}
fn main() {
    println!("{}", tokens(b"a").len());
}
// ----
struct Arena { items: Vec<Box<i32>> }
impl Arena {
    fn alloc(&mut self, v: i32) -> &mut i32 {
        self.items.push(Box::new(v));
        self.items.last_mut().unwrap()
    }
}
fn main() {
    let mut a = Arena { items: Vec::new() };
    let x = a.alloc(1);
    *x += 1;
    let y = a.alloc(2);
    *y += 1;
    println!("{}", a.items.len());
}
// ----
struct Arena { items: Vec<Box<i32>> }
impl Arena {
    fn alloc(&mut self, v: i32) -> &mut i32 {
        self.items.push(Box::new(v));
        self.items.last_mut().unwrap()
    }
}
fn main() {
    let mut a = Arena { items: Vec::new() };
    let x = a.alloc(1);
    let y = a.alloc(2); //~ E0499
    *x += *y;
}
// ----
fn main() {
    let mut x = 5;
    let y = &mut x;
    let z = &*y;
    println!("{}", *z);
    *y += 1;
    println!("{}", x);
}
// ----
fn main() {
    let mut x = 5;
    let y = &mut x;
    let z = &*y;
    *y += 1; //~ E0506
    println!("{}", *z);
}
// ----
fn main() {
    let mut x = 5;
    let c = if x > 3 { &mut x } else { return };
    *c += 1;
    let d = match x { 6 => &x, _ => &7 };
    println!("{}", *d);
}
// ----
fn main() {
    let x: i32;
    let r = &x; //~ E0381
    x = 1;
    println!("{}", *r);
}
// ----
fn main() {
    let mut x = vec![1];
    let r = &x;
    x = vec![2]; //~ E0506
    println!("{}", x.len());
    let s = &x;
    println!("{} {}", s.len(), r.len());
}
// ----
fn main() {
    let mut x = vec![1];
    let mut r = &x;
    println!("{}", r.len());
    x = vec![2];
    r = &x;
    println!("{}", r.len());
}
// ----
fn f(v: &mut Vec<i32>) -> &i32 {
    v.push(1);
    let r = &v[0];
    r
}
fn main() {
    let mut v = vec![];
    let r = f(&mut v);
    let n = v.len(); //~ E0502
    println!("{} {}", *r, n);
}
// ----
struct S<'a> { all: Vec<&'a i32> }
impl<'a> S<'a> {
    fn add(&mut self, x: &'a i32) -> &mut S<'a> { self.all.push(x); self }
    fn sum(&self) -> i32 {
        let mut n = 0;
        for i in 0..self.all.len() { n += *self.all[i]; }
        n
    }
}
fn main() {
    let a = 1;
    let b = 2;
    let mut s = S { all: Vec::new() };
    s.add(&a).add(&b);
    println!("{}", s.sum());
}
// ----
struct S<'a> { all: Vec<&'a i32> }
impl<'a> S<'a> {
    fn add(&mut self, x: &'a i32) { self.all.push(x); }
}
fn main() {
    let mut s = S { all: Vec::new() };
    {
        let b = 2;
        s.add(&b); //~ E0597
    }
    println!("{}", s.all.len());
}
// ----
struct S<'a> { all: Vec<&'a i32> }
impl<'a> S<'a> {
    fn add(&'a mut self, x: &'a i32) { self.all.push(x); }
}
fn main() {
    let b = 2;
    let mut s = S { all: Vec::new() };
    s.add(&b);
    s.add(&b); //~ E0499
}
// ----
struct S<'a> { data: Vec<i32>, view: Option<&'a i32> }
fn main() {
    let mut s = S { data: vec![1], view: None };
    s.view = Some(&s.data[0]);
    println!("{}", *s.view.unwrap());
}
// ----
struct S<'a> { data: Vec<i32>, view: Option<&'a i32> }
fn main() {
    let mut s = S { data: vec![1], view: None };
    s.view = Some(&s.data[0]);
    s.data.push(2); //~ E0502
    println!("{}", s.view.is_some());
}
// ----
struct S<'a> { data: Vec<i32>, view: Option<&'a i32> }
fn make<'a>() -> S<'a> {
    let mut s = S { data: vec![1], view: None };
    s.view = Some(&s.data[0]);
    s //~ E0505
}
fn main() {
    make();
}
// ----
fn main() {
    let mut grid = [[0; 3]; 3];
    let row = &mut grid[0];
    row[1] = 2;
    let other = &grid[1];
    println!("{} {}", grid[0][1], other[0]);
}
// ----
fn longest<'a>(a: &'a [u8], b: &'a [u8]) -> &'a [u8] { if a.len() > b.len() { a } else { b } }
fn main() {
    let a = vec![1u8];
    let r;
    {
        let b = vec![1u8, 2];
        r = longest(&a, &b).len();
    }
    println!("{}", r);
}
// ----
fn longest<'a>(a: &'a [u8], b: &'a [u8]) -> &'a [u8] { if a.len() > b.len() { a } else { b } }
fn main() {
    let a = vec![1u8];
    let r;
    {
        let b = vec![1u8, 2];
        r = longest(&a, &b); //~ E0597
    }
    println!("{}", r.len());
}
// ----
fn eat(_v: Vec<i32>) {}
fn main() {
    let v = vec![1];
    for _ in 0..2u8 { eat(v); } //~ E0382
}
// ----
fn eat(_v: Vec<i32>) {}
fn main() {
    let v = vec![1];
    for i in 0..2u8 {
        if i == 1 { eat(v); break; }
    }
}
// ----
fn eat(_v: &mut Vec<i32>) {}
fn main() {
    let mut v = vec![1];
    let r = &mut v;
    eat(r);
    eat(r);
    let s = r;
    eat(s);
    eat(r); //~ E0382
}
// ----
fn pick(o: &Option<Vec<i32>>) -> &Vec<i32> {
    let Some(v) = o else { panic!("none") };
    v
}
fn main() {
    println!("{}", pick(&Some(vec![1])).len());
}
// ----
fn pick(o: &Option<Vec<i32>>) -> Vec<i32> {
    let Some(v) = *o else { panic!("none") }; //~ E0507
    v
}
fn main() {
    println!("{}", pick(&Some(vec![1])).len());
}
// ----
fn main() {
    let pair = (vec![1], 2);
    let (ref a, b) = pair;
    println!("{} {} {}", a.len(), b, pair.0.len());
}
// ----
fn main() {
    let mut pair = (vec![1], 2);
    let (ref mut a, b) = pair;
    a.push(b);
    println!("{}", pair.0.len());
    let &mut (ref c, _) = &mut pair;
    println!("{}", c.len());
}
// ----
fn main() {
    let pair = &(vec![1], 2);
    let &(a, b) = pair; //~ E0507
    println!("{} {}", a.len(), b);
}
// ----
fn main() {
    let mut o = Some(Box::new(1));
    if let Some(ref mut b) = o {
        **b += 1;
    }
    if let Some(b) = &mut o {
        **b += 1;
    }
    let n = match o { Some(b) => *b, None => 0 };
    println!("{} {}", n, o.is_some()); //~ E0382
}
// ----
fn swap<'a>(a: &mut &'a i32, b: &mut &'a i32) {
    let t = *a;
    *a = *b;
    *b = t;
}
fn main() {
    let x = 1;
    let mut p = &x;
    let y = 2;
    let mut q = &y;
    swap(&mut p, &mut q);
    println!("{} {}", *p, *q);
}
// ----
fn swap(a: &mut &i32, b: &mut &i32) {
    let t = *a;
    *a = *b; //~ lifetime-too-short
    *b = t;
}
fn main() {
    swap(&mut &1, &mut &2);
}
// ----
struct Stack { items: Vec<Vec<i32>> }
impl Stack {
    fn top(&mut self) -> Option<&mut Vec<i32>> { self.items.last_mut() }
    fn run(&mut self) -> i32 {
        let mut sum = 0;
        while let Some(top) = self.top() {
            match top.pop() {
                Some(n) => sum += n,
                None => { self.items.pop(); }
            }
        }
        sum
    }
}
fn main() {
    println!("{}", Stack { items: vec![vec![1, 2], vec![3]] }.run());
}
// ----
struct Stack { items: Vec<Vec<i32>> }
impl Stack {
    fn top(&mut self) -> Option<&mut Vec<i32>> { self.items.last_mut() }
    fn run(&mut self) -> i32 {
        let mut sum = 0;
        while let Some(top) = self.top() {
            self.items.pop(); //~ E0499
            sum += top.len() as i32;
        }
        sum
    }
}
fn main() {
    println!("{}", Stack { items: vec![vec![1, 2], vec![3]] }.run());
}
// ----
fn main() {
    let mut v0 = 0;
    let r1 = &mut v0;
    match 0 {
        ..=3 | 7 if *r1 != v0 => {} //~ E0503
        _ => {}
    }
}
// ----
fn main() {
    let mut o = Some(3);
    match o {
        Some(ref mut n) if { *n += 1; *n > 3 } => println!("{}", *n), //~ E0594
        _ => {}
    }
}
// ----
fn main() {
    let mut o = Some(3);
    match o {
        Some(n) if { o = None; n > 3 } => println!("{}", n), //~ E0506
        _ => {}
    }
}
// ----
fn main() {
    let mut o = Some(3);
    match o {
        Some(mut n) if { n += 1; n > 3 } => println!("{}", n), //~ E0594
        _ => {}
    }
}
// ----
fn main() {
    let o = Some(3);
    match o {
        Some(mut n) if n > 2 => { n += 1; println!("{}", n) }
        _ => {}
    }
}
// ----
fn main() {
    let mut o = Some(vec![3]);
    match &mut o {
        Some(v) if v.len() > 2 => v.push(3),
        Some(v) if v.pop().is_some() => {} //~ E0596
        _ => {}
    }
}
// ----
fn main() {
    let mut o = Some(vec![3]);
    match &mut o {
        Some(v) if v.len() > 2 => v.push(3),
        Some(v) if v[0] == 3 && !v.is_empty() => v.clear(),
        _ => {}
    }
    println!("{}", o.unwrap().len());
}
// ----
enum E { A(Vec<i32>, u8), B(Vec<i32>, u8), C }
fn main() {
    let e = E::B(vec![1], 2);
    let n = match e {
        E::A(v, 1 | 2) | E::B(v, 2 | 3) if v.len() == 1 => v.len(),
        E::A(..) | E::B(..) => 7,
        E::C => 8,
    };
    println!("{}", n);
}
// ----
fn main() {
    let v = vec![1];
    let n = match (1, 2) {
        (1, _) | (_, 2) if { drop(v); false } => 1, //~ E0382
        _ => 2,
    };
    println!("{}", n);
}
// ----
fn main() {
    let v = vec![1];
    let n = match (1, 2) {
        (1, 2) if { drop(v); false } => 1,
        _ => 2,
    };
    println!("{}", n);
}
// ----
struct D(i32);
impl Drop for D { fn drop(&mut self) { println!("{}", self.0); } }
fn main() {
    let (a, b);
    a = D(1);
    b = D(2);
    println!("{} {}", a.0, b.0);
}
// ----
struct P(u8, u8);
fn main() {
    let p = P(1, 1);
    let mut count = 0;
    match p {
        P(x, _) | P(_, x) if { println!("{}", x); x > 2 } => count += 1,
        _ => println!("none"),
    }
    println!("{}", count);
}
// ----
fn call<'a>(f: fn(&'a i32) -> i32, x: &'a i32) -> i32 { f(x) }
fn only(x: &'static i32) -> i32 { *x }
fn main() {
    let n = 1;
    println!("{}", call(only, &n)); //~ E0597
}
// ----
fn call(f: fn(&i32) -> i32) -> i32 { f(&1) }
fn only(x: &'static i32) -> i32 { *x }
fn main() {
    println!("{}", call(only)); //~ E0308
}
// ----
fn give<'a>(f: fn(i32) -> &'a i32) -> &'a i32 { f(1) }
fn make(_n: i32) -> &'static i32 { &3 }
fn main() {
    println!("{}", *give(make));
}
// ----
fn call<'a>(f: fn(&'a i32) -> &'a i32, x: &'a i32) -> &'static i32 { f(x) } //~ lifetime-too-short
fn main() {}
// ----
fn call<'a, 'b>(f: fn(&'a i32) -> &'b i32, x: &'a i32) -> &'b i32 { f(x) }
fn main() {}
// ----
fn call<'a, 'b>(f: fn(&'a i32) -> &'b i32, x: &'a i32) -> &'a i32 { f(x) } //~ lifetime-too-short
fn main() {}
// ----
struct Op<'a> { f: fn(&'a i32) -> i32 }
fn only(x: &'static i32) -> i32 { *x }
fn run<'a>(o: Op<'a>, x: &'a i32) -> i32 { (o.f)(x) }
fn main() {
    let n = 1;
    println!("{}", run(Op { f: only }, &n)); //~ E0597
}
// ----
struct Op { f: fn(&i32) -> i32 }
fn only(x: &'static i32) -> i32 { *x }
fn main() {
    let o = Op { f: only }; //~ E0308
    println!("{}", (o.f)(&1));
}
// ----
fn same(x: &i32) -> &i32 { x }
struct Op { f: fn(&i32) -> &i32 }
fn main() {
    let o = Op { f: same };
    let r;
    {
        let n = 1;
        r = (o.f)(&n); //~ E0597
    }
    println!("{}", *r);
}
// ----
fn only(x: &'static i32) -> i32 { *x }
fn pick(b: bool) -> fn(&i32) -> i32 {
    if b { return only; } //~ E0308
    only
}
fn main() { println!("{}", pick(true)(&1)); }
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let a; let x;
    x = 1;
    a = Box::new(Loud(&x)); //~ E0597
    println!("{}", *a.0);
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let a; let x;
    x = 1;
    a = Loud(&x); //~ E0597
    println!("{}", *a.0);
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let (a, x);
    x = 1;
    a = Loud(&x); //~ E0597
    println!("{}", *a.0);
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let x = 1;
    let (a, y) = (Loud(&x), 2);
    println!("{} {}", *a.0, y);
}
// ----
struct Loud<'a>(&'a i32);
impl<'a> Drop for Loud<'a> { fn drop(&mut self) { println!("{}", *self.0); } }
fn main() {
    let a: Option<Box<Loud>>; let x;
    x = 1;
    a = Some(Box::new(Loud(&x))); //~ E0597
    println!("{}", a.is_some());
}
// ----
fn f<'a>(x: &'a i32, y: &i32) -> i32 {
    let mut out: &'a i32 = x; //~ E0621
    out = y;
    *out
}
fn main() {}
// ----
fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> i32 {
    let mut out: &'a i32 = x; //~ lifetime-too-short
    out = y;
    *out
}
fn main() {}
// ----
fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> i32 {
    let mut out
        : &'a i32  //~ lifetime-too-short
        = 
        y;
    *out
}
fn main() {}
// ----
fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> i32 {
    let mut out
        : Option<&'a i32>  //~ lifetime-too-short
        = None;
    out = Some(
        y
        );
    1
}
fn main() {}
// ----
fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> i32 {
    let mut out
        : Vec<&'a i32>  //~ lifetime-too-short
        = Vec::new();
    out.push(
        y
        );
    1
}
fn main() {}
// ----
fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> i32 {
    let mut out
        : &'a i32; //~ lifetime-too-short
    out = y;
    1
}
fn main() {}
