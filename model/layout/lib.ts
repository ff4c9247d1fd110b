/**
 * The library types by what they are made of, as in std 1.95. One table; a regime's own types are added beside it
 * (`new Layouts(target, mode, { …libShapes, …mine })`). Fields stand in std's order of declaration.
 */
import type { IntTy, Ty } from '../types.js';
import {
  i16,
  i32,
  i64,
  i8,
  isThinPointee,
  isize,
  lib,
  rawTo,
  refTo,
  sliceOf,
  u16,
  u32,
  u64,
  u8,
  unit,
  usize,
} from '../types.js';
import type { PtrOf } from './types.js';

export interface Part {
  readonly name: string;
  readonly ty: Ty;
}

export type LibShape =
  | {
      readonly k: 'struct';
      readonly fields: readonly Part[];
      /** `repr(C)`: order of declaration. */
      readonly c?: boolean;
      /** An `UnsafeCell`: hides the niche of its content, and its bytes are cells. */
      readonly cell?: boolean;
    }
  | { readonly k: 'union'; readonly fields: readonly Part[] }
  | {
      readonly k: 'enum';
      readonly variants: readonly { readonly name: string; readonly fields: readonly Part[] }[];
    }
  /** A pointer, wide if the pointee is unsized. */
  | { readonly k: 'pointer'; readonly of: PtrOf; readonly pointee: Ty; readonly nonNull: boolean }
  | { readonly k: 'nonzero'; readonly int: IntTy }
  | { readonly k: 'cap' }
  | { readonly k: 'unsized'; readonly elem: Ty };

/** Null: not with these arguments. */
export type LibShapes = Readonly<Record<string, (args: readonly Ty[]) => LibShape | null>>;

const part = (name: string, ty: Ty): Part => ({ name, ty });
const at = (args: readonly Ty[], i = 0): Ty => args[i] ?? unit;
const struct = (...fields: Part[]): LibShape => ({ k: 'struct', fields });
/** In this order on every compiler: what the compiler, or operations of the machine, write and read by offsets. */
const fixed = (...fields: Part[]): LibShape => ({ k: 'struct', c: true, fields });

const nonZero = (name: string, int: IntTy): readonly [string, () => LibShape] => [
  name,
  () => ({ k: 'nonzero', int }),
];

export const libShapes: LibShapes = {
  Option: (a) => ({
    k: 'enum',
    variants: [
      { name: 'None', fields: [] },
      { name: 'Some', fields: [part('0', at(a))] },
    ],
  }),
  Result: (a) => ({
    k: 'enum',
    variants: [
      { name: 'Ok', fields: [part('0', at(a))] },
      { name: 'Err', fields: [part('0', at(a, 1))] },
    ],
  }),
  Box: (a) => ({ k: 'pointer', of: 'box', pointee: at(a), nonNull: true }),
  // Not retagged: only `Box` is special to the aliasing models, `NonNull` and `Unique` are raw pointers to them.
  NonNull: (a) => ({ k: 'pointer', of: 'nonnull', pointee: at(a), nonNull: true }),
  // An Arc of an unsized type is wide, with counts before the slice: outside the subset.
  Arc: (a) =>
    isThinPointee(at(a))
      ? { k: 'pointer', of: 'nonnull', pointee: lib('ArcInner', [at(a)]), nonNull: true }
      : null,
  ArcInner: (a) => ({
    k: 'struct',
    c: true,
    fields: [part('strong', lib('AtomicUsize')), part('weak', lib('AtomicUsize')), part('data', at(a))],
  }),
  AtomicUsize: () => ({ k: 'struct', cell: true, fields: [part('v', usize)] }),
  Cell: (a) => ({ k: 'struct', cell: true, fields: [part('value', at(a))] }),
  UnsafeCell: (a) => ({ k: 'struct', cell: true, fields: [part('value', at(a))] }),
  MaybeUninit: (a) => ({ k: 'union', fields: [part('uninit', unit), part('value', at(a))] }),
  // RawVec (pointer, capacity) and length, flattened; rustc moves the capacity to the front for its niche.
  Vec: (a) => struct(part('ptr', lib('NonNull', [at(a)])), part('cap', lib('Cap')), part('len', usize)),
  String: () => struct(part('vec', lib('Vec', [u8]))),
  // A pointer and how many are left; in rustc a pointer and its end, which is as large.
  Iter: (a) => struct(part('rest', lib('NonNull', [sliceOf(at(a))]))),
  IterMut: (a) => struct(part('rest', lib('NonNull', [sliceOf(at(a))]))),
  Enumerate: (a) => struct(part('iter', lib('Iter', [at(a)])), part('count', usize)),
  EnumerateMut: (a) => struct(part('iter', lib('IterMut', [at(a)])), part('count', usize)),
  Cap: () => ({ k: 'cap' }),
  CString: () => ({ k: 'pointer', of: 'box', pointee: sliceOf(u8), nonNull: true }),
  CStr: () => ({ k: 'unsized', elem: u8 }),
  ...Object.fromEntries([
    nonZero('NonZeroU8', u8),
    nonZero('NonZeroU16', u16),
    nonZero('NonZeroU32', u32),
    nonZero('NonZeroU64', u64),
    nonZero('NonZeroUsize', usize),
    nonZero('NonZeroI8', i8),
    nonZero('NonZeroI16', i16),
    nonZero('NonZeroI32', i32),
    nonZero('NonZeroI64', i64),
    nonZero('NonZeroIsize', isize),
  ]),
  AssertUnwindSafe: (a) => struct(part('0', at(a))),
  // What a caught panic carries: a box of a trait object is a pointer and a table, neither null.
  'Box<dyn Any + Send>': () =>
    fixed(part('data', lib('NonNull', [u8])), part('vtable', lib('NonNull', [u8]))),
  NulError: () => struct(part('position', usize)),
  Utf8Error: () => struct(part('valid_up_to', usize), part('error_len', lib('Option', [u8]))),
  c_void: () => struct(part('byte', u8)),
  // Omniglot's prelude (regimes.md): a brand is one word, a reference is a raw pointer with its brand.
  AllocScope: () => struct(part('brand', usize)),
  AccessScope: () => struct(part('brand', usize)),
  OGRef: (a) => fixed(part('ptr', rawTo(at(a), false)), part('brand', usize)),
  OGMutRef: (a) => fixed(part('ptr', rawTo(at(a))), part('brand', usize)),
  OGVal: (a) => fixed(part('val', refTo(at(a))), part('brand', usize)),
  OGCopy: (a) => ({ k: 'union', fields: [part('bytes', at(a))] }),
};
