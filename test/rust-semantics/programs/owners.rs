// Owners of owners: what is dropped when parts are moved, replaced, taken.
use std::sync::Arc;
struct D(u32);
impl Drop for D { fn drop(&mut self) { println!("~{}", self.0); } }
struct Holder { a: D, arc: Arc<D>, v: Vec<D>, o: Option<Box<D>> }
fn make(n: u32) -> Holder { Holder { a: D(n), arc: Arc::new(D(n + 1)), v: vec![D(n + 2), D(n + 3)], o: Some(Box::new(D(n + 4))) } }
fn consume(h: Holder) -> Arc<D> { let Holder { arc, .. } = h; arc }
fn swap_in(h: &mut Holder, d: D) -> D { std::mem::replace(&mut h.a, d) }
fn ret(flag: bool) -> Result<D, D> { let d = D(100); if flag { return Err(d); } Ok(D(101)) }
fn q(flag: bool) -> Result<u32, D> { let _g = D(200); let d = ret(flag)?; Ok(d.0) }
fn two() -> (D, D) { (D(300), D(301)) }
fn pass(d: D) -> D { d }
fn pick(a: D, b: D, first: bool) -> D { if first { a } else { b } }
struct Guard<'a>(&'a mut u32);
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.0 += 1; } }
enum Tree { Leaf, Node(Box<Tree>, D, Box<Tree>) }
fn leaf() -> Box<Tree> { Box::new(Tree::Leaf) }
fn walk(t: Tree) { match t { Tree::Leaf => {} Tree::Node(l, d, r) => { walk(*l); println!("{}", d.0); walk(*r); } } }
fn main() {
    let mut h = make(1);
    let old = swap_in(&mut h, D(50));
    println!("old {}", old.0);
    h.a = D(51);
    h.v.push(D(52));
    let popped = h.v.pop();
    println!("popped {}", popped.is_some());
    h.o = None;
    let arc = consume(h);
    println!("arc {} {}", arc.0, Arc::strong_count(&arc));
    match q(true) { Ok(n) => println!("{}", n), Err(d) => println!("err {}", d.0) }
    match q(false) { Ok(n) => println!("{}", n), Err(d) => println!("err {}", d.0) }
    let (x, _) = two();
    println!("x {}", x.0);
    let (_, y) = two();
    println!("y {}", y.0);
    let _ = two();
    let _z = two().1;
    let p = pass(pass(D(400)));
    println!("{}", pick(p, D(401), true).0);
    let mut n = 0;
    { let _g = Guard(&mut n); }
    { let g = Guard(&mut n); *g.0 += 10; }
    println!("{}", n);
    let t = Tree::Node(Box::new(Tree::Node(leaf(), D(500), leaf())), D(501), leaf());
    walk(t);
    let mut o = Some(D(600));
    if let Some(d) = o.take() { println!("took {}", d.0); }
    println!("{}", o.is_none());
    o = Some(D(601));
    o = Some(D(602));
    let b = Box::new((D(700), D(701)));
    let (l, r) = *b;
    drop(r);
    println!("l {}", l.0);
    let arr = [D(800), D(801), D(802)];
    println!("{}", arr[1].0);
    let mut acc = Vec::new();
    for i in 0..3 { acc.push(D(900 + i)); if i == 1 { acc.remove(0); } }
    acc.truncate(1);
    println!("len {}", acc.len());
    let s = match Some(D(1000)) { Some(d) if d.0 > 5 => d, Some(d) => { println!("{}", d.0); D(0) } None => D(1) };
    println!("s {}", s.0);
    let w = loop { let d = D(1100); if d.0 > 0 { break d; } };
    println!("w {} {}", w.0, o.is_some());
    let nested = Some(Some(D(1200)));
    if let Some(Some(d)) = &nested { println!("{}", d.0); }
    let c = { let tmp = D(1300); tmp.0 + D(1301).0 };
    println!("{}", c);
}
