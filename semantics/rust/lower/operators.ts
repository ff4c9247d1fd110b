/** Operators: on values of primitive types as they are, on references as calls of std's traits borrow and read them. */
import type { Operand, Place } from '../../../model/core/mir.js';
import { copy, localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { isScalar } from '../ty.js';
import { behind, behindLocal, deref, inside, read } from './builder.js';
import type { FnLower } from './context.js';
import { asPlace, isPlaceExpr } from './places.js';

type Late = TExpr & { k: 'deref' };
const isLate = (e: TExpr): e is Late => e.k === 'deref' && e.late === true;

/** It reads and does nothing else: no loan that the other operand has could matter to it. */
const isQuiet = (e: TExpr): boolean => {
  switch (e.k) {
    case 'int':
    case 'str':
    case 'var':
    case 'const':
    case 'static':
      return true;
    case 'field':
    case 'deref':
    case 'un':
      return isQuiet(e.a);
    case 'bin':
    case 'compare':
      return isQuiet(e.a) && isQuiet(e.b);
    case 'borrow':
      return e.kind === 'shared' && isQuiet(e.a);
    default:
      return false;
  }
};

/** `a += r`: `add_assign(&mut a, r)`, which reads `*r` after both are evaluated. */
const assignThrough = (f: FnLower, e: TExpr & { k: 'assign-op' }, value: Late): void => {
  const { b } = f;
  const { ty } = e.place;
  const place = asPlace(f, e.place);
  const p = b.let(T.refTo(ty, true), { k: 'ref', kind: 'two-phase', place });
  const r = localPlace(f.parts.temp(f, value.a));
  const target = behind(localPlace(p));
  // The place is the operator's alone before it reads the other side.
  const before = b.let(ty, { k: 'use', op: copy(target), retag: false });
  b.use(target, b.bin(e.op, read(before), copy(behind(r)), ty));
};

export const binInto = (f: FnLower, e: TExpr & { k: 'bin' }, dest: Place): void => {
  const { b } = f;
  if (isLate(e.a) && !isQuiet(e.b)) {
    const held = localPlace(f.parts.temp(f, e.a.a));
    const right = f.parts.operand(f, e.b);
    return b.assign(dest, { k: 'bin', op: e.op, a: copy(behind(held)), b: right, ty: e.a.ty });
  }
  f.parts.binary(f, e, dest);
};

/** `a += b`: the right side first, where both are of a primitive type (Reference, compound assignment). */
export const assignOp = (f: FnLower, e: TExpr & { k: 'assign-op' }): void => {
  const { b } = f;
  if (isLate(e.value)) return assignThrough(f, e, e.value);
  const value = f.parts.operand(f, e.value);
  const place = asPlace(f, e.place);
  b.use(place, b.bin(e.op, copy(place), value, e.place.ty));
};

/** The operator's own reference to an operand that is one, and the place that it compares. */
const heldPlace = (f: FnLower, e: TExpr, written: TExpr): Place => {
  if (e !== written && e.k === 'deref') return behind(heldPlace(f, e.a, written));
  if (!isPlaceExpr(written)) return localPlace(f.parts.temp(f, written));
  const place = asPlace(f, written);
  return inside(localPlace(f.b.let(T.refTo(written.ty), { k: 'ref', kind: 'shared', place })), deref);
};

export const compareInto = (f: FnLower, e: TExpr & { k: 'compare' }, dest: Place): void => {
  const { b } = f;
  if (e.written !== null && !e.written.every(isQuiet)) {
    const [x, y] = [heldPlace(f, e.a, e.written[0]), heldPlace(f, e.b, e.written[1])];
    if (isScalar(e.a.ty)) return b.assign(dest, { k: 'bin', op: e.op, a: copy(x), b: copy(y), ty: e.a.ty });
    return compareBehind(f, e, b.ref(x, e.a.ty, false), b.ref(y, e.b.ty, false), dest);
  }
  if (isScalar(e.a.ty)) return f.parts.binary(f, e, dest);
  const x = b.ref(asPlace(f, e.a), e.a.ty, false);
  const y = b.ref(asPlace(f, e.b), e.b.ty, false);
  compareBehind(f, e, x, y, dest);
};

/** By references to both sides: what is no scalar. */
const compareBehind = (
  f: FnLower,
  e: TExpr & { k: 'compare' },
  x: Operand,
  y: Operand,
  dest: Place,
): void => {
  const { b } = f;
  if (e.op !== '==' && e.op !== '!=') {
    // `NonZero…` is the one type that is ordered and no scalar of the core's.
    const value = (r: Operand, ty: Ty): Operand => {
      const l = b.let(T.refTo(ty), { k: 'use', op: r, retag: false });
      return b.cast('int', copy(behindLocal(l)), ty, f.program.integerOf(ty));
    };
    const int = f.program.integerOf(e.a.ty);
    b.assign(dest, { k: 'bin', op: e.op, a: value(x, e.a.ty), b: value(y, e.b.ty), ty: int });
    return;
  }
  const equal = b.local(T.bool);
  b.callFn(f.program.equal(e.a.ty, e.b.ty), [x, y], localPlace(equal));
  if (e.op === '==') b.use(dest, read(equal));
  else b.assign(dest, { k: 'un', op: '!', a: read(equal) });
};
