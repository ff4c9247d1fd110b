/** Closures: only as direct arguments, so that the function they are given to says what they take and give. */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { FnTy, Ty } from '../../../model/types.js';
import type { ClosureInfo, TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { findCaptures } from './captures.js';
import { coerce, pointerOfItem } from './coerce.js';
import { lowerResult, lowerType } from './types.js';

export const strayClosure = (f: FnCx, e: S.Closure): TExpr =>
  f.refuse(
    'a closure that is not a direct argument',
    e.span,
    'write it where it is used: `catch_unwind(|| …)`, or write a function',
  );

/** The signature of what can be called without arguments that are tuples: functions and pointers to them. */
export const callableOf = (f: FnCx, t: Ty): FnTy | null => {
  const ty = f.shallow(t);
  if (ty.k === 'lib' && ty.name === 'AssertUnwindSafe') return callableOf(f, ty.args[0] ?? T.unit);
  return ty.k === 'fn' ? ty : pointerOfItem(f, ty);
};

/** `given` are the types of its parameters as the function that calls it says, with the lifetimes that are bound there. */
export const checkClosure = (f: FnCx, e: S.Closure, given: readonly Ty[], formalRet: Ty): TExpr => {
  const formals = given.map(T.erase);
  const name = f.cx.unique(`${f.prefix}{closure#${f.closures++}}`);
  const def = T.adtDef(`{closure@${e.span.line}:${e.span.column}}`, 'rust', 'struct');
  if (e.params.length !== formals.length)
    f.error(
      'E0593',
      `closure is expected to take ${formals.length} argument${formals.length === 1 ? '' : 's'}, but it takes ${e.params.length}`,
      e.span,
      {
        help: 'give it as many parameters',
      },
    );
  const outer = { ret: f.ret, jumps: f.jumps, owner: f.owner, diverges: f.diverges, inClosure: f.inClosure };
  f.owner = {};
  f.jumps = [];
  f.inClosure = true;
  f.diverges = false;
  const ret = e.result === null ? formalRet : T.erase(lowerResult(f.cx, f.at, e.result, f.regions));
  f.ret = ret;
  const closure = f.scoped((): ClosureInfo => {
    const paramTys = e.params.map((p, i) => {
      const formal = formals[i] ?? f.infer.fresh();
      if (p.type === null) return formal;
      const written = T.erase(lowerType(f.cx, f.at, p.type, f.regions));
      if (!f.infer.unify(written, formal)) f.mismatch(formal, written, p.type.span);
      return written;
    });
    const params = e.params.map((p, i) => f.parts.pattern(f, p.pattern, paramTys[i] ?? T.unit));
    const body = coerce(f, f.parts.expr(f, e.body, ret), ret);
    return {
      name,
      params,
      paramTys,
      given,
      lifetimes: f.at.lifetimes,
      ret,
      body,
      move: e.move,
      captures: [],
      env: T.adt(def),
      span: e.span,
    };
  });
  if (!f.infer.unify(ret, formalRet)) f.mismatch(formalRet, ret, e.body.span);
  const own = f.owner;
  Object.assign(f, outer);
  f.cx.closureOf.set(def, closure);
  f.last.push(() => {
    closure.ret = f.infer.resolve(closure.ret);
    closure.given = closure.given.map((t) => f.infer.resolve(t));
    findCaptures(f.cx, closure, own);
    def.variants = [
      {
        name: 'closure',
        discriminant: 0,
        fields: closure.captures.map((c, i) => ({ name: `${i}`, ty: c.ty })),
      },
    ];
  });
  for (const p of closure.params) f.mustMatch(p, 'closure argument');
  const made = f.make({ k: 'closure', closure, ty: T.adt(def), span: e.span });
  // The types of its parameters may be inferred.
  f.unresolved.push(made);
  return made;
};
