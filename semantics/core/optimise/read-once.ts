import { copy, localPlace, type Place } from '../../../model/core/mir.js';
import { assign, isPlainScalar, mayDiverge, type Body, type Point } from './body.js';
import { samePlace } from '../../../model/core/places.js';
import { mapOperands, reads } from './operands.js';
import type { Optimisation } from './optimisation.js';
import { effectBehind, keepsBehind } from './pointers.js';

const entry: Point = { block: 0, at: 0 };

/** Reads of `p` from the entry on, if the first one is certain to come and one of them comes after a write. */
const readsFromEntry = (b: Body, p: Place): Point[] => {
  const hits: Point[] = [];
  let pays = false;
  b.follow(entry, { certain: true, crossed: false, read: false }, (n, here, s) => {
    const isRead = reads(n).some((q) => samePlace(q, p));
    if (isRead && !s.read && !s.certain) return null;
    if (isRead) hits.push(here);
    if (isRead && s.crossed) pays = true;
    const e = effectBehind(b, p, n, { writes: true, calls: false });
    if (e === 'ends') return null;
    const certain = s.certain && n.k !== 'switch' && !mayDiverge(n, true);
    return { certain, crossed: s.crossed || e === 'crosses', read: s.read || isRead };
  });
  return pays ? hits : [];
};

const step = (b: Body): boolean => {
  const places: Place[] = [];
  b.eachNode((n) => {
    for (const p of reads(n))
      if (
        isPlainScalar(b.typeOf(p)) &&
        b.isParameter(p.local) &&
        keepsBehind(b, p, entry, ['shared']) &&
        !places.some((q) => samePlace(p, q))
      )
        places.push(p);
  });
  for (const p of places) {
    const hits = readsFromEntry(b, p);
    if (hits.length === 0) continue;
    const { span } = b.node(hits[0]!);
    const value = b.fresh(b.typeOf(p), span);
    for (const h of hits)
      b.replace(
        h,
        mapOperands(b.node(h), (o) =>
          o.k !== 'const' && samePlace(o.place, p) ? copy(localPlace(value)) : o,
        ),
      );
    b.insert(entry, assign(localPlace(value), copy(p), span));
    return true;
  }
  return false;
};

export const readOnce: Optimisation = {
  name: 'read-once',
  sentence:
    'What a shared reference parameter points to is read once, at the entry: `add_twice` loads `*b` only once.',
  source: 'Stacked Borrows (POPL 2020), section 3.6 (example2); R³ paper, section 1 (add_twice)',
  lang: 'rust',
  trusts: 'read-only',
  attribute: 'noalias readonly dereferenceable',
  licensedBy: ['stacked', 'tree'],
  step,
};
