/** Operators on built-in types, and on references to them, as std has them (Reference, operator expressions). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { ArithOp, CompareOp, TExpr } from '../tree.js';
import { errorTy, isError } from '../ty.js';
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
  const ty = f.shallow(e.ty);
  if (ty.k !== 'ref' || ty.mut) return e;
  const to = f.shallow(ty.to);
  if (!isInt(f, to) && to.k !== 'bool') return e;
  return f.make({ k: 'deref', a: e, late: true, ty: to, span: e.span });
};

export const checkBinary = (f: FnCx, e: S.Binary): TExpr => {
  const { op, span } = e;
  switch (op) {
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
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>': {
      const shifts = op === '<<' || op === '>>';
      const a = through(f, settle(f, f.parts.expr(f, e.left, null)));
      const b = through(f, settle(f, f.parts.expr(f, e.right, shifts ? null : a.ty)));
      return f.make({ k: 'bin', op, a, b, ty: arithType(f, op, a, b, e.opSpan, false), span });
    }
  }
};

/** The type of `a op b`, which is that of `a`. */
const arithType = (
  f: FnCx,
  op: ArithOp,
  a: TExpr,
  b: TExpr,
  at: S.Binary['opSpan'],
  assigns: boolean,
): Ty => {
  if (f.infer.isDiverging(a.ty) || f.infer.isDiverging(b.ty)) return neverOperand(f, op, a, b, at);
  const x = f.known(a.ty, a.span);
  const y = f.shallow(b.ty);
  if (isError(x) || isError(y)) return x;
  const bits = op === '&' || op === '|' || op === '^';
  const name = assigns ? `${op}=` : op;
  if (!isInt(f, x) && !(bits && x.k === 'bool')) {
    const what = assigns ? `binary assignment operation \`${name}\`` : `binary operation \`${name}\``;
    const help = x.k === 'ref' ? 'dereference it: `*…`' : 'it works on integers';
    f.error(assigns ? 'E0368' : 'E0369', `${what} cannot be applied to type \`${f.show(x)}\``, at, { help });
    return errorTy;
  }
  if (op === '<<' || op === '>>') {
    if (isInt(f, y) || f.infer.isUnknown(y)) return x;
  } else if (f.infer.isUnknown(y)) {
    // `i32: Add<_>` holds of `i32` and of `&i32`: what the operand is has to be said elsewhere. Of a literal on the left
    // as little is known, and then nothing of the result.
    const result = f.infer.isIntVar(x) ? f.infer.fresh() : x;
    f.operands.push(() => decideOperand(f, op, x, b, result, at));
    return result;
  } else if (f.infer.unify(x, y)) return x;
  if (isInt(f, x) && isInt(f, y)) f.mismatch(x, y, b.span, `convert it: \`as ${f.show(x)}\``);
  else cannot(f, op, x, y, at);
  return errorTy;
};

/** An operand that never gives a value: its type is what the rest of the body says, or `()`. */
const neverOperand = (f: FnCx, op: ArithOp, a: TExpr, b: TExpr, at: Span): Ty => {
  f.later.push(() => {
    const [x, y] = [f.infer.resolve(a.ty), f.infer.resolve(b.ty)];
    if (!isInt(f, x) || x !== y) cannot(f, op, x, y, at);
  });
  return a.ty;
};

