/** Coercions (Reference, type coercions), each of which becomes a node of the tree. */
import type { CastKind } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { FnTy, Ty } from '../../../model/types.js';
import type * as S from '../../../model/rust/syntax.js';
import type { ClosureInfo, TExpr } from '../tree.js';
import { bindFn, isInnermost, isLib, isSized } from '../ty.js';
import type { FnCx } from './body.js';
import { derefOnce, nextDeref } from './deref.js';
import { isGeneral } from './general.js';

/** The expression at a type that it coerces to; an error is reported if it does not. */
export const coerce = (f: FnCx, e: TExpr, to: Ty): TExpr => {
  const done = tryCoerce(f, e, to);
  if (done !== null) return done;
  if (isLessGeneral(f, e, to))
    f.error('E0308', 'mismatched types: one type is more general than the other', e.span, {
      help: 'give the function lifetimes of its own',
    });
  else f.mismatch(to, e.ty, e.span, helpFor(f, e.ty, to));
  // What is around it takes it for what was wanted.
  return f.make({ k: 'error', ty: to, span: e.span });
};

const isLessGeneral = (f: FnCx, e: TExpr, to: Ty): boolean => {
  const from = f.shallow(e.ty);
  const pointer = f.shallow(to);
  const is = from.k === 'fn' ? from : pointerOf(f, from);
  return is !== null && pointer.k === 'fn' && f.infer.wouldFit(is, pointer);
};

const helpFor = (f: FnCx, from: Ty, to: Ty): string => {
  const a = f.shallow(from);
  const b = f.shallow(to);
  if (a.k === 'int' && b.k === 'int') return `convert it: \`as ${f.show(b)}\``;
  if (b.k === 'ref' && f.infer.wouldFit(b.to, a)) return `borrow it: \`&${b.mut ? 'mut ' : ''}…\``;
  if (a.k === 'ref' && f.infer.wouldFit(a.to, b)) return 'dereference it: `*…`';
  if (a.k === 'unit') return 'remove the semicolon behind the last expression, or return a value';
  if (isLib(b, 'Option') && f.infer.wouldFit(b.args[0] ?? b, a)) return 'wrap it: `Some(…)`';
  return 'the types must be equal';
};

export const tryCoerce = (f: FnCx, e: TExpr, to: Ty): TExpr | null => {
  const a = f.shallow(f.tyOf(e));
  const b = f.shallow(to);
  // `&*r` of a shared reference would be a no-op, as in rustc; of an exclusive one it keeps `r` usable.
  if (a === b) return a.k === 'ref' && a.mut && isPlaceLike(e) ? reborrow(f, e, true) : e;
  if (a.k === 'never') {
    f.infer.mayDiverge(b);
    return f.make({ k: 'never', a: e, ty: b, span: e.span });
  }
  if (f.infer.isUnknown(a)) return f.infer.unify(a, b) ? e : null;
  if (b.k === 'ref') return toReference(f, e, a, b);
  if (b.k === 'raw') return toRaw(f, e, a, b);
  if (b.k === 'fn') return toFunction(f, e, a, b);
  if (isLib(a, 'Box') && isLib(b, 'Box')) {
    const from = f.shallow(a.args[0] ?? a);
    const slice = f.shallow(b.args[0] ?? b);
    if (from.k === 'array' && slice.k === 'slice' && f.infer.fit(from.of, slice.of))
      return cast(f, e, 'unsize', b);
  }
  return f.infer.fit(a, b) ? e : null;
};

const cast = (f: FnCx, e: TExpr, kind: CastKind, ty: Ty): TExpr =>
  f.make({ k: 'cast', kind, a: e, ty, span: e.span });

export const isPlaceLike = (e: TExpr): boolean =>
  e.k === 'var' ||
  e.k === 'static' ||
  e.k === 'field' ||
  e.k === 'deref' ||
  e.k === 'overloaded-deref' ||
  e.k === 'index';

/** `&*e`, `&mut *e`: what rustc makes of a reference at every coercion site. */
export const reborrow = (f: FnCx, e: TExpr, mut: boolean): TExpr => {
  const ty = f.shallow(e.ty);
  if (ty.k !== 'ref') return e;
  const place = f.make({ k: 'deref', a: e, ty: ty.to, span: e.span });
  if (mut) markMutable(f, place);
  return f.make({
    k: 'borrow',
    kind: mut ? 'mut' : 'shared',
    a: place,
    ty: T.refTo(ty.to, mut),
    span: e.span,
  });
};

const unsizes = (f: FnCx, from: Ty, to: Ty): boolean => {
  const x = f.shallow(from);
  const y = f.shallow(to);
  return x.k === 'array' && y.k === 'slice' && f.infer.fit(x.of, y.of);
};

const toReference = (f: FnCx, e: TExpr, a: Ty, b: T.RefTy): TExpr | null => {
  if (a.k !== 'ref') return f.infer.fit(a, b) ? e : null;
  if (b.mut && !a.mut) return null;
  if (unsizes(f, a.to, b.to))
    return cast(f, a.mut === b.mut && (!a.mut || !isPlaceLike(e)) ? e : reborrow(f, e, b.mut), 'unsize', b);
  if ((!a.mut || !isPlaceLike(e)) && a.mut === b.mut && f.infer.fit(a.to, b.to)) return e;
  // One dereference after another until the pointee fits: `&Box<T>` to `&T`, `&Vec<T>` to `&[T]`.
  let at: TExpr | null = derefOnce(f, e) ?? e;
  for (; at !== null; at = nextDeref(f, at)) {
    const place: TExpr = at;
    if (!f.infer.fit(place.ty, b.to)) continue;
    if (b.mut) markMutable(f, place);
    return f.make({ k: 'borrow', kind: b.mut ? 'mut' : 'shared', a: place, ty: b, span: e.span });
  }
  return null;
};

