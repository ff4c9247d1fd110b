/**
 * rustc's lints that deny by default, as far as mini-Rust can reach them, on bodies that are well typed. Others are
 * found where their matter is: `overflowing_literals` and fallbacks to `()` by the type checker,
 * `arithmetic_overflow` and `unconditional_panic` on the core, characters that turn the text before it is parsed.
 */
import type { CrateCx } from '../check/context.js';
import type { Body, TExpr } from '../tree.js';
import { eachChild } from '../walk.js';
import { implicitAutorefs } from './autorefs.js';
import { BodyLinting, Linting, type Lint } from './lint.js';
import { derefNull, nullArguments } from './null-pointers.js';
import { referenceCasting } from './reference-casting.js';
import { mutableTransmutes } from './transmutes.js';
import { variantNames } from './variant-names.js';
import { Origins } from './written.js';

export const lints: readonly Lint[] = [
  referenceCasting,
  nullArguments,
  derefNull,
  implicitAutorefs,
  mutableTransmutes,
  variantNames,
];

/** Of each kind of expression, the lints that look at it, by their places in `lints`. */
const looking = new Map<TExpr['k'], number[]>();
lints.forEach((lint, i) => {
  for (const k of lint.on ?? []) looking.set(k, [...(looking.get(k) ?? []), i]);
});

const atPatterns = lints.filter((lint) => lint.pattern !== undefined);

const lintExprs = (cx: CrateCx, body: Body): void => {
  if (!body.unsafe) return;
  const origins = new Origins(body);
  const exempt = new Set<TExpr>();
  const all = lints.map((lint) => new BodyLinting(cx, lint, origins, exempt));
  const visit = (e: TExpr): void => {
    const here = looking.get(e.k);
    if (here !== undefined) for (const i of here) lints[i]!.expr?.(all[i]!, e);
    eachChild(e, visit);
  };
  visit(body.expr);
};

/** Those that look at patterns. */
export const checkPatternLints = (cx: CrateCx): void => {
  for (const lint of atPatterns) {
    const l = new Linting(cx, lint);
    for (const b of cx.bodies) for (const p of b.pats) lint.pattern?.(l, p);
  }
};

/** The others: rustc gives them to programs without any error but lints. */
export const checkLints = (cx: CrateCx): void => {
  for (const say of cx.late) say();
  for (const b of cx.bodies) lintExprs(cx, b);
};
