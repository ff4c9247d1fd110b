import { forwardLoads } from './forward.js';
import { hasDeref, writes } from './operands.js';
import type { Optimisation } from './optimisation.js';

export const constObjects: Optimisation = {
  name: 'const-objects',
  sentence: 'A C object that was defined `const` keeps its first value, whoever has its address.',
  source: 'C11 6.7.3p6',
  lang: 'c',
  trusts: 'const',
  attribute: 'constant',
  licensedBy: null,
  step: (b) =>
    forwardLoads(b, {
      keeps: (body, p) => {
        const l = body.locals[p.local]!;
        return (
          p.proj.length === 0 &&
          l.name !== null &&
          !l.mutable &&
          l.constant === undefined &&
          body.assignments(p.local) === 1
        );
      },
      effect: (_body, p, n) => {
        if ((n.k === 'dead' || n.k === 'live') && n.local === p.local) return 'ends';
        if (n.k === 'call')
          return n.callee.k === 'op' && n.callee.name === 'const-object' ? 'none' : 'crosses';
        return writes(n).some(hasDeref) ? 'crosses' : 'none';
      },
    }),
};
