/** The last touches of the runtime phase. */
import type { Block, CoreFn, Statement } from '../../../model/core/mir.js';
import type { Uses } from './uses.js';

/** Leaves out what no run can tell: storage of temporaries whose address nobody takes. */
export const slim = (fn: CoreFn, uses: Uses): CoreFn => {
  const isSpare = (s: Statement): boolean =>
    (s.k === 'live' || s.k === 'dead') && fn.locals[s.local]!.name === null && !uses.isBorrowed(s.local);
  let blocks: Block[] | null = null;
  for (let id = 0; id < fn.blocks.length; id++) {
    const { stmts, term, cleanup } = fn.blocks[id]!;
    let i = 0;
    while (i < stmts.length && !isSpare(stmts[i]!)) i++;
    if (i === stmts.length) continue;
    const kept = stmts.slice(0, i);
    for (i++; i < stmts.length; i++) if (!isSpare(stmts[i]!)) kept.push(stmts[i]!);
    blocks ??= fn.blocks.slice();
    blocks[id] = { stmts: kept, term, cleanup };
  }
  return blocks === null ? fn : { ...fn, blocks };
};

const mayUnwind = (b: Block): boolean =>
  (b.term.k === 'call' && b.term.callee.k !== 'op') || b.term.k === 'check' || b.term.k === 'panic';

const unwindsInCleanup = (fn: CoreFn): boolean => {
  for (const b of fn.blocks) if (b.cleanup && mayUnwind(b)) return true;
  return false;
};

/** A panic that leaves a destructor while another one unwinds ends the process (std, panic; rustc, UnwindTerminate). */
export const terminating = (fn: CoreFn): CoreFn => {
  if (!unwindsInCleanup(fn)) return fn;
  const end = fn.blocks.length;
  const blocks = fn.blocks.map((b): Block => {
    const t = b.term;
    if (!b.cleanup || !mayUnwind(b) || !('unwind' in t) || t.unwind !== null) return b;
    return { stmts: b.stmts, term: { ...t, unwind: end }, cleanup: true };
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
  blocks.push({ stmts: [], term, cleanup: true });
  return { ...fn, blocks };
};
