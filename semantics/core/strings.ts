/** Premises about ranges of bytes that both languages' libraries share. */
import { ub } from '../../model/faults.js';
import type { Loc } from '../machine/loc.js';
import type { P } from './premises.js';
import { readable } from './print.js';

export const noOverlap: P<[Loc, Loc]> = {
  name: 'no-overlap',
  sentence: 'Source and destination do not overlap.',
  fault: ub('overlap'),
  holds: (_m, p, q) => p.size === 0 || p.addr + p.size <= q.addr || q.addr + q.size <= p.addr,
  tex: (p, q) => `${p} \\cap ${q} = \\emptyset`,
  reason: (_m, p, q) => `${p.size} bytes at 0x${p.addr.toString(16)} and 0x${q.addr.toString(16)} overlap`,
};

export const stringReadable: P<[number]> = {
  name: 'string',
  sentence: 'The pointer is the start of a string: readable bytes up to a 0.',
  fault: { k: 'inner' },
  holds: (m, s) => readable(m, s, -1),
  tex: (p) => `\\mathsf{string}_\\mu(${p})`,
  judgement: {
    commit: () => undefined,
    inner: (m) => m.takeInner().derivation,
    innerFault: (m) => m.takeInner().fault,
  },
};
