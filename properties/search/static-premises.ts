/**
 * Premises of a regime that are asked before anything runs: its admissions, and, where its API has types, the borrow
 * checker, which then judges for it. They are numbered behind the premises of its rules.
 */
import { allRules } from '../../semantics/rules.js';
import type { Regime } from '../../semantics/regimes/regime.js';
import { borrowRuleList } from '../../semantics/rust/borrows/rules.js';

/** As refusals name it (`refusedByScopes`). */
export const BORROW_CHECK = 'Borrow-Check';

/** What is off where the borrow checker is. */
export const everyBorrowRule: ReadonlySet<string> = new Set(borrowRuleList.map((r) => r.name));

export interface StaticPremise {
  readonly rule: string;
  readonly premise: string;
  readonly keptFor: string | null;
}

const premisesOfRules = new WeakMap<Regime, number>();

/** The number of the first of them. */
export const firstStatic = (r: Regime): number => {
  let n = premisesOfRules.get(r);
  if (n === undefined) premisesOfRules.set(r, (n = allRules(r).reduce((k, x) => k + x.premises.length, 0)));
  return n;
};

/** Whether a regime leaves scopes to Rust's borrow checker: its API has types with lifetimes. */
export const hasScopes = (r: Regime): boolean => r.api({}).types.length > 0;

export const staticPremises = (r: Regime): readonly StaticPremise[] => [
  ...r.admit.map((a) => ({ rule: a.name, premise: a.premise, keptFor: a.keptFor ?? null })),
  ...(hasScopes(r) ? [{ rule: BORROW_CHECK, premise: 'scopes', keptFor: null }] : []),
];

export const numberOfStatic = (r: Regime, rule: string): number =>
  firstStatic(r) + staticPremises(r).findIndex((p) => p.rule === rule);
