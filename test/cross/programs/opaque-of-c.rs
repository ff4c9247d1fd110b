pub enum Stack {}

extern "C" {
    fn stack_new() -> *mut Stack;
    fn stack_push(s: *mut Stack, v: i32) -> i32;
    fn stack_pop(s: *mut Stack, out: *mut i32) -> i32;
    fn stack_free(s: *mut Stack);
}

struct Owned(*mut Stack);

impl Owned {
    fn new() -> Owned {
        Owned(unsafe { stack_new() })
    }
    fn push(&mut self, v: i32) -> bool {
        unsafe { stack_push(self.0, v) == 0 }
    }
    fn pop(&mut self) -> Option<i32> {
        let mut out = 0;
        if unsafe { stack_pop(self.0, &mut out) } == 0 {
            Some(out)
        } else {
            None
        }
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        println!("free");
        unsafe { stack_free(self.0) }
    }
}

fn main() {
    let mut s = Owned::new();
    for i in 0..5 {
        println!("{}", s.push(i * i));
    }
    while let Some(v) = s.pop() {
        println!("{}", v);
    }
    println!("{}", s.pop().is_none());
}
