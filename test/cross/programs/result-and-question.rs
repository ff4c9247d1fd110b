extern "C" { fn read_int(at: u32, out: *mut i32) -> i32; }
#[derive(Clone, Copy)]
enum Error { Missing(u32), Negative { at: u32, value: i32 }, Code(i32) }
fn get(at: u32) -> Result<i32, Error> {
    let mut v = 0;
    match unsafe { read_int(at, &mut v) } {
        0 if v < 0 => Err(Error::Negative { at, value: v }),
        0 => Ok(v),
        1 => Err(Error::Missing(at)),
        c => Err(Error::Code(c)),
    }
}
fn sum(from: u32, n: u32) -> Result<i32, Error> {
    let mut total = 0;
    for k in from..from + n { total += get(k)?; }
    Ok(total)
}
fn main() {
    let cases = [(0u32, 3u32), (2, 3), (4, 2), (7, 1), (9, 1)];
    for i in 0..cases.len() {
        let (from, n) = cases[i];
        match sum(from, n) {
            Ok(v) if v > 100 => println!("much: {}", v),
            Ok(v) => println!("ok: {}", v),
            Err(Error::Missing(k)) => println!("missing {}", k),
            Err(Error::Negative { at, value: v @ -10..=-1 }) => println!("small negative {} at {}", v, at),
            Err(Error::Negative { value, .. }) => println!("negative {}", value),
            Err(Error::Code(c)) => println!("code {}", c),
        }
    }
    println!("{}", sum(0, 2).map(|v| v * 2).unwrap_or(-1));
    println!("{}", sum(4, 2).ok().is_none());
}
