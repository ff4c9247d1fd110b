/** Calls of functions, through pointers, of the library; `printf` (C11 6.5.2.2, 7.21.6.3). */
import type { Callee, Operand, Place } from '../../../model/core/mir.js';
import { constInt, copy, localPlace } from '../../../model/core/mir.js';
import type { Call, Expr, LibraryCall, Print } from '../tree.js';
import { union } from './effects.js';
import { isAggregate, use, type Lowering } from './lowering.js';

/** Arguments are unsequenced; there is a sequence point before the call itself (6.5.2.2p10). */
const evaluated = (
  l: Lowering,
  es: readonly Expr[],
  fetch: (e: Expr, settle: boolean, which: number) => Operand,
  then: (ops: readonly Operand[]) => void,
): void => {
  const ops: Operand[] = [];
  const bracket = l.seq.needsPoint(union(...es.map((e) => l.effects.of(e))));
  if (bracket) l.seq.open();
  const group = l.seq.evaluate(
    es.map((e, i) => ({ effects: l.effects.of(e), run: (settle) => void (ops[i] = fetch(e, settle, i)) })),
    null,
  );
  if (group) l.seq.close();
  if (bracket) l.b.seq('point');
  then(ops);
  if (bracket) l.seq.close();
};

/** An argument of a function goes to the callee's register as it is, so a variable that may be unset is read here. */
const passed = (l: Lowering, e: Expr, settle: boolean): Operand => {
  const v = l.settled(e, settle);
  const unset = v.k !== 'const' && v.place.proj.length === 0 && l.isUnset(v.place.local);
  return unset && !isAggregate(e.ty) ? l.b.keep(use(v), l.ty(e.ty)) : v;
};

/** The rules of library functions judge their arguments themselves. */
const judged =
  (l: Lowering) =>
  (e: Expr, settle: boolean): Operand =>
    l.settled(e, settle);

/** Where the result of a call goes; null where nobody asks for it, or there is none. */
const destination = (l: Lowering, e: Expr, wanted: boolean): Place | null => {
  if (e.ty.k === 'void') return null;
  if (isAggregate(e.ty)) return localPlace(l.aggregate(l.ty(e.ty)));
  return wanted ? localPlace(l.b.temp(l.ty(e.ty))) : null;
};

const result = (l: Lowering, e: Expr, dest: Place | null): Operand =>
  dest === null ? constInt(0, l.ty(e.ty)) : copy(dest);

export const call = (l: Lowering, e: Call, wanted: boolean): Operand => {
  const { callee } = e;
  const dest = destination(l, e, wanted);
  const direct = callee.k === 'fn';
  const fetch = (a: Expr, settle: boolean, which: number): Operand =>
    which === 0 && !direct ? l.settled(a, settle) : passed(l, a, settle);
  evaluated(l, direct ? e.args : [callee, ...e.args], fetch, (ops) => {
    l.b.span = e.span;
    const [first, ...rest] = ops;
    const to: Callee =
      direct || first === undefined
        ? { k: 'fn', name: direct ? callee.name : '' }
        : { k: 'ptr', op: first, ty: l.ty(e.sig) };
    l.b.call(to, direct ? ops : rest, dest);
  });
  return result(l, e, dest);
};

export const library = (l: Lowering, e: LibraryCall, wanted: boolean): Operand => {
  const dest = destination(l, e, wanted);
  evaluated(l, e.args, judged(l), (ops) => {
    l.b.span = e.span;
    l.b.call({ k: 'op', name: e.name, tys: [] }, ops, dest);
  });
  return result(l, e, dest);
};

export const print = (l: Lowering, e: Print, wanted: boolean): Operand => {
  const dest = destination(l, e, wanted);
  evaluated(l, e.args, judged(l), (args) => {
    l.b.span = e.span;
    l.b.print(
      e.to,
      e.parts,
      args,
      e.args.map((a) => l.ty(a.ty)),
      dest,
    );
  });
  return result(l, e, dest);
};
