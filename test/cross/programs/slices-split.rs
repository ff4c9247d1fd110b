extern "C" { fn scale(p: *mut i32, n: usize, by: i32); }
fn halves(v: &mut [i32]) {
    let mid = v.len() / 2;
    let (a, b) = v.split_at_mut(mid);
    unsafe { scale(a.as_mut_ptr(), a.len(), 10); scale(b.as_mut_ptr(), b.len(), -1); }
    a[0] += b[0];
}
fn main() {
    let mut v = vec![1, 2, 3, 4, 5];
    halves(&mut v);
    halves(&mut v[1..4]);
    for i in 0..v.len() { print!("{} ", v[i]); }
    println!();
    let s = &v[2..];
    println!("{} {:?} {}", s.len(), s.first(), s.last().copied().unwrap_or(0));
    let mut a = [[0u8; 3]; 2];
    a[1][2] = 7; a[0] = [1, 2, 3];
    a.swap(0, 1);
    println!("{:?} {}", a[0], a[1][1]);
}
