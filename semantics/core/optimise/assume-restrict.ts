import { endsLocal, forwardLoads } from './forward.js';
import { hasDeref, writes } from './operands.js';
import type { Optimisation } from './optimisation.js';
import { escapes } from './pointers.js';

/** The control: what `forward-over-writes` does to Rust, done to C, which promises nothing of the kind. */
export const assumeRestrict: Optimisation = {
  name: 'assume-restrict',
  sentence:
    'What a C pointer parameter pointed to is not read again after a write through another pointer, as if it were `restrict`.',
  source:
    'C11 6.7.3.1 licenses it for `restrict` parameters only; here as a control, which must break correct programs',
  lang: 'c',
  trusts: 'none',
  attribute: 'noalias',
  licensedBy: [],
  step: (b) =>
    forwardLoads(b, {
      keeps: (body, p) =>
        p.proj.length === 1 &&
        p.proj[0]?.k === 'deref' &&
        body.isParameter(p.local) &&
        body.isSteady(p.local),
      effect: (_body, p, n) => {
        const behind = writes(n).filter(hasDeref);
        if (n.k === 'call' || endsLocal(n, p.local) || escapes(n, p.local)) return 'ends';
        if (behind.some((w) => w.local === p.local)) return 'ends';
        return behind.length > 0 ? 'crosses' : 'none';
      },
    }),
};