/** An operand whose type the rest of the body had to say; where it does not, that is said for all of them (E0282). */
const decideOperand = (f: FnCx, op: ArithOp, left: Ty, b: TExpr, result: Ty, at: Span): void => {
  const y = f.shallow(b.ty);
  if (f.infer.isUnknown(y) || isError(y)) return;
  // Two literals: each falls back to `i32`, whatever is wanted of the result.
  if (f.infer.isIntVar(left) && f.infer.isIntVar(y)) f.infer.unify(left, T.i32);
  const x = f.shallow(left);
  if (f.infer.unify(x, y)) {
    if (!f.infer.unify(result, x))
      f.mismatch(f.shallow(result), x, b.span, `convert it: \`as ${f.show(result)}\``);
    return;
  }
  if (y.k === 'ref')
    return f.cx.refuse(
      'an operand that turns out to be a reference later on',
      b.span,
      'dereference it: `*…`',
    );
  cannot(f, op, x, y, at);
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
  !f.infer.isIntVar(x) && (ordering || (x.k !== 'ref' && x.k !== 'str' && !isSequence(x)));

/** `a op b`; of references it compares what they refer to. */
export const compareNodes = (
  f: FnCx,
  op: CompareOp,
  left: TExpr,
  right: TExpr,
  at: Span,
  span: Span,
): TExpr => {
  const ordering = op !== '==' && op !== '!=';
  let a = left;
  let b = right;
  let of = right;
  const result = (): TExpr => {
    const written = a !== left || b !== of ? ([left, of] as const) : null;
    return f.make({ k: 'compare', op, a, b, written, ty: T.bool, span });
  };
  if (f.infer.isDiverging(a.ty) || f.infer.isDiverging(b.ty)) {
    f.later.push(() => {
      const [x, y] = [f.infer.resolve(a.ty), f.infer.resolve(b.ty)];
      if (x !== y) cannotCompare(f, x, y, at);
    });
    return result();
  }
  const whole = f.known(a.ty, a.span);
  if (isError(whole) || isError(f.shallow(b.ty))) return result();
  if (comparesWithOne(f, whole, ordering)) {
    const coerced = tryCoerce(f, b, whole);
    if (coerced === null) {
      f.mismatch(whole, b.ty, b.span);
      return result();
    }
    b = of = coerced;
  }
  const deref = (e: TExpr, to: Ty): TExpr => f.make({ k: 'deref', a: e, ty: to, span: e.span });
  for (;;) {
    const x = f.shallow(a.ty);
    const y = f.shallow(b.ty);
    if (x.k !== 'ref' || y.k !== 'ref') break;
    a = deref(a, x.to);
    b = deref(b, y.to);
  }
  const x = f.known(a.ty, a.span);
  const y = f.shallow(b.ty);
  if (isError(x) || isError(y)) return result();
  const mixed = mixes(f, x, y);
  if (mixed !== null) {
    if (mixed[0] && x.k === 'ref') a = deref(a, x.to);
    if (mixed[1] && y.k === 'ref') b = deref(b, y.to);
  } else if (!f.infer.unify(x, y)) {
    if (x.k === 'ref' || y.k === 'ref' || isSequence(x)) cannotCompare(f, x, y, at);
    else f.mismatch(x, y, b.span);
    return result();
  }
  f.later.push(() => {
    const ty = f.infer.resolve(a.ty);
    if (!comparable(f.cx, ty))
      f.error('E0369', `binary operation \`${op}\` cannot be applied to type \`${f.show(ty)}\``, at, {
        help: 'compare the parts',
      });
    else if (ordering && !ordered(f.cx, ty))
      f.cx.refuse(`\`${op}\` on \`${f.show(ty)}\``, at, 'compare the parts');
  });
  return result();
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
    f.literals.pop();
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
  else f.later.push(() => judge('E0277', f.infer.resolve(ty)));
};

export const checkCompound = (f: FnCx, e: S.CompoundAssign): TExpr => {
  const place = f.parts.expr(f, e.target, null);
  const shifts = e.op === '<<' || e.op === '>>';
  const value = through(f, settle(f, f.parts.expr(f, e.value, shifts ? null : place.ty)));
  arithType(f, e.op, place, value, e.opSpan, true);
  if (!isPlace(place))
    f.error('E0067', 'invalid left-hand side of assignment', e.target.span, {
      help: 'assign to a variable or place',
    });
  markMutable(f, place);
  return f.make({ k: 'assign-op', op: e.op, place, value, ty: T.unit, span: e.span });
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
