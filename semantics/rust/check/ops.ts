/** Operators on built-in types, and on references to them, as std has them (Reference, operator expressions). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { ArithOp, CompareOp, TExpr, TStmt } from '../tree.js';
import { isError } from '../ty.js';
import type { FnCx } from './body.js';
import { coerce, markMutable, reborrow, tryCoerce } from './coerce.js';
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
  return f.make({ k: 'deref', a: e, ty: to, span: e.span });
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
      const a = through(f, f.parts.expr(f, e.left, null));
      const b = through(f, f.parts.expr(f, e.right, shifts ? null : a.ty));
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
  const x = f.known(a.ty, a.span);
  const y = f.shallow(b.ty);
  if (isError(x) || isError(y)) return x;
  const bits = op === '&' || op === '|' || op === '^';
  const name = assigns ? `${op}=` : op;
  if (!isInt(f, x) && !(bits && x.k === 'bool')) {
    const what = assigns ? `binary assignment operation \`${name}\`` : `binary operation \`${name}\``;
    const help = x.k === 'ref' ? 'dereference it: `*…`' : 'it works on integers';
    f.error(assigns ? 'E0368' : 'E0369', `${what} cannot be applied to type \`${f.show(x)}\``, at, { help });
    return x;
  }
  if (y.k === 'never') return x;
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
  return x;
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
  const a = f.parts.expr(f, e.left, null);
  const b = f.parts.expr(f, e.right, a.ty);
  return compareNodes(f, op, a, b, e.opSpan, e.span);
};

const isMutRef = (f: FnCx, e: TExpr): boolean => {
  const ty = f.shallow(e.ty);
  return ty.k === 'ref' && ty.mut;
};

/**
 * `a < b` of two `&mut`: rustc borrows `a` for the call of `PartialOrd::lt`, and then reborrows `b` at the one type that
 * the trait allows there. (`==` has several, so nothing is reborrowed.)
 */
const orderExclusive = (f: FnCx, op: CompareOp, left: TExpr, right: TExpr, at: Span, span: Span): TExpr => {
  const stmts: TStmt[] = [];
  const held = (init: TExpr): TExpr => {
    const v = f.declareHidden('compared', init.ty, init.span);
    const pat = f.pat({ k: 'bind', v, mode: 'move', sub: null, ty: init.ty, span: init.span });
    stmts.push({ k: 'let', pat, init, otherwise: null, span: init.span });
    return f.make({ k: 'var', v, ty: init.ty, span: init.span });
  };
  const seen = { k: 'borrow', kind: 'shared', a: left, ty: T.refTo(left.ty), span: left.span } as const;
  const a = held(f.make(seen));
  const b = held(reborrow(f, right, true));
  const x = f.make({
    k: 'deref',
    a: f.make({ k: 'deref', a, ty: left.ty, span: a.span }),
    ty: pointee(f, left),
    span: a.span,
  });
  const y = f.make({ k: 'deref', a: b, ty: pointee(f, right), span: b.span });
  const tail = compareNodes(f, op, x, y, at, span);
  return f.make({ k: 'block', stmts, tail, jump: null, ty: T.bool, span, closeSpan: null });
};

const pointee = (f: FnCx, e: TExpr): Ty => {
  const ty = f.shallow(e.ty);
  return ty.k === 'ref' ? ty.to : ty;
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
  if (op !== '==' && op !== '!=' && isMutRef(f, left) && isMutRef(f, right) && isPlace(right))
    return orderExclusive(f, op, left, right, at, span);
  let a = left;
  let b = right;
  const result = (): TExpr => f.make({ k: 'compare', op, a, b, ty: T.bool, span });
  for (;;) {
    const x = f.shallow(a.ty);
    const y = f.shallow(b.ty);
    if (x.k !== 'ref' || y.k !== 'ref') break;
    a = f.make({ k: 'deref', a, ty: x.to, span: a.span });
    b = f.make({ k: 'deref', a: b, ty: y.to, span: b.span });
  }
  const x = f.known(a.ty, a.span);
  const y = f.shallow(b.ty);
  if (isError(x) || isError(y) || x.k === 'never' || y.k === 'never') return result();
  if (x.k === 'raw' || x.k === 'fn') b = tryCoerce(f, b, x) ?? b;
  if (!f.infer.unify(x, b.ty) && !comparesWith(f, x, y)) {
    if (x.k === 'ref' || y.k === 'ref')
      f.error('E0277', `can't compare \`${f.show(x)}\` with \`${f.show(y)}\``, at, {
        help: 'dereference one of them',
      });
    else f.mismatch(x, y, b.span);
    return result();
  }
  f.later.push(() => {
    const ty = f.infer.resolve(a.ty);
    if (!comparable(f.cx, ty))
      f.error('E0369', `binary operation \`${op}\` cannot be applied to type \`${f.show(ty)}\``, at, {
        help: 'compare the parts',
      });
    else if (op !== '==' && op !== '!=' && !ordered(f.cx, ty))
      f.cx.refuse(`\`${op}\` on \`${f.show(ty)}\``, at, 'compare the parts');
  });
  return result();
};

/** Sequences compare by their elements, whatever holds them. */
const comparesWith = (f: FnCx, x: Ty, y: Ty): boolean => {
  const elem = (t: Ty): Ty | null => {
    const s = f.shallow(t);
    if (s.k === 'array' || s.k === 'slice') return s.of;
    return s.k === 'lib' && s.name === 'Vec' ? (s.args[0] ?? null) : null;
  };
  const p = elem(x);
  const q = elem(y);
  return p !== null && q !== null && f.infer.unify(p, q);
};

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
  const fits = isInt(f, ty) || (op === '!' && ty.k === 'bool') || isError(ty) || ty.k === 'never';
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
  const value = through(f, f.parts.expr(f, e.value, shifts ? null : place.ty));
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
