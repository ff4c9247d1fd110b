/** The table of rules of one linked program: which rule an instruction is linked to, and where its counters are. */
import type { Instr } from '../../model/core/code.js';
import type { RuleLang } from '../../model/rule.js';
import type { MRule } from './machine.js';

export interface RuleTable {
  readonly rules: readonly MRule[];
  /** Index of a rule's first premise among all premises. */
  readonly premise0: readonly number[];
  readonly premiseCount: number;
  /** Sets `rule`, `ruleId`, `premise0` of an instruction; false if no rule is for it. */
  readonly link: (i: Instr) => boolean;
  /** Which premise (by number) is which. */
  readonly premiseAt: (k: number) => { readonly rule: MRule; readonly index: number };
}

/** Whose rules an instruction may be of, by where it stands: the first that is for it. */
const order = {
  rust: ['rust', 'shared'],
  c: ['c', 'shared'],
  machine: ['machine', 'c', 'shared'],
  boundary: ['boundary', 'rust', 'shared'],
} as const satisfies Record<string, readonly RuleLang[]>;

/** For each head the numbers of its rules, as they are tried. */
const inOrder = (rules: readonly MRule[], langs: readonly RuleLang[]): ReadonlyMap<string, number[]> => {
  const out = new Map<string, number[]>();
  for (const lang of langs) {
    rules.forEach((r, id) => {
      if (r.lang !== lang) return;
      const known = out.get(r.head);
      if (known === undefined) out.set(r.head, [id]);
      else known.push(id);
    });
  }
  return out;
};

export const ruleTable = (rules: readonly MRule[], foreignMachine: boolean): RuleTable => {
  const premise0: number[] = [];
  const owner: { rule: MRule; index: number }[] = [];
  rules.forEach((r) => {
    premise0.push(owner.length);
    r.premises.forEach((_, index) => owner.push({ rule: r, index }));
  });
  const tables = {
    rust: inOrder(rules, order.rust),
    c: inOrder(rules, foreignMachine ? order.machine : order.c),
    boundary: inOrder(rules, order.boundary),
  };
  const link = (i: Instr): boolean => {
    const ids = tables[i.lang].get(i.head);
    if (ids === undefined) return false;
    for (const id of ids) {
      const r = rules[id]!;
      if (!r.when(i)) continue;
      i.rule = r;
      i.ruleId = id;
      i.premise0 = premise0[id]!;
      return true;
    }
    return false;
  };
  return {
    rules,
    premise0,
    premiseCount: owner.length,
    link,
    premiseAt: (k) => owner[k]!,
  };
};
