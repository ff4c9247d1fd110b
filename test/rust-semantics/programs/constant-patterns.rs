// Constants as patterns: values of every shape, and references by what they refer to.
#[derive(Debug, PartialEq)]
struct P {
    a: u8,
    b: bool,
}

#[derive(PartialEq)]
enum E {
    A,
    B(u8),
    C { x: i32 },
}

const ORIGIN: P = P { a: 0, b: false };
const WORD: &str = "over";
const BYTES: &[u8] = &[1, 2];
const TEXT: &[u8] = b"ab";
const NOTHING: &[u8] = &[];
const PAIR: (Option<u8>, [i8; 3]) = (Some(7), [-1; 3]);
const DEEP: &&Option<&str> = &&Some("x");
const SEVEN: E = E::B(7);
const MINUS: E = E::C { x: -5 };
static HELD: u8 = 9;
const TO_STATIC: &u8 = &HELD;

fn point(p: &P) -> u8 {
    match *p {
        ORIGIN => 0,
        P { a, b: true } => a,
        P { .. } => 99,
    }
}

fn bytes(b: &[u8]) -> &'static str {
    match b {
        NOTHING => "nothing",
        BYTES => "one, two",
        TEXT => "ab",
        [first, ..] if *first > 200 => "large",
        _ => "other",
    }
}

fn pair(p: (Option<u8>, [i8; 3])) -> i32 {
    match p {
        PAIR => 1,
        (None, [-1, ..]) => 2,
        (Some(n), [.., last]) => n as i32 + last as i32,
        _ => 4,
    }
}

fn variant(e: &E) -> i32 {
    match *e {
        SEVEN => 7,
        E::B(n) => n as i32 * 10,
        MINUS | E::A => -1,
        E::C { x } => x,
    }
}

fn main() {
    for p in &[P { a: 0, b: false }, P { a: 3, b: true }, P { a: 3, b: false }] {
        print!("{} ", point(p));
    }
    println!();
    println!("{} {} {} {} {}", bytes(&[]), bytes(&[1, 2]), bytes(&[97, 98]), bytes(&[201]), bytes(&[1, 2, 3]));
    println!("{} {} {} {}", pair((Some(7), [-1, -1, -1])), pair((None, [-1, 0, 0])), pair((Some(7), [-1, -1, 3])), pair((None, [0; 3])));
    println!("{} {} {} {} {}", variant(&E::B(7)), variant(&E::B(8)), variant(&E::C { x: -5 }), variant(&E::A), variant(&E::C { x: 6 }));
    let said = "over and over";
    println!("{}", matches!(&said[..4], WORD));
    println!("{}", matches!(said, WORD));
    let s = Some("x");
    let n = Some("y");
    println!("{} {}", matches!(&&s, DEEP), matches!(&&n, DEEP));
    let local = 9;
    println!("{} {}", matches!(&local, TO_STATIC), matches!(&8, TO_STATIC));
    let PAIR = (Some(7), [-1, -1, -1]) else { panic!() };
    let SEVEN = E::A else {
        println!("not seven");
        return;
    };
}
