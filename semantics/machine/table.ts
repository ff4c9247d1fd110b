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

const order: Readonly<Record<string, readonly RuleLang[]>> = {
  rust: ['rust', 'shared'],
  c: ['c', 'shared'],
  machine: ['machine', 'c', 'shared'],
  boundary: ['boundary', 'rust', 'shared'],
};

export const ruleTable = (rules: readonly MRule[], foreignMachine: boolean): RuleTable => {
  const premise0: number[] = [];
  const owner: { rule: MRule; index: number }[] = [];
  const byHead = new Map<string, number[]>();
  rules.forEach((r, id) => {
    premise0.push(owner.length);
    r.premises.forEach((_, index) => owner.push({ rule: r, index }));
    const key = `${r.lang} ${r.head}`;
    const known = byHead.get(key);
    if (known === undefined) byHead.set(key, [id]);
    else known.push(id);
  });
  const link = (i: Instr): boolean => {
    const lang = i.lang === 'c' && foreignMachine ? 'machine' : i.lang;
    for (const l of order[lang] ?? []) {
      for (const id of byHead.get(`${l} ${i.head}`) ?? []) {
        const r = rules[id]!;
        if (!r.when(i)) continue;
        i.rule = r;
        i.ruleId = id;
        i.premise0 = premise0[id]!;
        return true;
      }
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
