use std::os::raw::c_int; use std::cell::Cell;
pub struct Bank { accounts: Vec<Acc>, fees: Cell<u32> } #[repr(C)] #[derive(Clone, Copy)] pub struct Acc { id: u16, balance: i64 }
#[no_mangle] pub extern "C" fn bank_new() -> *mut Bank { Box::into_raw(Box::new(Bank { accounts: vec![], fees: Cell::new(0) })) }
#[no_mangle] pub unsafe extern "C" fn bank_add(b: *mut Bank, a: Acc) -> *const Acc { let b = &mut *b; b.accounts.push(a); b.accounts.last().unwrap() }
#[no_mangle] pub unsafe extern "C" fn bank_move(b: *mut Bank, from: usize, to: usize, n: i64) -> c_int { let b = &mut *b; if from >= b.accounts.len() || to >= b.accounts.len() { return -1; } if b.accounts[from].balance < n { return -2; } b.accounts[from].balance -= n; b.accounts[to].balance += n; b.fees.set(b.fees.get() + 1); 0 }
#[no_mangle] pub unsafe extern "C" fn bank_get(b: *const Bank, i: usize) -> Acc { match (&*b).accounts.get(i) { Some(a) => *a, None => Acc { id: 0, balance: i64::MIN } } }
#[no_mangle] pub unsafe extern "C" fn bank_free(b: *mut Bank) -> u32 { let b = Box::from_raw(b); b.fees.get() }
