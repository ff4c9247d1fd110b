import { lib, sliceOf, str, u8, unit, type Ty } from '../../../model/types.js';
import type { LibType, LibVariant, Variance } from './types.js';

const first = (args: readonly Ty[]): Ty => args[0] ?? unit;

const type = (
  name: string,
  params: readonly Variance[],
  copy: LibType['copy'],
  drop: LibType['drop'],
  more: Partial<LibType> = {},
): LibType => ({ name, params, lifetimes: [], copy, drop, named: true, ...more });

const variants =
  (...vs: readonly (readonly [string, number | null])[]) =>
  (args: readonly Ty[]): readonly LibVariant[] =>
    vs.map(([name, arg]) => ({ name, fields: arg === null ? [] : [args[arg] ?? unit] }));

const nonZero = ['U8', 'U16', 'U32', 'U64', 'Usize', 'I8', 'I16', 'I32', 'I64', 'Isize'].map((n) =>
  type(`NonZero${n}`, [], 'always', 'none'),
);

/** What a caught panic carries: `Box<dyn Any + Send>`, of which a program can do nothing but drop it. */
export const PAYLOAD = 'Box<dyn Any + Send>';

export const libTypes: readonly LibType[] = [
  type('Option', ['+'], 'args', 'args', { enumOf: variants(['None', null], ['Some', 0]) }),
  type('Result', ['+', '+'], 'args', 'args', { enumOf: variants(['Ok', 0], ['Err', 1]) }),
  type('Box', ['+'], 'never', 'own', { unsizedArgs: true }),
  type('Arc', ['+'], 'never', 'own', { deref: { to: first, shared: 'Arc::deref', mut: null } }),
  type('Vec', ['+'], 'never', 'own', {
    deref: { to: (a) => sliceOf(first(a)), shared: 'Vec::deref', mut: 'Vec::deref_mut' },
  }),
  type('String', [], 'never', 'own', { deref: { to: () => str, shared: 'String::deref', mut: null } }),
  // What `for` goes through: a program cannot name them.
  type('Iter', ['+'], 'never', 'none', { lifetimes: ['+'], named: false }),
  type('IterMut', ['='], 'never', 'none', { lifetimes: ['+'], named: false }),
  // `iter().enumerate()` and `iter_mut().enumerate()`.
  type('Enumerate', ['+'], 'never', 'none', { lifetimes: ['+'], named: false }),
  type('EnumerateMut', ['='], 'never', 'none', { lifetimes: ['+'], named: false }),
  type('Cell', ['='], 'never', 'args'),
  type('UnsafeCell', ['='], 'never', 'args'),
  type('MaybeUninit', ['+'], 'args', 'none'),
  type('CString', [], 'never', 'own', {
    deref: { to: () => lib('CStr'), shared: 'CString::deref', mut: null },
  }),
  type('CStr', [], 'never', 'none'),
  type('AssertUnwindSafe', ['+'], 'never', 'args', {
    deref: { to: first, shared: 'AssertUnwindSafe::deref', mut: 'AssertUnwindSafe::deref_mut' },
  }),
  type(PAYLOAD, [], 'never', 'none', { named: false }),
  // What `CString::new` says of a 0 inside the text.
  type('NulError', [], 'never', 'none', { named: false }),
  // What `to_str` and `str::from_utf8` say of bytes that are no text.
  type('Utf8Error', [], 'always', 'none', { named: false }),
  type('c_void', [], 'never', 'none'),
  ...nonZero,
  // Inside of others; a program cannot name them.
  type('ArcInner', ['+'], 'never', 'args', { named: false }),
  type('NonNull', ['+'], 'always', 'none', { named: false, unsizedArgs: true }),
  type('AtomicUsize', [], 'never', 'none', { named: false }),
  type('Cap', [], 'always', 'none', { named: false }),
];

export const libTypeNames: ReadonlyMap<string, LibType> = new Map(libTypes.map((t) => [t.name, t]));

export const bytesOfCStr = sliceOf(u8);
