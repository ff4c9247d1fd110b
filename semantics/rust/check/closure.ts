/**
 * Closures. As direct arguments of the library's functions these say what they take and give, and call them once. Anywhere
 * else they are kept: values of a type of their own, whose body and calls say what they take (Reference, closure types).
 */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { FnTy, Ty } from '../../../model/types.js';
import type { ClosureInfo, TExpr } from '../tree.js';
import { namesLifetimes } from '../ty.js';
import type { Around, FnCx } from './body.js';
import { findCaptures } from './captures.js';
import { coerce, pointerOfItem, signatureOf } from './coerce.js';
import { checkParams } from './pattern.js';
import { isCopy } from './traits.js';
import { lowerResult, lowerType, type Regions } from './types.js';

/** What asks for a closure says of its signature: with the lifetimes that are bound there. */
interface Asked {
  readonly params: readonly Ty[];
  readonly ret: Ty;
  /** It is given away to be called once, and not kept. */
  readonly once: boolean;
}

/** A closure as an argument of a function of the library. */
export const checkClosure = (f: FnCx, e: S.Closure, given: readonly Ty[], formalRet: Ty): TExpr =>
  closure(f, e, { params: given, ret: formalRet, once: true });

/** A closure that is kept. A function pointer that is asked for says its signature. */
export const keptClosure = (f: FnCx, e: S.Closure, want: Ty | null): TExpr => {
  const hint = want === null ? null : f.shallow(want);
  return closure(f, e, hint?.k === 'fn' ? { params: hint.params, ret: hint.ret, once: false } : null);
};

/** The closure whose type it is. */
export const closureIn = (f: FnCx, t: Ty): ClosureInfo | null => {
  const ty = f.shallow(t);
  return ty.k === 'adt' ? (f.cx.closureOf.get(ty.def) ?? null) : null;
};

/** The signature of what can be called without arguments that are tuples: functions, pointers to them, closures. */
export const callableOf = (f: FnCx, t: Ty): FnTy | null => {
  const ty = f.shallow(t);
  if (ty.k === 'lib' && ty.name === 'AssertUnwindSafe') return callableOf(f, ty.args[0] ?? T.unit);
  if (ty.k === 'fn') return ty;
  const kept = closureIn(f, ty);
  return kept === null ? pointerOfItem(f, ty) : signatureOf(kept);
};

const countFits = (f: FnCx, e: S.Closure, want: number): boolean => {
  if (e.params.length === want) return true;
  const s = want === 1 ? '' : 's';
  f.error(
    'E0593',
    `closure is expected to take ${want} argument${s}, but it takes ${e.params.length}`,
    e.span,
    { help: 'give it as many parameters' },
  );
  return false;
};

const wrongParam = (f: FnCx, e: S.Closure, want: Ty, got: Ty): void =>
  f.error(
    'E0631',
    `type mismatch in closure arguments: expected \`${f.show(want)}\`, found \`${f.show(got)}\``,
    e.span,
    {
      help: 'leave the types of its parameters out',
    },
  );

const closure = (f: FnCx, e: S.Closure, asked: Asked | null): TExpr => {
  const name = f.cx.unique(`${f.prefix}{closure#${f.closures++}}`);
  const def = T.adtDef(`{closure@${e.span.line}:${e.span.column}}`, 'rust', 'struct');
  const fits = asked === null || countFits(f, e, asked.params.length);
  const outer = {
    ret: f.ret,
    jumps: f.jumps,
    labelsAround: f.labelsAround,
    owner: f.owner,
    diverges: f.diverges,
    inClosure: f.inClosure,
  };
  f.owner = {};
  if (f.jumps.length > 0) f.labelsAround = [...f.labelsAround, ...f.jumps.map((j) => j.label)];
  f.jumps = [];
  f.inClosure = true;
  f.diverges = false;
  const kept = asked?.once !== true;
  let elided = 0;
  // Lifetimes that a written parameter leaves out are chosen by each call.
  const says = kept && asked === null ? f.sayingRegions : f.regions;
  const regions: Regions = kept ? { ...says, elided: () => `'^${elided++}` } : f.regions;
  const result = e.result === null ? null : lowerResult(f.cx, f.at, e.result, says);
  const written = result === null ? null : T.erase(result);
  const ret = written ?? (asked === null ? f.infer.fresh() : T.erase(asked.ret));
  f.ret = ret;
  const around: Around = { owner: f.owner, uses: false };
  f.arounds.push(around);
  const made = f.scoped((): ClosureInfo => {
    const given: Ty[] = [];
    const paramTys = e.params.map((p, i) => {
      const formal = fits ? (asked?.params[i] ?? null) : null;
      const own = p.type === null ? null : lowerType(f.cx, f.at, p.type, regions);
      const ty = T.erase(own ?? formal ?? f.infer.fresh());
      given.push(formal ?? own ?? ty);
      if (own !== null && formal !== null && p.type !== null) {
        const erased = T.erase(formal);
        if (f.infer.unify(ty, erased)) return ty;
        if (kept) f.mismatch(erased, ty, p.type.span);
        else wrongParam(f, e, erased, ty);
      }
      return ty;
    });
    const patterns = e.params.map((p) => p.pattern);
    const params = checkParams(f, patterns, paramTys);
    const body = coerce(f, f.parts.expr(f, e.body, ret), ret);
    return {
      name,
      kept,
      kind: 'once',
      uses: false,
      total: true,
      params,
      paramTys,
      given: asked?.once === true ? asked.params : given,
      givenRet: kept ? (asked?.ret ?? (result !== null && namesLifetimes(result) ? result : null)) : null,
      lifetimes: f.at.lifetimes,
      ret,
      body,
      move: e.move,
      captures: [],
      matched: [],
      env: T.adt(def),
      span: e.span,
    };
  });
  const formalRet = asked === null ? ret : T.erase(asked.ret);
  if (!f.infer.unify(ret, formalRet)) f.mismatch(formalRet, ret, e.body.span);
  const own = f.owner;
  f.closureOf.set(own, made);
  f.arounds.pop();
  made.uses = around.uses;
  Object.assign(f, outer);
  f.cx.closureOf.set(def, made);
  f.closureDefs.push(def);
  f.last.push(() => {
    made.ret = f.infer.resolve(made.ret);
    made.given = made.given.map((t) => f.infer.resolve(t));
    if (made.givenRet !== null) made.givenRet = f.infer.resolve(made.givenRet);
    const kind = findCaptures(f.cx, made, own);
    if (kept) made.kind = kind;
    def.variants = [
      {
        name: 'closure',
        discriminant: 0,
        fields: made.captures.map((c, i) => ({ name: `${i}`, ty: c.ty })),
      },
    ];
    def.copy = made.captures.every((c) => isCopy(f.cx, c.ty));
  });
  if (!fits) return f.broken(e.span);
  for (const p of made.params) f.mustMatch(p, 'closure argument', null, own);
  const node = f.make({ k: 'closure', closure: made, ty: T.adt(def), span: e.span });
  // The types of its parameters may be inferred.
  f.unresolved.push(node);
  return node;
};
