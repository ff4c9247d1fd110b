/** Operators on built-in types, and on references to them, as std has them (Reference, operator expressions). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import { libFns } from '../library/index.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { ArithOp, CompareOp, TExpr } from '../tree.js';
import { errorTy, isError, isLib } from '../ty.js';
import type { FnCx } from './body.js';
import { coerce, markMutable, settle, tryCoerce } from './coerce.js';
import { comparable, ordered } from './traits.js';

const verbs: Readonly<Record<ArithOp, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'calculate the remainder of',
  '&': 'apply `&` to',
  '|': 'apply `|` to',
  '^': 'apply `^` to',
  '<<': 'shift',
  '>>': 'shift',
};

const isInt = (f: FnCx, t: Ty): boolean => t.k === 'int' || f.infer.isIntVar(t);

/** std implements the operators for shared references to integers as well. */
const through = (f: FnCx, e: TExpr): TExpr => {
  const ty = f.shallow(f.tyOf(e));
  if (ty.k !== 'ref' || ty.mut) return e;
  const to = f.shallow(ty.to);
  if (!isInt(f, to) && to.k !== 'bool') return e;
  return f.make({ k: 'deref', a: e, late: true, ty: to, span: e.span });
};

export const checkBinary = (f: FnCx, e: S.Binary): TExpr => {
  const { op, span } = e;
  switch (op) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return checkArith(f, e, op);
    case '&&':
    case '||': {
      const a = coerce(f, f.parts.expr(f, e.left, T.bool), T.bool);
      const reached = f.diverges;
      const b = coerce(f, f.parts.expr(f, e.right, T.bool), T.bool);
      f.diverges = reached;
      return f.make({ k: 'lazy', op, a, b, ty: T.bool, span });
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkCompare(f, e, op);
  }
};

const checkArith = (f: FnCx, e: S.Binary, op: ArithOp): TExpr => {
  const shifts = op === '<<' || op === '>>';
  const a = through(f, settle(f, f.parts.expr(f, e.left, null)));
  if (op === '+' && isLib(f.shallow(a.ty), 'String')) return joined(f, a, e.right, e.span);
  const b = through(f, settle(f, f.parts.expr(f, e.right, shifts ? null : a.ty)));
  const node: Arith = { k: 'bin', op, a, b, ty: a.ty, span: e.span };
  node.ty = arithType(f, node, e.opSpan);
  return f.make(node);
};

/** `s + t` of a `String` and text. */
const joined = (f: FnCx, left: TExpr, right: S.Expr, span: Span): TExpr => {
  const text = T.refTo(T.str);
  const b = coerce(f, f.parts.expr(f, right, text), text);
  return libCall(f, 'String add', [left, b], T.lib('String'), span);
};

const libCall = (f: FnCx, name: string, args: readonly TExpr[], ty: Ty, span: Span): TExpr => {
  const fn = libFns.get(name);
  return fn === undefined ? f.broken(span) : f.makeLibCall(fn, [], args, ty, span);
};

type Arith = TExpr & { k: 'bin' | 'assign-op' };

const leftOf = (n: Arith): TExpr => (n.k === 'bin' ? n.a : n.place);
const rightOf = (n: Arith): TExpr => (n.k === 'bin' ? n.b : n.value);

/**
 * The type of `a op b`, which is that of `a`. Where nothing is known of an operand yet, the rest of the body says it: a
 * variable stands for the result until then (rustc: a projection of an obligation that is ambiguous).
 */
const arithType = (f: FnCx, n: Arith, at: Span): Ty => {
  const a = leftOf(n);
  const b = rightOf(n);
  if (f.infer.isDiverging(a.ty) || f.infer.isDiverging(b.ty)) return neverOperand(f, n, at);
  const x = f.shallow(a.ty);
  const y = f.shallow(b.ty);
  if (isError(x) || isError(y)) return x;
  const isOpen = f.infer.isUnknown(x);
  if (!isOpen && (isShift(n) || !f.infer.isUnknown(y))) return decided(f, n, x, y, at, false);
  if (!isOpen && !takes(f, n, x, at, false)) return errorTy;
  // `i32: Add<_>` holds of `i32` and of `&i32`: what the operand is has to be said elsewhere. Of a literal on the left
  // as little is known, and then nothing of the result.
  const result = isOpen || f.infer.isIntVar(x) ? f.infer.fresh() : x;
  f.operands.push(() => decideLater(f, n, result, at));
  return result;
};

