// `for` over slices, arrays and vectors behind references.
struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn sum(v: &[i32]) -> i32 {
    let mut n = 0;
    for x in v {
        n += *x;
    }
    n
}

fn largest(v: &Vec<i32>) -> Option<&i32> {
    let mut best: Option<&i32> = None;
    for x in v.iter() {
        match best {
            Some(b) if *b >= *x => {}
            _ => best = Some(x),
        }
    }
    best
}

fn main() {
    let mut v = vec![3, 1, 2];
    for x in &mut v {
        *x *= 10;
    }
    for x in v.iter_mut() {
        if *x == 10 {
            continue;
        }
        *x += 1;
    }
    println!("{} {}", sum(&v), *largest(&v).unwrap());
    let a = [(1u8, true), (2, false)];
    for &(n, yes) in &a {
        println!("{} {}", n, yes);
    }
    for (n, yes) in a.iter() {
        println!("{} {}", *n, *yes);
    }
    'out: for x in &[1, 2, 3] {
        for y in [4, 5].iter() {
            if *x == 2 {
                continue 'out;
            }
            if *x == 3 {
                break 'out;
            }
            println!("{}", *x * *y);
        }
    }
    let ds = vec![D(1), D(2)];
    for d in &ds {
        println!("see {}", d.0);
    }
    let empty: [u64; 0] = [];
    for x in &empty {
        println!("never {}", *x);
    }
    let units = [(), ()];
    let mut n = 0;
    for _ in &units {
        n += 1;
    }
    println!("{}", n);
    let mut rows = [[1, 2], [3, 4]];
    for row in &mut rows {
        for x in row.iter_mut() {
            *x += 1;
        }
        row[0] = 0;
    }
    for row in &rows {
        for x in row {
            println!("{}", *x);
        }
    }
    let mut it = v.iter();
    it.next();
    for x in it {
        println!("{}", *x);
    }
    let mut refs: Vec<&mut i32> = Vec::new();
    for x in v.iter_mut() {
        refs.push(x);
    }
    for r in &mut refs {
        **r += 5;
    }
    *refs[0] += 1;
    println!("{} {}", v[0], v[1]);
    for b in b"hi" {
        println!("{}", *b);
    }
    for x in &v[1..] {
        println!("{}", *x);
    }
    for x in [1, 2] {
        println!("{}", x);
    }
    for (i, mut x) in vec![(1, 2), (3, 4)] {
        x += i;
        println!("{}", x);
    }
    for d in vec![D(7)].iter() {
        println!("temporary {}", d.0);
    }
}
