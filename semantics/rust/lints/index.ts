/**
 * rustc's lints that deny by default, as far as mini-Rust can reach them, on bodies that are well typed. Others are
 * found where their matter is: `overflowing_literals` and fallbacks to `()` by the type checker,
 * `arithmetic_overflow` and `unconditional_panic` on the core, characters that turn the text before it is parsed.
 */
import { showTy } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { Body, TExpr, TPat } from '../tree.js';
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

const patternsOf = (e: TExpr): readonly TPat[] => {
  switch (e.k) {
    case 'block':
      return e.stmts.flatMap((s) => (s.k === 'let' ? [s.pat] : []));
    case 'match':
      return e.arms.map((a) => a.pat);
    case 'let':
    case 'for':
      return [e.pat];
    case 'closure':
      return e.closure.params;
    default:
      return [];
  }
};

const lintBody = (cx: CrateCx, body: Body): void => {
  const origins = new Origins(body);
  const exempt = new Set<TExpr>();
  const at = lints.map((lint): readonly [Lint, Linting] => [
    lint,
    {
      cx,
      origins,
      exempt,
      show: showTy,
      say: (message, span, help, related = []) =>
        cx.lint(lint.name, message, span, { help, related }, lint.code),
    },
  ]);
  const visit = (e: TExpr): void => {
    for (const [lint, l] of at) lint.expr?.(l, e);
    for (const p of patternsOf(e)) for (const [lint, l] of at) lint.pattern?.(l, p);
    eachChild(e, visit);
  };
  for (const p of body.params) for (const [lint, l] of at) lint.pattern?.(l, p);
  visit(body.expr);
};

export const checkLints = (cx: CrateCx): void => {
  for (const b of cx.bodies) lintBody(cx, b);
};
