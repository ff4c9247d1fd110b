/** Small programs in unsafe Rust with the kind of undefined behaviour that they have, or none, and who says so. */
import type { UbCode } from '../../model/faults.js';
import { fineValues, valueCases } from './ub-values.js';

export interface RustCase {
  readonly title: string;
  readonly kind: UbCode;
  readonly source: string;
  /** A body of `main`, or a program. */
  readonly text: string;
}

export const rustProgram = (text: string): string =>
  text.includes('fn main') ? text : `fn main() {\n${text}\n}\n`;

/** Rust Reference, "Behavior considered undefined": the entry that each case falls under. */
const access = 'Reference: accessing a place that is dangling or based on a misaligned pointer';
const projection = 'Reference: a place projection that violates in-bounds pointer arithmetic';
const aliases = 'Reference: pointer aliasing rules; Stacked Borrows';
const value = 'Reference: producing an invalid value';
const fromRawParts = 'std, Vec::from_raw_parts';
const boxLayout = 'std, boxed: memory layout';

const ub = (kind: UbCode, source: string, title: string, text: string): RustCase => ({
  kind,
  source,
  title,
  text,
});

const enums = `#[allow(dead_code)] enum E { A(u32), B }
unsafe fn which(p: *const E) -> i32 { match *p { E::A(_) => 1, E::B => 2 } }
`;
const main = (before: string, body: string): string => `${before}fn main() {\n${body}\n}\n`;

/** A pointer into `b` that is one byte off, at another type. */
const skewed = (to: string): string =>
  `let mut b = [0u64; 3]; let p = (&raw mut b as *mut u8).wrapping_add(1) as *mut ${to};`;

const aggregates: readonly RustCase[] = [
  ub(
    'null',
    access,
    'an array is read through null',
    'let p: *const [i32; 2] = std::ptr::null(); let _v = unsafe { *p };',
  ),
  ub(
    'dangling',
    access,
    'an array is read after its box',
    'let b = Box::new([1, 2]); let p = &raw const *b; drop(b); let _v = unsafe { *p };',
  ),
  ub(
    'out-of-bounds',
    access,
    'an array is read as a longer one',
    'let b = [1, 2]; let p = &raw const b as *const [i32; 3]; let _v = unsafe { *p };',
  ),
  ub('misaligned', access, 'an array is read one byte off', `${skewed('[u32; 2]')} let _v = unsafe { *p };`),
  ub(
    'aliasing',
    aliases,
    'an array is read through a pointer that a write has ended',
    'let mut b = [1, 2]; let p = &mut b as *mut [i32; 2]; b = [3, 4]; let _v = unsafe { *p }; let _ = b;',
  ),
  ub(
    'null',
    access,
    'an array is written through null',
    'let v = [1, 2]; let p: *mut [i32; 2] = std::ptr::null_mut(); unsafe { *p = v };',
  ),
  ub(
    'dangling',
    access,
    'an array is written after its box',
    'let v = [1, 2]; let p = Box::into_raw(Box::new([1, 2])); unsafe { drop(Box::from_raw(p)); *p = v; }',
  ),
  ub(
    'out-of-bounds',
    access,
    'a longer array is written over a shorter one',
    'let v = [1, 2, 3]; let mut b = [1, 2]; let p = &raw mut b as *mut [i32; 3]; unsafe { *p = v };',
  ),
  ub(
    'misaligned',
    access,
    'an array is written one byte off',
    `let v = [1u32, 2]; ${skewed('[u32; 2]')} unsafe { *p = v };`,
  ),
  ub(
    'aliasing',
    aliases,
    'an array is written through a pointer made of a shared reference',
    'fn f(p: *mut [i32; 2]) { let v = [1, 2]; unsafe { *p = v }; }\nfn main() { let b = [3, 4]; f(&b as *const [i32; 2] as *mut [i32; 2]); }',
  ),
];

