/** Operators on built-in types, and on references to them, as std has them (Reference, operator expressions). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import { libFns } from '../library/index.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { ArithOp, TExpr } from '../tree.js';
import { errorTy, isError, isLib } from '../ty.js';
import type { FnCx } from './body.js';
import { coerce, markMutable, settle } from './coerce.js';
import { checkCompare } from './compare.js';

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
  const a = through(f, settle(f, f.parts.expr(f, e.left, null)));
  if (op === '+' && isLib(f.shallow(a.ty), 'String')) return joined(f, a, e.right, e.span);
  const b = through(f, settle(f, f.parts.expr(f, e.right, null)));
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
  if (!isOpen && !f.infer.isUnknown(y)) return decided(f, n, x, y, at, false);
  if (!isOpen && !takes(f, n, x, at, false)) return errorTy;
  // `i32: Add<_>` holds of `i32` and of `&i32`: what the operand is has to be said elsewhere, and what comes of it.
  const result = f.infer.fresh();
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
  cannot(f, n.op, x, y, at);
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
  if (f.infer.isUnknown(left.ty) || f.infer.isUnknown(right.ty)) return false;
  // A number of any type may be shifted by one of any: by what falls back, if nothing else says it.
  if (isShift(n) && isOpenInt(f, left.ty)) return false;
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
  gives(f, x, result, right.span, n.op);
  return true;
};

/** A literal, or a reference to one, of whose type nothing is known. */
const isOpenInt = (f: FnCx, t: Ty): boolean => {
  const ty = f.shallow(t);
  return f.infer.isIntVar(ty.k === 'ref' ? f.shallow(ty.to) : ty);
};

/** What an operator that was decided late gives is what the rest of the body has made of its result. */
const gives = (f: FnCx, ty: Ty, result: Ty, at: Span, op: string): void => {
  if (f.infer.unify(result, ty) || isError(ty)) return;
  const wanted = f.show(f.shallow(result));
  const [code, why] = f.infer.fellBack
    ? ['E0271', `type mismatch of what \`${op}\` gives`]
    : ['E0308', 'mismatched types'];
  f.error(code, `${why}: expected \`${wanted}\`, found \`${f.show(ty)}\``, at, {
    help: `convert it: \`as ${wanted}\``,
  });
};

const cannot = (f: FnCx, op: ArithOp, x: Ty, y: Ty, at: Span): void =>
  f.error(
    'E0277',
    `cannot ${verbs[op]} \`${f.show(y)}\` ${op === '-' ? 'from' : 'to'} \`${f.show(x)}\``,
    at,
    { help: 'both sides must have one type' },
  );

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
  if (a === inner || !f.infer.isIntVar(ty)) return f.make({ k: 'un', op, a, ty, span });
  // Of a reference to a literal the operator is std's: what it gives is known when the type of the literal is.
  const result = f.infer.fresh();
  f.operands.push(() => {
    if (f.infer.isIntVar(f.shallow(ty))) return false;
    gives(f, ty, result, span, op);
    return true;
  });
  return f.make({ k: 'un', op, a, ty: result, span });
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
  const value = through(f, settle(f, f.parts.expr(f, e.value, null)));
  const node: Arith = { k: 'assign-op', op: e.op, place, value, ty: T.unit, span: e.span };
  const isWrong = isError(arithType(f, node, e.opSpan));
  if (!isPlace(place) && !(isWrong && fitsBehind(f, place.ty, value.ty)))
    f.error('E0067', 'invalid left-hand side of assignment', e.target.span, {
      help: 'assign to a variable or place',
    });
  markMutable(f, place);
  return f.make(node);
};

/** What the reference leads to would take the operator: that is what was meant, and is said. */
const fitsBehind = (f: FnCx, t: Ty, value: Ty): boolean => {
  const ty = f.shallow(t);
  const to = ty.k === 'ref' && ty.mut ? f.shallow(ty.to) : null;
  return to !== null && isInt(f, to) && f.infer.wouldFit(value, to);
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
