#[derive(Clone, Copy)] enum ParseError { Empty, Bad(usize), Overflow }
extern "C" { fn digit_at(p: *const u8, i: usize) -> i8; }
fn parse(s: &[u8]) -> Result<u8, ParseError> { if s.is_empty() { return Err(ParseError::Empty); } let mut v = 0u8; for i in 0..s.len() { let d = unsafe { digit_at(s.as_ptr(), i) }; if d < 0 { return Err(ParseError::Bad(i)); } v = v.checked_mul(10).and_then(|x| x.checked_add(d as u8)).ok_or(ParseError::Overflow)?; } Ok(v) }
fn sum(a: &[u8], b: &[u8]) -> Result<u16, ParseError> { Ok(parse(a)? as u16 + parse(b)? as u16) }
fn show(r: Result<u16, ParseError>) { match r { Ok(v) => println!("ok {}", v), Err(ParseError::Empty) => println!("empty"), Err(ParseError::Bad(i)) => println!("bad at {}", i), Err(ParseError::Overflow) => println!("overflow") } }
fn main() { show(sum(b"12", b"250")); show(sum(b"", b"1")); show(sum(b"1", b"2x")); show(sum(b"256", b"0")); }
