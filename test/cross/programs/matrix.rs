#[repr(C)]
#[derive(Clone, Copy)]
pub struct Matrix {
    cells: [[i64; 3]; 2],
}

extern "C" {
    fn transpose_sum(m: *const Matrix, out: *mut [i64; 3]) -> i64;
    fn scaled(m: Matrix, by: i64) -> Matrix;
}

fn main() {
    let m = Matrix { cells: [[1, 2, 3], [4, 5, 6]] };
    let mut columns = [0i64; 3];
    let total = unsafe { transpose_sum(&m, &mut columns) };
    println!("{} = {} + {} + {}", total, columns[0], columns[1], columns[2]);
    let s = unsafe { scaled(m, -2) };
    for r in 0..2 {
        let row = s.cells[r];
        println!("{} {} {}", row[0], row[1], row[2]);
    }
    println!("{}", m.cells[1][2]);
}
