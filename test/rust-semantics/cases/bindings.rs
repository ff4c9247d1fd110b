fn main() { let s: &'static i32; match 1 { ref x => s = x } println!("{}", s); }
// ----
fn f() -> &'static i32 { let (ref x, _) = (1, 2); x } fn main() {}
// ----
fn f() -> &'static i32 { let ref x = 1; x } fn main() {}
// ----
fn f() -> &'static i32 { let ref mut x = 1; x } fn main() {} //~ E0515
// ----
fn f() -> &'static i32 { if let ref x = 1 { x } else { &2 } } fn main() {}
// ----
fn f() -> &'static i32 { match Some(1) { Some(ref x) => x, None => &2 } } fn main() {}
// ----
struct S(i32); fn f() -> &'static i32 { let S(ref x) = S(3); x } fn main() {}
// ----
struct S(i32); fn f() -> &'static i32 { let &S(ref x) = &S(3); x } fn main() {}
// ----
fn f() -> &'static i32 { let ref x = 1 + 2; x } fn main() {}
// ----
fn f() -> &'static i32 { let ref x: i32 = 1; x } fn main() {}
// ----
fn st(x: &u8) -> u8 { *x }
fn mk<'a>(_: &'a u8) -> fn(&'a u8) -> u8 { st }
fn main() { let y = 2; let h: fn(&u8) -> u8; h = mk(&y); } //~ E0308
// ----
fn main() { loop {} let y = 2; let h: &'static u8 = &y; let a = y; let b: u8 = "a"; } //~ E0308
// ----
fn main() { loop {} let y = 2; let h: &'static u8 = &y; let v = vec![1]; drop(v); drop(v); }
// ----
struct L<'a>(&'a i32); impl<'a> Drop for L<'static> { fn drop(&mut self) {} } fn main() {} //~ E0366
// ----
struct L<'a>(&'a i32); impl Drop for L<'static> { fn drop(&mut self) {} } fn main() {} //~ E0366
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl<'a> Drop for L<'a, 'a> { fn drop(&mut self) {} } fn main() {} //~ E0366
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl<'a, 'b: 'a> Drop for L<'a, 'b> { fn drop(&mut self) {} } fn main() {} //~ E0367
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl<'a, 'b> Drop for L<'b, 'a> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a, 'b>(&'a i32, &'b i32); impl Drop for L<'_, '_> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b: 'a> Drop for L<'a, 'b> { fn drop(&mut self) {} } fn main() {}
// ----
struct L<'a, 'b: 'a>(&'a i32, &'b i32); impl<'a, 'b> Drop for L<'a, 'b> { fn drop(&mut self) {} } fn main() {}
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn a(self) -> &i32 { self.0 } } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn a(self, x: &i32) -> &i32 { x } } fn main() {}
// ----
struct S<'a>(&'a i32); impl S<'_> { fn a(self) -> S<'_> { self } } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); fn a(s: S) -> &i32 { s.0 } fn b(s: S) -> S { s } fn c(s: S<'_>, t: S) -> S<'static> { S(&1) } fn d(s: S, t: S) -> S { s } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn a(x: Self) -> &'a i32 { x.0 } fn b(x: Self) -> &i32 { x.0 } } fn main() {} //~ E0106
// ----
struct S<'a>(&'a i32); impl<'a> S<'a> { fn b(x: &Self) -> &i32 { x.0 } fn c(x: &Self, y: Self) -> &i32 { x.0 } } fn main() {}
// ----
fn f(a: &i32, b: &mut i32) -> bool { &a < b } fn g(a: &i32, b: &mut i32) -> bool { a == b } fn h(a: &mut i32, b: &i32) -> bool { a == b } fn main() {} //~ E0308
// ----
fn g(a: &i32, b: &mut i32) -> bool { a < b } fn main() {}
// ----
fn g(a: &i32, b: &mut i32) -> bool { b < a } fn main() {} //~ E0308
// ----
fn g(a: &i32) -> bool { a > 1 } fn h(a: &i32) -> bool { 1 > a } fn i(a: &mut i32) -> bool { a > 1 } fn main() {} //~ E0308
// ----
fn g(a: &i32) -> bool { a == 1 } fn h(a: &i32) -> bool { 1 == a } fn i(a: &mut i32) -> bool { a == 1 } fn main() {} //~ E0277
// ----
fn g(a: i32, b: i64) -> bool { a < b } fn h(a: i32, b: i64) -> bool { a == b } fn i(a: bool, b: i32) -> bool { a < b } fn j(a: (), b: char) -> bool { a == b } fn main() {} //~ E0308
// ----
fn g(a: Option<i32>, b: i32) -> bool { a == b } fn k(a: Option<i32>) -> bool { a == 1 } fn h(a: Box<i32>, b: i32) -> bool { a == b } fn i(a: &str, b: i32) -> bool { a == b } fn j(a: &str, b: &&str) -> bool { a == b } fn main() {} //~ E0308
// ----
fn f(a: &mut i32) -> bool { a < &mut *a } fn main() {} //~ E0502
// ----
fn f(a: &mut i32) -> bool { a == &mut *a } fn main() {} //~ E0502
// ----
fn f(a: &mut i32) -> bool { &mut *a == a } fn main() {} //~ E0502
// ----
fn f(a: &mut i32) -> bool { *a == { *a = 2; 3 } } fn g(a: &mut i32) -> bool { *a < { *a = 2; 3 } } fn main() {}
// ----
fn f(a: &mut i32) -> i32 { *a + { *a = 2; 3 } } fn main() {}
// ----
fn f(a: &i32, b: &mut i32) -> i32 { a + { *b = 2; 3 } } fn g(mut a: i32) -> i32 { &a + { a = 2; 3 } } fn h(mut a: i32) -> i32 { a + { a = 2; 3 } } fn main() {} //~ E0506
// ----
fn f(mut a: Option<i32>) -> bool { a == { a = None; None } } fn main() {} //~ E0506
// ----
fn f(mut a: i32) -> bool { a == { a = 2; 3 } } fn main() {}
// ----
fn f(mut a: (i32, i32)) -> bool { a == { a.0 = 2; (1, 3) } } fn main() {} //~ E0506
// ----
fn f(a: Box<i32>) -> bool { a == { drop(a); Box::new(1) } } fn main() {} //~ E0505
// ----
fn main() { let mut o = Some(3); match o { Some(ref x) if { loop { o = None; } true } => println!("{}", x), _ => {} } }
// ----
fn main() { let mut o = Some(3); match o { Some(ref x) if { o = None; return } => println!("{}", x), _ => {} } }
// ----
fn main() { let mut o = Some(3); match o { Some(x) if { o = None; panic!() } => println!("{}", x), _ => {} } }
// ----
fn main() { let z @ s: &'static i32; let x = 1; s = &x; println!("{}", s); } //~ E0597
// ----
fn main() { let z @ s: i32 = 3; let (a @ (b, _)): (i32, i32) = (1, 2); }
// ----
fn main() { let v = Box::new(1); let z @ s = v; } //~ E0382
// ----
fn main() { let v = Some(Box::new(1)); match v { z @ Some(s) => {} None => {} } } //~ E0382
// ----
fn main() { let v = Some(1); match v { ref z @ Some(s) => {} None => {} } match v { z @ Some(ref s) => {} None => {} } }
// ----
fn main() { let mut v = Some(1); match v { ref mut z @ Some(ref s) => {} None => {} } match v { ref mut z @ Some(s) => {} None => {} } match v { ref z @ Some(ref s) => {} None => {} } } //~ binding-conflict
// ----
fn main() { let ref mut z: i32 = { return; }; } //~ E0308
// ----
fn main() { let z: i32 = { return; }; }
// ----
fn main() { let ref z = { return; }; let y = loop {}; println!("{}", y); } //~ E0277
// ----
fn main() { let r = loop {}; println!("{}", r); } //~ E0277
// ----
fn main() { let r = return; println!("{:?}", r); }
// ----
fn main() { let r = { return; }; println!("{:?}", r); }
// ----
fn main() { let r = panic!(); println!("{}", r); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let r = f(); println!("{}", r); let x = 1 + f(); let b = f() == f(); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let r = f(); r; let r2 = if true { f() } else { f() }; r2.foo(); } //~ E0282
// ----
fn f() -> ! { panic!() } fn main() { let r = if true { f() } else { f() }; println!("{}", r); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let r = match f() {}; let x: u8 = match f() { _ => 3 }; println!("{}", f()); }
// ----
fn main() { let mut v = Some(1); match v { ref mut z @ Some(ref s) => {} None => {} _ => {} } } //~ binding-conflict
// ----
fn main() { let mut v = Some(1); match v { ref mut z @ Some(s) => {} _ => {} } }
// ----
fn main() { let mut v = Some(1); match v { ref mut z @ Some(s) => { *z = None; } _ => {} } }
// ----
fn main() { let mut v = Some(1); match v { ref z @ Some(ref s) => {} _ => {} } }
// ----
fn main() { let mut v = Some(1); match v { ref z @ Some(ref mut s) => {} _ => {} } } //~ binding-conflict
// ----
fn main() { let mut v = Some(1); match v { ref mut z @ Some(ref mut s) => {} _ => {} } } //~ binding-conflict
// ----
fn main() { let mut v = Some(1); match v { ref z @ Some(s) => {} _ => {} } }
// ----
fn main() { let mut v = Some(vec![1]); match v { ref z @ Some(s) => {} _ => {} } } //~ E0382
// ----
fn main() { let mut v = Some(vec![1]); match v { ref mut z @ Some(s) => {} _ => {} } } //~ E0382
// ----
fn main() { let mut v = Some(vec![1]); match v { z @ Some(ref s) => {} _ => {} } } //~ binding-conflict
// ----
fn main() { let mut v = Some(vec![1]); match v { z @ Some(ref mut s) => {} _ => {} } } //~ binding-conflict
// ----
fn main() { let mut v = Some(vec![1]); match v { z @ Some(s) => {} _ => {} } } //~ E0382
// ----
fn main() { let mut v = Some(1); match v { z @ Some(ref s) => {} _ => {} } }
// ----
fn main() { let mut v = Some(1); match v { z @ Some(ref mut s) => { *s = 2; } _ => {} } println!("{:?}", v); } //~ E0503
// ----
fn main() { let mut v = (1, vec![2]); match v { z @ (1, _) => {} ref q @ (a, _) => { println!("{}", a); } } }
// ----
fn main() { let mut v = Some(Some(1)); match &v { z @ Some(y @ Some(s)) => { println!("{:?}{:?}{}", z, y, s); } _ => {} } match &mut v { z @ Some(s) => {} _ => {} } } //~ binding-conflict
// ----
fn main() { let mut v = Some(1); match &mut v { Some(s @ 1..=3) => { *s = 2; } _ => {} } match &mut v { Some(ref s) => {} _ => {} } }
// ----
fn main() { let x = 1; let z @ s: &'static i32 = &x; } //~ E0597
// ----
fn main() { let x = 1; let z @ _: &'static i32 = &x; } //~ E0597
// ----
fn main() { let x = 3; let r = (&x).clone(); let s = (&&x).clone(); let q: i32 = s; } //~ E0308
// ----
fn main() { let b = Box::new(vec![1]); let r = (&*b).clone(); let c = b; println!("{} {}", r.len(), c.len()); }
// ----
fn main() { let mut x = 1; let r = &mut x; let s = (&*r).clone(); *r = 2; println!("{}", s); }
// ----
fn swap<'a>(a: &mut &'a i32, b: &mut &'a i32) { std::mem::swap(a, b); } fn main() { let x = 1; let mut p = &x; { let y = 2; let mut q = &y; swap(&mut (p).clone(), &mut q); } println!("{}", p); } //~ E0308
// ----
struct S; fn main() { let o = None; let p = o.clone(); let q: Option<S> = o; } //~ E0277
// ----
struct S; fn main() { let r = &S; let q = r.clone(); let z = (&r).clone(); let s: S = q; } //~ E0308
// ----
struct S; fn main() { let v = Vec::new(); let r = v.clone(); let mut w = v; w.push(S); } //~ E0277
// ----
fn main() { let mut x = 3; let p = &mut x as &mut i64; } //~ E0605
// ----
fn main() { let mut x = 3; let p = &mut x as *mut i64; } //~ E0606
// ----
fn main() { let x = 3; let p = &x as *const u8; } //~ E0606
// ----
fn main() { let x = 3; let p = &x as *const _ as *const u8; let q = &3 as *const u8; } //~ E0606
// ----
fn main() { let x = [1, 2]; let p = &x as *const u8; } //~ E0606
// ----
fn main() { let x = [1, 2]; let p = &x as &[u8]; } //~ E0605
// ----
fn main() { let x = [1, 2]; let p = x as [u8; 2]; } //~ E0605
// ----
fn main() { let x = Some(1); let p = x as Option<u8>; let y = 3 as u8; let z = Some(3) as Option<u8>; } //~ E0605
// ----
fn main() { let p = &[1, 2] as &[u8]; let q = &3 as &u8; let mut v = Vec::new(); let w = &v as &Vec<u8>; v.push(1); } //~ E0605
// ----
fn main() { let mut v = Vec::new(); let w = &v as &Vec<u8>; v.push(1i32); } //~ E0605
// ----
fn main() { let x = 3; let y = x as u8 as char; let z: i64 = x; }
// ----
fn main() { let x = 3; let y = x as char; let z: u8 = x; }
// ----
fn main() { let x = 3; let y = x as char; } //~ E0604
// ----
fn main() { let o = None; let y = o as Option<u8>; }
// ----
fn f(p: *const u8) {} fn main() { let a = [1u8]; let p = &a as *const _; f(p); }
// ----
fn f(p: *const u8) {} fn main() { let a = [1u8]; let p = &a as *const _; }
// ----
fn f(p: *const u8) {} fn main() { let x = 1u32; f(&x as *const u32 as *const _); f(x as *const _ as *const u8); } //~ E0641
// ----
fn f(p: *const u8) {} fn main() { let x = 1usize; let p = x as *const _; f(p); }
// ----
fn main() { let x = 1usize; let p = x as *const _; } //~ E0641
// ----
fn main() { let x = 1u32; let p = x as *const _; let q: *const u8 = p; }
// ----
fn main() { let ref mut a = [1u8, 2]; for x in a { println!("{}", x); } println!("{}", a.len()); } //~ E0382
// ----
fn main() { let mut b = [1u8, 2]; let a = &mut b; for x in a { *x = 1; } println!("{}", a.len()); } //~ E0382
// ----
fn main() { let mut b = [1u8, 2]; let a = &mut b; for x in &mut *a { *x = 1; } println!("{}", a.len()); for x in a.iter_mut() { *x = 1 } println!("{}", a.len()); let c = &b; for x in c {} for x in c {} }
// ----
fn main() { match 1 { ref mut X => {} _ => {} } static X: i32 = 1; const Y: i32 = 2; match 1 { ref Y => {} } } //~ E0530
// ----
fn main() { match Some(1) { Some(mut None) => {} _ => {} } } //~ E0530
// ----
struct U; struct T(u8); fn main() { let ref U = 1; let mut T = 2; let U = U; let T @ _ = 1; let N @ 1 = 1 else { return }; let None @ _ = 1; } //~ E0530
// ----
fn g(T: u8) {} struct T(u8); fn h(U: u8) {} struct U; fn main() {} //~ E0530
// ----
struct D(i32); impl Drop for D { fn drop(&mut self) {} } const Z: i32 = D(3).0; fn main() {} //~ E0493
// ----
struct D(i32); impl Drop for D { fn drop(&mut self) {} } static Z: (i32, i32) = (1, D(3).0); fn main() {} //~ E0493
// ----
fn main() { let mut a = 1; let r = &mut a; let &mut mut p = r; p += 1; println!("{}", p); }
// ----
fn main() { let a = 1; let r = &a; let &mut p = r; println!("{}", p); } //~ E0308
// ----
fn main() { let a = 1; let r = &a; let &(mut p) = r; p += 1; println!("{}", p); }
// ----
fn main() { let a = 1; let r = &&a; let &&mut p = r; println!("{}", p); } //~ E0308
// ----
fn main() { let a = 1; let r = &&a; let && mut p = r; println!("{}", p); } //~ E0308
// ----
fn main() { let o = Some(&1); if let Some(&mut p) = o { println!("{}", p); } } //~ E0308
// ----
fn f(&mut x: &mut i32) -> i32 { x }
fn main() { println!("{}", f(&mut 3)); }
// ----
fn f(&mut mut x: &mut i32) -> i32 { x += 1; x }
fn main() { println!("{}", f(&mut 3)); }
// ----
enum A { L(B), R(B) } enum B { P(C), Q(C) } enum C { X(String), Y(String) }
fn f(a: A) -> String { match a { A::L(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(s) | C::Y(s))) | A::R(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(s) | C::Y(s))) => s } }
fn main() {}
// ----
enum A { L(B), R(B) } enum B { P(C), Q(C) } enum C { X(String), Y(String) }
fn f(a: &A) -> &String { match a { A::L(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(s) | C::Y(s))) | A::R(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(s) | C::Y(s))) => s } }
fn main() {}
// ----
enum A { L(B), R(B) } enum B { P(C), Q(C) } enum C { X(String), Y(String) }
fn f(a: A) { match a { A::L(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(ref s) | C::Y(s))) | A::R(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(s) | C::Y(s))) => {} } } //~ E0409 E0308
fn main() {}
// ----
enum A { L(B), R(B) } enum B { P(C), Q(C) } enum C { X(String), Y(String) }
fn f(a: A) { match a { A::L(B::P(C::X(ref s) | C::Y(ref s)) | B::Q(C::X(ref s) | C::Y(ref s))) | A::R(B::P(C::X(ref s) | C::Y(ref s)) | B::Q(C::X(ref s) | C::Y(ref mut s))) => {} } } //~ E0409 E0308
fn main() {}
// ----
enum A<'a> { L(B<'a>), R(String) } enum B<'a> { P(&'a C), Q(C) } enum C { X(String), Y(String) }
fn f(a: &A) { match a { A::L(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(s) | C::Y(s))) | A::R(s) => println!("{}", s) } }
fn main() {}
// ----
enum A<'a> { L(B<'a>), R(String) } enum B<'a> { P(&'a C), Q(C) } enum C { X(String), Y(String) }
fn f(a: A) { match a { A::L(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(s) | C::Y(s))) | A::R(s) => println!("{}", s) } } //~ E0308
fn main() {}
// ----
enum A<'a> { L(B<'a>), R(String) } enum B<'a> { P(&'a C), Q(C) } enum C { X(String), Y(String) }
fn f(a: A) { match a { A::L(B::P(C::X(s) | C::Y(s)) | B::Q(C::X(ref s) | C::Y(ref s))) | A::R(ref s) => println!("{}", s) } } //~ E0409
fn main() {}
// ----
fn f(a: Option<Option<Option<u8>>>) { match a { Some(Some(Some(1 | 2) | None) | None) | None => {} Some(Some(Some(mut x @ (3 | 4)))) => { x = 1; } Some(Some(Some(x))) => {} } }
fn main() {}
// ----
fn f(a: (u8, (u8, (u8, u8)))) { match a { (1, (x, (2 | 3, _))) | (x, (1 | 2, (_, 3))) | (_, (_, (_, x))) => println!("{}", x) } }
fn main() {}
// ----
fn f(a: (u8, (u8, (u8, u16)))) { match a { (1, (x, (2 | 3, _))) | (_, (_, (_, x))) => println!("{}", x) } } //~ E0308
fn main() {}
// ----
fn f(a: (u8, (u8, (u8, u8)))) { match a { (1, (x, (y, _) | (_, y))) => {} _ => {} } }
fn main() {}
// ----
fn f(a: (u8, (u8, (u8, u8)))) { match a { (1, (x, (y, 1) | (1, y))) | (x, (1 | 2, (y, _))) => println!("{}{}", x, y), (x, (_, (y, _) | (y, _))) => {} } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { ((1, (y, _)) | (2, (_, y))) | (_, (y, _)) => println!("{}", y) } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (1, (y, 1) | (1, y)) | (_, (y, _)) => println!("{}", y) } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (_, (1, y) ) | (1, (y, 1) | (2, y)) | (_, (y, _)) => println!("{}", y) } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (1, (y, 1) | (1, y)) => println!("{}", y), _ => {} } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (1, (y, 1) | (1, y)) | (2, (y, 1) | (1, y)) => println!("{}", y), _ => {} } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (1, (y, 1) | (1, y)) | (2, (y, _)) => println!("{}", y), _ => {} } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (1, (y, 1)) | (2, (y, 1) | (1, y)) => println!("{}", y), _ => {} } }
fn main() {}
// ----
fn f(a: (u8, (u8, u8))) { match a { (1, (y, 1)) | (2, (y, 1) | (1, y)) => println!("{}", y), (y, _) => println!("{}", y) } }
fn main() {}
// ----
fn f() { let v = Some(vec![1]); match v { ref z @ Some(s) => {} _ => {} } } //~ binding-conflict E0382
fn main() {}
// ----
fn f() { return; let mut v = Some(vec![1]); match v { ref mut z @ Some(s) => {} _ => {} } } //~ binding-conflict
fn main() {}
// ----
fn f() { let mut v = Some(1u8); match v { ref mut z @ Some(s) => println!("{}", s), _ => {} } }
fn main() {}
// ----
const C: i32 = 5;
fn f(x: &i32) -> bool { match x { C => true, _ => false } } //~ E0308
fn main() { f(&1); }
// ----
const C: i32 = 5;
fn f(x: &Option<&i32>) -> bool { matches!(x, Some(C)) } //~ E0308
fn main() { f(&None); }
// ----
fn f(x: &i32) -> bool { match x { i32::MAX => true, _ => false } } //~ E0308
fn main() { f(&1); }
// ----
struct S; impl S { const K: u8 = 3; }
fn f(x: &mut u8) -> bool { if let S::K = x { true } else { false } } //~ E0308
fn main() { f(&mut 1); let _ = S; }
// ----
const C: i32 = 5;
enum E { A, B }
fn f(x: &i32, y: &Option<i32>, z: &[i32], e: &&mut E) -> bool {
    let a = match x { 4 => false, &C => true, C..=9 => true, _ => false };
    let b = match y { Some(C) => true, &Some(i32::MAX) => false, _ => a };
    let c = matches!(z, [C, .., 1]) || matches!(*x, C);
    match e { E::A => a, E::B => b || c }
}
fn main() { println!("{} {}", f(&5, &None, &[5, 1], &&mut E::A), f(&4, &Some(5), &[], &&mut E::B)); }
// ----
const C: usize = 2;
fn f(x: &[usize]) { for C in x {} } //~ E0308
fn main() { f(&[1]); }
