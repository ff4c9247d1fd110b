/**
 * Convertibility τR ~ τC: which Rust type may stand on one side of the boundary where a C type stands on the other.
 * One relation, used by the linker, the rule for calls, generators and docs. It is a list of rows; the first row that
 * knows a pair decides it.
 */
import type { Layout, Layouts } from '../../model/layout/index.js';
import { isLayoutError } from '../../model/layout/index.js';
import type { Target } from '../../model/target.js';
import { intSize } from '../../model/target.js';
import type { AdtTy, Ty } from '../../model/types.js';
import { isThinPointee, showTy } from '../../model/types.js';
import { isNowhere, unwrapped } from './transparent.js';

export interface Conversion {
  /** Passed and returned alike. */
  readonly sameAbi: boolean;
  /** The same bit patterns are valid, so memory may be shared. */
  readonly sameValidity: boolean;
  /** Bits that come from C need a test before they are a value in Rust. */
  readonly check: boolean;
  /** Why the types do not convert; null if they do. */
  readonly reason: string | null;
}

const same: Conversion = { sameAbi: true, sameValidity: true, check: false, reason: null };
const checked: Conversion = { sameAbi: true, sameValidity: false, check: true, reason: null };
const no = (reason: string): Conversion => ({ sameAbi: false, sameValidity: false, check: false, reason });

/** Where the pair stands: an array is a value inside a struct only, and nothing (void) can only be returned. */
export type Position = 'parameter' | 'return' | 'field';

export interface Row {
  readonly name: string;
  /** Both sides in words, for people. */
  readonly rust: string;
  readonly c: string;
  readonly source: string;
  /** Null: the row does not know this Rust type. */
  readonly decide: (r: Ty, c: Ty, ls: Layouts, at: Position) => Conversion | null;
}

const pair = (r: Ty, c: Ty): string => `\`${showTy(r)}\` and C's \`${showTy(c)}\``;

/** Bytes of a C integer, enumerations among them; null for anything else. */
const cIntSize = (target: Target, c: Ty): number | null =>
  c.k === 'int'
    ? intSize(target, c)
    : c.k === 'adt' && c.def.kind === 'enum' && c.def.lang === 'c'
      ? 4
      : null;

const asInteger = (
  r: Ty,
  c: Ty,
  ls: Layouts,
  size: number,
  result: Conversion,
  what = 'an integer',
): Conversion => {
  const n = cIntSize(ls.target, c);
  if (n === null) return no(`${pair(r, c)}: ${what} stands against something that is no integer`);
  return n === size ? result : no(`${pair(r, c)}: ${size} bytes against ${n}`);
};

/** The pointer types of C: to an object, or to a function. */
const cPointer = (c: Ty): 'object' | 'function' | null => {
  if (c.k === 'fn') return 'function';
  if (c.k === 'lib' && c.name === 'Option' && c.args[0]?.k === 'fn') return 'function';
  if (c.k !== 'raw') return null;
  return c.to.k === 'fn' ? 'function' : 'object';
};

/** `Option` of it has the same size and ABI: the null pointer, or the zero, is `None` (std, `Option`: representation). */
const nullable = (r: Ty, ls: Layouts): Ty | null => {
  const inner = r.k === 'lib' && r.name === 'Option' ? r.args[0] : undefined;
  return inner === undefined ? null : unwrapped(inner, ls);
};

/** `repr(transparent)` in std: has the ABI of its one field. */
const transparent = new Set(['Cell', 'UnsafeCell', 'MaybeUninit']);

const pointeeOf = (r: Ty): Ty | null => {
  if (r.k === 'ref' || r.k === 'raw') return r.to;
  if (r.k === 'lib' && (r.name === 'Box' || r.name === 'NonNull')) return r.args[0] ?? null;
  return null;
};

const objectPointer = (r: Ty, c: Ty, result: Conversion): Conversion => {
  const to = pointeeOf(r);
  if (to !== null && !isThinPointee(to))
    return no(`${pair(r, c)}: a wide pointer has no C type; pass pointer and length`);
  return cPointer(c) === 'object' ? result : no(`${pair(r, c)}: a pointer stands against no object pointer`);
};

const functionPointer = (r: Ty, c: Ty, result: Conversion): Conversion => {
  if (r.k === 'fn' && r.abi === 'Rust')
    return no(`${pair(r, c)}: a function of Rust's own calling convention; declare it \`extern "C"\``);
  return cPointer(c) === 'function'
    ? result
    : no(`${pair(r, c)}: a function pointer stands against something else`);
};

