// Structs, tuples, methods, associated constants and functions, functional update.
#[derive(Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

impl Point {
    const ORIGIN: Point = Point { x: 0, y: 0 };

    fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }

    fn len2(&self) -> i32 {
        self.x * self.x + self.y * self.y
    }

    fn shift(&mut self, dx: i32, dy: i32) -> &mut Self {
        self.x += dx;
        self.y += dy;
        self
    }

    fn swapped(self) -> Point {
        Point { x: self.y, y: self.x }
    }
}

struct Pair(i32, (u8, bool));
struct Unit;

struct Line<'a> {
    from: &'a Point,
    to: &'a Point,
}

impl<'a> Line<'a> {
    fn longer(&self) -> &'a Point {
        if self.from.len2() > self.to.len2() { self.from } else { self.to }
    }
}

fn first<'a>(a: &'a Point, _b: &Point) -> &'a Point {
    a
}

fn split(p: Pair) -> (i32, u8, bool) {
    let Pair(a, (b, c)) = p;
    (a, b, c)
}

fn main() {
    let mut p = Point::new(3, 4);
    println!("{} {}", p.len2(), Point::ORIGIN.len2());
    p.shift(1, 1).shift(1, 0);
    println!("{} {}", p.x, p.y);
    let q = p.swapped();
    println!("{} {} {}", q.x, q.y, p.x);
    let r = Point { x: 9, ..q };
    println!("{} {}", r.x, r.y);
    let line = Line { from: &p, to: &r };
    println!("{}", line.longer().x);
    println!("{}", first(&p, &q).y);
    let (a, b, c) = split(Pair(1, (2, true)));
    println!("{} {} {}", a, b, c);
    let t = (1, 'x', Point::new(5, 6));
    println!("{} {} {}", t.0, t.1, t.2.x);
    let _unit = Unit;
    let nested = ((1, 2), [3, 4]);
    println!("{} {}", (nested.0).1, nested.1[0]);
    let Point { x, y: other } = p;
    println!("{} {}", x, other);
    let ref_p = &mut p;
    ref_p.x = 100;
    println!("{}", p.x);
}
