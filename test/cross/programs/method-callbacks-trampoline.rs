use std::ffi::c_void;
struct Game { score: i32, rounds: Vec<i32> }
impl Game { fn play(&mut self, r: i32) -> bool { self.rounds.push(r); self.score += r; self.score < 10 } extern "C" fn tramp(p: *mut c_void, r: i32) -> bool { unsafe { &mut *(p as *mut Game) }.play(r) } }
extern "C" { fn run(p: *mut c_void, f: extern "C" fn(*mut c_void, i32) -> bool) -> i32; }
fn main() { let mut g = Box::new(Game { score: 0, rounds: Vec::new() }); let n = unsafe { run(&mut *g as *mut Game as *mut c_void, Game::tramp) }; println!("{} {} {}", n, g.score, g.rounds.len()); g.play(-100); println!("{}", g.score); }