const scalars: readonly RustCase[] = [
  ub(
    'null',
    access,
    'a bool is read through null',
    'let p: *const bool = std::ptr::null(); let _v = unsafe { *p };',
  ),
  ub(
    'dangling',
    access,
    'a bool is read after its block',
    'let p = { let b = true; &raw const b }; let _v = unsafe { *p };',
  ),
  ub(
    'out-of-bounds',
    access,
    'a bool is read behind an array',
    'let b = [true, false]; let p = (&raw const b as *const bool).wrapping_add(2); let _v = unsafe { *p };',
  ),
  ub('misaligned', access, 'a char is read one byte off', `${skewed('char')} let _v = unsafe { *p };`),
  ub(
    'aliasing',
    aliases,
    'a bool is read through a pointer that a write has ended',
    'let mut b = true; let p = &mut b as *mut bool; b = false; let _v = unsafe { *p }; let _ = b;',
  ),
  ub(
    'null',
    access,
    'a number is written through null',
    'let p: *mut i32 = std::ptr::null_mut(); unsafe { *p = 1 };',
  ),
  ub(
    'out-of-bounds',
    access,
    'a number is written behind an array',
    'let mut b = [1, 2]; let p = (&raw mut b as *mut i32).wrapping_add(2); unsafe { *p = 1 };',
  ),
  ub('misaligned', access, 'a number is written one byte off', `${skewed('u32')} unsafe { *p = 1 };`),
];

const tags: readonly RustCase[] = [
  ub(
    'null',
    access,
    'an enum is matched behind null',
    main(enums, 'let _ = unsafe { which(std::ptr::null()) };'),
  ),
  ub(
    'dangling',
    access,
    'an enum is matched after its box',
    main(enums, 'let b = Box::new(E::B); let p = &raw const *b; drop(b); let _ = unsafe { which(p) };'),
  ),
  ub(
    'out-of-bounds',
    access,
    'an enum is matched behind an array',
    main(
      enums,
      'let b = [E::B, E::A(1)]; let _ = unsafe { which((&raw const b as *const E).wrapping_add(2)) };',
    ),
  ),
  ub(
    'misaligned',
    access,
    'an enum is matched one byte off',
    main(enums, `${skewed('E')} let _ = unsafe { which(p) };`),
  ),
  ub(
    'aliasing',
    aliases,
    'an enum is matched through a pointer that a write has ended',
    main(
      enums,
      'let mut b = E::B; let q = &mut b as *mut E; b = E::A(1); let _ = unsafe { which(q) }; let _ = b;',
    ),
  ),
  ub(
    'invalid-value',
    value,
    'an enum is matched whose tag names no variant',
    main(enums, 'let b = [7u32, 0]; let _ = unsafe { which(&raw const b as *const E) };'),
  ),
];

const projections: readonly RustCase[] = [
  ub(
    'dangling',
    projection,
    'an element of a dead array is named',
    'let p = { let mut b = [1u8, 2]; &raw mut b }; let _q = unsafe { &raw mut (*p)[1] };',
  ),
  ub(
    'dangling',
    projection,
    'a field of a number is named',
    'let p = 16usize as *const (u8, u8); let _q = unsafe { &raw const (*p).1 };',
  ),
  ub(
    'dangling',
    projection,
    'a field of null is named',
    main(
      'struct S { _a: u32, b: u32 }\n',
      'let p: *const S = std::ptr::null(); let _q = unsafe { &raw const (*p).b };',
    ),
  ),
  ub(
    'pointer-arithmetic',
    projection,
    'an element behind the object is named',
    'let b = [1u8, 2]; let p = &raw const b as *const [u8; 8]; let _q = unsafe { &raw const (*p)[5] };',
  ),
  ub(
    'pointer-arithmetic',
    projection,
    'a row behind the object is named, then an element of it',
    'let b = [[1u8, 2]; 2]; let p = &raw const b as *const [[u8; 2]; 9]; let (i, k) = (4usize, 1usize); let _q = unsafe { &raw const (*p)[i][k] };',
  ),
  ub(
    'out-of-bounds',
    projection,
    'a field in bounds of what begins before the object',
    'let mut b = [1u32, 2]; let p = (&raw mut b as *mut u32).wrapping_sub(1) as *mut [u32; 2]; unsafe { (*p)[1] = 7; }',
  ),
];