/** Field by field, at the same offsets. */
const fieldwise = (r: AdtTy, c: AdtTy, ls: Layouts): Conversion => {
  const a = ls.find(r);
  const b = ls.find(c);
  if (isLayoutError(a)) return no(a.message);
  if (isLayoutError(b)) return no(b.message);
  if (a.size !== b.size || a.align !== b.align)
    return no(`${pair(r, c)}: size ${a.size}, alignment ${a.align} against ${b.size}, ${b.align}`);
  if (a.shape.k !== b.shape.k || (a.shape.k !== 'struct' && a.shape.k !== 'union'))
    return no(`${pair(r, c)}: not both structs or both unions`);
  return eachField(r, c, a, b, ls);
};

const eachField = (r: AdtTy, c: AdtTy, a: Layout, b: Layout, ls: Layouts): Conversion => {
  if (!('offsets' in a.shape) || !('offsets' in b.shape)) return no(`${pair(r, c)}: no fields`);
  const x = a.shape;
  const y = b.shape;
  // What has neither size nor alignment (`()`, a marker) lies nowhere (Rust Reference, repr(C) structs).
  const present = x.tys
    .map((_, i) => i)
    .filter((i) => !isNowhere(x.tys[i]!, ls) || ls.of(x.tys[i]!).uninhabited);
  if (present.length !== y.tys.length)
    return no(`${pair(r, c)}: ${present.length} fields against ${y.tys.length}`);
  let sameValidity = true;
  let check = false;
  for (const [k, i] of present.entries()) {
    const [t, u] = [x.tys[i], y.tys[k]];
    if (t === undefined || u === undefined) break;
    const name = x.names[i] ?? String(i);
    if (x.offsets[i] !== y.offsets[k])
      return no(`${pair(r, c)}: field \`${name}\` at ${x.offsets[i]} against ${y.offsets[k]}`);
    const inner = convertible(t, u, ls, 'field');
    if (inner.reason !== null) return no(`${pair(r, c)}: field \`${name}\`: ${inner.reason}`);
    sameValidity &&= inner.sameValidity;
    check ||= inner.check;
  }
  // Nothing is tested when a union is copied: which field is meant is known to the code that reads it.
  return x.k === 'union' ? same : { sameAbi: true, sameValidity, check, reason: null };
};

