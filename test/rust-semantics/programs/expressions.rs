// Expressions of all kinds: trees, stacks, loops with labels, arrays of arrays, raw lists.
use std::cell::Cell;
use std::mem;
use std::ptr;

#[derive(Clone, Copy)]
enum Op { Add, Sub, Mul, Neg }

enum Expr {
    Num(i64),
    Bin(Op, Box<Expr>, Box<Expr>),
    Un(Op, Box<Expr>),
}

fn eval(e: &Expr) -> Result<i64, &'static str> {
    Ok(match e {
        Expr::Num(n) => *n,
        Expr::Bin(op, a, b) => {
            let x = eval(a)?;
            let y = eval(b)?;
            match op {
                Op::Add => x + y,
                Op::Sub => x - y,
                Op::Mul => match x.checked_mul(y) {
                    Some(v) => v,
                    None => return Err("overflow"),
                },
                Op::Neg => return Err("binary neg"),
            }
        }
        Expr::Un(Op::Neg, a) => -eval(a)?,
        Expr::Un(..) => return Err("bad unary"),
    })
}

fn num(n: i64) -> Box<Expr> { Box::new(Expr::Num(n)) }

struct Stack<'a> { items: &'a mut [i32], top: usize }

impl<'a> Stack<'a> {
    fn new(items: &'a mut [i32]) -> Stack<'a> { Stack { items, top: 0 } }
    fn push(&mut self, x: i32) -> bool {
        if self.top == self.items.len() { return false; }
        self.items[self.top] = x;
        self.top += 1;
        true
    }
    fn pop(&mut self) -> Option<i32> {
        if self.top == 0 { None } else { self.top -= 1; Some(self.items[self.top]) }
    }
    fn peek(&self) -> Option<&i32> { if self.top == 0 { None } else { self.items.get(self.top - 1) } }
}

struct Counter { n: Cell<u32>, log: Cell<Option<u32>> }
impl Counter {
    fn tick(&self) -> u32 { self.n.set(self.n.get() + 1); self.log.set(Some(self.n.get())); self.n.get() }
}

struct Node { val: i32, prev: *mut Node, next: *mut Node }

fn fib(n: u32) -> u64 { if n < 2 { n as u64 } else { fib(n - 1) + fib(n - 2) } }

fn gcd(mut a: u32, mut b: u32) -> u32 { while b != 0 { let t = a % b; a = b; b = t; } a }

fn find(a: &[i32], x: i32) -> Option<usize> {
    let mut i = 0;
    loop {
        if i >= a.len() { break None; }
        if a[i] == x { break Some(i); }
        i += 1;
    }
}

fn sort(a: &mut [i32]) {
    let n = a.len();
    for i in 0..n {
        let mut j = i;
        while j > 0 && a[j - 1] > a[j] {
            a.swap(j - 1, j);
            j -= 1;
        }
    }
}

const PRIMES: [u32; 5] = [2, 3, 5, 7, 11];
static OPS: [fn(i32, i32) -> i32; 2] = [plus, times];
fn plus(a: i32, b: i32) -> i32 { a + b }
fn times(a: i32, b: i32) -> i32 { a * b }

fn main() {
    let e = Expr::Bin(Op::Add, num(2), Box::new(Expr::Bin(Op::Mul, num(3), Box::new(Expr::Un(Op::Neg, num(4))))));
    println!("{:?}", eval(&e).is_ok());
    println!("{}", eval(&e).unwrap());
    let big = Expr::Bin(Op::Mul, num(i64::MAX), num(2));
    match eval(&big) { Ok(v) => println!("{}", v), Err(m) => println!("error {}", m) }
    let mut buf = [0; 3];
    let mut s = Stack::new(&mut buf);
    println!("{} {} {} {}", s.push(1), s.push(2), s.push(3), s.push(4));
    println!("{:?}", s.peek()); println!("{:?}", s.pop()); println!("{:?}", s.pop());
    println!("{:?}", s.peek().is_some());
    let c = Counter { n: Cell::new(0), log: Cell::new(None) };
    println!("{} {} {:?}", c.tick(), c.tick(), c.log.get());
    unsafe {
        let a = Box::into_raw(Box::new(Node { val: 1, prev: ptr::null_mut(), next: ptr::null_mut() }));
        let b = Box::into_raw(Box::new(Node { val: 2, prev: a, next: ptr::null_mut() }));
        (*a).next = b;
        let mut p = a;
        while !p.is_null() { println!("{}", (*p).val); p = (*p).next; }
        println!("{}", (*(*b).prev).val);
        drop(Box::from_raw(b));
        drop(Box::from_raw(a));
    }
    println!("{} {}", fib(15), gcd(48, 36));
    let mut a = [5, 3, 9, -1, 0];
    println!("{:?} {:?}", find(&a, 9), find(&a, 8));
    sort(&mut a);
    println!("{:?}", a);
    sort(&mut a[1..4]);
    let mut total = 0;
    for i in 0..PRIMES.len() { total += PRIMES[i]; }
    println!("{} {} {}", total, OPS[0](2, 3), (OPS[1])(2, 3));
    let r = 'outer: loop {
        let mut n = 0;
        loop {
            n += 1;
            if n == 7 { break 'outer n * 2; }
            if n % 2 == 0 { continue; }
        }
    };
    println!("{}", r);
    let v = 'blk: {
        if r > 10 { break 'blk "big"; }
        "small"
    };
    println!("{}", v);
    let mut vec = vec![1, 2, 3];
    vec.push(vec.len() as i32);
    let last = vec[vec.len() - 1];
    vec[0] = last + vec[1];
    println!("{:?}", vec);
    let x = { let y = 3; y * y };
    let z = if x > 5 { let q = x - 5; q } else { 0 };
    println!("{} {}", x, z);
    let mut arr2 = [[0u8; 3]; 2];
    arr2[1][2] = 7;
    arr2[0] = [1, 2, 3];
    println!("{:?} {}", arr2, arr2[1][2]);
    let t = (1, (2, [3, 4]));
    let (p, (q, _)) = t;
    println!("{} {}", p, q);
}
