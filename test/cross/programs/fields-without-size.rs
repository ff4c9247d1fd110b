#[derive(Clone, Copy, Debug)]
struct Marker;

#[repr(C)]
#[derive(Clone, Copy, Debug)]
struct Cell {
    kind: u8,
    marker: Marker,
    at: [u16; 3],
}

#[repr(C)]
#[derive(Clone, Copy, Debug)]
struct Board {
    nothing: (),
    cells: [Cell; 2],
    last: u8,
    none: [u8; 0],
}

extern "C" {
    fn turned(b: Board, size: *mut usize) -> Board;
    fn filled(b: *mut Board);
    fn is_failed(p: *const u8) -> bool;
    fn failed() -> *const u8;
}

fn main() {
    let cell = |kind, first| Cell { kind, marker: Marker, at: [first, first + 1, first + 2] };
    let b = Board { nothing: (), cells: [cell(1, 2), cell(5, 60000)], last: 9, none: [] };
    let mut size = 0;
    let t = unsafe { turned(b, &mut size) };
    println!("{:?} {} {}", t.cells, t.last, size == std::mem::size_of::<Board>());
    let mut m = std::mem::MaybeUninit::<Board>::uninit();
    let m = unsafe {
        filled(m.as_mut_ptr());
        m.assume_init()
    };
    println!("{:?}", m);
    let sentinel = usize::MAX as *const u8;
    println!("{} {} {}", unsafe { is_failed(sentinel) }, unsafe { is_failed(&raw const m as *const u8) }, unsafe { failed() } == sentinel);
}
