fn id(x: &'static u8) {}
fn main() { let h = id as fn(&u8); } //~ E0605
// ----
fn id(x: &'static u8) {}
fn main() { let p: fn(&'static u8) = id; let h = p as fn(&u8); } //~ E0605
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let h = if c { an } else { id }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let h = if c { id } else { an }; let x = 1; h(&x); } //~ E0597
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let p: fn(&u8) = an; let q: fn(&'static u8) = id; let h = if c { p } else { q }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let c = true; let p: fn(&u8) = an; let q: fn(&'static u8) = id; let h = if c { q } else { p }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { return; let c = true; let p: fn(&u8) = an; let q: fn(&'static u8) = id; let h = if c { p } else { q }; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { return; let c = true; let h = if c { an } else { id }; }
// ----
fn id(x: &'static u8) {}
fn an(x: &u8) {}
fn main() { let h = [an, id]; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn main() { return; let p: Option<fn(&'static u8)> = Some(id); let q: Option<fn(&u8)> = p; }
// ----
fn id(x: &'static u8) {}
fn main() { let p: Option<fn(&'static u8)> = Some(id); let q: Option<fn(&u8)> = p; } //~ E0308
// ----
fn id(x: &'static u8) {}
fn main() { return; let q: Option<fn(&u8)> = Some(id); } //~ E0308
// ----
fn id(x: &'static u8) {}
fn mk() -> fn(&'static u8) { id }
fn main() { loop {} let q: fn(&u8) = mk(); } //~ E0308
// ----
fn f<'a, 'b>(x: &'a u8, y: &'b u8) -> &'a u8 { x }
fn main() { let c = true; let h: fn(&u8, &u8) -> &'static u8 = f; } //~ E0308
// ----
fn f<'a>(x: &'a u8, y: &'a u8) -> &'a u8 { x }
fn main() { let h: for<'a, 'b> fn(&'a u8, &'b u8) -> &'a u8 = f; } //~ E0308
// ----
fn f<'a>(x: &'a u8, y: &'a u8) -> &'a u8 { x }
fn main() { let h: for<'a> fn(&'a u8, &'a u8) -> &'a u8 = f; let g: for<'a, 'b> fn(&'a u8, &'b u8) -> &'a u8 = h; } //~ E0308
// ----
fn f<'a>(x: &'a u8, y: &'a u8) {}
fn main() { let h: for<'a, 'b> fn(&'a u8, &'b u8) = f; let v: Vec<for<'a> fn(&'a u8, &'a u8)> = vec![h]; let w: Vec<for<'a, 'b> fn(&'a u8, &'b u8)> = v; }
// ----
fn main() { let f: fn(&u8) -> &u8 = |x| x; let g: Option<fn(&u8) -> &u8> = Some(|x| x); }
// ----
fn e<'a: 'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let f = e; { let x = 1; f(&x); } let y = 1; f(&y); } //~ E0597
// ----
fn e<'a: 'a>(x: &'a u8) -> &'a u8 { x }
fn main() { { let x = 1; let f = e; f(&x); } let y = 1; e(&y); }
// ----
fn e<'a: 'a>(x: &'a u8) -> &'a u8 { x }
fn main() { let h: fn(&u8) -> &u8 = e; } //~ E0308
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn n(x: &'a u8) -> S<'a> { S(x) } }
fn main() { let h: fn(&u8) -> S<'_> = S::n; } //~ E0308
// ----
struct S<'a>(&'a u8);
impl<'a> S<'a> { fn n(x: &'a u8) -> S<'a> { S(x) } }
fn main() { let h = S::n; { let x = 1; h(&x); } h(&2); } //~ E0597
