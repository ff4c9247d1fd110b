/** Which built-in traits a type has: there are no user impls, so each is a function of the type. */
import type { Derivable } from '../../../model/rust/syntax.js';
import type { AdtTy, Ty } from '../../../model/types.js';
import { erase } from '../../../model/types.js';
import { isError, isVar } from '../ty.js';
import type { CrateCx } from './context.js';
import { libType } from './types.js';

export const isCopy = (cx: CrateCx, t: Ty): boolean => {
  switch (t.k) {
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'int':
    case 'raw':
    case 'fn':
      return true;
    case 'ref':
      return !t.mut;
    case 'array':
      return isCopy(cx, t.of);
    case 'tuple':
      return allCopy(cx, t.elems);
    case 'adt':
      return t.def.copy;
    case 'lib': {
      if (isError(t)) return true;
      const facts = libType(cx, t.name);
      return facts?.copy === 'always' || (facts?.copy === 'args' && allCopy(cx, t.args));
    }
    case 'slice':
    case 'str':
      return false;
  }
};

const allCopy = (cx: CrateCx, ts: readonly Ty[]): boolean => {
  for (const t of ts) if (!isCopy(cx, t)) return false;
  return true;
};

/** Whether the definition of a user's type derives the trait: what that asks of its fields is judged there. */
const derives = (cx: CrateCx, t: AdtTy, trait: Derivable): boolean =>
  cx.infoOf.get(t.def)?.derives.includes(trait) ?? false;

const clonableLibs: ReadonlySet<string> = new Set([
  'Option',
  'Result',
  'Box',
  'Arc',
  'Vec',
  'CString',
  'String',
]);

export const isClone = (cx: CrateCx, t: Ty): boolean => {
  if (isCopy(cx, t)) return true;
  switch (t.k) {
    case 'array':
      return isClone(cx, t.of);
    case 'tuple':
      return t.elems.every((e) => isClone(cx, e));
    case 'adt':
      return derives(cx, t, 'Clone');
    case 'lib':
      if (t.name === 'Arc') return true;
      if (t.name === 'Cell') return t.args.every((a) => isCopy(cx, a));
      return clonableLibs.has(t.name) && t.args.every((a) => isClone(cx, a));
    default:
      return false;
  }
};

const NONE: ReadonlySet<Ty> = new Set();

/** Whether dropping a value does anything. */
export const needsDrop = (cx: CrateCx, t: Ty, seen: ReadonlySet<Ty> = NONE): boolean => {
  switch (t.k) {
    case 'array':
      return t.len > 0 && needsDrop(cx, t.of, seen);
    case 'slice':
      return needsDrop(cx, t.of, seen);
    case 'tuple':
      return t.elems.some((e) => needsDrop(cx, e, seen));
    case 'adt': {
      if (t.def.drop !== null) return true;
      if (seen.has(t)) return false;
      const inner = new Set(seen).add(t);
      return t.def.variants.some((v) => v.fields.some((x) => needsDrop(cx, erase(x.ty), inner)));
    }
    case 'lib': {
      const facts = libType(cx, t.name);
      return facts?.drop === 'own' || (facts?.drop === 'args' && t.args.some((a) => needsDrop(cx, a, seen)));
    }
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
    case 'ref':
    case 'raw':
    case 'fn':
      return false;
  }
};

/** `PartialEq` with itself. */
export const comparable = (cx: CrateCx, t: Ty): boolean => {
  switch (t.k) {
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'int':
    case 'raw':
    case 'fn':
    case 'str':
      return true;
    case 'ref':
      return comparable(cx, t.to);
    case 'array':
    case 'slice':
      return comparable(cx, t.of);
    case 'tuple':
      return t.elems.every((e) => comparable(cx, e));
    case 'lib':
      if (isError(t) || isVar(t) || t.name.startsWith('NonZero')) return true;
      // What a cell holds is copied out of it to be compared.
      if (t.name === 'Cell') return t.args.every((a) => isCopy(cx, a) && comparable(cx, a));
      return (
        ['Option', 'Result', 'Arc', 'Box', 'Vec', 'String'].includes(t.name) &&
        t.args.every((a) => comparable(cx, a))
      );
    case 'adt':
      return derives(cx, t, 'PartialEq');
  }
};

