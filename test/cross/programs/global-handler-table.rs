extern "C" {
    fn set_handler(slot: u32, f: Option<extern "C" fn(u32) -> u32>) -> Option<extern "C" fn(u32) -> u32>;
    fn dispatch(slot: u32, x: u32) -> u32;
}
extern "C" fn double(x: u32) -> u32 { x.wrapping_mul(2) }
extern "C" fn chain(x: u32) -> u32 { unsafe { dispatch(0, x) + 1 } }
fn main() {
    unsafe {
        println!("{}", set_handler(0, Some(double)).is_none());
        println!("{}", set_handler(1, Some(chain)).is_some());
        println!("{} {} {}", dispatch(0, 21), dispatch(1, 5), dispatch(2, 9));
        let old = set_handler(0, Some(chain_free));
        if let Some(f) = old { println!("{}", f(8)); }
        println!("{}", dispatch(1, 1));
        set_handler(0, None);
        println!("{}", dispatch(1, 1));
    }
}
extern "C" fn chain_free(x: u32) -> u32 { x ^ 0xff }
