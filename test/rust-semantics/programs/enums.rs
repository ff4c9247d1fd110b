// Enums with payloads, match, if let, while let, let else, guards, bindings, ranges, or-patterns.
enum Shape {
    Circle(i32),
    Rect { w: i32, h: i32 },
    Empty,
}

#[repr(u8)]
#[derive(Clone, Copy)]
enum Color {
    Red = 1,
    Green = 5,
    Blue,
}

enum List {
    Cons(i32, Box<List>),
    Nil,
}

use List::{Cons, Nil};

fn area(s: &Shape) -> i32 {
    match s {
        Shape::Circle(r) => 3 * r * r,
        Shape::Rect { w, h } => w * h,
        Shape::Empty => 0,
    }
}

fn sum(l: &List) -> i32 {
    match l {
        Cons(n, rest) => *n + sum(rest),
        Nil => 0,
    }
}

fn classify(n: i32) -> &'static str {
    match n {
        i32::MIN..=-1 => "negative",
        0 => "zero",
        1 | 2 | 3 => "small",
        x if x % 2 == 0 => "even",
        _ => "odd",
    }
}

fn grow(s: &mut Shape) {
    match s {
        Shape::Circle(r) => *r += 1,
        Shape::Rect { w, .. } => *w *= 2,
        Shape::Empty => *s = Shape::Circle(1),
    }
}

fn half(n: i32) -> Option<i32> {
    if n % 2 == 0 { Some(n / 2) } else { None }
}

fn quarter(n: i32) -> Option<i32> {
    let h = half(n)?;
    half(h)
}

fn parse(n: i32) -> Result<u8, i32> {
    if n < 0 {
        return Err(n);
    }
    Ok(n as u8)
}

fn add(a: i32, b: i32) -> Result<u8, i32> {
    Ok(parse(a)? + parse(b)?)
}

fn must(o: Option<i32>) -> i32 {
    let Some(x) = o else {
        return -1;
    };
    x
}

fn main() {
    let mut shapes = [Shape::Circle(2), Shape::Rect { w: 3, h: 4 }, Shape::Empty];
    for i in 0..shapes.len() {
        println!("{}", area(&shapes[i]));
        grow(&mut shapes[i]);
        println!("{}", area(&shapes[i]));
    }
    println!("{} {} {}", Color::Red as u8, Color::Green as i32, Color::Blue as u8);
    let c = Color::Blue;
    let d = c;
    match (c, d) {
        (Color::Red, _) | (_, Color::Red) => println!("{}", "red"),
        (Color::Blue, Color::Blue) => println!("{}", "blue"),
        _ => println!("{}", "mixed"),
    }
    let l = Cons(1, Box::new(Cons(2, Box::new(Cons(3, Box::new(Nil))))));
    println!("{}", sum(&l));
    for n in [-5, 0, 2, 8, 9].len()..7 {
        println!("{}", n);
    }
    println!("{} {} {} {} {}", classify(-5), classify(0), classify(2), classify(8), classify(9));
    println!("{:?} {:?} {:?}", quarter(8), quarter(6), quarter(7));
    println!("{:?} {:?}", add(1, 2), add(1, -2));
    println!("{} {}", must(Some(4)), must(None));
    let mut o = Some(3);
    while let Some(n) = o {
        println!("{}", n);
        o = if n > 0 { Some(n - 1) } else { None };
    }
    if let Some(x) = &mut o {
        *x = 5;
    } else {
        println!("{}", "none");
    }
    let v = Some((1, Some('q')));
    match v {
        Some((n @ 1..=5, Some(ch))) => println!("{} {}", n, ch),
        Some(_) => println!("{}", "other"),
        None => println!("{}", "none"),
    }
    let pair = (3, -3);
    match pair {
        (x, y) if x + y == 0 => println!("{}", "opposite"),
        (x, _) => println!("{}", x),
    }
    println!("{}", matches!(v, Some((1, _))));
    let ref_pat = &Some(10);
    match *ref_pat {
        Some(ref n) => println!("{}", n),
        None => {}
    }
    match ref_pat {
        &Some(n) => println!("{}", n),
        &None => {}
    }
    let x = 5u8;
    let text = match x {
        0..=4 => "low",
        5.. => "high",
    };
    println!("{}", text);
    let ch = 'k';
    println!("{}", match ch { 'a'..='j' => 1, 'k' | 'l' => 2, _ => 3 });
    println!("{}", match "abc" { "ab" => 1, "abc" => 2, _ => 3 });
}
