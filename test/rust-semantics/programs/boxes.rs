// Box, Arc, Vec, slices, raw pointers.
use std::mem;
use std::ptr;
use std::sync::Arc;

struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn push(list: Option<Box<Node>>, value: i32) -> Option<Box<Node>> {
    Some(Box::new(Node { value, next: list }))
}

fn total(mut at: &Option<Box<Node>>) -> i32 {
    let mut sum = 0;
    while let Some(n) = at {
        sum += n.value;
        at = &n.next;
    }
    sum
}

fn largest(s: &[i32]) -> Option<&i32> {
    let mut best = s.first()?;
    for i in 1..s.len() {
        if s[i] > *best {
            best = &s[i];
        }
    }
    Some(best)
}

fn bump(s: &mut [i32]) {
    for i in 0..s.len() {
        s[i] += 1;
    }
}

fn main() {
    let mut b = Box::new(5);
    *b += 1;
    println!("{} {}", b, *b + 1);
    let list = push(push(push(None, 1), 2), 3);
    println!("{}", total(&list));
    let a = Arc::new(D(1));
    let c = Arc::clone(&a);
    let e = a.clone();
    println!("{} {}", Arc::strong_count(&a), c.0);
    drop(e);
    println!("{} {}", Arc::strong_count(&c), Arc::ptr_eq(&a, &c));
    drop(a);
    println!("{}", "one left");
    drop(c);
    let mut v = Vec::new();
    for i in 0..10 {
        v.push(i * i);
    }
    let popped = v.pop();
    println!("{} {} {:?}", v.len(), v[3], popped);
    println!("{:?} {:?}", largest(&v), largest(&[]));
    bump(&mut v);
    bump(&mut v[2..4]);
    println!("{} {} {} {}", v[0], v[2], v[4], v.capacity());
    println!("{:?}", v);
    println!("{:?} {:?}", v.get(1), v.get(100));
    v.insert(1, 77);
    let removed = v.remove(0);
    let swapped = v.swap_remove(1);
    println!("{} {} {}", removed, v[0], swapped);
    v.truncate(3);
    println!("{:?} {}", v, v.is_empty());
    v.clear();
    println!("{}", v.is_empty());
    let w = vec![1u8, 2, 3];
    let z = vec![7i64; 4];
    println!("{:?} {:?} {}", w, z, w.len() + z.len());
    let mut ds = Vec::new();
    ds.push(D(10));
    ds.push(D(11));
    ds.push(D(12));
    let taken = ds.pop();
    println!("{}", taken.is_some());
    drop(ds);
    println!("{}", "after vec");
    let boxed: Box<[i32]> = vec![1, 2, 3].into_boxed_slice();
    println!("{} {}", boxed.len(), boxed[2]);
    let raw = Box::into_raw(Box::new(D(20)));
    unsafe {
        (*raw).0 += 1;
        println!("{}", (*raw).0);
        drop(Box::from_raw(raw));
    }
    let mut x = 1;
    let mut y = 2;
    mem::swap(&mut x, &mut y);
    let old = mem::replace(&mut x, 9);
    println!("{} {} {}", x, y, old);
    let p = &mut x as *mut i32;
    unsafe {
        *p = 10;
        ptr::write(p, ptr::read(p) + 1);
        println!("{}", *p);
    }
    let arr = [1u16, 2, 3, 4];
    let q = arr.as_ptr();
    unsafe {
        println!("{} {} {}", *q.add(1), *q.add(3).sub(1), q.add(3).offset_from(q));
    }
    let n: *const i32 = ptr::null();
    println!("{} {}", n.is_null(), unsafe { n.as_ref() }.is_none());
    println!("{} {}", mem::size_of::<Option<Box<i32>>>(), mem::size_of::<(u8, u32)>());
    let (l, r) = v.split_at_mut(0);
    println!("{} {}", l.len(), r.len());
    let mut s = [5, 4, 3, 2, 1];
    s.swap(0, 4);
    let (left, right) = s.split_at_mut(2);
    left[0] += right[0];
    left[1..].copy_from_slice(&right[..1]);
    println!("{:?}", s);
    s.fill(7);
    println!("{:?} {:?}", s, &s[1..=2]);
    println!("{}", s == [7; 5]);
    let mut opt = Some(3);
    let taken = opt.take();
    let before = opt.replace(4);
    println!("{:?} {:?} {:?}", taken, opt, before);
    println!("{:?} {}", opt.as_mut().map(|x| *x + 1), opt.unwrap_or(0));
    println!("{:?}", Some(2).and_then(|x| if x > 1 { Some(x * 10) } else { None }));
    println!("{:?} {:?}", Some(1).ok_or(5), None::<u8>.ok_or(5));
    let t: Result<i32, i32> = Err(3);
    println!("{:?} {:?} {}", t.map(|x| x + 1), t.map_err(|x| x * 2), t.unwrap_or_else(|e| e - 1));
}