const isShift = (n: Arith): boolean => n.op === '<<' || n.op === '>>';

/**
 * Whether the operator takes the type on its left; an error is reported if it does not. `late`: the operator was there
 * before the type was known, so that it is the trait that is missing.
 */
const takes = (f: FnCx, n: Arith, x: Ty, at: Span, late: boolean): boolean => {
  const bits = n.op === '&' || n.op === '|' || n.op === '^';
  if (isInt(f, x) || (bits && x.k === 'bool')) return true;
  const assigns = n.k === 'assign-op';
  const code = late ? 'E0277' : assigns ? 'E0368' : 'E0369';
  const what = assigns ? `binary assignment operation \`${n.op}=\`` : `binary operation \`${n.op}\``;
  const help = x.k === 'ref' ? 'dereference it: `*…`' : 'it works on integers';
  f.error(code, `${what} cannot be applied to type \`${f.show(x)}\``, at, { help });
  return false;
};

const decided = (f: FnCx, n: Arith, x: Ty, y: Ty, at: Span, late: boolean): Ty => {
  if (!takes(f, n, x, at, late)) return errorTy;
  if (isShift(n)) {
    if (isInt(f, y) || f.infer.isUnknown(y)) return x;
  } else if (f.infer.unify(x, y)) return x;
  if (!late && isInt(f, x) && isInt(f, y))
    f.mismatch(x, y, rightOf(n).span, `convert it: \`as ${f.show(x)}\``);
  else cannot(f, n.op, x, y, at);
  return errorTy;
};

/** An operand that never gives a value: its type is what the rest of the body says, or `()`. */
const neverOperand = (f: FnCx, n: Arith, at: Span): Ty => {
  const a = leftOf(n);
  const b = rightOf(n);
  const judge = (): void => {
    const x = f.infer.resolve(a.ty);
    const y = f.infer.resolve(b.ty);
    if (!isInt(f, x) || x !== y) cannot(f, n.op, x, y, at);
  };
  f.wait(judge, null, null);
  return a.ty;
};

/** Decides an operator whose operands are known by now; where nothing says them, that is said for all of them (E0282). */
const decideLater = (f: FnCx, n: Arith, result: Ty, at: Span): boolean => {
  const left = leftOf(n);
  const right = rightOf(n);
  if (f.infer.isUnknown(left.ty) || (f.infer.isUnknown(right.ty) && !isShift(n))) return false;
  const b = through(f, right);
  if (n.k === 'bin') {
    n.a = through(f, left);
    n.b = b;
  } else n.value = b;
  const a = leftOf(n).ty;
  const y = f.shallow(b.ty);
  if (isError(f.shallow(a)) || isError(y)) return true;
  // Two literals: each falls back to `i32`, whatever is wanted of the result.
  if (!isShift(n) && f.infer.isIntVar(a) && f.infer.isIntVar(y)) f.infer.unify(a, T.i32);
  const x = decided(f, n, f.shallow(a), y, at, true);
  if (!isError(x) && !f.infer.unify(result, x))
    f.mismatch(f.shallow(result), x, right.span, `convert it: \`as ${f.show(result)}\``);
  return true;
};

const cannot = (f: FnCx, op: ArithOp, x: Ty, y: Ty, at: Span): void =>
  f.error(
    'E0277',
    `cannot ${verbs[op]} \`${f.show(y)}\` ${op === '-' ? 'from' : 'to'} \`${f.show(x)}\``,
    at,
    { help: 'both sides must have one type' },
  );

const checkCompare = (f: FnCx, e: S.Binary, op: CompareOp): TExpr => {
  const a = settle(f, f.parts.expr(f, e.left, null));
  const b = settle(f, f.parts.expr(f, e.right, a.ty));
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
  return to.k === 'slice' || to.k === 'array' ? to : null;
};

/**
 * The impls of `PartialEq` that mix sequences: a vector with all others, also behind a reference; an array with a slice
 * behind one; a slice, also behind one, with arrays and vectors. Answers which sides have to be dereferenced.
 */
