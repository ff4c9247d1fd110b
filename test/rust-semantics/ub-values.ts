/** Cases beside those of ub-cases.ts: what a value is, and what its place was projected from. */
import type { RustCase } from './ub-cases.js';

type Line = readonly [kind: RustCase['kind'], source: string, title: string, text: string];

const based = 'Reference: accessing a place that is based on a misaligned pointer';
const value = 'Reference: producing an invalid value';
const bytes = 'MiniRust, representation relation: integers have no provenance';
const offsets = 'std, pointer::offset_from, safety';

const records = `#[allow(dead_code)] #[derive(Clone, Copy)] #[repr(C)] struct S { n: u8, pair: (u8, u8), flag: Option<bool>, big: u64 }
/** One byte behind where an S may lie, in memory that is large enough. */
fn off(b: &mut [u64; 4]) -> *mut S { b.as_mut_ptr().cast::<u8>().wrapping_add(1).cast::<S>() }
`;
const inRecord = (use: string): string =>
  `${records}fn main() {\nlet mut b = [0u64; 4];\nlet p = off(&mut b);\n${use}\n}\n`;

const lines: readonly Line[] = [
  ['misaligned', based, 'a field is read of what is not aligned', inRecord('let _v = unsafe { (*p).n };')],
  ['misaligned', based, 'a field is written of what is not aligned', inRecord('unsafe { (*p).n = 1 };')],
  [
    'misaligned',
    based,
    'a field is copied of what is not aligned',
    inRecord('let _v = unsafe { (*p).pair };'),
  ],
  [
    'misaligned',
    based,
    'a field is matched of what is not aligned',
    inRecord('unsafe { match (*p).flag { None => (), Some(_) => () } }'),
  ],
  [
    'pointer-arithmetic',
    offsets,
    'the end of the range lies outside of the object',
    'let b = [1u8, 2]; let p = &raw const b as *const u8; let q = p.wrapping_add(9); let _n = unsafe { q.offset_from(p) };',
  ],
  [
    'pointer-arithmetic',
    offsets,
    'the distance is no whole number of elements',
    'let b = [1u32, 2]; let p = &raw const b as *const u32; let q = p.cast::<u8>().wrapping_add(6).cast::<u32>(); let _n = unsafe { q.offset_from(p) };',
  ],
  [
    'invalid-value',
    value,
    'an option is matched whose byte is neither of bool nor None',
    'let b = 12u8; let p = &raw const b as *const Option<bool>; unsafe { match *p { None => (), _ => () } }',
  ],
  [
    'invalid-value',
    value,
    'a reference to a type without values is made of a pointer',
    'enum Void {}\nfn main() { let b = 1u8; let p = &raw const b as *const Void; let _r = unsafe { &*p }; }',
  ],
  [
    'invalid-value',
    value,
    'a box becomes one of a type without values',
    'enum Void {}\nfn main() { let b: Box<(u32, Void)> = unsafe { std::mem::transmute(Box::new(1u64)) }; std::mem::forget(b); }',
  ],
  [
    'dangling',
    bytes,
    'references become numbers in an array, and one is read back',
    'let x = 1; let n: [usize; 2] = unsafe { std::mem::transmute([&x, &x]) }; let p = &raw const n as *const &i32; let _v = unsafe { **p };',
  ],
  [
    'dangling',
    bytes,
    'the bytes of a pointer are copied as those of two, and put together again',
    `let x = 1; let half = std::mem::size_of::<usize>() / 2; let mut b = [0u8; 64];
    let mut at = b.as_mut_ptr(); while at as usize % 8 != 0 { at = at.wrapping_add(1); }
    let p = &raw const x; let mut q: *const i32 = std::ptr::null();
    unsafe {
        std::ptr::copy_nonoverlapping(&raw const p as *const u8, at.add(half), 2 * half);
        let two = *(at as *const [*const u8; 2]);
        std::ptr::copy_nonoverlapping((&raw const two as *const u8).add(half), &raw mut q as *mut u8, 2 * half);
        let _v = *q;
    }`,
  ],
  [
    'uninit',
    'MiniRust, representation relation: a typed copy loses padding',
    'what is written to no alignment is a value of its type, without padding',
    'struct P(u8, u32); let mut b = [0u8; 12]; let p = unsafe { b.as_mut_ptr().add(1) }; unsafe { p.cast::<P>().write_unaligned(P(1, 2)) }; let _v = b;',
  ],
  [
    'invalid-value',
    value,
    'what is read at no alignment is a value of its type',
    'let b = [1u8, 2]; let p = &raw const b as *const bool; let _v = unsafe { p.add(1).read_unaligned() };',
  ],
  [
    'out-of-bounds',
    'std, transmute_copy, safety; Reference: accessing a place',
    'what is copied at another type ends where it ends',
    'let b = [1u16, 2]; let p = &raw const b as *const u16; let _v: u64 = unsafe { p.cast::<u64>().read_unaligned() };',
  ],
  [
    'aliasing',
    'std::ptr, provenance: addr does not expose; aliasing models, wildcard rows',
    'an address that was not exposed becomes a pointer',
    'let x = 1; let n = (&raw const x).addr(); let p = std::ptr::with_exposed_provenance::<i32>(n); let _v = unsafe { *p };',
  ],
  [
    'dangling',
    'std::ptr, provenance: without_provenance',
    'a pointer without provenance is read through, although its address was exposed',
    'let x = 1; let n = (&raw const x).expose_provenance(); let p = std::ptr::without_provenance::<i32>(n); let _v = unsafe { *p };',
  ],
  [
    'pointer-arithmetic',
    'std, pointer::byte_add, safety',
    'a pointer moves by bytes out of its object',
    'let b = [1u32, 2]; let p = &raw const b as *const u32; let _q = unsafe { p.byte_add(9) };',
  ],
  [
    'unwind',
    'Reference, panic: unwinding through a call at a type that does not unwind',
    'a function that unwinds is called as one that does not',
    'extern "C-unwind" fn f() { panic!() }\nfn main() { let g: extern "C" fn() = unsafe { std::mem::transmute(f as extern "C-unwind" fn()) }; let _ = std::panic::catch_unwind(|| g()); }',
  ],
];

