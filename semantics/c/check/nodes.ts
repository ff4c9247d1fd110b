/** Makers of checked expressions; values of constants are folded where C defines the result. */
import type { Span } from '../../../model/span.js';
import { asInt, type Widths } from '../target.js';
import type { Const, Expr, VarSym } from '../tree.js';
import { qualified, int, isInteger, pointerTo, q, type CTy, type QTy } from '../types.js';

const value = { lv: false, ro: false } as const;

export const constant = (v: bigint, ty: CTy, span: Span): Const => ({
  k: 'const',
  value: v,
  ty,
  span,
  ...value,
});
export const variable = (sym: VarSym, span: Span): Expr => ({
  k: 'var',
  sym,
  ty: sym.q.ty,
  lv: true,
  ro: sym.q.const,
  vol: sym.q.volatile === true,
  span,
});
export const deref = (ptr: Expr, to: QTy, span: Span): Expr => ({
  k: 'deref',
  ptr,
  ty: to.ty,
  lv: true,
  ro: to.const,
  vol: to.volatile === true,
  span,
});
export const load = (of: Expr): Expr => ({ k: 'load', of, ty: of.ty, span: of.span, ...value });
export const offset = (
  ptr: Expr,
  index: Expr,
  negate: boolean,
  span: Span,
  within: number | null = null,
): Expr => ({ k: 'offset', ptr, index, negate, within, leaves: false, ty: ptr.ty, span, ...value });

/** The pointer to what an lvalue designates; `&*p` is `p` (6.5.3.2p3). */
export const addressOf = (of: Expr, span: Span): Expr => {
  if (of.k === 'deref') return of.ptr;
  return { k: 'addr', of, ty: pointerTo(qualified(q(of.ty), of.ro, of.vol === true)), span, ...value };
};

/** What conversion to `ty` makes of a value (6.3.1, 6.3.2): nothing where the machine does not tell the types apart. */
export const convert = (w: Widths, e: Expr, ty: CTy): Expr => {
  if (e.ty === ty) return e;
  if (e.k === 'const' && isInteger(ty) && isInteger(e.ty)) return constant(w.wrap(e.value, ty), ty, e.span);
  if (e.k === 'const' && ty.k === 'pointer' && (e.value === 0n || e.ty.k === 'pointer'))
    return constant(e.value, ty, e.span);
  if (ty.k === 'record') return e;
  return { k: 'cast', a: e, ty, span: e.span, ...value };
};

export const isConstInt = (e: Expr): e is Const => e.k === 'const' && isInteger(e.ty);

/** A null pointer constant (6.3.2.3p3): `0`, or that cast to `void *`; also as folded. */
export const isNullConstant = (e: Expr): boolean =>
  e.k === 'const' &&
  e.value === 0n &&
  (isInteger(e.ty) || (e.ty.k === 'pointer' && e.ty.to.ty.k === 'void' && !e.ty.to.const));

/** An `int` that says whether a scalar is not zero. */
export const zeroOf = (e: Expr): Const => constant(0n, isInteger(e.ty) ? asInt(e.ty) : e.ty, e.span);
export const truth = (v: boolean, span: Span): Const => constant(v ? 1n : 0n, int, span);
