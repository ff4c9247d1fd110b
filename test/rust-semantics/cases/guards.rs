fn f(x: Some<i32>) {} fn main() {} //~ E0573
// ----
fn g() {} fn f(x: g) {} fn main() {} //~ E0573
// ----
const C: i32 = 1; static S: i32 = 1; fn f(x: C, y: S) {} fn main() {} //~ E0573
// ----
use std::mem::swap; fn f(x: swap) {} fn main() {} //~ E0573
// ----
enum E { A, B } use E::A; fn f(x: A) {} fn main() {} //~ E0573
// ----
use std::cell::Cell; fn put<'a>(c: &Cell<&i32>, r: &'a i32) { c.set(r); } fn main() {} //~ E0621
// ----
use std::cell::Cell; fn put<'a>(c: &Cell<&'a i32>, r: &i32) { c.set(r); } fn main() {} //~ E0621
// ----
use std::cell::Cell; fn put(c: &Cell<&i32>, r: &i32) { c.set(r); } fn main() {} //~ lifetime-too-short
// ----
fn h<'a, 'b>(x: &'a mut i32, y: &'b mut &mut i32) { *y = x; } fn main() {} //~ E0621
// ----
fn h<'a>(x: &'a mut i32, y: &mut &mut i32) { *y = x; } fn main() {} //~ E0621
// ----
fn h<'a>(x: &'a i32, y: &i32) -> &'a i32 { y } fn main() {} //~ E0621
// ----
struct S<'a>(&'a i32); fn h<'a>(x: &'a i32, y: S) -> &'a i32 { y.0 } fn k<'a>(x: &'a i32, y: &mut S) { y.0 = x; } fn main() {} //~ E0621
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn h(&self, y: &i32) -> &'a i32 { y } fn g(&mut self, y: &i32) { self.0 = y; } fn k(&self) -> &'a i32 { self.0 } fn l(&self, y: &'a i32) -> &i32 { y } fn m(&self) -> &'static i32 { self.0 } } fn main() {} //~ E0621
// ----
fn h(v: &mut Vec<&i32>, y: &i32) { v.push(y); } fn g<'a>(v: &mut Vec<&'a i32>, y: &i32) { v.push(y); } fn k<'a>(v: &mut Vec<&i32>, y: &'a i32) { v.push(y); } fn main() {} //~ lifetime-too-short
// ----
fn h(v: &'static i32, y: &i32) -> &'static i32 { y } fn k(y: &i32) -> &'static i32 { y } fn main() {} //~ lifetime-too-short
// ----
static mut G: &'static i32 = &1; fn f(x: &i32) { unsafe { G = x; } } fn g<'a>(x: &'a i32) { unsafe { G = x; } } fn h<'a>(x: &'a i32) -> &'static i32 { x } fn main() {} //~ lifetime-too-short
// ----
fn t(x: &'static i32) {} fn f(x: &i32) { t(x); } fn g<'a>(x: &'a i32) { t(x); } fn h(x: Option<&i32>) { t(x.unwrap()); } struct S<'a>(&'a i32); fn k(s: S) { t(s.0); } impl<'a> S<'a> { fn m(&self) { t(self.0); } } fn main() {} //~ E0521
// ----
fn f<'a, 'b>(x: &'a i32, y: &'b i32, c: bool) -> &'a i32 { if c { y } else { x } } fn g<'a, 'b>(x: &'a mut &'b i32, y: &'a i32) { *x = y; } fn main() {} //~ lifetime-too-short
// ----
fn f<'a, 'b>(x: &'a mut &'b mut i32) -> &'b mut i32 { *x } fn g<'a, 'b>(x: &'a mut &'b mut i32) -> &'b mut i32 { &mut **x } fn h<'a, 'b>(x: &'a &'b mut i32) -> &'b i32 { &**x } fn i<'a, 'b>(x: &'a &'b i32) -> &'b i32 { &**x } fn main() {} //~ lifetime-too-short
// ----
fn f(mut a: Vec<&'static i32>, b: &i32) { a.push(b); } fn g(a: &mut Option<&'static i32>, b: &i32) { *a = Some(b); } fn main() {} //~ E0521
// ----
fn f(a: (&i32, &i32)) -> (&i32, &i32) { a } fn main() {} //~ E0106
// ----
fn f<'a>(a: (&i32, &'a i32)) -> &'a i32 { a.0 } fn main() {} //~ E0621
// ----
fn main() { 'a: { break; } } fn f() { loop { 'a: { break; } } } fn g() { loop { 'a: { continue; } } } fn h() { 'a: { loop { break; } } } //~ E0695
// ----
fn main() { let mut o = Some(3); match o { Some(x) if { o = None; true } => println!("{}", x), _ => {} } } //~ E0506
// ----
fn main() { let mut o = Some(3); match o { Some(_) if { o = None; true } => println!("{}", 1), _ => {} } } //~ E0510
// ----
fn main() { let mut o = Some(3); match o { Some(ref x) if { o = None; true } => println!("{}", 1), _ => {} } } //~ E0510
// ----
fn main() { let mut o = Some(3); match o { Some(ref x) if { o = None; true } => println!("{}", x), _ => {} } } //~ E0506
// ----
fn main() { let mut o = (Some(3), 1); match o { (Some(ref x), _) if { o.1 = 2; true } => println!("{}", x), _ => {} } }
// ----
fn main() { let mut o = (Some(3), 1); match o { (Some(ref x), 1) if { o.1 = 2; true } => println!("{}", x), _ => {} } } //~ E0510
// ----
fn main() { let mut o = Some(3); match o { Some(x) if { let r = &mut o; *r = None; x > 1 } => println!("{}", x), _ => {} } } //~ E0502
// ----
fn main() { let mut o = Some(3); match o { Some(x) if x > 2 && { o = None; true } => println!("{}", x), None if { o = Some(1); false } => {} _ => {} } } //~ E0506
// ----
fn main() { let mut o = Some(3); match o { x if { o = None; true } => println!("{:?}", x), _ => {} } } //~ E0506
// ----
fn main() { let mut o = Some(3); match o { _ if { o = None; true } => println!("{:?}", o), _ => {} } }
// ----
fn main() { let mut o = Some(3); let r = &mut o; match *r { Some(x) if { *r = None; true } => {}  _ => {} } match r { Some(x) if { *x = 2; true } => {}  _ => {} } } //~ E0506
// ----
fn main() { let mut o = Some(3); let r = &mut o; match r { Some(x) if { *r = None; true } => {}  _ => {} } } //~ E0510
// ----
fn main() { let mut o = Some(vec![3]); match o { Some(v) if { v.push(1); true } => {} _ => {} } } //~ E0596
// ----
fn main() { let mut o = Some(vec![3]); match o { Some(v) if { drop(v); true } => {} _ => {} } } //~ E0507
// ----
fn main() { let mut o = Some(vec![3]); match o { Some(mut v) if { v.push(1); true } => {} _ => {} } } //~ E0596
// ----
fn main() { let mut o = Some(vec![3]); match o { Some(ref mut v) if { v.push(1); true } => {} _ => {} } match o { Some(ref v) if { drop(o); true } => {} _ => {} } } //~ E0596
// ----
fn main() { let mut o = Some(vec![3]); match o { Some(v) if v.len() > 1 => drop(v), Some(v) if { let w = &v; w.len() > 0 } => {} Some(_) | None => {} } }
// ----
fn main() { let o = Some(3); let p = None; let mut r = &o; match *r { Some(x) if { r = &p; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = Some(3); let p = None; let mut r = &o; match r { Some(x) if { r = &p; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut o = Some((1, 2)); match o { Some((1, ref mut y)) if { *y = 3; true } => {} _ => {} } } //~ E0594
// ----
fn main() { let mut o = (1, (2, 3)); match o { (1, (_, y)) if { o.1 .0 = 5; true } => {} (1, ref q) if { o.1 = (1, 1); true } => {} (1, _) if { o.0 = 2; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut o = (1, (2, 3)); match o { (1, _) if { o.1 = (1, 1); true } => {} _ => {} } }
// ----
fn main() { let mut o = (1, (2, 3)); match o { (1, _) if { o.1 = (1, 1); true } => {} (_, (2, _)) => {} _ => {} } } //~ E0510
// ----
fn main() { let mut o = (1, (2, 3)); match o { (1, _) if { o.1.1 = 1; true } => {} (_, (2, _)) => {} _ => {} } }
// ----
fn main() { let mut o = (1, 2); match o { (1, _) if { o = (1, 1); true } => {} _ => {} } match o.0 { 1 if { o.0 = 3; true } => {} _ => {} } match (o.0, 1) { (1, _) if { o.0 = 3; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut b = Box::new(Some(1)); match *b { Some(_) if { *b = None; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut b = Box::new(Some(1)); match *b { Some(_) if { b = Box::new(None); true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut v = vec![Some(1)]; match v[0] { Some(_) if { v.push(None); true } => {} _ => {} } } //~ E0502
// ----
fn main() { let mut v = [Some(1)]; let mut i = 0; match v[i] { Some(_) if { i = 1; true } => {} _ => {} } match v[i] { Some(_) if { v[i] = None; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut x = 3; match x { 1 => {} n if { x = 4; n > 1 } => {} _ => {} } match x { 3 if { x += 1; true } => {} _ => {} } match x { _ if { x += 1; true } => {} _ => {} } } //~ E0506
// ----
fn main() { let mut x = 3; match x { 1..=5 if { let r = &mut x; *r = 2; true } => {} _ => {} } match &x { 1 if { x = 3; true } => {} _ => {} } match &mut x { 1 if { x = 3; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut x = Some(1); if let Some(_) = x { x = None; } while let Some(y) = x { x = if y > 3 { None } else { Some(y + 1) }; } let z = matches!(x, Some(_) if { x = None; true }); } //~ E0510
// ----
fn main() { let mut v = [1, 2]; match v { [1, _] if { v[0] = 3; true } => {} _ => {} } } //~ E0510
// ----
fn main() { let mut v = [1, 2]; match v { [_, _] if { v[0] = 3; true } => {} _ => {} } }
// ----
fn main() { let mut v = [1, 2]; match v[..] { [_, _] if { v = [3, 4]; true } => {} _ => {} } } //~ E0506
// ----
fn f(v: &[i32]) -> &'static i32 { let [ref a, _] = [1, 2]; a } fn main() {}
// ----
fn main() { let v = [vec![1], vec![2]]; match v { z @ [ref a, _] => {} } } //~ binding-conflict
// ----
fn main() { let mut v = [1, 2]; match v { ref mut z @ [ref a, _] => {} } } //~ binding-conflict
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { _ if { v.push(None); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { None if { v.push(None); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { Some(_) if { v.push(None); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { x if { v.push(None); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { ref x if { v.push(None); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { _ if { v[0] = None; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { None if { v[0] = None; true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { _ if { v = Vec::new(); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { None if { v = Vec::new(); true } => {} _ => {} } } //~ E0506
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { _ if { drop(v); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: [Option<u8>; 2]) { match a[0] { _ if { a[0] = None; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: [Option<u8>; 2]) { match a[0] { None if { a[0] = None; true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: [Option<u8>; 2]) { match a[0] { None if { a[1] = None; true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: [Option<u8>; 2]) { match a[0] { _ if { a = [None, None]; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: [Option<u8>; 2], i: usize) { match a[i] { _ if { a[i] = None; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: [Option<u8>; 2], mut i: usize) { match a[i] { _ if { i = 1; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: [Option<u8>; 2], mut i: usize) { match a[i] { None if { i = 1; true } => {} _ => {} } }
fn main() {}
// ----
fn f(a: &mut [Option<u8>]) { match a[0] { _ if { a[0] = None; true } => {} _ => {} } }
fn main() {}
// ----
fn f(a: &mut [Option<u8>]) { match a[0] { None if { a[0] = None; true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: &[Option<u8>]) { match a[0] { _ if { a = &[]; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: &[Option<u8>]) { match a[0] { None if { a = &[]; true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: &mut [Option<u8>]) { match a[0] { None if { a = &mut []; true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: &mut [Option<u8>]) { match a[0] { _ if { a = &mut []; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: &mut Option<u8>, b: &mut Option<u8>) { match *a { _ if { a = b; true } => {} _ => {} } } //~ lifetime-too-short
fn main() {}
// ----
fn f(mut a: &Option<u8>, b: &Option<u8>) { match *a { _ if { a = b; true } => {} _ => {} } } //~ lifetime-too-short
fn main() {}
// ----
fn f(mut a: &Option<u8>, b: &Option<u8>) { match *a { None if { a = b; true } => {} _ => {} } } //~ lifetime-too-short E0510
fn main() {}
// ----
fn f(mut a: &Option<u8>, b: &Option<u8>) { match a { None if { a = b; true } => {} _ => {} } } //~ lifetime-too-short E0510
fn main() {}
// ----
fn f(mut a: &Option<u8>, b: &Option<u8>) { match a { _ if { a = b; true } => {} _ => {} } } //~ lifetime-too-short
fn main() {}
// ----
fn f(mut a: Box<Option<u8>>) { match *a { _ if { a = Box::new(None); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: Box<Option<u8>>) { match *a { None if { a = Box::new(None); true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: Box<Option<u8>>) { match *a { None if { *a = None; true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: Option<u8>) { match a { _ if { a = None; true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut a: Option<u8>) { match a { None if { a = None; true } => {} _ => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: Option<u8>) { match a { _ if { a = None; true } => {} None => {} Some(_) => {} } } //~ E0510
fn main() {}
// ----
fn f(mut a: Option<u8>) { match a { None => {} _ if { a = None; true } => {} Some(_) => {} } } //~ E0510
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { None => {} _ if { v.push(None); true } => {} Some(_) => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { None => {} _ if { v.push(None); true } => {} Some(x) => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { _ if { v.push(None); true } => {} x => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { _ if { v.push(None); true } => {} ref x => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Option<u8>>) { match v[0] { _ if { v.push(None); true } => {} None => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<(u8, u8)>) { match v[0] { (_, _) if { v.push((1, 1)); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut v: Vec<(u8, u8)>) { match v[0].0 { _ if { v.push((1, 1)); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut v: Vec<(u8, u8)>) { match v[0].0 { 1 if { v.push((1, 1)); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<Vec<u8>>) { match v[0][0] { _ if { v.push(vec![]); true } => {} _ => {} } }
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { match v[0] { _ if { v.push(1); true } => {} _ => {} } }
fn main() {}
// ----
fn f(v: &mut Vec<u8>) { match v[0] { 1 if { v.push(1); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<u8>) { match v[..] { _ if { v.push(1); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut v: Vec<u8>) { match v[..] { [] if { v.push(1); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<u8>) { match v[0] { _ if { v.push(1); true } => v.push(2), _ => v.push(3) } }
fn main() {}
// ----
fn f(mut v: String) { match *v { _ if { v.push('a'); true } => {} _ => {} } }
fn main() {}
// ----
fn f(mut v: Vec<u8>) { match v[0] { _ if { v.push(1); true } => {} 1 => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<u8>) { match v[0] { ref x if { v.push(1); true } => {} ref y => {} } } //~ E0502
fn main() {}
// ----
fn f(mut v: Vec<u8>) { match v[0] { _ if { v.push(1); true } => {} ref x if { v.push(2); true } => {} _ => {} } } //~ E0502
fn main() {}
// ----
fn f(s: String) { match s { _ if { drop(s); true } => {} _ => {} } }
fn main() {}
// ----
fn f(s: String) { match s { _ if { drop(s); false } => {} _ => {} } }
fn main() {}
// ----
fn f(s: String) { match s { _ if { drop(s); false } => {} x => {} } } //~ E0382
fn main() {}
// ----
fn f(s: String) { match s { ref x if { drop(s); false } => {} _ => {} } }
fn main() {}
// ----
fn f(mut s: (u8, u8)) { match s { (a, _) if { s.0 = 1; false } => {} _ => {} } } //~ E0506
fn main() {}
// ----
fn f(mut s: (u8, u8)) { match s { (_, _) if { s.0 = 1; false } => {} _ => {} } }
fn main() {}
// ----
fn f(mut s: (u8, u8)) { match s { (1, _) if { s.1 = 1; false } => {} _ => {} } }
fn main() {}