export const valueCases: readonly RustCase[] = lines.map(([kind, source, title, text]) => ({
  kind,
  source,
  title,
  text,
}));

/** What stands near a case above, and is defined. */
export const fineValues: readonly (readonly [title: string, text: string])[] = [
  ['a field is named of what is not aligned', inRecord('let _q = unsafe { &raw mut (*p).n };')],
  [
    'a field is read by a pointer of its own, of what is not aligned',
    inRecord('let q = unsafe { &raw mut (*p).n }; unsafe { *q = 3 }; assert!(unsafe { *q } == 3);'),
  ],
  [
    'a transmute comes after a statement that used another pointer',
    'let x = 0; let y = &x; let p = unsafe { std::mem::transmute::<&&i32, &&mut i32>(&y) }; let r = &**p; assert!(*r == 0);',
  ],
  [
    'a reference goes through bytes that may be anything',
    'use std::mem::MaybeUninit;\nfn main() { let x = 7; let m: [MaybeUninit<usize>; 2] = unsafe { std::mem::transmute([&x, &x]) }; let n = m; let p = &raw const n as *const &i32; assert!(unsafe { **p } == 7); }',
  ],
  [
    'a pointer that was converted to a number keeps nothing, and is converted back',
    'let x = 7; let p = &raw const x; let n = [p as usize; 2]; let m = n; assert!(unsafe { *(m[1] as *const i32) } == 7);',
  ],
  [
    'what unwinds is called as what unwinds',
    'extern "C-unwind" fn f() { panic!() }\nfn main() { let g: extern "C-unwind" fn() = f; assert!(std::panic::catch_unwind(|| g()).is_err()); }',
  ],
  [
    'functions are called at types that are passed alike and laid out otherwise',
    `use std::mem::{transmute, MaybeUninit};
use std::num::NonZeroU32;
fn pointer(p: *const u32, k: u8) -> *const u32 { assert!(k == 7); p }
fn option(p: Option<&u32>, k: u8) -> Option<&u32> { assert!(k == 7); p }
fn boxed(b: Option<Box<u32>>) -> u32 { match b { Some(b) => *b, None => 0 } }
fn number(n: Option<NonZeroU32>) -> MaybeUninit<u32> { MaybeUninit::new(if n.is_none() { 5 } else { 6 }) }
fn main() { unsafe {
    let x = 3u32;
    let f: fn(Option<&u32>, u8) -> Option<&u32> = transmute(pointer as fn(*const u32, u8) -> *const u32);
    assert!(f(None, 7).is_none() && *f(Some(&x), 7).unwrap() == 3);
    let f: fn(*const u32, u8) -> *const u32 = transmute(option as for<'a> fn(Option<&'a u32>, u8) -> Option<&'a u32>);
    assert!(f(std::ptr::null(), 7).is_null() && *f(&x, 7) == 3);
    let f: fn(*mut u32) -> u32 = transmute(boxed as fn(Option<Box<u32>>) -> u32);
    assert!(f(Box::into_raw(Box::new(4))) == 4 && f(std::ptr::null_mut()) == 0);
    let f: fn(u32) -> u32 = transmute(number as fn(Option<NonZeroU32>) -> MaybeUninit<u32>);
    assert!(f(0) == 5 && f(1) == 6);
} }`,
  ],
  [
    'pointers one past the end are compared by their distance',
    'let b = [1u32, 2]; let p = &raw const b as *const u32; let q = p.wrapping_add(2); assert!(unsafe { q.offset_from(p) } == 2 && unsafe { p.offset_from(q) } == -2);',
  ],
];