const references: readonly RustCase[] = [
  ub(
    'dangling',
    access,
    'an element is named through a reference that outlived its box',
    "let b = Box::new([1, 2]); let r: &'static [i32; 2] = unsafe { &*(&raw const *b) }; drop(b); let _q = &raw const r[1];",
  ),
  ub(
    'aliasing',
    aliases,
    'a raw pointer is made of a reference that a write has ended',
    'let mut b = [1, 2]; let p = &raw mut b; let r = unsafe { &mut *p }; unsafe { *p = [3, 4]; } let _q = &raw mut *r;',
  ),
  ub(
    'aliasing',
    aliases,
    'a pair is copied that holds a reference which a write has ended',
    'let mut b = 1; let p = &raw mut b; let t = (unsafe { &mut *p }, 1); unsafe { *p = 2; } let _u = t;',
  ),
];

const owners: readonly RustCase[] = [
  ub(
    'dangling',
    fromRawParts,
    'a vector is made of a number and dropped',
    'let _v: Vec<u8> = unsafe { Vec::from_raw_parts(16 as *mut u8, 0, 4) };',
  ),
  ub(
    'double-free',
    fromRawParts,
    'a vector is made of the parts of another, which lives on',
    'let mut v = vec![1u8, 2]; let p = v.as_mut_ptr(); let _w = unsafe { Vec::from_raw_parts(p, 2, 2) };',
  ),
  ub(
    'invalid-free',
    boxLayout,
    'a box is dropped as a smaller one',
    'let p = Box::into_raw(Box::new(1u64)); drop(unsafe { Box::from_raw(p as *mut u32) });',
  ),
  ub(
    'aliasing',
    aliases,
    'a vector is dropped while a caller was promised a reference into it',
    'fn f(r: &mut u8, v: Vec<u8>) { *r = 2; drop(v); }\nfn main() { let mut v = vec![1u8]; let r = unsafe { &mut *v.as_mut_ptr() }; f(r, v); }',
  ),
];

/** What `std::ptr`'s operations on bytes need of a pointer, said of each of them that has one there. */
const bytesOf = (title: string, call: (p: string) => string, writes: boolean): readonly RustCase[] => {
  const source = 'std, ptr::copy, ptr::copy_nonoverlapping, ptr::write_bytes: safety';
  const given = (kind: UbCode, what: string, before: string, p: string): RustCase =>
    ub(
      kind,
      source,
      `${title} ${what}`,
      `let mut own = [7u32; 2]; ${before} unsafe { ${call(p)}; } let _ = own;`,
    );
  return [
    given(
      'null',
      'at null',
      'let mut p: *mut u32 = &raw mut own as *mut u32; if own[0] == 7 { p = std::ptr::null_mut(); }',
      'p',
    ),
    given('dangling', 'after its block', 'let p = { let mut b = [0u32; 2]; &raw mut b as *mut u32 };', 'p'),
    given(
      'out-of-bounds',
      'behind an array',
      'let mut b = [0u32; 2]; let p = &raw mut b as *mut u32;',
      'p.add(1)',
    ),
    given('misaligned', 'one byte off', skewed('u32'), 'p'),
    given(
      'aliasing',
      'through a pointer that a write has ended',
      'let mut b = [0u32; 2]; let p = &mut b as *mut [u32; 2] as *mut u32; b[0] = 1;',
      'p',
    ),
    ...(writes
      ? [
          ub(
            'const-write',
            source,
            `${title} over a static`,
            `static S: [u32; 2] = [0; 2];\nfn main() { let mut own = [7u32; 2]; let p = &raw const S as *mut u32; unsafe { ${call('p')}; } let _ = own; }`,
          ),
        ]
      : []),
  ];
};

