/**
 * The last step of building a body: as `prune`, but its blocks are nobody else's yet, so that statements and terminators
 * are changed where they stand; and the ways between the blocks are noted meanwhile, for the analyses.
 */
import type { Block, BlockId, Statement, Terminator } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import type { Ways } from './graph.js';
import { Reached } from './prune.js';

/** Each kind of a union with fields that can be changed. */
type Own<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;

/** Changes where the terminator leads, and notes it. */
const redirect = (t: Own<Terminator>, reached: Reached, out: BlockId[]): void => {
  switch (t.k) {
    case 'goto':
    case 'print':
      out.push((t.target = reached.to(t.target)));
      return;
    case 'switch':
      for (const c of t.cases as [number | bigint, BlockId][]) out.push((c[1] = reached.to(c[1])));
      out.push((t.otherwise = reached.to(t.otherwise)));
      return;
    case 'return':
    case 'resume':
    case 'unreachable':
      return;
    case 'call':
    case 'check':
    case 'drop':
      if (t.target !== null) out.push((t.target = reached.to(t.target)));
      if (t.unwind !== null) out.push((t.unwind = reached.to(t.unwind)));
      return;
    case 'panic':
      if (t.unwind !== null) out.push((t.unwind = reached.to(t.unwind)));
      return;
  }
};

export interface Settled {
  readonly reached: Reached;
  readonly blocks: Block[];
  readonly ways: Ways;
}

/** `unwinds`: whether any statement does. */
export const settle = (all: readonly Block[], unwinds: boolean): Settled => {
  const reached = new Reached(all, unwinds);
  const blocks = reached.kept;
  const first: number[] = [];
  const last: number[] = [];
  const to: BlockId[] = [];
  const start = ints(blocks.length + 1);
  let points = 0;
  for (let id = 0; id < blocks.length; id++) {
    const { stmts, term } = blocks[id]!;
    start[id] = points;
    points += stmts.length + 1;
    first.push(to.length);
    redirect(term, reached, to);
    last.push(to.length);
    if (!unwinds) continue;
    for (const s of stmts as Own<Statement>[])
      if (s.k === 'assign' && s.unwind !== null) to.push((s.unwind = reached.to(s.unwind)));
  }
  start[blocks.length] = points;
  first.push(to.length);
  return { reached, blocks, ways: { first, last, to, start } };
};
