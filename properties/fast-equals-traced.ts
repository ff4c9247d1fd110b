import { Recorder } from '../semantics/machine/trace.js';
import { holds, type Property } from './property.js';

export const fastEqualsTraced: Property = {
  name: 'fast-equals-traced',
  sentence:
    'The machine that searches and the machine that records end in the same outcome after the same steps.',
  source: 'Ferrule: one set of rules',
  only: null,
  check(s) {
    const o = s.ran.outcome;
    if (o.k === 'n/a') return { k: 'n/a', reason: o.reason };
    const traced = s.again({ observer: new Recorder() });
    const same =
      JSON.stringify(traced.outcome) === JSON.stringify(o) &&
      traced.output === s.ran.output &&
      traced.steps === s.ran.steps;
    if (same) return holds;
    return {
      k: 'broken',
      kind: 'differs',
      rule: '',
      premise: '',
      outcome: traced.outcome,
      explanation: `fast: ${o.k}; traced: ${traced.outcome.k}`,
    };
  },
};
