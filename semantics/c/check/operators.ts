/** Operators (C11 6.5.2 to 6.5.17): their constraints, conversions and types. */
import type { Assignment, Binary, Conditional, Expression, Unary, Update } from '../../../model/c/syntax.js';
import type { Span } from '../../../model/span.js';
import { assignable, compatible, composite } from '../compatible.js';
import { showC } from '../show.js';
import { asInt, ptrdiffT } from '../target.js';
import type { ArithOp, CompareOp, Expr, Old } from '../tree.js';
import {
  hasConst,
  int,
  isComplete,
  isFunctionPointer,
  isInteger,
  isScalar,
  isVoidPointer,
  pointerTo,
  q,
  type CPointer,
  type CTy,
} from '../types.js';
import { fold } from './constants.js';
import { escape, rvalue, valueOf } from './expressions.js';
import type { Checker } from './hooks.js';
import { addressOf, convert, deref, isNullConstant, offset, zeroOf } from './nodes.js';

const plain = { lv: false, ro: false } as const;

const wrongOperand = (c: Checker, op: string, e: Expr, wanted: string): never =>
  c.fail('wrong-operand', `\`${op}\` takes ${wanted}, and this is ${showC(e.ty)}`, e.span, `give ${wanted}`);

const needInteger = (c: Checker, op: string, e: Expr): void => {
  if (!isInteger(e.ty)) wrongOperand(c, op, e, 'an integer');
};

/** A scalar that is tested against zero (6.8.4.1p1 and others). */
export const condition = (c: Checker, e: Expression): Expr => {
  const v = rvalue(c, e);
  if (!isScalar(v.ty))
    c.fail('wrong-operand', `${showC(v.ty)} is neither true nor false`, v.span, 'test a number or a pointer');
  return v;
};

// ---- Lvalues

/** Assignable (6.3.2.1p1); `verb` says what is about to happen to it. */
export const modifiable = (c: Checker, e: Expr, verb: string): void => {
  if (!e.lv)
    c.fail(
      'not-lvalue',
      `a value cannot be ${verb}: it is no object`,
      e.span,
      'use a variable, a member or *pointer',
    );
  if (e.ty.k === 'array')
    c.fail('not-modifiable', `an array cannot be ${verb}`, e.span, 'assign its elements, or use memcpy');
  if (!isComplete(e.ty))
    c.fail('incomplete-type', `${showC(e.ty)} is incomplete`, e.span, 'define the type first');
  if (e.ro || hasConst(q(e.ty))) {
    const what = e.k === 'var' ? `\`${e.sym.name}\`` : 'this';
    const why = e.ro ? `${what} is const` : `${what} has a const member`;
    c.fail(
      'assign-const',
      `${why}: it cannot be ${verb}`,
      e.span,
      'drop the `const`, or write to another object',
    );
  }
};

/** A value converted as by assignment (6.5.16.1); `what` receives it. */
export const assigned = (c: Checker, to: CTy, value: Expr, what: string, at: Span = value.span): Expr => {
  const refused = assignable(to, value.ty, isNullConstant(value));
  if (refused !== null) c.fail(refused.code, `${what}: ${refused.why}`, at, refused.help);
  return convert(c.widths, value, to);
};

// ---- Pointers

const objectPointee = (c: Checker, op: string, p: Expr): void => {
  if (p.ty.k !== 'pointer') return;
  const to = p.ty.to.ty;
  if (isComplete(to)) return;
  const help = to.k === 'void' ? 'cast it to `char *` first' : 'define the type first';
  c.fail('wrong-operand', `\`${op}\` on ${showC(p.ty)}: what it points to has no size`, p.span, help);
};

/** The end of what a pointer points to: memory may go on behind it, as in a block that was made longer on purpose. */
const atTheEnd = (e: Expr): boolean => {
  if (e.k !== 'deref') return e.k === 'member' && e.last && atTheEnd(e.object);
  return (e.ptr.k === 'offset' ? e.ptr.ptr : e.ptr).k !== 'decay';
};

