/** Comparisons: which impl of `PartialEq` or `PartialOrd` two types ask for, as std has them (std::cmp). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { CompareOp, TExpr } from '../tree.js';
import { isError, isLib } from '../ty.js';
import type { FnCx } from './body.js';
import { isPlaceLike, reborrow, settle, tryCoerce } from './coerce.js';
import { hinges } from './never-fallback.js';
import { comparable, ordered } from './traits.js';

type Compare = TExpr & { k: 'compare' };

/** `left: PartialEq<right>`, of which too little is known yet. */
type Pair = readonly [left: Ty, right: Ty];

export const checkCompare = (f: FnCx, e: S.Binary, op: CompareOp): TExpr => {
  const a = settle(f, f.parts.expr(f, e.left, null));
  // Where more than one type can be compared with this one, nothing is expected of the other.
  const wants = comparesWithOne(f, f.shallow(a.ty), op !== '==' && op !== '!=') || f.infer.isIntVar(a.ty);
  const b = settle(f, f.parts.expr(f, e.right, wants ? a.ty : null));
  return compareNodes(f, op, a, b, e.opSpan, e.span);
};

const isText = (t: Ty): boolean => t.k === 'str' || isLib(t, 'String');

type Seq = T.ArrayTy | T.SliceTy | T.LibTy;

/** An array, a slice or a vector. */
const isSequence = (t: Ty): t is Seq =>
  t.k === 'array' || t.k === 'slice' || (t.k === 'lib' && t.name === 'Vec');

const elementOf = (t: Seq): Ty => (t.k === 'lib' ? (t.args[0] ?? T.unit) : t.of);

/** A reference to an array or slice, as what it refers to. */
const sequenceBehind = (f: FnCx, t: Ty): Seq | null => {
  if (t.k !== 'ref') return null;
  const to = f.shallow(t.to);
  return to.k === 'slice' || (to.k === 'array' && !t.mut) ? to : null;
};

/**
 * The impls of `PartialEq` that mix sequences: a vector with all others, also behind a reference; an array with a slice
 * behind one; a slice, also behind one, with arrays and vectors. Answers which sides have to be dereferenced.
 */
const mixes = (f: FnCx, x: Ty, y: Ty, open: Pair[]): readonly [boolean, boolean] | null => {
  const [s, t] = [x.k === 'ref' ? f.shallow(x.to) : x, y.k === 'ref' ? f.shallow(y.to) : y];
  // A `String` with all text, a `str` with a `String`; of what stands behind a reference only a `str`.
  if (isText(s) && isText(t) && (s.k === 'lib' || t.k === 'lib')) {
    if ((s !== x && s.k !== 'str') || (t !== y && t.k !== 'str') || (s !== x && t !== y)) return null;
    if ((x.k === 'ref' && x.mut) || (y.k === 'ref' && y.mut)) return null;
    return [s !== x, t !== y];
  }
  const p = isSequence(x) ? x : sequenceBehind(f, x);
  const q = isSequence(y) ? y : sequenceBehind(f, y);
  if (p === null || q === null) return null;
  const [a, b] = [p !== x, q !== y];
  const fits = a
    ? !b && p.k === 'slice' && q.k !== 'slice'
    : (p.k === 'lib' || (p.k === 'array' ? q.k !== 'lib' && (!b || q.k === 'slice') : !b)) &&
      (p.k !== 'array' || q.k !== 'array' || p.len === q.len);
  return fits && equates(f, elementOf(p), elementOf(q), open) ? [a, b] : null;
};

/** Whether only one type can be compared with this one. */
const comparesWithOne = (f: FnCx, x: Ty, ordering: boolean): boolean =>
  !f.infer.isIntVar(x) && (ordering || (x.k !== 'ref' && !isText(x) && !isSequence(x)));

/** Whether the one impl that there may be is known: otherwise the rest of the body has to say more. */
const isKnown = (f: FnCx, x: Ty, y: Ty, ordering: boolean): boolean => {
  if (f.infer.isUnknown(x)) return false;
  if (comparesWithOne(f, x, ordering) || !f.infer.isUnknown(y)) return true;
  return f.infer.isIntVar(x) && !f.infer.isDiverging(y);
};

