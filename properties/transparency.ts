import { holds, vacuous, type Property } from './property.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';

export const transparency: Property = {
  name: 'transparency',
  sentence: 'Programs without undefined behaviour are neither refused nor changed by the regime.',
  source: 'R3 paper, abstract; Omniglot talk, efficiency',
  only: 'contract',
  check(s) {
    const o = s.ran.outcome;
    if (o.k === 'n/a') return { k: 'n/a', reason: o.reason };
    const plain = s.again({ regime: unrestrictedRegime });
    if (plain.outcome.k === 'fuel' || o.k === 'fuel') return vacuous('out of fuel');
    if (s.ran.crossings === 0 && plain.crossings === 0) return vacuous('no crossing');
    if (o.k === 'rejected') {
      return {
        k: 'broken',
        kind: 'refused',
        rule: o.rule,
        premise: o.premise,
        outcome: o,
        explanation: `a correct program is refused: ${o.reason}`,
      };
    }
    if (o.k !== plain.outcome.k || s.ran.output !== plain.output) {
      const rule = o.k === 'ub' ? o.rule : '';
      const premise = o.k === 'ub' ? o.premise : '';
      return {
        k: 'broken',
        kind: 'changed',
        rule,
        premise,
        outcome: o,
        explanation: `it was ${plain.outcome.k} and is ${o.k}`,
      };
    }
    return holds;
  },
};
