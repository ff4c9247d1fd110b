/**
 * Whether a call fits the function that it reaches: number of arguments, calling convention, and each type. Across
 * languages that is convertibility; inside one language it is that language's own rule.
 */
import type { FnSig, Lang } from '../../model/core/mir.js';
import type { Layouts } from '../../model/layout/index.js';
import { intSize } from '../../model/target.js';
import type { Ty } from '../../model/types.js';
import { eraseAll, isThinPointee, showTy } from '../../model/types.js';
import type { Position } from './convertibility.js';
import { convertible } from './convertibility.js';
import { isNowhere, unwrapped } from './transparent.js';

export interface AbiMismatch {
  readonly what: 'convention' | 'variadic' | 'count' | 'parameter' | 'return';
  /** Of the parameter, from 0; null where it is none. */
  readonly index: number | null;
  readonly message: string;
}

type Reason = string | null;

/**
 * C11 6.2.7 and 6.7.6.3p15: the types must be compatible. What a pointer's target is qualified with is not compared:
 * the machine's types keep only whether it may be written.
 */
export const compatibleC = (a: Ty, b: Ty, ls: Layouts, seen: ReadonlySet<string> = new Set()): boolean => {
  if (a === b) return true;
  const key = `${a.id},${b.id}`;
  if (seen.has(key)) return true;
  const next = new Set(seen).add(key);
  const inner = (x: Ty, y: Ty): boolean => compatibleC(x, y, ls, next);
  const asInt = (t: Ty): string | null => {
    if (t.k === 'int') return `${intSize(ls.target, t)}${t.signed}`;
    if (t.k !== 'adt' || t.def.kind !== 'enum') return null;
    return `4${t.def.variants.some((v) => v.discriminant < 0)}`; // 6.7.2.2p4; as gcc and clang choose
  };
  const i = asInt(a);
  if (i !== null) return i === asInt(b);
  if (a.k === 'raw' && b.k === 'raw') return inner(a.to, b.to);
  if (a.k === 'array' && b.k === 'array') return a.len === b.len && inner(a.of, b.of);
  if (a.k === 'lib' && b.k === 'lib')
    return (
      a.name === b.name && a.args.length === b.args.length && a.args.every((t, n) => inner(t, b.args[n] ?? t))
    );
  if (a.k === 'fn' && b.k === 'fn') {
    return (
      a.variadic === b.variadic &&
      a.params.length === b.params.length &&
      inner(a.ret, b.ret) &&
      a.params.every((t, n) => inner(t, b.params[n] ?? t))
    );
  }
  if (a.k !== 'adt' || b.k !== 'adt') return false;
  // 6.2.7p1: in different translation units, the same tag and members of the same names and compatible types.
  const x = a.def.variants[0]?.fields ?? [];
  const y = b.def.variants[0]?.fields ?? [];
  return (
    a.def.kind === b.def.kind &&
    a.def.name === b.def.name &&
    x.length === y.length &&
    x.every((f, n) => f.name === y[n]?.name && inner(f.ty, y[n].ty))
  );
};

/**
 * std, primitive fn, "ABI compatibility" (and Miri, `check_argument_compat`). Up to these, Rust types must be equal.
 */
export const compatibleRust = (a: Ty, b: Ty, ls: Layouts): boolean => {
  if (a === b || eraseAll(a) === eraseAll(b)) return true;
  const [p, q] = [unwrapped(a, ls), unwrapped(b, ls)];
  if (p !== a || q !== b) return compatibleRust(p, q, ls);
  const x = scalarClass(a, ls);
  return x !== null && x === scalarClass(b, ls);
};

const transparent = new Set(['Cell', 'UnsafeCell', 'MaybeUninit', 'NonNull']);

