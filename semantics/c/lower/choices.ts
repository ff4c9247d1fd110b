/** `&&` `||` `?:` `,` and conditions: what has a sequence point and may skip a part (C11 6.5.13 to 6.5.17). */
import type { BlockId, Operand, Rvalue } from '../../../model/core/mir.js';
import { constInt, copy, localPlace } from '../../../model/core/mir.js';
import { unit, type Ty } from '../../../model/types.js';
import type { Comma, Compare, Conditional, Expr, Logical } from '../tree.js';
import { isAggregate, use, type Lowering } from './lowering.js';

/** Runs what follows the left operand, with the sequence point between them. */
export const comma = (l: Lowering, e: Comma, rest: () => void): void => {
  const bracket = l.seq.needsPoint(l.effects.of(e.a));
  if (bracket) l.seq.open();
  l.effect(e.a);
  if (bracket) l.b.seq('point');
  rest();
  if (bracket) l.seq.close();
};

/** `x == 0` and `x != 0` as a test of `x`. */
const zeroTest = (e: Expr): { readonly of: Expr; readonly negated: boolean } | null => {
  const tested = (c: Compare): Expr | null => (c.b.k === 'const' && c.b.value === 0n ? c.a : null);
  if (e.k !== 'compare' || (e.op !== '==' && e.op !== '!=')) return null;
  const of = tested(e);
  return of === null ? null : { of, negated: e.op === '==' };
};

/** Goes to one of two blocks by whether a scalar is not zero. */
export const branch = (l: Lowering, e: Expr, yes: BlockId, no: BlockId): void => {
  if (e.k === 'const') return l.b.goto(e.value !== 0n ? yes : no);
  if (e.k === 'logical' && !l.seq.inBracket) {
    const mid = l.b.block();
    if (e.op === '&&') branch(l, e.a, mid, no);
    else branch(l, e.a, yes, mid);
    l.b.start(mid);
    return branch(l, e.b, yes, no);
  }
  const tested = l.seq.inBracket ? null : zeroTest(e);
  if (tested !== null) return tested.negated ? branch(l, tested.of, no, yes) : branch(l, tested.of, yes, no);
  switchOn(l, e, l.value(e), yes, no);
};

const switchOn = (l: Lowering, e: Expr, on: Operand, yes: BlockId, no: BlockId): void => {
  l.b.span = e.span;
  l.b.terminate({ k: 'switch', on, ty: l.ty(e.ty), cases: [[0, no]], otherwise: yes, span: e.span });
};

/** Branches on an operand with a sequence point after it. True: a bracket is open that begins before it. */
const decide = (l: Lowering, test: Expr, yes: BlockId, no: BlockId): boolean => {
  if (!l.seq.needsPoint(l.effects.of(test))) {
    branch(l, test, yes, no);
    return false;
  }
  l.seq.open();
  const on = l.settled(test, true);
  l.b.seq('point');
  switchOn(l, test, on, yes, no);
  return true;
};

export const logical = (l: Lowering, e: Logical): Operand => {
  const ty = l.ty(e.ty);
  const result = l.b.temp(ty);
  const [second, short, done] = [l.b.block(), l.b.block(), l.b.block()];
  const set = (at: BlockId, value: number): void => {
    l.b.start(at);
    l.b.assign(localPlace(result), use(constInt(value, ty)));
    l.b.goto(done);
  };
  const bracket = e.op === '&&' ? decide(l, e.a, second, short) : decide(l, e.a, short, second);
  l.b.start(second);
  const [yes, no] = [l.b.block(), l.b.block()];
  branch(l, e.b, yes, no);
  set(yes, 1);
  set(no, 0);
  set(short, e.op === '&&' ? 0 : 1);
  l.b.start(done);
  if (bracket) l.seq.close();
  return copy(localPlace(result));
};

/** Runs `take` on the one operand that is chosen. */
export const choose = (l: Lowering, e: Conditional, take: (chosen: Expr) => void): void => {
  const [yes, no, done] = [l.b.block(), l.b.block(), l.b.block()];
  const bracket = decide(l, e.test, yes, no);
  for (const [block, chosen] of [
    [yes, e.a],
    [no, e.b],
  ] as const) {
    l.b.start(block);
    take(chosen);
    l.b.goto(done);
  }
  l.b.start(done);
  if (bracket) l.seq.close();
};

export const chosen = (l: Lowering, e: Conditional, ty: Ty): Rvalue => {
  if (e.ty.k === 'void') {
    choose(l, e, (one) => l.effect(one));
    return use({ k: 'const', value: { k: 'unit' }, ty: unit });
  }
  const result = localPlace(isAggregate(e.ty) ? l.aggregate(ty) : l.b.temp(ty));
  choose(l, e, (one) => l.b.assign(result, l.rvalue(one)));
  return use(copy(result));
};

/** `assert(e)` aborts where `e` is zero (7.2.1.1p2); what it says goes to stderr, which programs here do not have. */
export const assertion = (l: Lowering, test: Expr): void => {
  const [fine, failed] = [l.b.block(), l.b.block()];
  branch(l, test, fine, failed);
  l.b.start(failed);
  l.b.call({ k: 'op', name: 'abort', tys: [] }, [], null);
  l.b.join(fine);
};
