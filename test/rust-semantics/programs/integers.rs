// Arithmetic, casts, shifts, wrapping and checked operations.
const LIMIT: u32 = 1 << 4;
const NEGATIVE: i64 = -5_000_000_000;

fn mix(a: u8, b: u8) -> u8 {
    (a ^ b) & !0x0f | (a & 3)
}

fn main() {
    let a = 200u8;
    let b = 100u8;
    println!("{} {} {}", a.wrapping_add(b), b.wrapping_sub(a), a.wrapping_mul(3));
    println!("{}", mix(a, b));
    println!("{} {} {} {}", 7 / 2, -7 / 2, 7 % -3, -7 % 3);
    println!("{} {} {}", 300i32 as u8, -1i32 as u32, -1i8 as i64);
    println!("{} {} {}", 3_000_000_000u32 as i32, u64::MAX as u32, i64::MIN as i32);
    println!("{} {} {}", 'a' as u32, 97u8 as char, true as i32);
    println!("{} {} {}", 1u32 << 31, -16i32 >> 2, 0xf0u8 >> 4);
    println!("{} {}", u64::MAX, i64::MIN);
    println!("{} {} {}", LIMIT, NEGATIVE, NEGATIVE as i32);
    println!("{} {} {} {}", i8::MAX, i16::MIN, u16::MAX, usize::MAX);
    let big: u64 = 0xdead_beef_0000_0001;
    println!("{} {} {} {}", big / 10, big % 1000, big >> 13, big ^ u64::MAX);
    println!("{} {}", big.wrapping_mul(big), big.wrapping_add(u64::MAX));
    println!("{:?} {:?}", 250u8.checked_add(5), 250u8.checked_add(6));
    println!("{:?} {:?}", i32::MIN.checked_sub(1), i32::MIN.checked_mul(-1));
    println!("{:?} {:?}", i32::MIN.checked_div(-1), 5i32.checked_rem(0));
    println!("{:?} {:?}", 7u64.checked_mul(u64::MAX / 7), 8u64.checked_mul(u64::MAX / 7));
    println!("{:?} {:?}", 250u8.overflowing_add(10), i8::MIN.overflowing_sub(1));
    println!("{} {} {}", 250u8.saturating_add(10), 5u8.saturating_sub(10), i8::MIN.saturating_sub(1));
    println!("{} {}", i8::MAX.saturating_mul(2), i8::MIN.saturating_mul(2));
    println!("{} {} {}", 3i32.pow(4), 2u64.pow(40), (-2i32).pow(31));
    println!("{} {} {}", (-5i32).abs(), (-5i32).signum(), (-5i32).rem_euclid(3));
    println!("{} {} {}", 3.min(4), 3.max(4), 10u8.abs_diff(250));
    println!("{} {}", 1u32.wrapping_shl(33), (-1i32).wrapping_neg());
    println!("{} {}", !0u8, !5i32);
    let x = 5;
    let y = &x;
    println!("{} {} {}", y + 1, *y * y, -y);
    println!("{} {} {}", 1 < 2, 'a' < 'b', false < true);
    let mut z = 10i64;
    z += 5;
    z -= 3;
    z *= 4;
    z /= 5;
    z %= 7;
    z <<= 3;
    z >>= 1;
    z |= 1;
    z ^= 0xff;
    z &= 0x7f;
    println!("{}", z);
}
