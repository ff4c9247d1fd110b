/** The rules as the report shows them: from the same declarations that run, with the counts of a campaign. */
import type { Fault } from '../model/faults.js';
import { typeset } from '../model/rule.js';
import type { AliasModel } from '../semantics/aliasing/model.js';
import type { MRule } from '../semantics/machine/machine.js';
import type { Admission, Regime } from '../semantics/regimes/regime.js';
import type { RuleData } from './data.js';

/** How often a rule fired, and how often each of its premises failed, in the order of the premises. By rule name. */
export type Counts = Readonly<Record<string, { readonly fired: number; readonly failed: readonly number[] }>>;

/** What a premise's failure means, in two words. */
export const faultWords = (f: Fault): string => {
  switch (f.k) {
    case 'ub':
      return `undefined: ${f.code}`;
    case 'panic':
      return 'Rust panics';
    case 'refuse':
      return 'the regime refuses';
    case 'abort':
      return 'the process aborts';
    case 'none':
      return 'it answers None';
    case 'inner':
      return 'as the judgement says';
  }
};

const own = (r: MRule, group: string, counts: Counts): RuleData => ({
  name: r.name,
  group,
  head: r.head,
  sentence: r.sentence,
  cite: r.cite,
  tex: typeset(r),
  code: [
    `bind ${r.bind.toString()}`,
    ...r.premises.map((p) => `premise ${p.name}(${p.on.join(', ')}) ${p.predicate.holds.toString()}`),
    `then ${r.then.toString()}`,
  ].join('\n\n'),
  fired: counts[r.name]?.fired ?? 0,
  premises: r.premises.map((p, k) => ({
    name: p.name,
    sentence: p.predicate.sentence,
    fault: faultWords(p.predicate.fault),
    failed: counts[r.name]?.failed[k] ?? 0,
  })),
});

const overConclusion = (premises: readonly string[], conclusion: string): string => {
  if (premises.length === 0) return `\\dfrac{}{${conclusion}}`;
  const top =
    premises.length === 1 ? premises[0]! : `\\begin{array}{c}${premises.join(' \\\\ ')}\\end{array}`;
  return `\\dfrac{${top}}{${conclusion}}`;
};

const ofModel = (model: AliasModel, counts: Counts): readonly RuleData[] =>
  model.rules.map((r, k) => {
    const premises = model.premises.filter((p) => p.rule === k);
    return {
      name: r.name,
      group: model.name,
      head: '',
      sentence: r.sentence,
      cite: r.source,
      tex: overConclusion(
        premises.map((p) => p.tex),
        `${r.tex.from} \\longrightarrow ${r.tex.to}`,
      ),
      code: '',
      fired: counts[r.name]?.fired ?? 0,
      premises: premises.map((p, n) => ({
        name: p.name,
        sentence: p.sentence,
        fault: `undefined: aliasing (${p.kinds.join(', ')})`,
        failed: counts[r.name]?.failed[n] ?? 0,
      })),
    };
  });

const admission = (a: Admission, regime: Regime, counts: Counts): RuleData => ({
  name: a.name,
  group: regime.name,
  head: 'link',
  sentence: a.sentence,
  cite: a.cite,
  tex: overConclusion([a.tex], `\\vdash \\mathsf{link}(S, F)`),
  code: a.refuses.toString(),
  fired: counts[a.name]?.fired ?? 0,
  premises: [
    {
      name: a.premise,
      sentence: a.sentence,
      fault: 'the regime refuses',
      failed: counts[a.name]?.failed[0] ?? 0,
    },
  ],
});

/** All rules there are: both languages', the aliasing models' and the regimes'. */
export const rulesOf = (
  languages: readonly MRule[],
  models: readonly AliasModel[],
  regimes: readonly Regime[],
  counts: Counts = {},
): readonly RuleData[] => [
  ...languages.map((r) => own(r, r.lang, counts)),
  ...models.flatMap((m) => ofModel(m, counts)),
  ...regimes.flatMap((g) => [
    ...g.admit.map((a) => admission(a, g, counts)),
    ...g.rules.map((r) => own(r, g.name, counts)),
  ]),
];