const own = '&raw mut own as *mut u32';
const bytes: readonly RustCase[] = [
  ...bytesOf('copy reads', (p) => `std::ptr::copy(${p}, ${own}, 2)`, false),
  ...bytesOf('copy writes', (p) => `std::ptr::copy(${own}, ${p}, 2)`, true),
  ...bytesOf('copy_nonoverlapping reads', (p) => `std::ptr::copy_nonoverlapping(${p}, ${own}, 2)`, false),
  ...bytesOf('copy_nonoverlapping writes', (p) => `std::ptr::copy_nonoverlapping(${own}, ${p}, 2)`, true),
  ...bytesOf('write_bytes writes', (p) => `std::ptr::write_bytes(${p}, 0, 2)`, true),
  ub(
    'overlap',
    'std, ptr::copy_nonoverlapping: safety',
    'copy_nonoverlapping is given places that overlap',
    'let mut b = [1u32, 2, 3]; let p = &raw mut b as *mut u32; unsafe { std::ptr::copy_nonoverlapping(p, p.add(1), 2) };',
  ),
  ub(
    'out-of-bounds',
    'std, CStr::from_ptr: safety',
    'a C string is made of bytes without a 0',
    'let b = [65i8, 66]; let _ = unsafe { std::ffi::CStr::from_ptr(&raw const b as *const i8) };',
  ),
];

export const rustCases: readonly RustCase[] = [
  ...valueCases,
  ...aggregates,
  ...scalars,
  ...tags,
  ...projections,
  ...references,
  ...owners,
  ...bytes,
];

/** What stands near a case above, and is defined. */
export const fineRust: readonly (readonly [title: string, text: string])[] = [
  ...fineValues,
  [
    'copy is given places that overlap',
    'let mut b = [1u32, 2, 3]; let p = &raw mut b as *mut u32; unsafe { std::ptr::copy(p, p.add(1), 2) }; assert!(b[2] == 2);',
  ],
  [
    'nothing is copied from null',
    'let mut p: *const u32 = std::ptr::null(); let mut b = 1u32; if b == 2 { p = &raw const b; } unsafe { std::ptr::copy_nonoverlapping(p, &raw mut b, 0) };',
  ],
  [
    'an array is read through a pointer of its own',
    'let b = [1, 2]; let p = &raw const b; let _v = unsafe { *p };',
  ],
  [
    'an enum is matched through a pointer',
    main(enums, 'let b = E::A(1); assert!(unsafe { which(&raw const b) } == 1);'),
  ],
  [
    'the first field of a number is named',
    'let p = 16usize as *const (u8, u8); let _q = unsafe { &raw const (*p).0 };',
  ],
  [
    'the element one past the object is named',
    'let b = [1u8, 2]; let p = &raw const b as *const [u8; 8]; let _q = unsafe { &raw const (*p)[2] };',
  ],
  [
    'an element is named in a part of an object',
    'let b = [[1u8, 2], [3, 4]]; let p = &raw const b; let (i, k) = (1usize, 0usize); let q = unsafe { &raw const (*p)[i][k] }; assert!(unsafe { *q } == 3);',
  ],
  [
    'a vector is made of the parts of one that was forgotten',
    'let mut v = vec![1u8, 2]; let p = v.as_mut_ptr(); std::mem::forget(v); let w = unsafe { Vec::from_raw_parts(p, 2, 2) }; assert!(w[1] == 2);',
  ],
  [
    'an option behind a reference is taken',
    'let mut o = Some([1, 2]); let p = &raw mut o; assert!(unsafe { (*p).take() }.is_some()); assert!(o.is_none());',
  ],
];
