#[repr(C)]
#[derive(Clone, Copy)]
pub enum State { Idle, Reading, Quoted, Done }
#[repr(C)]
pub struct Parser { state: State, depth: u16, count: u32, last: u8 }
#[no_mangle]
pub extern "C" fn parser_init() -> Parser { Parser { state: State::Idle, depth: 0, count: 0, last: 0 } }
#[no_mangle]
pub extern "C" fn parser_feed(p: &mut Parser, b: u8) -> bool {
    p.state = match (p.state, b) {
        (State::Done, _) => return false,
        (State::Quoted, b'"') => State::Reading,
        (State::Quoted, _) => State::Quoted,
        (_, b'"') => State::Quoted,
        (_, b'(') => { p.depth += 1; State::Reading }
        (_, b')') if p.depth > 0 => { p.depth -= 1; if p.depth == 0 { State::Done } else { State::Reading } }
        (_, b')') => return false,
        (s, b' ' | b'\n') => s,
        (_, 0x30..=0x39) => { p.count += 1; State::Reading }
        (_, x) => { p.last = x; State::Reading }
    };
    true
}