export const rows: readonly Row[] = [
  {
    name: 'void',
    rust: '() or ! (returned)',
    c: 'void',
    source: 'Rust Reference, external blocks; Rustonomicon, FFI',
    decide: (r, c, _ls, at) => {
      if (r.k !== 'unit' && r.k !== 'never') return null;
      if (at !== 'return') return no(`\`${showTy(r)}\` has no C type`);
      return c.k === 'unit' ? same : no(`${pair(r, c)}: one side returns a value`);
    },
  },
  {
    name: 'integer',
    rust: 'an integer type',
    c: 'an integer type of the same width, or an enum',
    source: 'Rust Reference, type layout, primitive data layout; C11 6.2.5p9',
    decide: (r, c, ls) => {
      if (r.k !== 'int') return null;
      // C11 6.2.5p6 counts _Bool among the unsigned integer types; every value of it is one of u8, not the reverse.
      if (c.k === 'bool' && r.bits === 8) return { ...same, sameValidity: false };
      return asInteger(r, c, ls, intSize(ls.target, r), same);
    },
  },
  {
    name: 'bool',
    rust: 'bool',
    c: '_Bool, or an integer of one byte',
    source: 'Rust Reference, boolean type; C11 6.2.5p2',
    decide: (r, c, ls) => {
      if (r.k !== 'bool') return null;
      return c.k === 'bool' ? { ...same, check: true } : asInteger(r, c, ls, 1, checked, 'a `bool`');
    },
  },
  {
    name: 'char',
    rust: 'char',
    c: 'an integer of four bytes',
    source: 'Rust Reference, textual types; std, primitive char: same ABI as u32',
    decide: (r, c, ls) => (r.k === 'char' ? asInteger(r, c, ls, 4, checked, 'a `char`') : null),
  },
  {
    name: 'nonzero',
    rust: 'NonZeroU32 and its relatives',
    c: 'an integer of the same width',
    source: 'std, core::num::NonZero: layout and bit validity',
    decide: (r, c, ls) => nonZero(r, c, ls, checked),
  },
  {
    name: 'pointer',
    rust: '*const T, *mut T of sized T',
    c: 'an object pointer',
    source: 'Rust Reference, type layout, pointers and references',
    decide: (r, c) => {
      if (r.k !== 'raw') return null;
      return r.to.k === 'fn' && cPointer(c) === 'function' ? same : objectPointer(r, c, same);
    },
  },
  {
    name: 'reference',
    rust: '&T, &mut T, Box<T>, NonNull<T> of sized T',
    c: 'an object pointer',
    source: 'Rust Reference, pointers and references; std, boxed: memory layout',
    decide: (r, c) => (pointeeOf(r) === null ? null : objectPointer(r, c, checked)),
  },
  {
    name: 'function',
    rust: 'extern "C" fn',
    c: 'a function pointer',
    source: 'std, primitive fn; C11 6.3.2.3p8',
    decide: (r, c) => (r.k === 'fn' ? functionPointer(r, c, checked) : null),
  },
  {
    name: 'nullable',
    rust: 'Option of a reference, Box, NonNull, extern fn or NonZero type',
    c: 'what converts to the type inside',
    source: 'std, core::option: representation',
    decide: (r, c, ls) => {
      const inner = nullable(r, ls);
      if (inner === null) return null;
      if (inner.k === 'fn') return functionPointer(inner, c, checked);
      if (inner.k !== 'raw' && pointeeOf(inner) !== null) return objectPointer(inner, c, checked);
      return nonZero(inner, c, ls, same) ?? no(`\`${showTy(r)}\` has no C type: its layout is Rust's own`);
    },
  },
  {
    name: 'transparent',
    rust: 'Cell<T>, UnsafeCell<T>, MaybeUninit<T>, a repr(transparent) type around T',
    c: 'what converts to T',
    source: 'Rust Reference, the transparent representation; std, MaybeUninit: layout',
    decide: (r, c, ls, at) => {
      const field = unwrapped(r, ls);
      if (field !== r) return convertible(field, c, ls, at);
      if (r.k !== 'lib' || !transparent.has(r.name) || r.args[0] === undefined) return null;
      const inner = convertible(r.args[0], c, ls, at);
      return inner.reason === null && r.name === 'MaybeUninit' ? same : inner;
    },
  },
  {
    name: 'enum',
    rust: 'an enum without fields, repr(C) or repr of an integer',
    c: 'its integer: int or an enum, or the one named',
    source: 'Rust Reference, type layout: primitive representations, repr(C) field-less enums',
    decide: (r, c, ls) => {
      if (r.k !== 'adt' || r.def.lang !== 'rust' || r.def.kind !== 'enum') return null;
      if (r.def.repr === 'Rust')
        return no(`\`${showTy(r)}\` has Rust's own layout; give it \`#[repr(C)]\` or \`#[repr(u8)]\``);
      if (r.def.variants.some((v) => v.fields.length > 0))
        return no(`\`${showTy(r)}\` has variants with fields; pass a struct with the tag and a union`);
      const l = ls.find(r);
      return isLayoutError(l) ? no(l.message) : asInteger(r, c, ls, l.size, checked, 'an enum');
    },
  },
  {
    name: 'struct',
    rust: 'a repr(C) struct or union',
    c: 'a struct or union, field by field',
    source: 'Rust Reference, type layout, the C representation; C11 6.7.2.1p15',
    decide: (r, c, ls) => {
      if (r.k !== 'adt') return null;
      if (r.def.lang === 'rust' && r.def.repr !== 'C')
        return no(`\`${showTy(r)}\` has Rust's own layout; give it \`#[repr(C)]\``);
      return c.k === 'adt'
        ? fieldwise(r, c, ls)
        : no(`${pair(r, c)}: a struct stands against something else`);
    },
  },
  {
    name: 'array',
    rust: '[T; N] inside a struct',
    c: 'an array of the same length inside a struct',
    source: 'Rust Reference, array layout; C11 6.2.5p20',
    decide: (r, c, ls, at) => {
      if (r.k !== 'array') return null;
      if (at !== 'field') return no(`\`${showTy(r)}\`: C passes no array by value; pass a pointer to it`);
      if (c.k !== 'array' || c.len !== r.len) return no(`${pair(r, c)}: not arrays of one length`);
      return convertible(r.of, c.of, ls, 'field');
    },
  },
];

const nonZero = (r: Ty, c: Ty, ls: Layouts, result: Conversion): Conversion | null => {
  if (r.k !== 'lib' || !r.name.startsWith('NonZero')) return null;
  const l = ls.find(r);
  return isLayoutError(l) ? no(l.message) : asInteger(r, c, ls, l.size, result);
};

/** τR ~ τC. Never throws; a type outside of the relation has a reason. */
export const convertible = (r: Ty, c: Ty, ls: Layouts, at: Position = 'parameter'): Conversion => {
  for (const row of rows) {
    const found = row.decide(r, c, ls, at);
    if (found !== null) return found;
  }
  return no(`\`${showTy(r)}\` does not cross the boundary by itself: its layout is Rust's own`);
};
