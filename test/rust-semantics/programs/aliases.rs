type Link = Option<Box<Node>>;
struct Node { value: i32, next: Link }
type Pair<'a> = (&'a u8, u8);
type Bytes = Vec<u8>;
type Op = fn(&i32) -> i32;
type Num = u32;
type N = Node;
fn first<'a>(p: Pair<'a>) -> &'a u8 { p.0 }
fn one(x: &i32) -> i32 { *x + 1 }
fn main() {
    let l: Link = Some(Box::new(N { value: 1, next: Link::None }));
    let mut b = Bytes::new();
    b.push(1);
    let f: Op = one;
    println!("{} {} {} {}", f(&1), Num::MAX, b.len(), *first((&3, 4)));
    match l {
        Link::Some(n) => { let N { value, .. } = *n; println!("{}", value); }
        Link::None => {}
    }
}
