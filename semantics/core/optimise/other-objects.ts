import type { LocalId } from '../../../model/core/mir.js';
import type { Body } from './body.js';
import { endsLocal, forwardLoads } from './forward.js';
import { hasDeref, writes } from './operands.js';
import type { Optimisation } from './optimisation.js';

/** The local that a pointer was computed from, by taking its address and moving inside it; null if unknown. */
const baseOf = (b: Body, pointer: LocalId, depth = 8): LocalId | null => {
  if (depth === 0) return null;
  const d = b.definition(pointer);
  if (d === null) return null;
  if (d.k === 'addr' || d.k === 'ref') return hasDeref(d.place) ? null : d.place.local;
  const from =
    d.k === 'offset' ? d.ptr : d.k === 'use' ? d.op : d.k === 'cast' && d.kind === 'ptr' ? d.a : null;
  if (from === null || from.k === 'const' || from.place.proj.length > 0) return null;
  return baseOf(b, from.place.local, depth - 1);
};

export const otherObjects: Optimisation = {
  name: 'other-objects',
  sentence:
    'A C variable is not read again after a write through a pointer that was computed from another variable.',
  source: 'C11 6.5.6p8: pointer arithmetic stays inside the array',
  lang: 'c',
  trusts: 'in-bounds',
  attribute: 'getelementptr inbounds',
  licensedBy: null,
  step: (b) =>
    forwardLoads(b, {
      keeps: (body, p) => p.proj.every((x) => x.k === 'field' || x.k === 'elem') && body.isTaken(p.local),
      effect: (body, p, n) => {
        if (n.k === 'call' || endsLocal(n, p.local)) return 'ends';
        const behind = writes(n).filter(hasDeref);
        if (behind.length === 0) return 'none';
        const elsewhere = behind.every((w) => {
          const base =
            w.proj[0]?.k === 'deref' && w.proj.slice(1).every((x) => x.k !== 'deref')
              ? baseOf(body, w.local)
              : null;
          return base !== null && base !== p.local;
        });
        return elsewhere ? 'crosses' : 'ends';
      },
    }),
};
