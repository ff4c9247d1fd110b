import { holds, vacuous, type Property } from './property.js';

export const boundarySoundness: Property = {
  name: 'boundary-soundness',
  sentence:
    'For every accepted S and every F within the threat, the elaborated program has no undefined behaviour.',
  source: 'R3 paper, section 3 (goal); Omniglot talk, soundness without assumptions',
  only: null,
  check(s) {
    const o = s.ran.outcome;
    if (o.k === 'n/a') return { k: 'n/a', reason: o.reason };
    if (o.k === 'ub') {
      return { k: 'broken', kind: o.ub, rule: o.rule, premise: o.premise, outcome: o, explanation: o.reason };
    }
    if (o.k === 'fuel') return vacuous('out of fuel');
    if (o.k === 'error')
      return { k: 'broken', kind: 'error', rule: '', premise: '', outcome: o, explanation: o.message };
    return s.ran.crossings === 0 && o.k !== 'rejected' ? vacuous('no crossing') : holds;
  },
};
