/** Places: dereferences, fields, elements, slices; borrows of them and assignments to them. */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { isError } from '../ty.js';
import type { FnCx } from './body.js';
import { coerce, markMutable, valueHint } from './coerce.js';
import { derefOnce, nextDeref } from './deref.js';
import { checkDestructure, unitOf } from './destructure.js';
import { fieldTy } from './fields.js';
import { suggestion } from './paths.js';
import { isPlace } from './ops.js';
import { mustBeSized } from './sized.js';

/** `named`: the place is only named, and not read. */
export const checkDeref = (f: FnCx, e: S.Deref, named = false): TExpr => {
  const a = f.parts.expr(f, e.operand, null);
  const ty = f.known(a.ty, a.span);
  if (isError(ty)) return f.broken(e.span);
  if (ty.k === 'raw') {
    if (named) f.usesUnsafe = true;
    else f.needsUnsafe('dereference of raw pointer', e.span);
  }
  const made = derefOnce(f, a);
  if (made === null)
    return f.wrong('E0614', `type \`${f.show(ty)}\` cannot be dereferenced`, e.span, 'remove the `*`');
  // The place is the whole of `*e`, also for messages.
  return f.make(
    made.k === 'deref' ? { k: 'deref', a: made.a, ty: made.ty, span: e.span } : { ...made, span: e.span },
  );
};

/** What is expected of `&e` says what is expected of `e`. */
const pointeeHint = (f: FnCx, want: Ty | null): Ty | null => {
  if (want === null) return null;
  const w = f.shallow(want);
  return w.k === 'ref' || w.k === 'raw' ? w.to : null;
};

export const checkBorrow = (f: FnCx, e: S.Borrow, want: Ty | null): TExpr => {
  const a = f.parts.expr(f, e.operand, valueHint(f, e.operand, pointeeHint(f, want)));
  const ty = f.tyOf(a);
  if (e.mutable) markMutable(f, a);
  return f.make({
    k: 'borrow',
    kind: e.mutable ? 'mut' : 'shared',
    a,
    ty: T.refTo(ty, e.mutable),
    span: e.span,
  });
};

/** `&raw mut place`. Naming a place through a raw pointer is safe here: nothing is read (Reference, raw borrows). */
export const checkRawBorrow = (
  f: FnCx,
  operand: S.Expr,
  mutable: boolean,
  span: S.Expr['span'],
  macro = false,
): TExpr => {
  // `&raw const STATIC` of a mutable or foreign static is safe (Reference, mutable statics).
  const isSafe = operand.kind === 'PathExpr';
  if (isSafe) f.unsafe++;
  const a = operand.kind === 'Deref' ? checkDeref(f, operand, true) : f.parts.expr(f, operand, null);
  if (isSafe) f.unsafe--;
  if (!isPlace(a))
    return f.wrong('E0745', 'cannot take address of a temporary', operand.span, 'bind it by `let` first');
  if (mutable) markMutable(f, a);
  return f.make({ k: 'raw', mut: mutable, a, ty: T.rawTo(a.ty, mutable), span, ...(macro ? { macro } : {}) });
};

export const checkAssign = (f: FnCx, e: S.Assign): TExpr => {
  if (unitOf(f, e.target) !== null) return checkDestructure(f, e);
  const place = f.parts.expr(f, e.target, null);
  if (!isPlace(place)) {
    const { span } = e.target;
    f.error('E0070', 'invalid left-hand side of assignment', span, { help: 'assign to a variable or place' });
    f.parts.expr(f, e.value, place.ty);
    return f.broken(e.span);
  }
  markMutable(f, place);
  const value = coerce(f, f.parts.expr(f, e.value, place.ty), place.ty);
  mustBeSized(f, place.ty, e.target.span);
  return f.make({ k: 'assign', place, value, ty: T.unit, span: e.span });
};

export const checkField = (f: FnCx, e: S.Field): TExpr => {
  const base = f.parts.expr(f, e.base, null);
  f.known(base.ty, base.span);
  for (let at: TExpr | null = base; at !== null; at = nextDeref(f, at)) {
    const ty = f.shallow(at.ty);
    const index = fieldIndex(ty, e.name);
    if (index >= 0) return f.make({ k: 'field', a: at, index, ty: fieldTy(ty, 0, index), span: e.span });
  }
  return noField(f, base.ty, e);
};

/** The number of the field of that name; -1 if the type has none. */
const fieldIndex = (ty: Ty, name: string): number => {
  if (ty.k === 'tuple') {
    const index = /^\d+$/.test(name) ? Number(name) : -1;
    return index < ty.elems.length ? index : -1;
  }
  if (ty.k === 'lib') return ty.name === 'AssertUnwindSafe' && name === '0' ? 0 : -1;
  if (ty.k !== 'adt' || ty.def.kind !== 'struct') return -1;
  const fields = ty.def.variants[0]?.fields ?? [];
  for (let i = 0; i < fields.length; i++) if (fields[i]!.name === name) return i;
  return -1;
};

