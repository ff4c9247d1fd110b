// Integers, booleans, characters, tuples, arrays, constants.
fn main() { let a: i8 = -128; println!("{} {} {}", a, a as u8, a as i32); println!("{} {}", 300i32 as u8, -1i32 as u32); }
// -------
fn main() { println!("{} {} {}", u8::MAX, i64::MIN, usize::MAX == u64::MAX as usize); println!("{}", i32::MAX.wrapping_add(1)); }
// -------
fn main() { let x = 7; println!("{} {} {} {}", x / 2, x % 2, -x / 2, -x % 2); println!("{} {}", x << 3, -8 >> 1); }
// -------
fn main() { let mut x: u8 = 250; for _ in 0..10 { x += 1; } println!("{}", x); }
// -------
fn main() { let a = [1, 2, 3]; let mut i = 0; while i < 5 { println!("{}", a[i]); i += 1; } }
// -------
fn zero() -> i32 { 0 }
fn main() { println!("{}", 5 / zero()); }
// -------
fn main() { let t = (1u8, 'x', (true, -3i64)); let (a, b, (c, d)) = t; println!("{} {} {} {} {}", a, b, c, d, (t.2).1); }
// -------
fn main() { let a = [[1, 2], [3, 4]]; let mut s = 0; for i in 0..2 { for j in 0..2 { s += a[i][j] * (i as i32 + 1); } } println!("{}", s); }
// -------
const N: usize = 3;
const SQ: [i32; N] = [1, 4, 9];
static GREETING: &str = "hi";
static TABLE: [u8; 4] = [1; 4];
fn main() { println!("{} {} {}", SQ[N - 1], GREETING, TABLE[2]); const INNER: i32 = SQ[1] + 1; println!("{}", INNER); }
// -------
fn main() { println!("{}", 'a' as u32); println!("{}", 97u8 as char); println!("{}", 'z' > 'a'); println!("{:?} {:?}", 'q', "s"); }
// -------
fn main() { let b = true; println!("{} {} {}", b as i32, !b, b & false | true ^ true); println!("{}", b && { println!("side"); false } || true); }
// -------
fn main() { let x = { let y = 3; y * y }; let z = if x > 5 { "big" } else { "small" }; println!("{} {}", x, z); }
// -------
fn main() { println!("{:?} {:?}", 5u8.checked_add(251), 5u8.checked_add(250)); println!("{:?}", 200u8.overflowing_add(100)); println!("{} {}", 250u8.saturating_add(10), 3u32.saturating_sub(9)); }
// -------
fn main() { println!("{} {} {}", 2i32.pow(10), (-7i32).abs(), (-7i32).rem_euclid(3)); println!("{} {} {}", 12u32.count_ones(), 12u32.leading_zeros(), 12u32.trailing_zeros()); }
// -------
fn main() { let x = 5; let x = x * 2; { let x = "inner"; println!("{}", x); } println!("{}", x); let x = [x; 2]; println!("{:?}", x); }
// -------
fn main() { let x: u64 = 0xff_ff; let y = 0b1010u8; let z = 0o17; println!("{} {} {} {}", x, y, z, 1_000_000); }
// -------
fn main() { let a = 10; let b = 3; println!("{a} {b} {0} {0:?} {sum}", a - b, sum = a + b); println!("{{}} {}%", 5); }
// -------
fn main() { let v: i32 = i32::MIN; println!("{}", -v); }
// -------
fn shift(n: u32) -> u32 { 1u32 << n }
fn main() { println!("{}", shift(31)); println!("{}", shift(32)); }
// -------
fn main() { let t: (i32, String2) = (1, String2 { n: 2 }); println!("{}", t.0 + t.1.n); }
struct String2 { n: i32 }
// -------
fn main() { let x: i32 = 3; let y: &i32 = &x; let z: &&i32 = &y; println!("{} {} {}", **z + 1, y, z); println!("{}", *y == 3 && y == &3); }
// -------
fn main() { let (mut a, b); a = 1; b = 2; a += b; println!("{}", a); let c; if a > 2 { c = 'y'; } else { c = 'n'; } println!("{}", c); }
// -------
fn main() { let (mut x, mut y) = (1, 2); (x, y) = (y, x + y); [x, y] = [y, x]; println!("{} {}", x, y); }
// -------
fn main() { let n: usize = 3; let r = 1..4; let mut s = 0; for i in r { s += i * n; } for i in (0..=2).rev() { s += i; } println!("{}", s); }
// -------
fn main() { let x = i64::from(3i32) + i64::from(2u8); let y: u32 = 7u8.into(); println!("{} {}", x, y); }
// -------
fn main() { println!("{}", u8::try_from(300i32).is_err()); }
// -------
fn main() { println!("{:5}|{:<5}|{:>5}|{:05}|{:x}|{:#x}|{:b}", 42, 42, 42, 42, 255, 255, 5); }
// -------
fn main() { let a = [5, 3, 8]; println!("{:?} {}", a, a.len()); let s = &a[1..]; println!("{:?} {}", s, s.len()); println!("{:?}", (1, "x", 'c', true, Some(2))); }
// -------
fn main() { let x = 3u8; let y = match x { 0 => "zero", 1 | 2 => "few", 3..=9 => "some", _ => "many" }; println!("{}", y); }
// -------
fn main() { let c = 'k'; match c { 'a'..='j' => println!("1"), 'k'..='z' => println!("2"), _ => println!("3") } let n @ 1..=5 = 3 else { return; }; println!("{}", n); }
