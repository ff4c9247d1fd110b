#[repr(C)] pub struct Node { v: u32, next: Option<Box<Node>> }
#[no_mangle] pub extern "C" fn cons(v: u32, next: Option<Box<Node>>) -> Box<Node> { Box::new(Node { v, next }) }
#[no_mangle] pub extern "C" fn tail(n: Box<Node>) -> Option<Box<Node>> { let n = *n; n.next }
#[no_mangle] pub extern "C" fn sum(n: Option<&Node>) -> u32 { let mut t = 0; let mut c = n; while let Some(x) = c { t += x.v; c = x.next.as_deref(); } t }
