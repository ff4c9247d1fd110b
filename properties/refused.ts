/** Refusals before anything runs, as outcomes. */
import type { Diagnostic, StaticDerivation } from '../model/diagnostic.js';
import type { Derivation, Outcome } from '../model/outcome.js';
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

/** A static derivation as a run's is told: one step after the other, the conclusion first. */
const inOrder = (d: StaticDerivation): Derivation | null => {
  const steps = (x: StaticDerivation): readonly StaticDerivation[] => [x, ...x.premises.flatMap(steps)];
  return steps(d).reduceRight<Derivation | null>(
    (inner, x) => ({
      rule: 'Borrow-Check',
      premise: x.rule,
      reason: `line ${x.span.line}: ${x.says}`,
      inner,
    }),
    null,
  );
};

/**
 * Glue in a regime's types whose only mistakes are in its borrows: that is the regime's refusal at link time (Omniglot
 * leaves it to Rust's borrow checker). Null where something else is wrong.
 */
export const refusedByScopes = (said: readonly Diagnostic[]): Outcome | null => {
  const errors = said.filter((d) => d.severity === 'error');
  const [first] = errors;
  if (first === undefined || errors.some((d) => !borrowCodes.has(d.code))) return null;
  const by = { rule: 'Borrow-Check', premise: first.code, reason: first.message };
  const outcome = refused({ ...by, span: first.span });
  if (outcome.k !== 'rejected' || first.derivation === undefined) return outcome;
  return { ...outcome, derivation: { ...by, inner: inOrder(first.derivation) } };
};
