#[no_mangle]
pub extern "C" fn upper(c: char) -> char {
    if c >= 'a' && c <= 'z' {
        ((c as u8) - b'a' + b'A') as char
    } else if c == 'ß' {
        '\u{1E9E}'
    } else {
        c
    }
}
#[no_mangle]
pub extern "C" fn both(a: bool, b: bool) -> bool {
    println!("{} {} {}", a, b, a as u32 + b as u32);
    a & !b | (a ^ b)
}
#[no_mangle]
pub extern "C" fn say(c: char) {
    println!("{} {}", c, c as u32);
}