/** Whether the type has the trait, by itself or by `derive`. */
export const implemented = (cx: CrateCx, trait: Derivable, t: Ty): boolean => {
  switch (trait) {
    case 'Copy':
      return isCopy(cx, t);
    case 'Clone':
      return isClone(cx, t);
    case 'Debug':
      return debuggable(cx, t);
    case 'PartialEq':
    case 'Eq':
      return comparable(cx, t);
  }
};

/** `PartialOrd`, as far as it is built: scalars. */
export const ordered = (cx: CrateCx, t: Ty): boolean =>
  t.k === 'ref'
    ? ordered(cx, t.to)
    : t.k !== 'str' &&
      t.k !== 'unit' &&
      t.k !== 'tuple' &&
      t.k !== 'array' &&
      t.k !== 'slice' &&
      t.k !== 'adt' &&
      (t.k !== 'lib' || isError(t) || t.name.startsWith('NonZero')) &&
      comparable(cx, t);

/** `Debug`. */
export const debuggable = (cx: CrateCx, t: Ty): boolean => {
  switch (t.k) {
    case 'adt':
      return derives(cx, t, 'Debug');
    case 'ref':
      return debuggable(cx, t.to);
    case 'array':
    case 'slice':
      return debuggable(cx, t.of);
    case 'tuple':
      return t.elems.every((e) => debuggable(cx, e));
    case 'lib':
      return (
        t.name !== 'AssertUnwindSafe' && !cx.api.types.has(t.name) && t.args.every((a) => debuggable(cx, a))
      );
    default:
      return true;
  }
};

/** `RefUnwindSafe`: no interior mutability behind a shared reference (std, `UnwindSafe`). */
const isRefUnwindSafe = (cx: CrateCx, t: Ty, seen: ReadonlySet<Ty>): boolean => {
  if (t.k === 'lib' && (t.name === 'Cell' || t.name === 'UnsafeCell')) return false;
  return parts(cx, t, seen, isRefUnwindSafe);
};

/** `UnwindSafe`: what a closure may capture that `catch_unwind` runs. */
export const isUnwindSafe = (cx: CrateCx, t: Ty, seen: ReadonlySet<Ty> = new Set()): boolean => {
  if (t.k === 'lib' && t.name === 'AssertUnwindSafe') return true;
  if (t.k === 'ref' && t.mut) return false;
  if (t.k === 'ref' || t.k === 'raw') return isRefUnwindSafe(cx, t.to, seen);
  if (t.k === 'lib' && t.name === 'Arc') return t.args.every((a) => isRefUnwindSafe(cx, a, seen));
  return parts(cx, t, seen, isUnwindSafe);
};

const parts = (
  cx: CrateCx,
  t: Ty,
  seen: ReadonlySet<Ty>,
  judge: (cx: CrateCx, t: Ty, seen: ReadonlySet<Ty>) => boolean,
): boolean => {
  switch (t.k) {
    case 'ref':
    case 'raw':
      return judge(cx, t.to, seen);
    case 'array':
    case 'slice':
      return judge(cx, t.of, seen);
    case 'tuple':
      return t.elems.every((e) => judge(cx, e, seen));
    case 'lib':
      return t.args.every((a) => judge(cx, a, seen));
    case 'adt': {
      if (seen.has(t)) return true;
      const inner = new Set(seen).add(t);
      return t.def.variants.every((v) => v.fields.every((x) => judge(cx, erase(x.ty), inner)));
    }
    default:
      return true;
  }
};
