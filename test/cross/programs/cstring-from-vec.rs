use std::ffi::CString;
fn main() {
    let v = vec![b'a', b'b', b'c'];
    let c = CString::new(v).unwrap();
    println!("{}", c.to_bytes().len());
    let e: Vec<u8> = Vec::new();
    println!("{}", CString::new(e).unwrap().to_bytes_with_nul().len());
    println!("{}", CString::new(vec![1u8, 0, 2]).is_err());
}