const toRaw = (f: FnCx, e: TExpr, a: Ty, b: T.RawTy): TExpr | null => {
  if (a.k === 'ref' && (a.mut || !b.mut)) {
    if (unsizes(f, a.to, b.to)) {
      const thin = f.make({ k: 'deref', a: e, ty: a.to, span: e.span });
      const raw = f.make({ k: 'raw', mut: b.mut, a: thin, ty: T.rawTo(a.to, b.mut), span: e.span });
      return cast(f, raw, 'unsize', b);
    }
    if (!f.infer.fit(a.to, b.to)) return null;
    const place = f.make({ k: 'deref', a: e, ty: a.to, span: e.span });
    return f.make({ k: 'raw', mut: b.mut, a: place, ty: b, span: e.span });
  }
  if (a.k === 'raw' && (a.mut || !b.mut)) {
    if (unsizes(f, a.to, b.to)) return cast(f, e, 'unsize', b);
    if (f.infer.fit(a.to, b.to)) return a.mut === b.mut ? e : cast(f, e, 'ptr', b);
    return null;
  }
  return f.infer.fit(a, b) ? e : null;
};

/** The pointer type that the item of a function becomes. */
export const pointerOfItem = (f: FnCx, ty: Ty): FnTy | null => {
  if (ty.k !== 'adt') return null;
  const item = f.cx.fnOfItem.get(ty.def);
  return item === undefined ? null : erasedFn(item.pointer);
};

const erasedFn = (t: FnTy): FnTy => T.erase(t) as FnTy;

/** … and a closure that captures nothing (Reference, closure types: coercion). */
export const pointerOf = (f: FnCx, ty: Ty): FnTy | null => pointerOfItem(f, ty) ?? pointerOfClosure(f, ty);

const pointerOfClosure = (f: FnCx, ty: Ty): FnTy | null => {
  const closure = ty.k === 'adt' ? f.cx.closureOf.get(ty.def) : undefined;
  return closure === undefined || closure.uses ? null : erasedFn(signatureOf(closure));
};

/** A closure's signature as the type of a pointer. */
export const signatureOf = (c: ClosureInfo): FnTy =>
  bindFn(c.given, c.givenRet ?? c.ret, { abi: 'Rust' }, isInnermost);

const toFunction = (f: FnCx, e: TExpr, a: Ty, b: T.FnTy): TExpr | null => {
  const from = pointerOf(f, a) ?? (a.k === 'fn' ? a : null);
  if (from === null) return f.infer.fit(a, b) ? e : null;
  const mark = f.infer.mark();
  if (fitsAsPointer(f, from, b) && (isClosure(f, a) || isAsGeneral(f, from, b)))
    return a === b ? e : cast(f, e, 'fn-ptr', b);
  f.infer.rollback(mark);
  return null;
};

/** What a closure binds the borrow checker judges (rustc, `coerce_closure_to_fn`). */
const isClosure = (f: FnCx, t: Ty): boolean => t.k === 'adt' && f.cx.closureOf.has(t.def);

/** Whether it is a pointer of that type, but for lifetimes. */
const fitsAsPointer = (f: FnCx, from: FnTy, to: FnTy): boolean => {
  const asUnsafe =
    to.unsafe && !from.unsafe ? T.fnOf(from.params, from.ret, from.abi, { unsafe: true }) : from;
  return f.infer.fit(asUnsafe, to);
};

/**
 * A pointer binds no more than what comes in its place. rustc judges that with the types, also where control never comes
 * (`coerce_from_safe_fn`, its leak check); what lifetimes are otherwise is for the borrow checker.
 */
const isAsGeneral = (f: FnCx, from: FnTy, to: FnTy): boolean =>
  isGeneral(f.cx, f.infer.resolve(from), f.infer.resolve(to));

const isMutRef = (f: FnCx, t: Ty): boolean => {
  const ty = f.shallow(t);
  return ty.k === 'ref' && ty.mut;
};

/** A place that is written or borrowed mutably: its overloaded dereferences are the mutable ones. */
export const markMutable = (f: FnCx, e: TExpr): void => {
  let at: TExpr | null = e;
  while (at !== null) {
    switch (at.k) {
      case 'overloaded-deref':
      case 'slice':
        at.mut = true;
        at = at.a;
        break;
      case 'field':
      case 'index':
        at = at.a;
        break;
      case 'deref': {
        // As rustc: whatever is dereferenced is found by the mutable function (for a shared reference, in vain).
        at = f.shallow(at.a.ty).k === 'ref' && !isMutRef(f, at.a.ty) ? null : at.a;
        break;
      }
      default:
        at = null;
    }
  }
};

/** What never gives a value may stand for one of any type: `()`, if nothing else decides (Rust 2021). */
export const settle = (f: FnCx, e: TExpr): TExpr =>
  f.shallow(f.tyOf(e)).k === 'never' ? coerce(f, e, f.infer.fresh()) : e;

/** A type without a size is the type of no value: it says what the elements of an array are, and no more (rustc, `rvalue_hint`). */
export const valueHint = (f: FnCx, e: S.Expr, want: Ty | null): Ty | null =>
  want === null || e.kind === 'ArrayList' || e.kind === 'ArrayRepeat' || isSized(f.shallow(want))
    ? want
    : null;

/** A pattern with `ref` (`refs`) binds the place itself: its type has to be the declared one, without a coercion. */
export const fit = (f: FnCx, init: TExpr, declared: Ty | null, refs: boolean): TExpr => {
  if (declared === null) return refs ? init : settle(f, init);
  if (!refs) return coerce(f, init, declared);
  if (!f.infer.unify(declared, init.ty)) f.mismatch(declared, init.ty, init.span);
  return init;
};