const noField = (f: FnCx, t: Ty, e: S.Field): TExpr => {
  const ty = f.shallow(t);
  if (isError(ty)) return f.broken(e.span);
  const inner = ty.k === 'ref' || ty.k === 'raw' ? f.shallow(ty.to) : ty;
  if (ty.k === 'raw')
    return f.wrong(
      'E0609',
      `no field \`${e.name}\` on type \`${f.show(ty)}\``,
      e.nameSpan,
      `dereference the pointer: \`(*…).${e.name}\``,
    );
  if (ty.k === 'int' || ty.k === 'bool' || ty.k === 'char' || f.infer.isIntVar(ty))
    return f.wrong(
      'E0610',
      `\`${f.show(inner)}\` is a primitive type and therefore doesn't have fields`,
      e.nameSpan,
      'remove the field',
    );
  const info = inner.k === 'adt' ? f.cx.infoOf.get(inner.def) : undefined;
  if (info?.assoc.has(e.name) === true)
    return f.wrong(
      'E0615',
      `attempted to take value of method \`${e.name}\` on type \`${f.show(inner)}\``,
      e.nameSpan,
      `call it: \`.${e.name}()\``,
    );
  const known = inner.k === 'adt' ? (inner.def.variants[0]?.fields.map((x) => x.name) ?? []) : [];
  return f.wrong(
    'E0609',
    `no field \`${e.name}\` on type \`${f.show(ty)}\``,
    e.nameSpan,
    suggestion(known, e.name),
  );
};

export const checkIndex = (f: FnCx, e: S.Index): TExpr => {
  const base = f.parts.expr(f, e.base, null);
  f.known(base.ty, base.span);
  if (e.index.kind === 'Range') return checkSlicing(f, e, base, e.index);
  const i = f.parts.expr(f, e.index, T.usize);
  for (let at: TExpr | null = base; at !== null; at = nextDeref(f, at)) {
    const ty = f.shallow(at.ty);
    if (ty.k === 'str')
      return f.wrong(
        'E0277',
        `the type \`str\` cannot be indexed by \`${f.show(i.ty)}\``,
        i.span,
        'take its bytes, or a range of it: `&s[a..b]`',
      );
    if (ty.k !== 'array' && ty.k !== 'slice') continue;
    return f.make({ k: 'index', a: at, i, ty: elementAt(f, ty.of, i), span: e.span });
  }
  if (isError(f.shallow(base.ty))) return f.broken(e.span);
  return f.wrong(
    'E0608',
    `cannot index into a value of type \`${f.show(base.ty)}\``,
    e.span,
    'index arrays, slices and vectors',
  );
};

/** The type of what lies at the index: where nothing is known of that yet, it is known when it is (std, `Index<I>`). */
const elementAt = (f: FnCx, of: Ty, i: TExpr): Ty => {
  const judge = (): void => {
    if (!f.infer.unify(i.ty, T.usize))
      f.error('E0277', `the type \`[${f.show(of)}]\` cannot be indexed by \`${f.show(i.ty)}\``, i.span, {
        help: 'index by `usize`: `as usize`',
      });
  };
  if (!f.infer.isUnknown(i.ty) || f.infer.isDiverging(i.ty)) {
    judge();
    return of;
  }
  const element = f.infer.fresh();
  f.operands.push(() => {
    if (f.infer.isUnknown(i.ty)) return false;
    judge();
    if (!f.infer.unify(element, of)) f.mismatch(f.shallow(element), of, i.span);
    return true;
  });
  return element;
};

const checkSlicing = (f: FnCx, e: S.Index, base: TExpr, r: S.Range): TExpr => {
  const end = (x: S.Expr | null): TExpr | null =>
    x === null ? null : coerce(f, f.parts.expr(f, x, T.usize), T.usize);
  const from = end(r.start);
  const to = end(r.end);
  for (let at: TExpr | null = base; at !== null; at = nextDeref(f, at)) {
    const ty = f.shallow(at.ty);
    if (ty.k !== 'array' && ty.k !== 'slice' && ty.k !== 'str') continue;
    return f.make({
      k: 'slice',
      a: at,
      from,
      to,
      inclusive: r.inclusive,
      mut: false,
      ty: ty.k === 'str' ? ty : T.sliceOf(ty.of),
      span: e.span,
    });
  }
  const ty = f.shallow(base.ty);
  if (isError(ty)) return f.broken(e.span);
  return f.wrong(
    'E0608',
    `cannot index into a value of type \`${f.show(base.ty)}\``,
    e.span,
    'take slices of arrays, slices and vectors',
  );
};
