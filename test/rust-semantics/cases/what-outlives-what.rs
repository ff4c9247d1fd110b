use std::cell::Cell;
struct Seat<'a> { who: Cell<Option<&'a u8>> }
impl Drop for Seat<'_> { fn drop(&mut self) {} }
struct Bus<'a> { seats: Vec<Seat<'a>> }
fn main() {
    let bus = Bus { seats: Vec::new() };
    let me = 7;
    bus.seats[0].who.set(Some(&me)); //~ E0597
}
// ----
struct Seat<'a> { who: Option<&'a u8> }
struct Bus<'a> { seats: Vec<Seat<'a>> }
fn shorter<'a: 'b, 'b>(bus: Bus<'a>) -> Bus<'b> { bus }
fn main() {}
// ----
fn main() {
    let mut n = 0;
    let mut all = Vec::new();
    all.push(|| n += 1);
    n = 5; //~ E0506
    all.clear();
}
// ----
fn main() {
    let mut n = 0;
    let mut all = Vec::new();
    for _ in 0..3 { all.push(|| n += 1); } //~ E0499
}
// ----
fn main() {
    let n = 0;
    let mut all = Vec::new();
    for _ in 0..3 { all.push(|| n + 1); }
    println!("{}", all[0]() + n);
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    match (Held(&&0), &1) {
        (mut first, second) => first.0 = &second, //~ E0597
    }
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    match (&1, Held(&&0)) {
        (first, mut second) => second.0 = &first,
    }
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    match (Held(&&0), 1) {
        (mut first, ref second) if true => first.0 = &second,
        _ => {}
    }
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn main() {
    if let (Some(mut first), second) = (Some(Held(&&0)), &1) { first.0 = &second; } //~ E0597
}
// ----
struct Held<'a, 'b>(&'a &'b u8);
impl Drop for Held<'_, '_> { fn drop(&mut self) {} }
fn f((mut first, second): (Held<'static, 'static>, u8)) { first.0 = &&second; } //~ E0716
fn main() {}
