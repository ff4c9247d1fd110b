/** All rules, in one table: the shared ones, both languages' and the regime's. Adding a rule: one line in its folder's list. */
import type { MRule } from './machine/machine.js';
import type { Regime } from './regimes/regime.js';
import { boundaryRules } from './core/rules/boundary.js';
import { controlRules } from './core/rules/control.js';
import { dataRules } from './core/rules/data.js';
import { registerRules } from './core/rules/registers.js';
import { valueRules } from './core/rules/values.js';
import { cRules } from './c/rules/index.js';
import { rustRules } from './rust/rules/index.js';

export const languageRules: readonly MRule[] = [
  ...dataRules,
  ...valueRules,
  ...controlRules,
  ...boundaryRules,
  ...registerRules,
  ...rustRules,
  ...cRules,
];

export const allRules = (regime: Regime): readonly MRule[] => [...languageRules, ...regime.rules];
