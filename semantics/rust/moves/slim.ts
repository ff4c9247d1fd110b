/** Leaves out of the runtime phase what no run can tell: storage of temporaries whose address nobody takes. */
import type { CoreFn } from '../../../model/core/mir.js';

export const slim = (fn: CoreFn): CoreFn => {
  const seen = new Set<number>();
  for (const b of fn.blocks)
    for (const s of b.stmts)
      if (s.k === 'assign' && (s.rv.k === 'ref' || s.rv.k === 'addr') && s.rv.place.proj[0]?.k !== 'deref')
        seen.add(s.rv.place.local);
  const keeps = (local: number): boolean => seen.has(local) || fn.locals[local]?.name !== null;
  return {
    ...fn,
    blocks: fn.blocks.map((b) => ({
      ...b,
      stmts: b.stmts.filter((s) => (s.k !== 'live' && s.k !== 'dead') || keeps(s.local)),
    })),
  };
};