/** The array that a pointer into a larger object must stay in (6.5.6p8); trailing arrays may be longer than declared. */
const arrayAround = (p: Expr): number | null => {
  if (p.k !== 'decay' || p.of.ty.k !== 'array') return null;
  if (p.of.k === 'member') return atTheEnd(p.of) ? null : p.of.ty.len;
  return p.of.k === 'deref' ? p.of.ty.len : null;
};

/** `p + i` or `p - i`. */
export const moved = (c: Checker, op: '+' | '-', p: Expr, i: Expr, span: Span): Expr => {
  objectPointee(c, op, p);
  needInteger(c, op, i);
  const index = convert(c.widths, i, c.widths.promote(i.ty));
  return offset(p, index, op === '-', span, op === '+' ? arrayAround(p) : null);
};

export const index = (c: Checker, array: Expression, at: Expression, span: Span): Expr => {
  const a = rvalue(c, array);
  const b = rvalue(c, at);
  const [p, i] = a.ty.k === 'pointer' ? [a, b] : [b, a];
  if (p.ty.k !== 'pointer')
    return c.fail('wrong-operand', `${showC(a.ty)} cannot be indexed`, span, 'index an array or a pointer');
  return deref(moved(c, '+', p, i, span), p.ty.to, span);
};

// ---- Unary operators

const dereference = (c: Checker, e: Unary): Expr => {
  const p = rvalue(c, e.operand);
  if (p.ty.k !== 'pointer') return wrongOperand(c, '*', p, 'a pointer');
  // A function designator turns back into its pointer at once (6.3.2.1p4).
  if (isFunctionPointer(p.ty)) return p;
  if (p.ty.to.ty.k === 'void')
    c.fail(
      'wrong-operand',
      '`*` on a `void *`: there is no value of type void',
      e.span,
      'cast it to a pointer to an object',
    );
  return deref(p, p.ty.to, e.span);
};

const addressOperand = (c: Checker, e: Unary): Expr => {
  const x = c.expression(c, e.operand);
  if (x.k === 'fn') return x;
  if (!x.lv) {
    if (isFunctionPointer(x.ty) && e.operand.kind === 'unary') return x;
    return c.fail(
      'not-lvalue',
      'a value has no address: it is no object',
      e.span,
      'store it in a variable first',
    );
  }
  escape(c, x, e.span);
  return addressOf(x, e.span);
};

export const unary = (c: Checker, e: Unary): Expr => {
  if (e.operator === '*') return dereference(c, e);
  if (e.operator === '&') return addressOperand(c, e);
  if (e.operator === '!') {
    const v = condition(c, e.operand);
    return compareNodes(c, '==', v, zeroOf(v), e.span);
  }
  const v = rvalue(c, e.operand);
  needInteger(c, e.operator, v);
  const ty = c.widths.promote(v.ty);
  const a = convert(c.widths, v, ty);
  if (e.operator === '+') return a;
  return fold(c.widths, { k: 'unary', op: e.operator, a, ty, span: e.span, ...plain });
};

// ---- Binary operators

const compareNodes = (c: Checker, op: CompareOp, a: Expr, b: Expr, span: Span): Expr =>
  fold(c.widths, { k: 'compare', op, a, b, ty: int, span, ...plain });

/** At the type of the usual arithmetic conversions; shifts promote each side for itself (6.5.7p3). */
export const arith = (c: Checker, op: ArithOp, a: Expr, b: Expr, span: Span): Expr => {
  const w = c.widths;
  needInteger(c, op, a);
  needInteger(c, op, b);
  const isShift = op === '<<' || op === '>>';
  const ty = isShift ? w.promote(a.ty) : w.common(a.ty, b.ty);
  const right = isShift ? w.promote(b.ty) : ty;
  return fold(w, { k: 'arith', op, a: convert(w, a, ty), b: convert(w, b, right), ty, span, ...plain });
};

const pointersMatch = (a: CPointer, b: CPointer): boolean => compatible(a.to.ty, b.to.ty);

const mismatch = (c: Checker, op: string, a: Expr, b: Expr, span: Span): never =>
  c.fail(
    'wrong-operand',
    `\`${op}\` between ${showC(a.ty)} and ${showC(b.ty)}`,
    span,
    a.ty.k === 'pointer' || b.ty.k === 'pointer'
      ? 'cast one side to the type of the other'
      : 'use numbers or pointers',
  );

