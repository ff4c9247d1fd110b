use std::cell::Cell;

// What `?` makes of an error: a wider integer, with its sign.
fn small(n: i8) -> Result<u8, i8> {
    if n < 0 {
        return Err(n);
    }
    Ok(n as u8)
}

fn wide(n: i8) -> Result<u8, i64> {
    let x = small(n)?;
    Ok(x + 1)
}

fn literal(o: Option<u8>) -> Result<u8, i64> {
    let x = o.ok_or(-7)?;
    Ok(x)
}

fn address(o: Option<u8>) -> Result<u8, usize> {
    let x = o.ok_or(300u16)?;
    Ok(x)
}

struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn same(n: u8) -> Result<u8, Noisy> {
    let x: u8 = if n == 0 { Err(Noisy(1)) } else { Ok(n) }?;
    Ok(x)
}

fn main() {
    println!("{:?} {:?} {:?}", wide(-3), wide(4), literal(None));
    println!("{:?} {:?}", address(None), address(Some(2)));
    match same(0) {
        Ok(x) => println!("{}", x),
        Err(e) => println!("failed {}", e.0),
    }
    println!("{:?}", same(3).is_ok());

    // Defaults, part by part.
    let none: Option<(u8, char, [i32; 3], Box<u16>)> = None;
    let (a, c, xs, b) = none.unwrap_or_default();
    println!("{} {} {:?} {}", a, c as u32, xs, b);
    let cell: Option<Cell<i32>> = None;
    println!("{}", cell.unwrap_or_default().get());
    let rows: Option<[Vec<u8>; 2]> = None;
    println!("{:?}", rows.unwrap_or_default());

    // Comparisons that mix types inside.
    let owned = vec![String::from("a"), String::from("b")];
    println!("{} {}", owned == ["a", "b"], vec!["a", "c"] == owned);
    let nested = vec![vec![1, 2], vec![3]];
    println!("{} {}", nested == [[1u8, 2], [3, 4]], nested == vec![vec![1u8, 2], vec![3]]);
    let (one, two) = (&mut 1, &mut 2);
    println!("{} {}", vec![&1, &2] == [one, two], [&[1u8, 2][..]] == [&nested[0]]);
    let later = None.unwrap_or(Vec::new());
    println!("{}", &later == &vec![5u8]);
    let _: &Vec<u8> = &later;
}