const mixes = (f: FnCx, x: Ty, y: Ty): readonly [boolean, boolean] | null => {
  const [s, t] = [x.k === 'ref' ? f.shallow(x.to) : x, y.k === 'ref' ? f.shallow(y.to) : y];
  // A `String` with all text, a `str` with a `String`; of what stands behind a reference only a `str`.
  if (isText(s) && isText(t) && (s.k === 'lib' || t.k === 'lib')) {
    if ((s !== x && s.k !== 'str') || (t !== y && t.k !== 'str') || (s !== x && t !== y)) return null;
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
  return fits && f.infer.unify(elementOf(p), elementOf(q)) ? [a, b] : null;
};

/** Whether only one type can be compared with this one, to which the right side is then coerced. */
const comparesWithOne = (f: FnCx, x: Ty, ordering: boolean): boolean =>
  !f.infer.isIntVar(x) && (ordering || (x.k !== 'ref' && !isText(x) && !isSequence(x)));

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
  if (f.infer.isDiverging(left.ty) || f.infer.isDiverging(right.ty)) {
    f.wait(comparesNever, n, at);
  } else if (!f.infer.isUnknown(left.ty)) decideCompare(f, n, at);
  else compareLater(f, n, at);
  return f.make(n);
};

/** An operand never gives a value: its type is what the rest of the body says. */
const comparesNever = (f: FnCx, n: Compare, at: Span): void => {
  const x = f.infer.resolve(n.a.ty);
  const y = f.infer.resolve(n.b.ty);
  if (x !== y) cannotCompare(f, x, y, at);
};

const compareLater = (f: FnCx, n: Compare, at: Span): void => {
  f.operands.push(() => {
    if (f.infer.isUnknown(n.a.ty)) return false;
    decideCompare(f, n, at);
    return true;
  });
};

type Compare = TExpr & { k: 'compare' };

/** Finds what a comparison compares, when its left side is known. */
const decideCompare = (f: FnCx, n: Compare, at: Span): void => {
  const ordering = n.op !== '==' && n.op !== '!=';
  const whole = f.shallow(n.a.ty);
  if (isError(whole) || isError(f.shallow(n.b.ty))) return;
  if (comparesWithOne(f, whole, ordering)) {
    const coerced = tryCoerce(f, n.b, whole);
    if (coerced === null) return f.mismatch(whole, n.b.ty, n.b.span);
    n.b = coerced;
  }
  const { a, b } = n;
  compareInside(f, n, ordering, at);
  if (n.a !== a || n.b !== b) n.written = [a, b];
};

const compareInside = (f: FnCx, n: Compare, ordering: boolean, at: Span): void => {
  for (;;) {
    const x = f.shallow(n.a.ty);
    const y = f.shallow(n.b.ty);
    if (x.k !== 'ref' || y.k !== 'ref') break;
    n.a = deref(f, n.a, x.to);
    n.b = deref(f, n.b, y.to);
  }
  const x = f.known(n.a.ty, n.a.span);
  const y = f.shallow(n.b.ty);
  if (isError(x) || isError(y)) return;
  // Two types of which none is a reference, text or a sequence are not mixed.
  const mixed = isScalar(x) || isScalar(y) ? null : mixes(f, x, y);
  if (mixed !== null) {
    if (mixed[0] && x.k === 'ref') n.a = deref(f, n.a, x.to);
    if (mixed[1] && y.k === 'ref') n.b = deref(f, n.b, y.to);
  } else if (!f.infer.unify(x, y)) {
    if (x.k === 'ref' || y.k === 'ref' || isSequence(x)) cannotCompare(f, x, y, at);
    else f.mismatch(x, y, n.b.span);
    return;
  }
  if (!isScalar(x)) f.wait(compares, n, at);
};

const deref = (f: FnCx, e: TExpr, to: Ty): TExpr => f.make({ k: 'deref', a: e, ty: to, span: e.span });

/** What can be compared and ordered, whatever else is found out. */
const isScalar = (t: Ty): boolean => t.k === 'int' || t.k === 'bool' || t.k === 'char';

