/** Ends the check of a body: what is not decided falls back, all types are resolved, and what waited is judged. */
import type { Span } from '../../../model/span.js';
import { intSize } from '../../../model/target.js';
import type { TExpr, TPat } from '../tree.js';
import { errorTy, hasVar, isSized } from '../ty.js';
import type { FnCx } from './body.js';
import { rangeOf } from './evaluate.js';
import { uncovered } from './exhaustive.js';
import { checkSize } from './sizes.js';
import { notSized } from './types.js';

/** Answers whether the body is well typed. */
export const finish = (f: FnCx): boolean => {
  const before = f.cx.diagnostics.length;
  const unsafeFallbacks = f.infer.diverges ? f.nodes.filter((n) => flowsIntoUnsafe(f, n)) : [];
  for (const judge of f.operands) judge();
  f.infer.fallBack();
  for (const judge of f.casts) judge();
  for (const n of unsafeFallbacks)
    f.cx.lint(
      'never_type_fallback_flowing_into_unsafe',
      'never type fallback affects this unsafe operation',
      n.span,
      { help: 'write the type: Rust 2021 falls back to `()`, Rust 2024 to `!`' },
    );
  const sorted: Sorted = { literals: [], matching: [], seen: 0 };
  resolveAll(f);
  sort(f, sorted);
  if (f.cx.diagnostics.length === before && !f.broken_) checkSizes(f);
  for (const judge of f.later) judge();
  for (const judge of f.last) judge();
  // What waited may have made more nodes.
  sort(f, sorted);
  for (const n of sorted.literals) checkLiteral(f, n);
  if (f.cx.diagnostics.length === before && !f.broken_) for (const n of sorted.matching) checkPatterns(f, n);
  return f.cx.diagnostics.length === before && !f.broken_;
};

/** An unsafe function, or a raw pointer, at a type that nothing says but a branch that never gives a value. */
const flowsIntoUnsafe = (f: FnCx, n: TExpr): boolean => {
  if (n.k === 'deref') return f.shallow(n.a.ty).k === 'raw' && f.infer.isDiverging(n.ty);
  return (
    n.k === 'call' &&
    n.target.k === 'lib' &&
    n.target.fn.unsafe &&
    n.target.tys.some((t) => f.infer.isDiverging(t))
  );
};

/** The nodes that are looked at again. */
interface Sorted {
  readonly literals: (TExpr & { k: 'int' })[];
  /** Those that have patterns. */
  readonly matching: TExpr[];
  /** How many nodes were sorted. */
  seen: number;
}

const sort = (f: FnCx, into: Sorted): void => {
  for (; into.seen < f.nodes.length; into.seen++) {
    const n = f.nodes[into.seen]!;
    switch (n.k) {
      case 'int':
        if (n.literal) into.literals.push(n);
        break;
      case 'match':
      case 'for':
      case 'closure':
      case 'block':
        into.matching.push(n);
        break;
      default:
        break;
    }
  }
};

const resolveAll = (f: FnCx): void => {
  let reported = f.broken_;
  const needed = (span: Span): void => {
    if (!reported)
      f.error('E0282', 'type annotations needed', span, { help: 'write the type: `let x: T = …`' });
    reported = true;
  };
  for (const v of f.vars) {
    v.ty = f.infer.resolve(v.ty);
    if (!isSized(v.ty)) notSized(f.cx, v.ty, v.span);
    if (hasVar(v.ty)) {
      needed(v.span);
      v.ty = errorTy;
    }
  }
  for (const p of f.pats) if (hasVar(p.ty)) p.ty = f.infer.resolve(p.ty);
  for (const n of f.nodes) {
    if (hasVar(n.ty)) {
      n.ty = f.infer.resolve(n.ty);
      if (hasVar(n.ty)) needed(n.span);
    }
    if (n.k === 'call' && n.target.k === 'lib' && n.target.tys.some(hasVar)) {
      n.target.tys = n.target.tys.map((t) => f.infer.resolve(t));
      if (n.target.tys.some(hasVar)) needed(n.span);
    }
    if (n.k === 'loop' || n.k === 'block') {
      if (n.jump !== null) n.jump.ty = f.infer.resolve(n.jump.ty);
    }
    if (n.k === 'closure') n.closure.paramTys = n.closure.paramTys.map((t) => f.infer.resolve(t));
  }
};

const checkSizes = (f: FnCx): void => {
  for (const v of f.vars) checkSize(f.cx, v.ty, v.span);
  for (const n of f.nodes) {
    checkSize(f.cx, n.ty, n.span);
    if (n.k === 'call' && n.target.k === 'lib') for (const t of n.target.tys) checkSize(f.cx, t, n.span);
  }
};

const checkLiteral = (f: FnCx, n: TExpr & { k: 'int' }): void => {
  if (n.ty.k !== 'int') return;
  const [min, max] = rangeOf(f.cx, n.ty);
  if (n.value >= min && n.value <= max) return;
  const message = `literal out of range for \`${f.show(n.ty)}\``;
  f.cx.lint('overflowing_literals', message, n.span, { help: `the range is ${min}..=${max}` });
  // Where it is let through, it wraps around.
  const bits = intSize(f.cx.layouts.target, n.ty) * 8;
  n.value = n.ty.signed ? BigInt.asIntN(bits, n.value) : BigInt.asUintN(bits, n.value);
};

const checkPatterns = (f: FnCx, n: TExpr): void => {
  if (n.k === 'match') {
    const pats = n.arms.flatMap((a) => (a.guard === null ? [a.pat] : []));
    const found = uncovered(f.cx, n.value.ty, pats);
    if (found !== null)
      f.error('E0004', `non-exhaustive patterns: \`${found}\` not covered`, n.value.span, {
        help: `add an arm: \`${found} => …\`, or \`_ => …\``,
      });
  }
  if (n.k === 'for') mustMatch(f, n.pat, '`for` loop binding');
  if (n.k === 'closure') for (const p of n.closure.params) mustMatch(f, p, 'closure argument');
  if (n.k !== 'block') return;
  for (const s of n.stmts) if (s.k === 'let' && s.otherwise === null) mustMatch(f, s.pat, 'local binding');
};

export const mustMatch = (f: FnCx, p: TPat, what: string): void => {
  const found = uncovered(f.cx, p.ty, [p]);
  if (found === null) return;
  f.error('E0005', `refutable pattern in ${what}: \`${found}\` not covered`, p.span, {
    help: 'use `if let`, `let … else`, or `match`',
  });
};
