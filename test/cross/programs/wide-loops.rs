extern "C" { fn step(state: *mut u64) -> u32; }
fn main() {
    let mut state = 88172645463325252u64;
    let mut counts = [0u32; 8];
    for _ in 0..200 {
        let x = unsafe { step(&mut state) };
        counts[(x % 8) as usize] += 1;
    }
    for i in 0..8 { print!("{} ", counts[i]); }
    println!("{}", state);
}