/** Types with the same class are passed alike. */
const scalarClass = (outer: Ty, ls: Layouts): string | null => {
  const t = unwrapped(outer, ls);
  switch (t.k) {
    case 'int':
      return `${t.signed ? 'i' : 'u'}${intSize(ls.target, t)}`;
    case 'char':
      return 'u4';
    case 'bool':
      return 'bool';
    case 'fn':
      return 'fn';
    case 'raw':
    case 'ref':
      return pointerClass(t.to);
    case 'unit':
      return 'nothing';
    case 'tuple':
    case 'array':
    case 'adt':
      return isNothing(t, ls) ? 'nothing' : null;
    case 'lib': {
      const arg = t.args[0];
      if (t.name.startsWith('NonZero')) return integerOf(t.name, ls);
      if (arg === undefined) return null;
      if (t.name === 'Box' || t.name === 'NonNull') return pointerClass(arg);
      if (transparent.has(t.name)) return scalarClass(arg, ls);
      return t.name === 'Option' && hasNull(unwrapped(arg, ls)) ? scalarClass(arg, ls) : null;
    }
    case 'never':
    case 'str':
    case 'slice':
      return null;
  }
};

const pointerClass = (to: Ty): string => (isThinPointee(to) ? 'thin' : 'wide');

const integerOf = (name: string, ls: Layouts): string | null => {
  const m = /^NonZero([UI])(8|16|32|64|size)$/.exec(name);
  if (m === null) return null;
  const bytes = m[2] === 'size' ? ls.target.pointerSize : Number(m[2]) / 8;
  return `${m[1] === 'I' ? 'i' : 'u'}${bytes}`;
};

/** `Option` of it is guaranteed to be the same word (std, core::option: representation). */
const hasNull = (t: Ty): boolean =>
  t.k === 'ref' ||
  t.k === 'fn' ||
  (t.k === 'lib' && (t.name === 'Box' || t.name === 'NonNull' || t.name.startsWith('NonZero')));

const isNothing = (t: Ty, ls: Layouts): boolean => isNowhere(t, ls) && !ls.of(t).uninhabited;

const fits = (caller: Ty, from: Lang, callee: Ty, to: Lang, ls: Layouts, at: Position): Reason => {
  if (from !== to) {
    const [r, c] = from === 'rust' ? [caller, callee] : [callee, caller];
    return convertible(r, c, ls, at).reason;
  }
  const ok = from === 'c' ? compatibleC(caller, callee, ls) : compatibleRust(caller, callee, ls);
  return ok ? null : `\`${showTy(caller)}\` and \`${showTy(callee)}\` are not compatible`;
};

/** `C-unwind` differs from `C` in what may leave the call, not in how it is made. */
const convention = (sig: FnSig): 'Rust' | 'C' => (sig.abi === 'Rust' ? 'Rust' : 'C');

/**
 * Null if a call made by `caller` (the signature that the calling code has) may reach `callee` (the one that the
 * function was defined with), else the first thing that does not fit.
 */
export const abiCompatible = (
  caller: FnSig,
  from: Lang,
  callee: FnSig,
  to: Lang,
  ls: Layouts,
): AbiMismatch | null => {
  if (convention(caller) !== convention(callee)) {
    const message = `the call follows the convention "${caller.abi}", the function "${callee.abi}"`;
    return { what: 'convention', index: null, message };
  }
  if (caller.variadic !== callee.variadic) {
    const message = caller.variadic
      ? 'the call is made as to a function with `...`, which it has not'
      : 'the function takes `...`, the call is made as to one without';
    return { what: 'variadic', index: null, message };
  }
  if (caller.params.length !== callee.params.length) {
    const message = `${caller.params.length} arguments are passed, ${callee.params.length} are expected`;
    return { what: 'count', index: null, message };
  }
  for (const [i, p] of caller.params.entries()) {
    const q = callee.params[i];
    const reason = q === undefined ? null : fits(p, from, q, to, ls, 'parameter');
    if (reason !== null) return { what: 'parameter', index: i, message: `argument ${i + 1}: ${reason}` };
  }
  const reason = returns(caller.ret, from, callee.ret, to, ls);
  return reason === null ? null : { what: 'return', index: null, message: `the result: ${reason}` };
};

/** Does the function give what the caller expects? */
export const resultFits = (caller: Ty, from: Lang, callee: Ty, to: Lang, ls: Layouts): boolean =>
  returns(caller, from, callee, to, ls) === null;

/** A caller that expects `!` trusts the callee never to return: that fits any that returns nothing. */
const returns = (caller: Ty, from: Lang, callee: Ty, to: Lang, ls: Layouts): Reason => {
  const none = (t: Ty): boolean => t.k === 'unit' || t.k === 'never';
  return none(caller) && none(callee) ? null : fits(caller, from, callee, to, ls, 'return');
};