/** Whether values of the type that was found can be compared. */
const compares = (f: FnCx, n: Compare, at: Span): void => {
  const ordering = n.op !== '==' && n.op !== '!=';
  const ty = f.infer.resolve(n.a.ty);
  if (!comparable(f.cx, ty) || (ordering && ty.k === 'adt'))
    f.error('E0369', `binary operation \`${n.op}\` cannot be applied to type \`${f.show(ty)}\``, at, {
      help: 'compare the parts',
    });
  else if (ordering && !ordered(f.cx, ty))
    f.cx.refuse(`\`${n.op}\` on \`${f.show(ty)}\``, at, 'compare the parts');
};

const cannotCompare = (f: FnCx, x: Ty, y: Ty, at: Span): void =>
  f.error('E0277', `can't compare \`${f.show(x)}\` with \`${f.show(y)}\``, at, {
    help: x.k === 'ref' || y.k === 'ref' ? 'dereference one of them' : 'both sides must have one type',
  });

export const checkUnary = (f: FnCx, e: S.Unary, want: Ty | null): TExpr => {
  const { op, span } = e;
  const inner = f.parts.expr(f, e.operand, want);
  if (op === '-' && inner.k === 'int' && e.operand.kind === 'IntLit') {
    needsSign(f, inner.ty, span);
    // `-128i8` is one literal: its digits alone need not fit.
    if (f.literals.at(-1) === inner) f.literals.pop();
    return f.makeLiteral({ k: 'int', value: -inner.value, literal: true, ty: inner.ty, span });
  }
  const a = through(f, inner);
  const ty = f.known(a.ty, a.span);
  const fits = isInt(f, ty) || (op === '!' && (ty.k === 'bool' || ty.k === 'never')) || isError(ty);
  if (!fits)
    return f.wrong(
      'E0600',
      `cannot apply unary operator \`${op}\` to type \`${f.show(ty)}\``,
      span,
      `\`${op}\` works on integers`,
    );
  if (op === '-') needsSign(f, ty, span);
  return f.make({ k: 'un', op, a, ty, span });
};

const needsSign = (f: FnCx, ty: Ty, span: S.Unary['span']): void => {
  const known = f.shallow(ty);
  const judge = (code: string, t: Ty): void => {
    if (t.k !== 'int' || t.signed) return;
    const message =
      code === 'E0600'
        ? `cannot apply unary operator \`-\` to type \`${f.show(t)}\``
        : `the trait bound \`${f.show(t)}: Neg\` is not satisfied`;
    f.error(code, message, span, {
      help: 'unsigned values cannot be negated: use a signed type, or `wrapping_neg`',
    });
  };
  if (known.k === 'int') judge('E0600', known);
  else f.wait(() => judge('E0277', f.infer.resolve(ty)), null, null);
};

export const checkCompound = (f: FnCx, e: S.CompoundAssign): TExpr => {
  const place = f.parts.expr(f, e.target, null);
  if (e.op === '+' && isLib(f.shallow(place.ty), 'String') && isPlace(place)) {
    markMutable(f, place);
    const whole = T.refTo(place.ty, true);
    const self = f.make({ k: 'borrow', kind: 'two-phase', a: place, ty: whole, span: e.target.span });
    const text = T.refTo(T.str);
    const added = coerce(f, f.parts.expr(f, e.value, text), text);
    return libCall(f, 'String::push_str', [self, added], T.unit, e.span);
  }
  const shifts = e.op === '<<' || e.op === '>>';
  const value = through(f, settle(f, f.parts.expr(f, e.value, shifts ? null : place.ty)));
  const node: Arith = { k: 'assign-op', op: e.op, place, value, ty: T.unit, span: e.span };
  arithType(f, node, e.opSpan);
  if (!isPlace(place))
    f.error('E0067', 'invalid left-hand side of assignment', e.target.span, {
      help: 'assign to a variable or place',
    });
  markMutable(f, place);
  return f.make(node);
};

export const isPlace = (e: TExpr): boolean =>
  e.k === 'var' ||
  e.k === 'static' ||
  e.k === 'deref' ||
  e.k === 'overloaded-deref' ||
  e.k === 'field' ||
  e.k === 'index' ||
  e.k === 'slice' ||
  e.k === 'error';
