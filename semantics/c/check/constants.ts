/** Constant expressions (C11 6.6): folding, integer constants, address constants. */
import type { Span } from '../../../model/span.js';
import type { Const as CoreConst } from '../../../model/core/mir.js';
import type { Widths } from '../target.js';
import type { ArithOp, CompareOp, Const, Expr } from '../tree.js';
import { isInteger, type CTy } from '../types.js';
import { showC } from '../show.js';
import { constant, isConstInt } from './nodes.js';
import type { Context } from './context.js';

/** Why an operation on constants has no value; null if it has. */
type Folded = { readonly value: bigint } | { readonly why: string };

const exact = (op: ArithOp, a: bigint, b: bigint): bigint => {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
  }
};

const foldArith = (w: Widths, op: ArithOp, a: bigint, b: bigint, ty: CTy): Folded => {
  const bits = BigInt(w.bytes(ty) * 8);
  const signed = w.isSigned(ty);
  if ((op === '/' || op === '%') && b === 0n) return { why: 'division by zero' };
  if (op === '<<' || op === '>>') {
    if (b < 0n || b >= bits) return { why: `a shift by ${b} of ${showC(ty)}, which has ${bits} bits` };
    if (op === '<<' && signed && a < 0n) return { why: 'a negative value is shifted left' };
  }
  const v = exact(op, a, b);
  if (signed && (!w.fits(v, ty) || (op === '%' && !w.fits(a / b, ty))))
    return { why: `the result does not fit in ${showC(ty)}` };
  return { value: w.wrap(v, ty) };
};

const compareHolds = (op: CompareOp, a: bigint, b: bigint): boolean => {
  switch (op) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
};

const foldNode = (w: Widths, e: Expr): Folded | null => {
  switch (e.k) {
    case 'unary': {
      if (!isConstInt(e.a)) return null;
      const v = e.op === '-' ? -e.a.value : ~e.a.value;
      if (w.isSigned(e.ty) && !w.fits(v, e.ty)) return { why: `the result does not fit in ${showC(e.ty)}` };
      return { value: w.wrap(v, e.ty) };
    }
    case 'arith':
      return isConstInt(e.a) && isConstInt(e.b) ? foldArith(w, e.op, e.a.value, e.b.value, e.ty) : null;
    case 'compare':
      return isConstInt(e.a) && isConstInt(e.b)
        ? { value: compareHolds(e.op, e.a.value, e.b.value) ? 1n : 0n }
        : null;
    case 'logical':
      // What is not evaluated needs no value (6.6p3; 6.6p10, footnote 118).
      if (isConstInt(e.a) && (e.a.value !== 0n) === (e.op === '||') && !isRuntime(w, e.b))
        return { value: e.op === '||' ? 1n : 0n };
      if (!isConstInt(e.a) || !isConstInt(e.b)) return null;
      return {
        value: (e.op === '&&' ? e.a.value !== 0n && e.b.value !== 0n : e.a.value !== 0n || e.b.value !== 0n)
          ? 1n
          : 0n,
      };
    case 'cond': {
      if (!isConstInt(e.test)) return null;
      const [taken, other] = e.test.value !== 0n ? [e.a, e.b] : [e.b, e.a];
      return isConstInt(taken) && !isRuntime(w, other) ? { value: taken.value } : null;
    }
    default:
      return null;
  }
};

/** The expression with its value in its place, where all of it is constant and C defines it. */
export const fold = (w: Widths, e: Expr): Expr => {
  if (!isInteger(e.ty)) return e;
  const f = foldNode(w, e);
  return f !== null && 'value' in f ? constant(f.value, e.ty, e.span) : e;
};

/** Why an expression that was folded as far as it goes is no constant. */
const whyNot = (w: Widths, e: Expr): { readonly why: string; readonly span: Span } => {
  const f = foldNode(w, e);
  if (f !== null && 'why' in f) return { why: f.why, span: e.span };
  const parts = 'a' in e && 'b' in e ? [e.a, e.b] : 'a' in e ? [e.a] : [];
  for (const p of parts) if (!isConstInt(p)) return whyNot(w, p);
  return { why: 'it is not known before the program runs', span: e.span };
};

/** An integer that is only known when the program runs; false where it is a constant, or one without a value. */
export const isRuntime = (w: Widths, e: Expr): boolean => {
  if (isConstInt(e) || !isInteger(e.ty)) return false;
  const f = foldNode(w, e);
  if (f !== null) return false;
  const parts = 'a' in e && 'b' in e ? [e.a, e.b] : 'a' in e ? [e.a] : [];
  const open = parts.filter((p) => !isConstInt(p));
  return open.length === 0 || open.some((p) => isRuntime(w, p));
};

/** The value of an integer constant expression (6.6p6); `what` needs it. */
export const integerConstant = (c: Context, e: Expr, what: string): Const => {
  if (isConstInt(e)) return e;
  if (!isInteger(e.ty))
    return c.fail(
      'not-constant',
      `${what} is an integer constant, and this is ${showC(e.ty)}`,
      e.span,
      'use a number',
    );
  const { why, span } = whyNot(c.widths, e);
  return c.fail(
    'not-constant',
    `${what} is not a constant: ${why}`,
    span,
    'use numbers, enumerators, sizeof, and operators on them',
  );
};

/** A value known before the program runs: a number, or an address and a distance from it (6.6p7-9). */
export type Known =
  | { readonly k: 'number'; readonly value: bigint }
  | { readonly k: 'address'; readonly to: CoreConst; readonly addend: number };

const memberOffset = (w: Widths, record: CTy, index: number): number => {
  const { shape } = w.layouts.of(w.machine(record));
  return 'offsets' in shape ? (shape.offsets[index] ?? 0) : 0;
};

/** The address of an object of static storage duration; null if it is none. */
const staticAddress = (w: Widths, e: Expr): Extract<Known, { k: 'address' }> | null => {
  switch (e.k) {
    case 'var':
    case 'literal':
      return e.sym.storage === 'static'
        ? { k: 'address', to: { k: 'static', name: e.sym.symbol }, addend: 0 }
        : null;
    case 'str':
      return { k: 'address', to: { k: 'data', index: e.data }, addend: 0 };
    case 'member': {
      const base = staticAddress(w, e.object);
      return base && { ...base, addend: base.addend + memberOffset(w, e.object.ty, e.index) };
    }
    case 'deref': {
      const p = known(w, e.ptr);
      return p?.k === 'address' ? p : null;
    }
    default:
      return null;
  }
};

/** What an initialiser of static storage duration amounts to; null if it is not constant. */
export const known = (w: Widths, e: Expr): Known | null => {
  switch (e.k) {
    case 'const':
      return { k: 'number', value: e.value };
    case 'fn':
      return { k: 'address', to: { k: 'fn', name: e.name }, addend: 0 };
    case 'addr':
    case 'decay':
      return staticAddress(w, e.of);
    case 'cast': {
      const inner = known(w, e.a);
      if (inner === null) return null;
      // Also a number: an address constant (6.6p9).
      if (e.ty.k === 'pointer') return inner;
      return inner.k === 'number' && isInteger(e.ty)
        ? { k: 'number', value: w.wrap(inner.value, e.ty) }
        : null;
    }
    case 'offset': {
      const p = known(w, e.ptr);
      if (p?.k !== 'address' || !isConstInt(e.index) || e.ty.k !== 'pointer') return null;
      const l = w.layout(e.ty.to.ty);
      if (typeof l === 'string') return null;
      const by = Number(e.index.value) * l.size;
      return { ...p, addend: p.addend + (e.negate ? -by : by) };
    }
    default:
      return null;
  }
};
