extern "C-unwind" fn leaf(x: i32) -> i32 {
    if x < 0 {
        panic!("negative");
    }
    x * 2
}

fn call(f: extern "C-unwind" fn(i32) -> i32, x: i32) -> Option<i32> {
    std::panic::catch_unwind(|| f(x)).ok()
}

extern "C" {
    fn twice(x: i32) -> i32;
}

fn main() {
    println!("{}", call(leaf, 4).unwrap_or(-1));
    println!("{}", call(leaf, -4).unwrap_or(-1));
    println!("{}", unsafe { twice(9) });
}
