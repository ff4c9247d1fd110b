/** Ends the check of a body: what is not decided falls back, all types are resolved, and what waited is judged. */
import type { Span } from '../../../model/span.js';
import { intSize } from '../../../model/target.js';
import type { Ty } from '../../../model/types.js';
import type { Target, TExpr, TPat } from '../tree.js';
import { errorTy, hasVar, isError, someTy } from '../ty.js';
import type { FnCx } from './body.js';
import { rangeOf } from './evaluate.js';
import { plainlyMatches } from './covers.js';
import { isKnownValid, uncovered } from './exhaustive.js';
import { fallbackLints } from './never-fallback.js';
import { argsAreSized, isValue } from './sized.js';
import { movesOut } from './pattern-bindings.js';
import { checkSize } from './sizes.js';

/** Answers whether the body is well typed. `whole`: the item that it is of. */
export const finish = (f: FnCx, whole: Span): boolean => {
  const before = f.cx.untyped;
  f.decide();
  const lints = f.infer.diverges ? fallbackLints(f, whole) : null;
  f.infer.fallBack();
  f.decide();
  for (const judge of f.casts) judge();
  lints?.();
  f.giveUp();
  resolveAll(f);
  if (f.cx.untyped === before && !f.broken_) checkSizes(f);
  for (const w of f.later) w.judge(f, w.a, w.b);
  for (const judge of f.last) judge();
  for (const n of f.literals) checkLiteral(f, n);
  if (f.cx.untyped > before || f.broken_ || (f.cx.wrong > 0 && hasError(f))) return false;
  sayUnsafe(f);
  for (const { sub, span } of f.held)
    if (movesOut(f, sub))
      f.error('binding-conflict', 'cannot move out of value because it is borrowed', span, {
        help: 'bind its parts by `ref` as well',
      });
  return true;
};

/**
 * Whether the patterns of a well-typed body cover what they have to. A closure is a body of its own: what its patterns miss
 * is nothing that the body around has to do with (rustc, `check_match`).
 */
export const covered = (f: FnCx): boolean => {
  const { diagnostics } = f.cx;
  let all = true;
  const missed = (owner: object): void => {
    const closure = f.closureOf.get(owner);
    if (closure === undefined) all = false;
    else closure.total = false;
  };
  for (let i = 0; i < f.matches.length; i++) {
    const before = diagnostics.length;
    checkArms(f, f.matches[i]!);
    if (diagnostics.length > before) missed(f.matchOwners[i]!);
  }
  for (const b of f.bindings) {
    const before = diagnostics.length;
    mustMatch(f, b.pat, b.what, b.init);
    if (diagnostics.length > before) missed(b.owner);
  }
  return all;
};

/** Where an item is wrong that the body uses there is a type that nobody knows, or can lay out, and no error here. */
const hasError = (f: FnCx): boolean => {
  const isWrong = (t: Ty): boolean => isError(t) || (t.k === 'adt' && f.cx.endless.has(t.def));
  return [f.typed, f.unresolved, f.vars, f.pats].some((all) => all.some(({ ty }) => someTy(ty, isWrong)));
};

const sayUnsafe = (f: FnCx): void => {
  for (const { what, span } of f.unsafeUses)
    f.error('E0133', `${what} is unsafe and requires unsafe function or block`, span, {
      help: 'put it into `unsafe { … }`, if you have made sure that it is right',
    });
};

const resolveAll = (f: FnCx): void => {
  f.settled();
  // Where the first thing stands whose type nothing says: what follows from it is not said as well.
  let open: Span | null = null;
  for (const v of f.vars) {
    if (hasVar(v.ty)) v.ty = f.infer.resolve(v.ty);
    isValue(f, v.ty, v.span);
    if (!hasVar(v.ty)) continue;
    open ??= needed(f, v.span);
    v.ty = errorTy;
  }
  for (const p of f.pats) {
    if (!hasVar(p.ty)) continue;
    p.ty = f.infer.resolve(p.ty);
    if (hasVar(p.ty)) open ??= needed(f, p.span);
  }
  for (const n of f.unresolved) {
    if (hasVar(n.ty)) {
      n.ty = f.infer.resolve(n.ty);
      if (hasVar(n.ty)) open ??= needed(f, n.span);
    }
    switch (n.k) {
      case 'call':
        if (n.target.k === 'lib' && !resolveArgs(f, n.target)) open ??= needed(f, n.span);
        if (n.target.k === 'lib') argsAreSized(f, n.target.fn, n.target.tys, n.span);
        break;
      case 'adt':
        if (n.ty.k === 'lib') for (const t of n.ty.args) isValue(f, t, n.span);
        break;
      case 'loop':
      case 'block':
        if (n.jump !== null) n.jump.ty = f.infer.resolve(n.jump.ty);
        break;
      case 'closure':
        n.closure.paramTys = n.closure.paramTys.map((t) => f.infer.resolve(t));
        for (const t of n.closure.paramTys) isValue(f, t, n.span);
        isValue(f, f.infer.resolve(n.closure.ret), n.span);
        break;
      default:
    }
  }
};

const needed = (f: FnCx, span: Span): Span => {
  if (!f.broken_)
    f.error('E0282', 'type annotations needed', span, { help: 'write the type: `let x: T = …`' });
  return span;
};

/** The type arguments of a call of the library. Answers whether they are known now. */
const resolveArgs = (f: FnCx, target: Target & { k: 'lib' }): boolean => {
  if (!target.tys.some(hasVar)) return true;
  target.tys = target.tys.map((t) => f.infer.resolve(t));
  return !target.tys.some(hasVar);
};

const checkSizes = (f: FnCx): void => {
  for (const v of f.vars) checkSize(f.cx, v.ty, v.span);
  for (const n of f.typed) checkSize(f.cx, n.ty, n.span);
  for (const n of f.unresolved) {
    checkSize(f.cx, n.ty, n.span);
    if (n.k === 'call' && n.target.k === 'lib') for (const t of n.target.tys) checkSize(f.cx, t, n.span);
  }
};

const checkLiteral = (f: FnCx, n: TExpr & { k: 'int' }): void => {
  if (n.ty.k !== 'int') return;
  const [min, max] = rangeOf(f.cx, n.ty);
  if (n.value >= min && n.value <= max) return;
  const message = `literal out of range for \`${f.show(n.ty)}\``;
  const help = `the range is ${min}..=${max}`;
  f.cx.late.push(() => f.cx.lint('overflowing_literals', message, n.span, { help }));
  // Where it is let through, it wraps around.
  const bits = intSize(f.cx.layouts.target, n.ty) * 8;
  n.value = n.ty.signed ? BigInt.asIntN(bits, n.value) : BigInt.asUintN(bits, n.value);
};

const checkArms = (f: FnCx, n: TExpr & { k: 'match' }): void => {
  const pats: TPat[] = [];
  for (const a of n.arms) if (a.guard === null) pats.push(a.pat);
  const found = uncovered(f.cx, n.value.ty, pats, isKnownValid(n.value));
  if (found !== null)
    f.error('E0004', `non-exhaustive patterns: \`${found}\` not covered`, n.value.span, {
      help: `add an arm: \`${found} => …\`, or \`_ => …\``,
    });
};

export const mustMatch = (f: FnCx, p: TPat, what: string, init: TExpr | null = null): void => {
  if (plainlyMatches(p)) return;
  const found = uncovered(f.cx, p.ty, [p], init === null || isKnownValid(init));
  if (found === null) return;
  f.error('E0005', `refutable pattern in ${what}: \`${found}\` not covered`, p.span, {
    help: 'use `if let`, `let … else`, or `match`',
  });
};
