#[repr(C)] #[derive(Clone, Copy)] pub enum State { Idle, Busy = 5, Done }
extern "C" { fn next_state(s: State) -> State; fn is_final(s: State) -> bool; }
fn name(s: State) -> &'static str { match s { State::Idle => "idle", State::Busy => "busy", State::Done => "done" } }
fn main() { let mut s = State::Idle; let mut n = 0; while !unsafe { is_final(s) } { print!("{} ", name(s)); s = unsafe { next_state(s) }; n += 1; if n > 5 { break; } } println!("{} {}", name(s), s as i32); }
