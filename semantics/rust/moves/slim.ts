/** The last touches of the runtime phase. */
import type { Block, CoreFn } from '../../../model/core/mir.js';

/** Leaves out what no run can tell: storage of temporaries whose address nobody takes. */
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

const mayUnwind = (b: Block): boolean =>
  (b.term.k === 'call' && b.term.callee.k !== 'op') || b.term.k === 'check' || b.term.k === 'panic';

/** A panic that leaves a destructor while another one unwinds ends the process (std, panic; rustc, UnwindTerminate). */
export const terminating = (fn: CoreFn): CoreFn => {
  if (!fn.blocks.some((b) => b.cleanup && mayUnwind(b))) return fn;
  const end = fn.blocks.length;
  const blocks = fn.blocks.map((b): Block => {
    const t = b.term;
    if (!b.cleanup || !mayUnwind(b) || !('unwind' in t) || t.unwind !== null) return b;
    return { ...b, term: { ...t, unwind: end } };
  });
  const callee = { k: 'op', name: 'abort', tys: [] } as const;
  const term = {
    k: 'call',
    callee,
    args: [],
    dest: null,
    target: null,
    unwind: null,
    span: fn.span,
  } as const;
  return { ...fn, blocks: [...blocks, { stmts: [], term, cleanup: true }] };
};
