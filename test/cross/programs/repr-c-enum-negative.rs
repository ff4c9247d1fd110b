#[repr(C)]
#[derive(Clone, Copy)]
pub enum Level { Low = -2, Mid, High = 1000 }
extern "C" { fn level_of(x: i64) -> Level; fn describe(l: Level) -> i32; }
fn main() {
    let xs = [-5i64, 0, 99];
    for i in 0..3 {
        let l = unsafe { level_of(xs[i]) };
        let w = match l { Level::Low => "low", Level::Mid => "mid", Level::High => "high" };
        println!("{} {} {}", w, l as i64, unsafe { describe(l) });
    }
}
