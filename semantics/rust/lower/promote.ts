/**
 * What `&` promotes to a static: constant expressions that cannot fail, and whose values need no drop and hold no cell
 * (Reference, constant promotion; rustc, `promote_consts`).
 */
import type { Operand, Place } from '../../../model/core/mir.js';
import { constInt } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { evaluateQuietly } from '../check/evaluate.js';
import { hasCell, mayHave, needsToDrop } from '../check/qualifs.js';
import { tooMuch } from '../check/sizes.js';
import { partsOfPattern, type TExpr, type TPat } from '../tree.js';
import { isSized } from '../ty.js';
import { deref } from './builder.js';
import type { FnLower } from './context.js';
import { asPlace, isPlaceExpr } from './places.js';

/** The reference to the static that the expression is promoted to; null if it is not. */
export const promoted = (f: FnLower, e: TExpr, mut: boolean): Operand | null => {
  // What has no size is no value of its own: it lies behind a reference that is there.
  if (!isConstant(f.cx, e) || !isSized(e.ty)) return null;
  if (mayHave(f.cx, hasCell, e) || mayHave(f.cx, needsToDrop, e)) return null;
  const v = evaluateQuietly({ cx: f.cx, what: 'constant' }, e);
  if (v === null) return null;
  const much = tooMuch(f.cx, e.ty);
  if (much !== null) f.cx.refuse(much, e.span, 'allocate it when the program runs');
  const { size, align } = f.program.layouts.of(e.ty);
  const pointer = T.refTo(e.ty, mut);
  return size === 0
    ? constInt(align, pointer)
    : { k: 'const', value: { k: 'static', name: f.program.memoryOf(v, e.ty) }, ty: pointer };
};

/** Of a part of a value, `&(1, 2).0`, the whole is promoted: what `asPlace` makes of it is a place in the static. */
export const promoteRoot = (f: FnLower, e: TExpr): void => {
  let root = e;
  while (root.k === 'field' || root.k === 'index' || (root.k === 'slice' && !root.mut)) root = root.a;
  if (root === e) return;
  const op = promoted(f, root, false);
  if (op !== null) (f.promoted ??= new Map()).set(root, op);
};

/** `&{ …; 1 }`: the tail, if it is promoted; what stands before it is still run. */
export const promotedTail = (f: FnLower, e: TExpr): (TExpr & { k: 'block' }) | null =>
  e.k === 'block' && e.jump === null && e.tail !== null && promoted(f, e.tail, false) !== null ? e : null;

/** What is matched, as a place: `ref x` of a constant is promoted as `&` of one is. */
export const matchedPlace = (f: FnLower, e: TExpr, patterns: readonly TPat[]): Place => {
  const op =
    isConstant(f.cx, e) && patterns.some(borrows) && patterns.every((p) => onlyReads(f, p))
      ? promoted(f, e, false)
      : null;
  if (op === null) return asPlace(f, e);
  return { local: f.b.let(T.refTo(e.ty), { k: 'use', op, retag: false }), proj: [deref] };
};

const borrows = (p: TPat): boolean => (p.k === 'bind' && p.mode === 'ref') || partsOfPattern(p).some(borrows);

const onlyReads = (f: FnLower, p: TPat): boolean =>
  !(p.k === 'bind' && (p.mode === 'ref-mut' || (p.mode === 'move' && !f.isCopy(p.ty)))) &&
  partsOfPattern(p).every((x) => onlyReads(f, x));

/** What the place is a part of. */
const wholeOf = (e: TExpr): TExpr => {
  let at = e;
  while (at.k === 'field' || at.k === 'index') at = at.a;
  return at;
};

/** Asked first, since hardly anything is one. */
const isConstant = (cx: CrateCx, e: TExpr): boolean => !isPlaceExpr(e) && constant(cx, e);

const constant = (cx: CrateCx, e: TExpr): boolean => {
  const go = (x: TExpr): boolean => constant(cx, x);
  switch (e.k) {
    case 'int':
    case 'str':
    case 'bytes':
    case 'cstr':
    case 'const':
    case 'fn':
      return true;
    case 'adt':
      return e.base === null && e.fields.every((x) => go(x.value));
    case 'tuple':
    case 'array':
      return e.elems.every(go);
    case 'repeat':
      return go(e.value);
    case 'un':
    case 'cast':
      return go(e.a);
    case 'bin':
      // Division may fail, unless by a number that is plainly not zero. What overflows is not evaluated.
      return (
        go(e.a) &&
        go(e.b) &&
        (e.op !== '/' && e.op !== '%' ? true : e.b.k === 'const' || (e.b.k === 'int' && e.b.value !== 0n))
      );
    case 'compare':
      // Where pointers lie is not known yet.
      return go(e.a) && go(e.b) && e.a.ty.k !== 'raw' && e.a.ty.k !== 'fn';
    case 'borrow':
      // It is promoted itself: what it refers to is not dropped with the temporaries of the statement, and has no cell.
      return (
        e.kind === 'shared' &&
        go(e.a.k === 'deref' ? e.a.a : e.a) &&
        !mayHave(cx, needsToDrop, wholeOf(e.a)) &&
        !mayHave(cx, hasCell, wholeOf(e.a))
      );
    case 'raw':
      return !e.mut && e.a.k === 'deref' && go(e.a.a);
    case 'field':
      // What is left of the whole is dropped with the temporaries of the statement.
      return go(e.a) && !mayHave(cx, needsToDrop, e.a);
    case 'index':
      // An element that is plainly there. What a reference leads to is never read (rustc, `validate_place`).
      return e.a.ty.k === 'array' && go(e.a) && (e.i.k === 'const' || e.i.k === 'int');
    case 'block':
      return e.stmts.length === 0 && e.tail !== null && e.jump === null && go(e.tail);
    case 'call':
      return e.target.k === 'lib' && e.target.fn.promotable && e.args.length === 0;
    default:
      return false;
  }
};
