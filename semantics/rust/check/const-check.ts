/**
 * What the expression of a constant may do, whether or not it comes to that when it is evaluated (Reference, constant
 * expressions; rustc, `check_consts`). What it is worth is found by `evaluate`, which meets nothing else.
 */
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { isScalar, show } from '../ty.js';
import type { CrateCx } from './context.js';
import type { Evaluation } from './evaluate.js';
import { hasCell, mayHave, needsToDrop } from './qualifs.js';
import { isCopy } from './traits.js';

/** Whether it is one. All that is wrong with it is said. */
export const constCheck = (v: Evaluation, e: TExpr): boolean => {
  const before = v.cx.wrong;
  check(v, e);
  return v.cx.wrong === before;
};

/** A value that is moved out of where it lies. */
const check = (v: Evaluation, e: TExpr): void => {
  if (e.k === 'static' || e.k === 'deref' || e.k === 'field' || e.k === 'index') mayMove(v.cx, e);
  if (e.k === 'field') mayDrop(v.cx, e.a);
  checkPlace(v, e);
};

/** What is not `Copy` stays in a static, behind a reference, in an array, and in what is dropped. */
const mayMove = (cx: CrateCx, e: TExpr): void => {
  if (isCopy(cx, e.ty)) return;
  if (e.k === 'field' || e.k === 'index') mayDrop(cx, rootOf(e));
  for (let at = e; ; at = at.a) {
    if (at.k === 'static') return wrong(cx, 'E0507', 'cannot move out of a static item', at.span);
    if (at.k === 'deref') return wrong(cx, 'E0507', 'cannot move out of a reference', at.span);
    if (at.k === 'index') return wrong(cx, 'E0508', `cannot move out of \`${show(at.a.ty)}\``, at.span);
    if (at.k !== 'field') return;
    const of = at.a.ty;
    if (of.k === 'adt' && of.def.drop !== null)
      return wrong(cx, 'E0509', `cannot move out of \`${show(of)}\`, which implements \`Drop\``, at.span);
  }
};

/** What is left of a value that was made for some of its fields would be dropped. */
const mayDrop = (cx: CrateCx, e: TExpr): void => {
  if (!isPlace(e) && mayHave(cx, needsToDrop, e))
    wrong(cx, 'E0493', `destructor of \`${show(e.ty)}\` cannot be evaluated at compile-time`, e.span);
};

/** An expression that is not moved: a place, or a value where it is made. */
const checkPlace = (v: Evaluation, e: TExpr): void => {
  switch (e.k) {
    case 'int':
    case 'str':
    case 'bytes':
    case 'cstr':
    case 'fn':
    case 'static':
    case 'error':
      return;
    case 'const':
      // Every constant that is named has to have a value, also where control never comes.
      v.cx.constValue(e.def);
      return;
    case 'adt':
      if (e.base !== null) {
        mayDrop(v.cx, e.base);
        checkPlace(v, e.base);
      }
      for (const x of e.fields) check(v, x.value);
      return;
    case 'tuple':
    case 'array':
      for (const x of e.elems) check(v, x);
      return;
    case 'repeat':
      return check(v, e.value);
    case 'un':
      return checkOperator(v, e, [e.a]);
    case 'bin':
      return checkOperator(v, e, [e.a, e.b]);
    case 'compare':
      return checkOperator(v, e, e.written ?? [e.a, e.b]);
    case 'lazy':
      check(v, e.a);
      return check(v, e.b);
    case 'cast':
      return checkCast(v, e);
    case 'field':
      return checkPlace(v, e.a);
    case 'index':
      checkPlace(v, e.a);
      return check(v, e.i);
    case 'borrow':
    case 'raw':
      return checkBorrow(v, e.a, e.k === 'borrow' ? e.kind !== 'shared' : e.mut);
    case 'deref':
      if (e.a.k !== 'borrow') return checkPlace(v, e.a);
      // What is read at once stays in the expression.
      if (e.a.kind !== 'shared') mayChange(v.cx, e.a.a);
      return checkPlace(v, e.a.a);
    case 'block':
      if (e.stmts.length > 0) return outside(v, 'a statement', e.stmts[0]!.span);
      if (e.jump !== null) return outside(v, 'this expression', e.span);
      if (e.tail !== null) check(v, e.tail);
      return;
    case 'if':
      check(v, e.cond);
      check(v, e.then);
      if (e.otherwise !== null) check(v, e.otherwise);
      return;
    case 'call':
      // That a function is not `const` was said where it is called.
      for (const a of e.args) check(v, a);
      return;
    case 'never':
      return check(v, e.a);
    case 'assert':
      check(v, e.cond);
      for (const a of e.message.args) outside(v, 'a format with arguments', a.span);
      return;
    case 'panic':
      for (const a of e.message.args) outside(v, 'a format with arguments', a.span);
      return;
    case 'vec':
      if (e.elems?.length === 0) return;
      return wrong(v.cx, 'E0015', `allocations are not allowed in ${v.what}s`, e.span);
    default:
      return outside(v, 'this expression', e.span);
  }
};

