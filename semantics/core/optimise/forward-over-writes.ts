import { forwardLoads } from './forward.js';
import type { Optimisation } from './optimisation.js';
import { effectBehind, keepsBehind } from './pointers.js';

export const forwardOverWrites: Optimisation = {
  name: 'forward-over-writes',
  sentence:
    'What a reference parameter pointed to is not read again after a write through another pointer: nobody else may write it.',
  source: 'Stacked Borrows (POPL 2020), section 3.4 (example1); Tree Borrows (PLDI 2025), Example 1',
  lang: 'rust',
  trusts: 'unaliased',
  attribute: 'noalias, readonly',
  licensedBy: ['stacked', 'tree'],
  step: (b) =>
    forwardLoads(b, {
      keeps: (body, p, at) => keepsBehind(body, p, at, ['shared', 'exclusive']),
      effect: (body, p, n) => effectBehind(body, p, n, { writes: true, calls: false }),
    }),
};
