extern "C" { fn is_stop(i: i32, j: i32) -> bool; }
fn main() {
    let mut found = None;
    'outer: for i in 0..10 {
        for jj in 0..10 {
            let j = 9 - jj;
            if j > i { continue; }
            if unsafe { is_stop(i, j) } { found = Some((i, j)); break 'outer; }
            if j < i - 2 { continue 'outer; }
        }
    }
    match found { Some((a, b)) => println!("{} {}", a, b), None => println!("none") }
    let mut n = 0;
    let r = loop { n += 7; if n % 10 == 3 { break n * 2; } };
    println!("{}", r);
    let mut k = 5;
    while k > 0 { k -= 1; if k == 2 { break; } }
    println!("{}", k);
    let v = { let a = 3; let b = a * a; b - 1 };
    println!("{}", if v > 7 { "more" } else { "less" });
    for i in 0..=3u8 { print!("{} ", i); }
    println!();
}
