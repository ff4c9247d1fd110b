/**
 * rustc's lints that deny by default, as far as mini-Rust can reach them, on bodies that are well typed. Others are
 * found where their matter is: `overflowing_literals` and fallbacks to `()` by the type checker,
 * `arithmetic_overflow` and `unconditional_panic` on the core, characters that turn the text before it is parsed.
 */
import { showTy } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { Body, TExpr } from '../tree.js';
import { eachChild } from '../walk.js';
import { implicitAutorefs } from './autorefs.js';
import type { Lint, Linting } from './lint.js';
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

const atPatterns = lints.flatMap((lint, i) => (lint.pattern === undefined ? [] : [i]));

const lintingOf = (cx: CrateCx, body: Body): ((lint: number) => Linting) => {
  const common = { cx, origins: new Origins(body), exempt: new Set<TExpr>(), show: showTy };
  const made: (Linting | undefined)[] = [];
  return (i) => {
    const lint = lints[i]!;
    return (made[i] ??= {
      ...common,
      say: (message, span, help, related = []) =>
        cx.lint(lint.name, message, span, { help, related }, lint.code),
    });
  };
};

const lintPatterns = (cx: CrateCx, body: Body): void => {
  if (body.pats.length === 0) return;
  const at = lintingOf(cx, body);
  for (const i of atPatterns) for (const p of body.pats) lints[i]!.pattern?.(at(i), p);
};

const lintExprs = (cx: CrateCx, body: Body): void => {
  if (!body.unsafe) return;
  const at = lintingOf(cx, body);
  const visit = (e: TExpr): void => {
    const here = looking.get(e.k);
    if (here !== undefined) for (const i of here) lints[i]!.expr?.(at(i), e);
    eachChild(e, visit);
  };
  visit(body.expr);
};

/** Those that look at patterns. */
export const checkPatternLints = (cx: CrateCx): void => {
  for (const b of cx.bodies) lintPatterns(cx, b);
};

/** The others: rustc gives them to programs without any error but lints. */
export const checkLints = (cx: CrateCx): void => {
  for (const say of cx.late) say();
  for (const b of cx.bodies) lintExprs(cx, b);
};
