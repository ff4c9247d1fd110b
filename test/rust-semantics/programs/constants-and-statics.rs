//! Constants read statics that cannot change, and ask how long sequences are.
static NUMBERS: [u16; 2] = [1, 2];
static PAIR: (u8, Option<i32>) = (NUMBERS[1] as u8, Some(-4));
const PRIMES: [u8; 3] = [2, 3, 5];
const COUNT: usize = PRIMES.len();
const BOTH: usize = NUMBERS.len() + "abc".len();
const SOME: &[u8] = &PRIMES;
const FEW: bool = SOME.is_empty();
const SEVENS: [u8; COUNT] = [7; COUNT];
const MAYBE: Option<i32> = PAIR.1;

fn main() {
    println!("{} {} {} {}", COUNT, BOTH, FEW, SEVENS.len());
    println!("{:?} {} {}", MAYBE, PAIR.0, SOME[2]);
    let kept: &'static usize = &COUNT;
    println!("{}", kept);
}