const difference = (c: Checker, a: Expr, b: Expr, span: Span): Expr => {
  if (a.ty.k !== 'pointer' || b.ty.k !== 'pointer' || !pointersMatch(a.ty, b.ty))
    return mismatch(c, '-', a, b, span);
  objectPointee(c, '-', a);
  objectPointee(c, '-', b);
  return { k: 'distance', a, b, ty: ptrdiffT(c.widths.target), span, ...plain };
};

/** `==` and its kin (6.5.8, 6.5.9). */
const compare = (c: Checker, op: CompareOp, a: Expr, b: Expr, span: Span): Expr => {
  const w = c.widths;
  if (isInteger(a.ty) && isInteger(b.ty)) {
    const ty = w.common(a.ty, b.ty);
    return compareNodes(c, op, convert(w, a, ty), convert(w, b, ty), span);
  }
  const equality = op === '==' || op === '!=';
  if (equality && a.ty.k === 'pointer' && isNullConstant(b))
    return compareNodes(c, op, a, convert(w, b, a.ty), span);
  if (equality && b.ty.k === 'pointer' && isNullConstant(a))
    return compareNodes(c, op, convert(w, a, b.ty), b, span);
  if (a.ty.k !== 'pointer' || b.ty.k !== 'pointer') return mismatch(c, op, a, b, span);
  const functions = isFunctionPointer(a.ty) || isFunctionPointer(b.ty);
  const oneIsVoid = isVoidPointer(a.ty) || isVoidPointer(b.ty);
  const ok = pointersMatch(a.ty, b.ty) ? equality || !functions : equality && oneIsVoid && !functions;
  return ok ? compareNodes(c, op, a, b, span) : mismatch(c, op, a, b, span);
};

const isCompare = (op: string): op is CompareOp => ['==', '!=', '<', '<=', '>', '>='].includes(op);

export const binaryValues = (c: Checker, op: ArithOp, a: Expr, b: Expr, span: Span): Expr => {
  if (op === '+' && a.ty.k === 'pointer') return moved(c, '+', a, b, span);
  if (op === '+' && b.ty.k === 'pointer') return moved(c, '+', b, a, span);
  if (op === '-' && a.ty.k === 'pointer')
    return b.ty.k === 'pointer' ? difference(c, a, b, span) : moved(c, '-', a, b, span);
  return arith(c, op, a, b, span);
};

export const binary = (c: Checker, e: Binary): Expr => {
  const a = rvalue(c, e.left);
  const b = rvalue(c, e.right);
  return isCompare(e.operator)
    ? compare(c, e.operator, a, b, e.span)
    : binaryValues(c, e.operator, a, b, e.span);
};

// ---- ?:

const branchType = (c: Checker, a: Expr, b: Expr, span: Span): CTy => {
  if (isInteger(a.ty) && isInteger(b.ty)) return c.widths.common(a.ty, b.ty);
  if (a.ty.k === 'void' && b.ty.k === 'void') return a.ty;
  if (a.ty.k === 'record' && b.ty.k === 'record' && a.ty.def === b.ty.def) return a.ty;
  if (a.ty.k === 'pointer' && isNullConstant(b)) return a.ty;
  if (b.ty.k === 'pointer' && isNullConstant(a)) return b.ty;
  if (a.ty.k !== 'pointer' || b.ty.k !== 'pointer') return mismatch(c, '?:', a, b, span);
  const isConst = a.ty.to.const || b.ty.to.const;
  const isVolatile = a.ty.to.volatile === true || b.ty.to.volatile === true;
  if (pointersMatch(a.ty, b.ty)) return pointerTo(q(composite(a.ty.to.ty, b.ty.to.ty), isConst, isVolatile));
  if (isVoidPointer(a.ty) || isVoidPointer(b.ty)) return pointerTo(q({ k: 'void' }, isConst, isVolatile));
  return mismatch(c, '?:', a, b, span);
};

