extern "C" {
    fn primes(out: *mut u32, max: usize) -> usize;
}

fn main() {
    let mut v: Vec<u32> = Vec::with_capacity(10);
    unsafe {
        let n = primes(v.as_mut_ptr(), v.capacity());
        v.set_len(n);
    }
    for i in 0..v.len() {
        print!("{} ", v[i]);
    }
    println!();
    let mut buffer = [0u32; 3];
    let n = unsafe { primes(buffer.as_mut_ptr(), buffer.len()) };
    println!("{} {} {} {}", n, buffer[0], buffer[1], buffer[2]);
}
