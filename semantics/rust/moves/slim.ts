/** The last touches of the runtime phase. */
import type { Block, CoreFn, Statement } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';

/** Leaves out what no run can tell: storage of temporaries whose address nobody takes. */
export const slim = (fn: CoreFn): CoreFn => {
  const seen = ints(fn.locals.length);
  for (const b of fn.blocks)
    for (const s of b.stmts)
      if (s.k === 'assign' && (s.rv.k === 'ref' || s.rv.k === 'addr') && s.rv.place.proj[0]?.k !== 'deref')
        seen[s.rv.place.local] = 1;
  const isSpare = (s: Statement): boolean =>
    (s.k === 'live' || s.k === 'dead') && seen[s.local] === 0 && fn.locals[s.local]?.name === null;
  const blocks: Block[] = [];
  for (const b of fn.blocks) {
    const kept: Statement[] = [];
    for (const s of b.stmts) if (!isSpare(s)) kept.push(s);
    blocks.push(kept.length === b.stmts.length ? b : { stmts: kept, term: b.term, cleanup: b.cleanup });
  }
  return { ...fn, blocks };
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
