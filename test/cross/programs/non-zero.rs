use std::num::NonZeroU32;
extern "C" {
    fn next_id(reset: bool) -> Option<NonZeroU32>;
    fn show_id(id: Option<NonZeroU32>) -> u32;
}
fn main() {
    for i in 0..5 {
        let id = unsafe { next_id(i == 3) };
        match id {
            Some(n) => println!("{} {}", n.get(), unsafe { show_id(id) }),
            None => println!("none {}", unsafe { show_id(None) }),
        }
    }
}
