import { forwardLoads } from './forward.js';
import type { Optimisation } from './optimisation.js';
import { effectBehind, keepsBehind } from './pointers.js';

export const forwardOverCalls: Optimisation = {
  name: 'forward-over-calls',
  sentence:
    'What a reference parameter pointed to is not read again after a call that was not given the reference.',
  source:
    'Stacked Borrows (POPL 2020), section 3.4 (example1, any code for y) and 3.6 (example2); Tree Borrows (PLDI 2025), section 5 (deleting reads)',
  lang: 'rust',
  trusts: 'unaliased',
  attribute: 'noalias',
  licensedBy: ['stacked', 'tree'],
  step: (b) =>
    forwardLoads(b, {
      keeps: (body, p, at) => keepsBehind(body, p, at, ['shared', 'exclusive']),
      effect: (body, p, n) => effectBehind(body, p, n, { writes: false, calls: true }),
    }),
};