export const conditional = (c: Checker, e: Conditional): Expr => {
  const test = condition(c, e.condition);
  const a = rvalue(c, e.then);
  const b = rvalue(c, e.otherwise);
  const ty = branchType(c, a, b, e.span);
  const w = c.widths;
  return fold(w, { k: 'cond', test, a: convert(w, a, ty), b: convert(w, b, ty), ty, span: e.span, ...plain });
};

export const logical = (
  c: Checker,
  op: '&&' | '||',
  left: Expression,
  right: Expression,
  span: Span,
): Expr => {
  const a = condition(c, left);
  const b = condition(c, right);
  return fold(c.widths, { k: 'logical', op, a, b, ty: int, span, ...plain });
};

// ---- Assignment

const oldOf = (of: Old['of'], ty: CTy, span: Span): Old => ({ k: 'old', of, ty, span, ...plain });

export const assignment = (c: Checker, e: Assignment): Expr => {
  const target = c.expression(c, e.target);
  modifiable(c, target, 'assigned');
  const value = rvalue(c, e.value);
  if (e.operator === null) {
    const converted = assigned(c, target.ty, value, 'the assigned value');
    return { k: 'assign', target, value: converted, ty: target.ty, span: e.span, ...plain };
  }
  if (target.ty.k === 'pointer' ? e.operator !== '+' && e.operator !== '-' : !isInteger(target.ty))
    wrongOperand(c, `${e.operator}=`, target, 'a number');
  const old = oldOf('target', target.ty, target.span);
  // The operand keeps its constant, so that no temporary is made for it.
  const right = value.k === 'const' ? value : oldOf('value', value.ty, value.span);
  const result = binaryValues(c, e.operator, old, right, e.span);
  const then = assigned(c, target.ty, result, 'the assigned value', e.span);
  return {
    k: 'modify',
    target,
    value: value.k === 'const' ? null : value,
    old,
    then,
    postfix: false,
    ty: target.ty,
    span: e.span,
    ...plain,
  };
};

/** `++` and `--` add and subtract 1 as `+=` and `-=` do (6.5.2.4p2, 6.5.3.1p2). */
export const update = (c: Checker, e: Update): Expr => {
  const target = c.expression(c, e.operand);
  modifiable(c, target, e.operator === '++' ? 'incremented' : 'decremented');
  if (!isScalar(target.ty)) wrongOperand(c, e.operator, target, 'a number or a pointer');
  const old = oldOf('target', target.ty, target.span);
  const one: Expr = { k: 'const', value: 1n, ty: int, span: e.span, ...plain };
  const result = binaryValues(c, e.operator === '++' ? '+' : '-', old, one, e.span);
  return {
    k: 'modify',
    target,
    value: null,
    old,
    then: convert(c.widths, result, target.ty),
    postfix: !e.prefix,
    ty: target.ty,
    span: e.span,
    ...plain,
  };
};

// ---- Casts

/** Explicit conversions between scalars (6.5.4). */
export const cast = (c: Checker, to: CTy, operand: Expression, span: Span): Expr => {
  const v = rvalue(c, operand);
  if (to.k === 'void') return { k: 'cast', a: v, ty: to, span, ...plain };
  if (!isScalar(to))
    return c.fail(
      'wrong-type',
      `a cast to ${showC(to)}, which is no scalar`,
      span,
      'cast to a number or a pointer',
    );
  if (!isScalar(v.ty))
    return c.fail(
      'wrong-type',
      `a cast of ${showC(v.ty)}, which is no scalar`,
      span,
      'cast a number or a pointer',
    );
  if (
    to.k === 'pointer' &&
    v.ty.k === 'pointer' &&
    isFunctionPointer(to) !== isFunctionPointer(v.ty) &&
    !isNullConstant(v)
  )
    c.refuse('a cast between function and object pointers', span, 'keep them apart');
  const made = convert(c.widths, v, to);
  // The place of the cast, so that what goes wrong in it is shown there.
  return made === v ? v : { ...made, span };
};

export const comma = (c: Checker, left: Expression, right: Expression, span: Span): Expr => {
  const a = valueOf(c, c.expression(c, left));
  const b = rvalue(c, right);
  return { k: 'comma', a, b, ty: b.ty, span, ...plain };
};

export { asInt };
