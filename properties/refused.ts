/** Refusals before anything runs, as outcomes. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { Outcome } from '../model/outcome.js';
import type { Refusal } from '../semantics/regimes/regime.js';
import { borrowCodes } from '../semantics/rust/borrows/rules.js';

export const refused = (r: Refusal): Outcome => ({
  k: 'rejected',
  when: 'static',
  rule: r.rule,
  premise: r.premise,
  reason: r.reason,
  language: 'rust',
  span: r.span,
  derivation: { rule: r.rule, premise: r.premise, reason: r.reason, inner: null },
});

/**
 * Glue in a regime's types whose only mistakes are in its borrows: that is the regime's refusal at link time (Omniglot
 * leaves it to Rust's borrow checker). Null where something else is wrong.
 */
export const refusedByScopes = (said: readonly Diagnostic[]): Outcome | null => {
  const errors = said.filter((d) => d.severity === 'error');
  const [first] = errors;
  if (first === undefined || errors.some((d) => !borrowCodes.has(d.code))) return null;
  return refused({ rule: 'Borrow-Check', premise: first.code, reason: first.message, span: first.span });
};
