import type { Place } from '../../../model/core/mir.js';
import { mayDiverge, type Body, type Point } from './body.js';
import { endsLocal } from './forward.js';
import { samePlace } from '../../../model/core/places.js';
import { hasDeref, isBehind, reads, writes } from './operands.js';
import type { Optimisation } from './optimisation.js';
import { escapedBefore, escapes, isFieldBehind, isFixedPointer, promiseOf } from './pointers.js';

/** Is the store at `at` overwritten before anyone but a stranger could read it? */
const isDead = (b: Body, p: Place, at: Point): boolean => {
  let dead = false;
  b.follow(at, { first: true, crossed: false }, (n, _here, s) => {
    if (s.first) return { first: false, crossed: false };
    if (reads(n).some((q) => isBehind(q, p.local)) || escapes(n, p.local) || endsLocal(n, p.local))
      return null;
    if (n.k === 'assign' && samePlace(n.place, p)) {
      dead = s.crossed;
      return null;
    }
    if (mayDiverge(n, true) || n.k === 'switch') return null;
    const strange = [...reads(n), ...writes(n)].some((q) => hasDeref(q) && q.local !== p.local);
    return { first: false, crossed: s.crossed || strange };
  });
  return dead;
};

const step = (b: Body): boolean => {
  let found: Point | null = null;
  b.eachNode((n, at) => {
    if (found !== null || n.k !== 'assign' || n.rv.k !== 'use') return;
    const p = n.place;
    if (!isFieldBehind(p) || !isFixedPointer(b, p.local) || promiseOf(b, p.local) !== 'exclusive') return;
    if (!escapedBefore(b, p.local, at) && isDead(b, p, at)) found = at;
  });
  if (found === null) return false;
  b.remove(found);
  return true;
};

export const deadStores: Optimisation = {
  name: 'dead-stores',
  sentence:
    'A store through `&mut` that is overwritten is left out, although another pointer is used in between: nobody else may read it.',
  source:
    'Stacked Borrows (POPL 2020), section 4 (example3_down ends in one); Tree Borrows (PLDI 2025), section 5 (deleting writes)',
  lang: 'rust',
  trusts: 'unaliased',
  attribute: 'noalias',
  licensedBy: ['stacked', 'tree'],
  step,
};
