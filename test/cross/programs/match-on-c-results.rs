extern "C" { fn lookup(k: i32, out: *mut i32) -> i32; }
enum Found { Exact(i32), Near { at: i32, off: i32 }, Missing }
fn find(k: i32) -> Found { let mut at = 0; match unsafe { lookup(k, &mut at) } { 0 => Found::Exact(at), d @ 1..=2 => Found::Near { at, off: d }, d if d < 0 => Found::Near { at: -at, off: d }, _ => Found::Missing } }
fn main() { let ks = [10, 11, 22, 27, 5, -1]; for i in 0..ks.len() { let s = match find(ks[i]) { Found::Exact(a) if a > 0 => a * 100, Found::Exact(a) => a, Found::Near { at, off } => { let (x, y) = (at, off); x * 10 + y } Found::Missing => -999 }; println!("{} {}", ks[i], s); } let label = 'o: loop { let mut n = 0; loop { n += 1; if n == 7 { break 'o n * 2; } if n % 2 == 0 { continue; } } }; println!("{}", label); }
