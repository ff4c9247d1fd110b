// Values at no alignment, pointers as addresses, and bytes of other types.
use std::mem;
use std::ptr;

#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
struct Header {
    kind: u8,
    length: u32,
}

struct Loud(u8);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

/// Records behind each other, as they come off a wire.
fn lengths(bytes: &[u8]) -> u32 {
    let mut total = 0;
    let mut at = 0;
    while at + 4 <= bytes.len() {
        total += unsafe { bytes.as_ptr().add(at).cast::<u32>().read_unaligned() };
        at += 5;
    }
    total
}

fn main() {
    println!("{}", lengths(&[1, 0, 0, 0, 9, 2, 1, 0, 0, 9]));
    let mut b = [0u8; 17];
    let p = unsafe { b.as_mut_ptr().add(1).cast::<Header>() };
    unsafe { p.write_unaligned(Header { kind: 3, length: 70000 }) };
    println!("{:?}", unsafe { p.read_unaligned() });
    unsafe { ptr::write_unaligned(p.cast::<u64>(), u64::MAX) };
    println!("{:?}", unsafe { ptr::read_unaligned(p as *const [u8; 2]) });

    let mut place = [0u8; 24];
    let text = String::from("kept");
    let q = unsafe { place.as_mut_ptr().add(3).cast::<Box<String>>() };
    unsafe { q.write_unaligned(Box::new(text)) };
    println!("{}", unsafe { q.read_unaligned() });
    let l = unsafe { place.as_mut_ptr().cast::<Loud>() };
    unsafe { l.write_unaligned(Loud(1)) };
    let l = unsafe { l.read_unaligned() };
    println!("read {}", l.0);

    let x = 5u32;
    let at = &raw const x;
    println!("{}", at.addr() == at as usize);
    let n = at.expose_provenance();
    println!("{}", unsafe { *ptr::with_exposed_provenance::<u32>(n) });
    let mut y = [1u16, 2];
    let m = (&raw mut y).cast::<u16>();
    unsafe { *ptr::with_exposed_provenance_mut::<u16>(m.expose_provenance() + 2) = 9 };
    println!("{} {}", y[0], unsafe { *m.byte_add(2) });
    println!("{}", ptr::without_provenance::<u8>(16).wrapping_byte_sub(4).addr());
    println!("{}", ptr::without_provenance_mut::<u64>(64).wrapping_byte_add(1).addr());

    let half: u16 = unsafe { mem::transmute_copy(&0xabcd_1234u32) };
    println!("{}", half);
    let again: Header = unsafe { mem::transmute_copy(&Header { kind: 1, length: 2 }) };
    println!("{}", again == Header { kind: 1, length: 2 });
    let larger = std::panic::catch_unwind(|| {
        let _v: u64 = unsafe { mem::transmute_copy(&1u32) };
    });
    println!("{}", larger.is_err());
}