const help = 'a constant may only use what is known at compile time';

const wrong = (cx: CrateCx, code: string, message: string, span: Span): void =>
  cx.error(code, message, span, { help });

const outside = (v: Evaluation, what: string, span: Span): void =>
  wrong(v.cx, 'outside-subset', `${what} in a ${v.what} is outside mini-Rust`, span);

/** A place of its own that outlives the expression; a constant is a value each time that it is named. */
const isPlace = (e: TExpr): boolean => {
  const root = rootOf(e);
  return root.k === 'static' || root.k === 'deref';
};

type Operator = TExpr & { readonly k: 'un' | 'bin' | 'compare' };

/** Operators of scalars are built in; others are functions of traits, none of which is `const` in stable Rust. */
const checkOperator = (v: Evaluation, e: Operator, operands: readonly TExpr[]): void => {
  for (const x of operands) check(v, x.k === 'deref' && x.late === true ? x.a : x);
  const ty = operandTy(operands[0]!);
  const isBuiltIn = operands.map(operandTy).every((t) => isScalar(t) || t.k === 'never');
  if (isBuiltIn && ty.k !== 'raw' && ty.k !== 'fn') return;
  if (isBuiltIn) return wrong(v.cx, 'const-pointer', 'pointers cannot be reliably compared', e.span);
  const code = ty.k === 'adt' ? 'E0015' : 'E0658';
  wrong(v.cx, code, `cannot call the operator of \`${show(ty)}\` in ${v.what}s`, e.span);
};

/** Of an operand that is read through a reference: the reference. */
const operandTy = (e: TExpr): Ty => (e.k === 'deref' && e.late === true ? e.a.ty : e.ty);

const checkCast = (v: Evaluation, e: TExpr & { k: 'cast' }): void => {
  check(v, e.a);
  if (e.kind === 'expose' || (e.kind === 'fn-ptr' && e.ty.k === 'int'))
    wrong(v.cx, 'const-pointer', 'pointers cannot be cast to integers', e.span);
};

const checkBorrow = (v: Evaluation, e: TExpr, mut: boolean): void => {
  if (mut) mayChange(v.cx, e);
  const root = rootOf(e);
  // Memory that another borrow of the expression made lives as long as what is borrowed of it.
  const from = root.k === 'deref' ? lender(root) : null;
  if (from?.k === 'borrow') return checkBorrow(v, from.a, from.kind !== 'shared');
  checkPlace(v, e);
  if (root.k === 'static' || root.k === 'deref') return;
  const isEmpty = (e.k === 'array' && e.elems.length === 0) || (e.k === 'repeat' && e.count === 0);
  if (mut && !(isEmpty && v.mutable === true))
    return wrong(v.cx, 'E0764', 'mutable references are not allowed in the final value of constants', e.span);
  if (!isEmpty && mayHave(v.cx, hasCell, e))
    wrong(v.cx, 'E0492', `${v.what}s cannot refer to interior mutable data`, e.span);
};

/** What a place is a part of. */
const rootOf = (e: TExpr): TExpr => {
  let at = e;
  while (at.k === 'field' || at.k === 'index') at = at.a;
  return at;
};

/** What the reference comes from behind which the place lies. */
const lender = (e: TExpr): TExpr => {
  let at = e;
  while (at.k === 'deref' || at.k === 'field' || at.k === 'index') at = at.a;
  return at;
};

/** What is borrowed mutably is no part of a static that cannot change. */
const mayChange = (cx: CrateCx, e: TExpr): void => {
  const root = rootOf(e);
  if (root.k === 'static' && !root.def.mutable)
    wrong(cx, 'E0596', `cannot borrow immutable static item \`${root.def.ast.name}\` as mutable`, e.span);
};
