fn f() -> ! { panic!() } fn main() { let x = 1 + f(); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = f() + 1; } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = f() == 1; } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = 1 == f(); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = f() == f(); }
// ----
fn f() -> ! { panic!() } fn main() { let x = -f(); } //~ E0600
// ----
fn f() -> ! { panic!() } fn main() { let x = !f(); }
// ----
fn f() -> ! { panic!() } fn main() { let x = *f(); } //~ E0614
// ----
fn f() -> ! { panic!() } fn main() { let x = f().0; } //~ E0609
// ----
fn f() -> ! { panic!() } fn main() { let x = f()[0]; } //~ E0608
// ----
fn f() -> ! { panic!() } fn main() { let x = f()(1); } //~ E0618
// ----
fn f() -> ! { panic!() } fn main() { let x = f().clone(); }
// ----
fn f() -> ! { panic!() } fn main() { let x = f() as u8; }
// ----
fn f() -> ! { panic!() } fn main() { let x = &f(); let y = *x; println!("{}", y); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = (f(), 1); println!("{}", x.0); }
// ----
fn f() -> ! { panic!() } fn main() { let x = [f()]; println!("{}", x[0]); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = Some(f()); println!("{}", x.unwrap()); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = f(); x + 1; } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let x = f(); let y: u8 = x; println!("{}", y); }
// ----
fn f() -> ! { panic!() } fn main() { let x = f(); match x {} } //~ E0004
// ----
fn f() -> ! { panic!() } fn main() { match f() { x => println!("{}", x) } } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { match f() { ref x => println!("{}", x) } }
// ----
fn f() -> ! { panic!() } fn main() { if let x = f() { println!("{}", x) } } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let (a, b) = f(); println!("{}", a); } //~ E0282
// ----
fn f() -> ! { panic!() } fn main() { let (a, b) = f(); let c: u8 = a; let d: char = b; }
// ----
fn f() -> ! { panic!() } fn main() { let mut x = f(); x = (); let y: () = x; }
// ----
fn f() -> ! { panic!() } fn main() { let mut x = f(); x = 3; println!("{}", x); }
// ----
fn f() -> ! { panic!() } fn main() { let x; x = f(); println!("{:?}", x); }
// ----
fn f() -> ! { panic!() } fn main() { let mut x = 1; x += f(); } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { if f() {} while f() {} let v = vec![1]; let z = v[f()]; } //~ E0277
// ----
fn main() { let x = loop { if true { continue } }; let y: u8 = x; }
// ----
fn main() { let x = 'a: { return; }; println!("{:?}", x); }
// ----
fn main() { let x = 'a: { if true { break 'a; } return; }; println!("{:?}", x); }
// ----
fn main() { let x = match 1 { 1 => return, _ => panic!() }; println!("{:?}", x); }
// ----
fn main() { let x = match 1 { 1 => return, _ => panic!() }; println!("{}", x); } //~ E0277
// ----
fn main() { println!("{}", match 1 { 1 => return, _ => panic!() }); } //~ E0277
// ----
fn main() { let x = return; let y = x; println!("{}", y); } //~ E0277
// ----
fn main() { let x = &return; println!("{}", x); }
// ----
fn main() { let x = std::process::abort(); println!("{}", x); } //~ E0277
// ----
fn main() { let x: Option<u8> = None; let y = x.unwrap_or_else(|| panic!()); println!("{}", y); }
// ----
fn main() { let x: Result<u8, u8> = Ok(1); let y = x.map_err(|_| panic!()); println!("{}", y.is_ok()); }
// ----
fn main() { let x = Some(1).map(|_| panic!()); println!("{}", x.unwrap()); } //~ E0277
// ----
fn main() { let x = Some(1).map(|_| panic!()); println!("{:?}", x.unwrap()); }
// ----
fn f(p: fn(&u8) -> u8, q: &fn() -> u8, r: Box<fn() -> u8>, s: &mut &fn() -> u8) -> u8 { p(&1) + q() + r() + s() + (*q)() } fn main() {}
// ----
struct S { f: fn() -> u8 } fn g(s: &S) -> u8 { (s.f)() } fn h(s: &S) -> u8 { s.f() } fn main() {} //~ E0599
// ----
fn f() -> u8 { 1 } fn main() { Box::new(f)(); (&f)(); (&&f)(); let b = Box::new(f); b(); let r = &b; r(); }
// ----
fn f(x: u8) -> u8 { 1 } fn main() { let b = Box::new(f); b(); b(1, 2); b("a"); } //~ E0308
// ----
fn f(p: &unsafe fn() -> u8) -> u8 { p() } fn main() { } //~ E0133
// ----
fn f(p: *const fn() -> u8) -> u8 { p() } fn main() { } //~ E0618
// ----
fn f(p: &mut fn() -> u8, q: fn() -> u8) -> u8 { let r = &*p; *p = q; r() } fn main() { } //~ E0506
// ----
fn g() -> u8 { 1 } fn main() { let x = ({ println!("a"); g })(); let h = g; let y = h(); let z = Box::new(g); drop(z); z(); } //~ E0382
// ----
fn g() -> u8 { 1 } fn main() { let h; h(); h = g; } //~ E0282
// ----
fn f() -> ! { panic!() } fn main() { let a = f() + f(); let b: i32 = f() + 1; } //~ E0277
// ----
fn f() -> ! { panic!() } fn main() { let mut x = f(); x = 3; let y = x + 1; }
// ----
fn f() -> i32 { let _x = loop { break return 0; }; }
fn g() -> ! { panic!() }
fn h() -> i32 { let _x = loop { break g(); }; }
fn k() -> i32 { let _x = loop { break { return 0; () }; }; }
fn main() { println!("{}", f() + k()); if false { h(); } }
// ----
fn f() -> i32 { let _x = loop { break break; }; } //~ E0308
fn main() { f(); }
// ----
fn f() -> i32 { let _x: u8 = 'a: { return 1; break 'a 2 }; } //~ E0308
fn main() { f(); }
// ----
fn f() -> i32 { return 1; loop { break; }; }
fn main() { f(); }
// ----
fn f() -> i32 { loop { if true { break } return 1 } } //~ E0308
fn main() { f(); }
// ----
fn f() { return; let _x: u8 = {}; } //~ E0308
fn main() { f(); }
// ----
fn f() { return; let _x: u8 = { 1; }; } //~ E0308
fn main() { f(); }
// ----
fn f() { let _x: u8 = match (return) { _ => {} }; } //~ E0308
fn main() { f(); }
// ----
fn f() { return; let Some(_x) = Some(1) else {}; } //~ E0308
fn main() { f(); }
// ----
fn f() { let Some(_x): Option<u8> = (return) else {}; }
fn main() { f(); }
// ----
fn f() {
    let Some(_) = Some(1) else { { return } };
    let Some(_) = Some(1) else { if true { return } else { panic!() } };
    let Some(_) = Some(1) else { match 1 { 1 => return, _ => return } };
    let Some(_) = Some(1) else { let _y: u8 = return; };
    let Some(_) = Some(1) else { 'a: { return } };
}
fn main() { f(); }
// ----
fn f() { let Some(_) = Some(1) else { 'a: { break 'a } }; } //~ E0308
fn main() { f(); }
// ----
fn f(s: String) { loop { break || s; }; }
fn main() {}
// ----
fn f(s: String) -> u8 { let c = loop { break || s; }; c().len() as u8 }
fn main() {}
// ----
fn f(s: String) { loop { break || 1; } } //~ E0308
fn main() {}
// ----
fn f(s: String) { loop { break || 1; }; }
fn main() {}
// ----
fn f(s: String) { loop { break s; } } //~ E0308
fn main() {}
// ----
fn f(s: String) { loop { break s; }; }
fn main() {}
// ----
fn f(s: String) { 'a: { break 'a || s; }; }
fn main() {}
// ----
fn f(s: String) { 'a: { break 'a s; } } //~ E0308
fn main() {}
// ----
fn f() { loop { break || {}; } } //~ E0308
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { None?; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { None?; o?; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let _ = None?; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = None?; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { (None?); None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { { None? }; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { if true { None?; } None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { drop(None?); None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { (None?, 1); None }
fn main() {}
// ----
fn f(o: Result<u8, u8>) -> Result<u8, u8> { Err(1)?; Ok(1) }
fn main() {}
// ----
fn f(o: Result<u8, u8>) -> Result<u8, u8> { let x = Err(1)?; Ok(1) }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let c = || { None?; Some(1u8) }; c() }
fn main() {}
// ----
fn f() { for ref mut x in [1, 2] { *x = 3; } }
fn main() {}
// ----
fn f(a: [u8; 2]) { for ref mut x in a { *x = 3; } }
fn main() {}
// ----
fn f(a: [(u8, u8); 2]) { for (ref mut x, y) in a { *x += y; } }
fn main() {}
// ----
fn f(a: Vec<u8>) { for ref mut x in a { *x = 1; } }
fn main() {}
// ----
fn f(a: Vec<String>) { let mut v = vec![]; for ref mut x in [1, 2] { v.push(x); } } //~ E0716
fn main() {}
// ----
fn f(s: &&u8) -> u8 { loop { break && s; }; 1 }
fn main() {}
// ----
fn f<'a>(s: &'a &'a u8) -> &'a &'a u8 { return && **s; } //~ E0515
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { let c = loop { break || s && t; }; c() }
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { let c = loop { break || s || t; }; c() }
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { let mut x = false; let mut c = loop { break || x = s || t; }; c(); x }
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { (loop { break } || s) } //~ E0308
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { (return false) || s }
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { return false || s }
fn main() {}
// ----
fn f(s: bool, t: bool) -> fn() -> u8 { return || 1 }
fn main() {}
// ----
fn f(s: bool, t: bool) -> fn() -> u8 { return || 1 + 2; }
fn main() {}
// ----
fn f(s: bool, t: bool) -> fn() -> u8 { let c = 'a: { break 'a || 1 as u8 }; c }
fn main() {}
// ----
fn f(s: bool, t: bool) -> fn(u8) -> u8 { return |x| x }
fn main() {}
// ----
fn f(s: bool, t: bool) -> fn(u8) -> u8 { return |x: u8| x + 1 }
fn main() {}
// ----
fn f(s: bool, t: bool) -> fn(u8) -> u8 { match s { true => return |x| x, false => |x| x } }
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { loop { (break) || s; } true }
fn main() {}
// ----
fn f(s: bool, t: bool) -> bool { loop { if (break) || s { } } true }
fn main() {}
// ----
fn f() -> fn() { return || {} }
fn main() {}
// ----
fn f() -> fn() -> u8 { return || { 1 } }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = None?; x.len(); None } //~ E0282
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { match None? { x => drop(x) } None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { match None? { () => {} } None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { match None? { 1 => {}, _ => {} } None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = None?; let y: u8 = x; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = None?; println!("{:?}", x); None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = None?; println!("{}", x); None } //~ E0277
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = None?; x == x; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = &None?; *x == (); None } //~ dependency_on_unit_never_type_fallback
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = Some(None?); None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = vec![None?]; None }
fn main() {}
// ----
fn f(o: Option<u8>) -> Option<u8> { let x = None.unwrap()?; None } //~ E0282
fn main() {}
// ----
fn f() -> Result<u8, u16> { Err(1u32)?; Ok(1) } //~ E0277
fn main() {}
// ----
fn f() -> Option<u8> { if false { None? } else { None? }; None }
fn main() {}
// ----
fn f() -> Option<u8> { let x = if false { None? } else { None? }; None }
fn main() {}
// ----
fn f() -> Option<u8> { let x = if false { None? } else { 1 }; Some(x) }
fn main() {}
// ----
fn f() -> Option<u8> { let x = if false { None? } else { return None }; x }
fn main() {}
// ----
fn f() -> Option<u8> { let c = |x: u8| { None?; Some(()) }; c(1); Some(1) }
fn main() {}
// ----
fn f() -> Option<u8> { let c = |x: u8| { None?; None }; c(1); Some(1) } //~ E0282
fn main() {}
// ----
fn f() -> Option<Vec<u8>> { let v = Vec::new(); let mut w = v; w.push(None?); Some(vec![1]) }
fn main() {}
