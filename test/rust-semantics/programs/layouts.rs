// Representations, characters, references into things.
#[repr(C)]
#[derive(Clone, Copy)]
struct V2 { x: i16, y: i16 }
#[repr(C)]
struct Wrap { head: u8, v: V2, tail: [u16; 2] }
#[repr(u8)]
#[derive(Clone, Copy)]
enum K { A = 3, B, C = 9 }
enum Big { Small(u8), Large([u64; 2], bool), Ref(&'static str), Nothing }
impl K { fn all() -> [K; 3] { [K::A, K::B, K::C] } const LAST: K = K::C; fn code(self) -> u8 { self as u8 } }
fn describe(b: &Big) -> u64 { match *b { Big::Small(n) => n as u64, Big::Large(a, flag) => if flag { a[0] + a[1] } else { a[0] }, Big::Ref(s) => s.len() as u64, Big::Nothing => 0 } }
fn modify(b: &mut Big) { if let Big::Large(a, f) = b { a[0] += 1; *f = !*f; } else if let Big::Small(n) = b { *n += 1; } }
fn sum_bytes(p: *const u8, n: usize) -> u32 { let mut s = 0; for i in 0..n { s += unsafe { *p.add(i) } as u32; } s }
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str { if a.len() >= b.len() { a } else { b } }
fn idx(a: &[[i32; 2]; 2], i: usize) -> &[i32; 2] { &a[i] }
fn opt_ref(o: &mut Option<i32>) -> &mut i32 { match o { Some(x) => x, None => panic!("none") } }
fn split(s: &mut [i32]) -> (&mut i32, &mut [i32]) { let (a, b) = s.split_at_mut(1); (&mut a[0], b) }
fn main() {
    let w = Wrap { head: 1, v: V2 { x: -1, y: 2 }, tail: [3, 4] };
    let v = w.v;
    println!("{} {} {} {}", w.head, v.x, v.y, w.tail[1]);
    println!("{} {}", std::mem::size_of::<Wrap>(), std::mem::align_of::<Wrap>());
    for i in 0..3 { let k = K::all()[i]; println!("{} {}", k as i32, k.code() + K::LAST.code()); }
    let mut bs = [Big::Small(4), Big::Large([1, 2], true), Big::Ref("hey"), Big::Nothing];
    for i in 0..bs.len() { modify(&mut bs[i]); println!("{}", describe(&bs[i])); }
    println!("{}", sum_bytes(&w as *const Wrap as *const u8, 1));
    println!("{}", longest("abc", "de"));
    println!("{:?}", idx(&[[1, 2], [3, 4]], 1));
    let mut o = Some(5);
    *opt_ref(&mut o) += 1;
    println!("{:?}", o);
    let mut arr = [1, 2, 3];
    { let (a, rest) = split(&mut arr); *a = 10; rest[1] = 30; }
    println!("{:?}", arr);
    let mut m = [[0i32; 3]; 3];
    for i in 0..3 { for j in 0..3 { m[i][j] = (i * 3 + j) as i32; } }
    let mut tr = 0;
    for i in 0..3 { tr += m[i][i]; }
    println!("{}", tr);
    let r = &mut m;
    r[0][0] = 100;
    let row = &r[0];
    println!("{} {}", row[0], row.len());
    let p = unsafe { arr.as_mut_ptr().add(1) };
    unsafe { *p.add(1) = 99; *p.sub(1) = 98; }
    println!("{:?}", arr);
    let c = 'é';
    println!("{} {} {}", c, c as u32, '\u{1F600}' as u32);
    println!("{} {}", "tab\tq\"\\", 'x');
    let bytes = b"hi\n";
    println!("{} {}", bytes.len(), bytes[2]);
    let s: &'static str = "static";
    println!("{}", s);
    let t: (i32, &str, [u8; 2]) = (1, "two", [3, 4]);
    println!("{:?} {}", t.2, t.1);
    let x = 7u8;
    println!("{} {} {}", x as char as u32, (x + 40) as char, -(x as i32));
}
