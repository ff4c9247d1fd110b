/** The premises that stand for undefined behaviour: those of the languages' rules, and of the aliasing models. */
import { languageRules } from '../../semantics/rules.js';
import { aliasModelNamed } from '../../semantics/machine/run.js';
import type { Off } from './runs.js';

/** What the aliasing model judges is listed by the model's own premises, which say why. */
const judgedByModel = new Set(['may-read', 'may-write', 'may-retag', 'may-deallocate', 'protectors-end']);

export const undefinedPremises = (model: string): readonly Off[] => {
  const languages = languageRules.flatMap((r) =>
    r.premises.flatMap((p, index) => {
      const f = p.predicate.fault;
      if ((f.k !== 'ub' && f.k !== 'inner') || judgedByModel.has(p.name)) return [];
      return [{ rule: r.name, premise: p.name, index, aliasing: false }];
    }),
  );
  const own = aliasModelNamed(model);
  const aliasing = (own?.premises ?? []).map((p, index) => ({
    rule: own?.rules[p.rule]?.name ?? '',
    premise: p.name,
    index,
    aliasing: true,
  }));
  return [...languages, ...aliasing];
};
