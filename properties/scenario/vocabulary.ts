/** The names that an expectation may use. */
import { ubKinds } from '../../model/faults.js';
import { aliasingModels } from '../../semantics/aliasing/index.js';
import { regimes } from '../../semantics/regimes/index.js';
import { languageRules } from '../../semantics/rules.js';
import { borrowCodes } from '../../semantics/rust/borrows/rules.js';
import { LAYOUT_DEPENDENT } from '../field-orders.js';

export const ubNames: readonly string[] = ubKinds.map((k) => k.code);

/** What is said of a run beside its verdict: the first two of one that is `done`, the last of any. */
export const flagNames = ['leak', 'caught-panics', LAYOUT_DEPENDENT] as const;
export type Flag = (typeof flagNames)[number];

export const isFlag = (word: string): word is Flag => flagNames.some((f) => f === word);

/** Every premise of every rule and admission, and the fine kinds of the aliasing models. */
export const premiseNames: readonly string[] = [
  ...new Set([
    ...languageRules.flatMap((r) => r.premises.map((p) => p.name)),
    ...regimes.flatMap((r) => [
      ...r.rules.flatMap((x) => x.premises.map((p) => p.name)),
      ...r.admit.map((a) => a.premise),
    ]),
    ...aliasingModels.flatMap((m) => m.premises.flatMap((p) => p.kinds)),
  ]),
];

/** Static checkers name what they refuse by rustc's code, or where it has none by their own. */
export const isPremise = (name: string): boolean =>
  premiseNames.includes(name) || /^E\d{4}$/.test(name) || borrowCodes.has(name);