/** Whether `x: PartialEq<y>`. What one impl alone can mean is unified; the pairs that have to wait come to `open`. */
const equates = (f: FnCx, x: Ty, y: Ty, open: Pair[]): boolean => {
  const a = f.shallow(x);
  const b = f.shallow(y);
  if (a === b || isError(a) || isError(b)) return true;
  if (!isKnown(f, a, b, false)) {
    open.push([a, b]);
    return true;
  }
  if (comparesWithOne(f, a, false) || f.infer.isIntVar(a)) return f.infer.fit(a, b);
  if (a.k === 'ref' && b.k === 'ref') return equates(f, a.to, b.to, open);
  return mixes(f, a, b, open) !== null;
};

/** Whether `x: PartialEq<y>` of types that are known. */
const known = (f: FnCx, [x, y]: readonly Ty[]): boolean =>
  x === undefined || y === undefined || equates(f, x, y, []);

/** Has the pairs judged when more is known. */
const wait = (f: FnCx, open: readonly Pair[], n: Compare, at: Span): void => {
  for (const pair of open) {
    hinges(f, pair, known);
    f.operands.push((last) => {
      const [x, y] = pair;
      if (!isKnown(f, f.shallow(x), f.shallow(y), false)) return last && neverKnown(f, x, n.op, at);
      const more: Pair[] = [];
      if (!equates(f, x, y, more)) cannotCompare(f, n.a.ty, n.b.ty, at);
      wait(f, more, n, at);
      return true;
    });
  }
};

/** Nothing says with what `x` is compared. Where `x` is not known, that is said of it. */
const neverKnown = (f: FnCx, x: Ty, op: CompareOp, at: Span): boolean => {
  if (f.infer.isUnknown(x) || f.broken_) return true;
  f.error('E0283', `type annotations needed: \`${f.show(x)} ${op} _\` may mean more than one`, at, {
    help: 'write the type of what it is compared with: `let x: T = …`',
  });
  f.broken_ = true;
  return true;
};

/** `a op b`; of references it compares what they refer to. */
export const compareNodes = (
  f: FnCx,
  op: CompareOp,
  left: TExpr,
  right: TExpr,
  at: Span,
  span: Span,
): TExpr => {
  const n: Compare = { k: 'compare', op, a: left, b: right, written: null, ty: T.bool, span };
  if (!decide(f, n, at, false)) {
    hinges(f, [left.ty, right.ty], known);
    f.operands.push((last) => decide(f, n, at, true) || (last && neverKnown(f, n.a.ty, op, at)));
  }
  return f.make(n);
};

/** Finds what a comparison compares, and answers whether it is known; `late`: when its operands have been judged. */
const decide = (f: FnCx, n: Compare, at: Span, late: boolean): boolean => {
  const ordering = n.op !== '==' && n.op !== '!=';
  const whole = f.shallow(f.tyOf(n.a));
  if (isError(whole) || isError(f.shallow(n.b.ty))) return true;
  if (f.infer.isUnknown(whole)) return false;
  if (comparesWithOne(f, whole, ordering)) {
    if (whole.k === 'adt' && (ordering || !comparable(f.cx, whole))) {
      notComparable(f, n.op, whole, at);
      // Of scalars, as which a function counts here, rustc says as well that they are not of one type.
      if (f.cx.fnOfItem.has(whole.def) && isBuiltIn(f, f.shallow(n.b.ty)) && !f.infer.unify(n.b.ty, whole))
        f.mismatch(whole, n.b.ty, n.b.span);
      return true;
    }
    // To that one the right side is coerced, unless it has been judged already.
    const coerced = late ? (f.infer.fit(n.b.ty, whole) ? n.b : null) : tryCoerce(f, n.b, whole);
    if (coerced === null) {
      if (late) cannotCompare(f, whole, n.b.ty, at);
      else f.mismatch(whole, n.b.ty, n.b.span);
      return true;
    }
    // The lifetime of the one type is not this reference's: what is compared is `&*b` (rustc: `coerce_borrowed_pointer`).
    n.b =
      whole.k === 'ref' && coerced === n.b && isPlaceLike(coerced) ? reborrow(f, coerced, false) : coerced;
  }
  // How many references are on both sides.
  let depth = 0;
  let x = whole;
  let y = f.shallow(n.b.ty);
  for (; x.k === 'ref' && y.k === 'ref'; depth++) {
    x = f.shallow(x.to);
    y = f.shallow(y.to);
  }
  if (isError(x) || isError(y)) return true;
  if (whole.k === 'ref' && hasNone(f, x, ordering)) {
    notComparable(f, n.op, whole, at);
    return true;
  }
  if (!isKnown(f, x, y, ordering)) return false;
  compareBehind(f, n, depth, at, late);
  return true;
};

