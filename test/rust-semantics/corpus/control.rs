// Control flow: loops, labels, jumps, early returns, the question mark, let else.
fn main() { let mut n = 0; let r = loop { n += 1; if n == 5 { break n * 2; } if n % 2 == 0 { continue; } println!("odd {}", n); }; println!("{}", r); }
// -------
fn main() { 'outer: for i in 0..4 { for j in 0..4 { if j == 2 { continue 'outer; } if i == 2 { break 'outer; } println!("{} {}", i, j); } } }
// -------
fn main() { let x = 'b: { if 1 + 1 == 2 { break 'b 7; } 8 }; println!("{}", x); }
// -------
fn half(x: i32) -> Option<i32> { if x % 2 == 0 { Some(x / 2) } else { None } }
fn quarter(x: i32) -> Option<i32> { let h = half(x)?; half(h) }
fn main() { println!("{:?} {:?} {:?}", quarter(8), quarter(6), quarter(3)); }
// -------
#[derive(Debug)]
enum E { Neg, Big(i32) }
fn check(x: i32) -> Result<i32, E> { if x < 0 { return Err(E::Neg); } if x > 9 { Err(E::Big(x)) } else { Ok(x) } }
fn sum(a: i32, b: i32) -> Result<i32, E> { Ok(check(a)? + check(b)?) }
fn main() { match sum(1, 2) { Ok(n) => println!("{}", n), Err(_) => println!("no") } if let Err(E::Big(n)) = sum(1, 20) { println!("big {}", n); } if let Err(E::Neg) = sum(-1, 20) { println!("neg"); } }
// -------
fn first(v: &[i32]) -> i32 { let Some(x) = v.first() else { return -1; }; *x }
fn main() { println!("{} {}", first(&[]), first(&[4, 5])); }
// -------
fn main() { let mut v = vec![1, 2, 3]; while let Some(x) = v.pop() { println!("{}", x); if x == 2 { v.push(9); v.push(8); break; } } println!("{:?}", v); }
// -------
fn f(n: u32) -> u32 { if n < 2 { n } else { f(n - 1) + f(n - 2) } }
fn main() { println!("{}", f(12)); }
// -------
fn never() -> ! { panic!("gone") }
fn main() { let x: i32 = if std::mem::size_of::<u8>() == 1 { 4 } else { never() }; println!("{}", x); never(); }
// -------
fn main() { let x = 5; let r = match x { n if n < 0 => -1, 0 => 0, n if n > 3 => { let m = n * 2; m + 1 } _ => 1 }; println!("{}", r); }
// -------
fn main() { let mut i = 10; while i > 0 { i -= 3; if i == 4 { continue; } print!("{} ", i); } println!(); }
// -------
fn main() { let x = Some(Some(3)); match x { Some(Some(n)) if n > 5 => println!("a{}", n), Some(Some(n)) => println!("b{}", n), Some(None) => println!("c"), None => println!("d") } }
// -------
fn main() { let a = [1, 2, 3]; let mut t = 0; for x in a { t += x; } for x in &a { t += *x; } for x in a.iter() { t += x; } println!("{}", t); }
// -------
fn main() { let mut v = vec![1, 2, 3]; for x in &mut v { *x *= 2; } for x in v.iter_mut() { *x += 1; } for x in v { print!("{} ", x); } println!(); }
// -------
fn main() { let x = 3; if let 1..=5 = x { println!("in"); } if x > 1 && x < 5 { println!("also"); } else if x == 0 { println!("zero"); } else { println!("out"); } println!("{}", matches!(x, 2 | 3)); }
// -------
fn main() { assert!(1 < 2, "order"); assert_eq!(1 + 1, 2); assert_ne!(1, 2); let v: Vec<i32> = Vec::new(); assert_eq!(v.len(), 1, "length {}", v.len()); }
// -------
fn g() -> Option<u8> { None }
fn main() { println!("{}", g().unwrap_or(3)); let x = g().unwrap(); println!("{}", x); }
// -------
fn main() { let r: Result<i32, u8> = Err(7); println!("{:?} {:?}", r.is_err(), r.err()); let q: Result<i32, u8> = Ok(1); println!("{}", q.unwrap() + q.map(|x| x + 1).unwrap_or(0)); }
// -------
fn add(a: Option<i32>, b: Option<i32>) -> Option<i32> { Some(a? + b?) }
fn main() { println!("{:?} {:?}", add(Some(1), Some(2)), add(None, Some(2))); }
// -------
fn main() { let mut count = 0; let x = loop { count += 1; let y = match count { 1 => continue, 2 => 20, _ => break 30 }; if y == 20 { break 21; } }; println!("{} {}", x, count); }
// -------
fn main() { let v = { let mut v = Vec::new(); v.push(1); v }; let n = v.len(); let w = if n == 1 { v } else { vec![] }; println!("{:?}", w); }
// -------
fn early(n: i32) -> i32 { for i in 0..n { if i * i > 10 { return i; } } -1 }
fn main() { println!("{} {}", early(10), early(2)); }
// -------
fn unit() {}
fn main() { let u = unit(); let v = (); println!("{:?} {}", u, u == v); let _ = { 3; }; }
// -------
use std::ops::ControlFlow;
fn main() { let _x: ControlFlow<i32, ()> = ControlFlow::Break(3); }
