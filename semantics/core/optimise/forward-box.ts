import { forwardLoads } from './forward.js';
import type { Optimisation } from './optimisation.js';
import { effectBehind, keepsBehind } from './pointers.js';

export const forwardBox: Optimisation = {
  name: 'forward-box',
  sentence:
    'What is in a box that was passed by value is not read again after a write or a call that was not given the box.',
  source: 'rustc, noalias on Box arguments; Miri, Box retags (weakly protected)',
  lang: 'rust',
  trusts: 'unaliased',
  attribute: 'noalias',
  licensedBy: ['stacked', 'tree'],
  step: (b) =>
    forwardLoads(b, {
      keeps: (body, p, at) => keepsBehind(body, p, at, ['box']),
      effect: (body, p, n) => effectBehind(body, p, n, { writes: true, calls: true }),
    }),
};