/** Compares what stands behind so many references. */
const compareBehind = (f: FnCx, n: Compare, depth: number, at: Span, late: boolean): void => {
  const { a, b } = n;
  for (let i = 0; i < depth; i++) {
    n.a = through(f, n.a);
    n.b = through(f, n.b);
  }
  const x = f.shallow(n.a.ty);
  const y = f.shallow(n.b.ty);
  const open: Pair[] = [];
  // Two types of which none is a reference, text or a sequence are not mixed.
  const mixed = isScalar(x) || isScalar(y) ? null : mixes(f, x, y, open);
  if (mixed !== null) {
    if (mixed[0]) n.a = through(f, n.a);
    if (mixed[1]) n.b = through(f, n.b);
    wait(f, open, n, at);
  } else if (!f.infer.unify(x, y)) {
    const isOther = depth > 0 || (f.infer.isIntVar(x) && !isScalar(y));
    const notOne = isSequence(x) || isText(x) || x.k === 'ref' || y.k === 'ref';
    if (late || notOne || isOther) cannotCompare(f, x, y, at);
    else f.mismatch(x, y, n.b.span);
    // Of scalars, each behind one shared reference at most, rustc says as well that they are not of one type.
    const [s, t] = [behindOne(f, a.ty), behindOne(f, b.ty)];
    if (!late && (s !== a.ty || t !== b.ty) && isBuiltIn(f, s) && isBuiltIn(f, t) && !f.infer.unify(s, t))
      f.mismatch(s, t, b.span);
    return;
  }
  if (!isScalar(x)) f.wait(compares, n, at);
  if (n.a !== a || n.b !== b) n.written = [a, b];
};

const through = (f: FnCx, e: TExpr): TExpr => {
  const ty = f.shallow(e.ty);
  return ty.k === 'ref' ? f.make({ k: 'deref', a: e, ty: ty.to, span: e.span }) : e;
};

/** What can be compared and ordered, whatever else is found out. */
const isScalar = (t: Ty): boolean => t.k === 'int' || t.k === 'bool' || t.k === 'char';

const behindOne = (f: FnCx, t: Ty): Ty => {
  const ty = f.shallow(t);
  return ty.k === 'ref' && !ty.mut ? f.shallow(ty.to) : ty;
};

const isBuiltIn = (f: FnCx, t: Ty): boolean =>
  isScalar(t) ||
  f.infer.isIntVar(t) ||
  t.k === 'raw' ||
  t.k === 'fn' ||
  (t.k === 'adt' && f.cx.fnOfItem.has(t.def));

/** A type of the program without the comparison, behind references or not. */
const hasNone = (f: FnCx, t: Ty, ordering: boolean): boolean => {
  let ty = t;
  while (ty.k === 'ref') ty = f.shallow(ty.to);
  return ty.k === 'adt' && (ordering || !comparable(f.cx, ty));
};

/** Whether values of the type that was found can be compared. */
const compares = (f: FnCx, n: Compare, at: Span): void => {
  const ordering = n.op !== '==' && n.op !== '!=';
  const ty = f.infer.resolve(n.a.ty);
  if (!comparable(f.cx, ty) || (ordering && ty.k === 'adt')) notComparable(f, n.op, ty, at);
  else if (ordering && !ordered(f.cx, ty))
    f.cx.refuse(`\`${n.op}\` on \`${f.show(ty)}\``, at, 'compare the parts');
};

const notComparable = (f: FnCx, op: CompareOp, ty: Ty, at: Span): void =>
  f.error('E0369', `binary operation \`${op}\` cannot be applied to type \`${f.show(ty)}\``, at, {
    help: 'compare the parts',
  });

const cannotCompare = (f: FnCx, x: Ty, y: Ty, at: Span): void =>
  f.error('E0277', `can't compare \`${f.show(x)}\` with \`${f.show(y)}\``, at, {
    help: x.k === 'ref' || y.k === 'ref' ? 'dereference one of them' : 'both sides must have one type',
  });
