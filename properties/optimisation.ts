import { optimisations, optimise } from '../semantics/core/optimise/index.js';
import type { Optimisation } from '../semantics/core/optimise/optimisation.js';
import { aliasingModels } from '../semantics/aliasing/index.js';
import { layoutsFor } from '../semantics/machine/link.js';
import { optimisableGenerator } from './generate/optimisable/index.js';
import { isLicensed, isVisible, sameBehaviour, showBehaviour } from './optimise/behaviour.js';
import { holds, vacuous, type Property, type Subject } from './property.js';

/** Optimisations that change something of the program, and that its aliasing model licenses. */
const licensed = (s: Subject, from: readonly Optimisation[]): readonly Optimisation[] => {
  const layouts = layoutsFor(s.settings);
  const { rust, c } = s.halves();
  return from
    .filter((o) => isLicensed(o, s.settings['aliasing'] ?? 'stacked'))
    .filter((o) => optimise(rust, o, layouts) !== rust || optimise(c, o, layouts) !== c);
};

/** The property for some optimisations: a new one can be judged before it is listed. */
export const optimisationOf = (from: readonly Optimisation[]): Property => ({
  name: 'optimisation',
  sentence:
    'What a program without undefined behaviour does, it does after every optimisation that its aliasing model licenses.',
  source:
    'C11 3.4.3 and 4p2 (undefined behaviour allows everything); the theorems of Stacked Borrows (POPL 2020) and Tree Borrows (PLDI 2025) have this form',
  only: 'arbitrary',
  generators: [optimisableGenerator],
  variants: aliasingModels.filter((m) => m.name !== 'none').map((m) => ({ aliasing: m.name })),
  beside: (optimise) => ({ optimise }),
  check(s) {
    const before = s.ran;
    if (before.outcome.k === 'ub') return vacuous('undefined behaviour allows everything');
    if (before.outcome.k === 'error')
      return {
        k: 'broken',
        kind: 'error',
        rule: '',
        premise: '',
        outcome: before.outcome,
        explanation: before.outcome.message,
      };
    if (!isVisible(before.outcome)) return vacuous('it comes to no end that can be seen');
    const changing = licensed(s, from);
    if (changing.length === 0) return vacuous('nothing to optimise');
    for (const o of changing) {
      const after = s.again({ settings: { optimise: o.name } });
      if (sameBehaviour(before, after)) continue;
      return {
        k: 'broken',
        kind: o.name,
        rule: '',
        premise: o.trusts,
        outcome: after.outcome,
        explanation: `\`${showBehaviour(before)}\` becomes \`${showBehaviour(after)}\` after ${o.name}, which ${s.settings['aliasing'] ?? ''} licenses`,
      };
    }
    return holds;
  },
});

export const optimisation: Property = optimisationOf(optimisations);
