/** What a function of the library asks of its type arguments. Judged when the body's types are known. */
import type { Span } from '../../../model/span.js';
import { u8, usize, type Ty } from '../../../model/types.js';
import type { Bound, LibFn } from '../library/table.js';
import { isLib, type TypeArgs } from '../ty.js';
import type { FnCx } from './body.js';
import { hinges } from './never-fallback.js';
import { comparable, debuggable, isClone, isCopy, isUnwindSafe, ordered } from './traits.js';

const holds = (f: FnCx, b: Bound, t: Ty): boolean => {
  switch (b) {
    case 'Copy':
      return isCopy(f.cx, t);
    case 'Clone':
      return isClone(f.cx, t);
    case 'PartialEq':
      return comparable(f.cx, t);
    case 'PartialOrd':
      return ordered(f.cx, t);
    case 'Scalar':
      return t.k === 'int' || t.k === 'bool' || t.k === 'char';
    case 'UnwindSafe':
      return isUnwindSafe(f.cx, t);
    case 'Debug':
      return debuggable(f.cx, t);
    case 'Signed':
      return t.k === 'int' && t.signed;
    case 'Unsigned':
      return t.k === 'int' && !t.signed;
    case 'Bytes':
      if (t.k === 'lib') return t.name === 'String' || (t.name === 'Vec' && t.args[0] === u8);
      if (t.k !== 'ref') return false;
      return t.to.k === 'str' || ((t.to.k === 'slice' || t.to.k === 'array') && t.to.of === u8);
    case 'Text':
      if (t.k === 'char' || isLib(t, 'String')) return true;
      return t.k === 'ref' && (t.to.k === 'str' || (!t.mut && isLib(t.to, 'String')));
    case 'SliceIndex':
      return t === usize;
    case 'Default':
      return hasDefault(t, stdDefaults);
  }
};

/** Library types that have a default: `args` if their arguments have one. */
type Defaults = ReadonlyMap<string, 'always' | 'args'>;

const builtDefaults: Defaults = new Map([
  ['Option', 'always'],
  ['Vec', 'always'],
  ['String', 'always'],
  ['Box', 'args'],
  ['Cell', 'args'],
]);

const stdDefaults: Defaults = new Map([
  ...builtDefaults,
  ['Arc', 'args'],
  ['UnsafeCell', 'args'],
  ['ManuallyDrop', 'args'],
  ['AssertUnwindSafe', 'args'],
  ['CString', 'always'],
]);

/** The longest tuples and arrays that have one (std, `Default`). */
const LONGEST_TUPLE = 12;
const LONGEST_ARRAY = 32;

const hasDefault = (t: Ty, libs: Defaults): boolean => {
  switch (t.k) {
    case 'int':
    case 'bool':
    case 'char':
    case 'unit':
      return true;
    case 'tuple':
      return t.elems.length <= LONGEST_TUPLE && t.elems.every((e) => hasDefault(e, libs));
    case 'array':
      return t.len === 0 || (t.len <= LONGEST_ARRAY && hasDefault(t.of, libs));
    case 'ref':
      return libs === stdDefaults && (t.to.k === 'str' ? !t.mut : t.to.k === 'slice');
    case 'lib': {
      const known = libs.get(t.name);
      return known === 'always' || (known === 'args' && t.args.every((a) => hasDefault(a, libs)));
    }
    default:
      return false;
  }
};

const why: Readonly<Record<Bound, string>> = {
  Copy: 'use a type that is `Copy`',
  Clone: 'use a type that is `Clone`',
  PartialEq: 'compare the parts',
  PartialOrd: 'compare the parts',
  Scalar: 'sort numbers: of other types mini-Rust has no order',
  UnwindSafe: 'wrap the closure: `AssertUnwindSafe(|| …)`',
  Default: 'give the value',
  Debug: 'use a type that can be shown by `{:?}`',
  Signed: 'unsigned integers do not have it',
  Unsigned: 'signed integers do not have it',
  Text: 'give a `&str`, a `String`, or a `char`',
  SliceIndex: 'give a `usize`: `as usize`',
  Bytes: 'give a `&str`, a `&[u8]` or a `Vec<u8>`',
};

const sizeOf = (f: FnCx, t: Ty | undefined): number | null => {
  const l = t === undefined ? null : f.cx.layouts.find(f.infer.resolve(t));
  return l === null || 'k' in l ? null : l.size;
};

/** `transmute` takes types of one size. */
const checkTransmute = (f: FnCx, by: TypeArgs, span: Span): void => {
  f.last.push(() => {
    const [a, b] = [sizeOf(f, by.get('Src')), sizeOf(f, by.get('Dst'))];
    if (a === null || b === null || a === b) return;
    f.error('E0512', 'cannot transmute between types of different sizes, or dependently-sized types', span, {
      help: `the source has ${a} bytes, the target ${b}`,
    });
  });
};

export const checkBounds = (f: FnCx, fn: LibFn, by: TypeArgs, span: Span): void => {
  if (fn.name === 'mem::transmute') checkTransmute(f, by, span);
  for (const { param, bound } of fn.bounds) {
    const ty = by.get(param);
    if (ty === undefined) continue;
    if (bound === 'SliceIndex' || bound === 'Bytes') f.operands.push(() => narrowed(f, bound, ty));
    const asked: Asked = { bound, ty, span };
    // What a closure captures is known last.
    if (bound === 'UnwindSafe') f.last.push(() => judge(f, asked));
    else {
      hinges(f, [ty], (_, [t]) => t === undefined || holds(f, bound, t));
      f.wait(judge, asked, null);
    }
  }
};

/** A literal is what the one impl takes that fits an integer: `usize` indexes, `u8` is in a vector of bytes. */
const narrowed = (f: FnCx, bound: Bound, ty: Ty): boolean => {
  const t = f.shallow(ty);
  if (f.infer.isUnknown(t)) return false;
  if (bound === 'SliceIndex') {
    if (f.infer.isIntVar(t)) f.infer.unify(t, usize);
    return true;
  }
  const of = t.k === 'ref' ? f.shallow(t.to) : t;
  const element = of.k === 'slice' || of.k === 'array' ? of.of : isLib(of, 'Vec') ? of.args[0] : undefined;
  if (element === undefined) return true;
  if (f.infer.isIntVar(f.shallow(element))) f.infer.unify(element, u8);
  return !f.infer.isUnknown(element);
};

interface Asked {
  readonly bound: Bound;
  readonly ty: Ty;
  readonly span: Span;
}

const judge = (f: FnCx, { bound, ty, span }: Asked): void => {
  const t = f.infer.resolve(ty);
  if (holds(f, bound, t)) {
    if (bound === 'Default' && !hasDefault(t, builtDefaults))
      f.cx.refuse(`the default of \`${f.show(t)}\``, span, why[bound]);
    return;
  }
  // Some of those that do not hold are in std.
  if (bound === 'Scalar') return f.cx.refuse(`a sort of \`${f.show(t)}\``, span, why[bound]);
  f.error('E0277', `the trait bound \`${f.show(t)}: ${bound}\` is not satisfied`, span, { help: why[bound] });
};
