/** What a function of the library asks of its type arguments. Judged when the body's types are known. */
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { Bound, LibFn } from '../library/table.js';
import type { FnCx } from './body.js';
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
      if (t.k === 'lib') return t.name === 'Vec' && t.args[0]?.k === 'int' && t.args[0].bits === 8;
      return t.k === 'ref' && (t.to.k === 'str' || (t.to.k === 'slice' && t.to.of.k === 'int'));
    case 'Default':
      return (
        t.k === 'int' ||
        t.k === 'bool' ||
        t.k === 'unit' ||
        (t.k === 'lib' && (t.name === 'Option' || t.name === 'Vec' || t.name === 'String'))
      );
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
  Bytes: 'give a `&str`, a `&[u8]` or a `Vec<u8>`',
};

const sizeOf = (f: FnCx, t: Ty | undefined): number | null => {
  const l = t === undefined ? null : f.cx.layouts.find(f.infer.resolve(t));
  return l === null || 'k' in l ? null : l.size;
};

/** `transmute` takes types of one size. */
const checkTransmute = (f: FnCx, by: ReadonlyMap<string, Ty>, span: Span): void => {
  f.last.push(() => {
    const [a, b] = [sizeOf(f, by.get('Src')), sizeOf(f, by.get('Dst'))];
    if (a === null || b === null || a === b) return;
    f.error('E0512', 'cannot transmute between types of different sizes, or dependently-sized types', span, {
      help: `the source has ${a} bytes, the target ${b}`,
    });
  });
};

export const checkBounds = (f: FnCx, fn: LibFn, by: ReadonlyMap<string, Ty>, span: Span): void => {
  if (fn.name === 'mem::transmute') checkTransmute(f, by, span);
  for (const { param, bound } of fn.bounds) {
    const ty = by.get(param);
    if (ty === undefined) continue;
    const asked: Asked = { bound, ty, span };
    // What a closure captures is known last.
    if (bound === 'UnwindSafe') f.last.push(() => judge(f, asked));
    else f.wait(judge, asked, null);
  }
};

interface Asked {
  readonly bound: Bound;
  readonly ty: Ty;
  readonly span: Span;
}

const judge = (f: FnCx, { bound, ty, span }: Asked): void => {
  const t = f.infer.resolve(ty);
  if (holds(f, bound, t)) return;
  // Some of those that do not hold are in std.
  if (bound === 'Scalar') return f.cx.refuse(`a sort of \`${f.show(t)}\``, span, why[bound]);
  f.error('E0277', `the trait bound \`${f.show(t)}: ${bound}\` is not satisfied`, span, { help: why[bound] });
};
