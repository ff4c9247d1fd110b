/** The ways between the blocks of a body: found once, and read by all of its analyses. */
import type { Block, BlockId } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import { addSuccessors } from './prune.js';

export class Graph {
  /** Of block `b`: `to[first[b]]` up to `to[last[b]]` by its terminator, from there up to `to[first[b + 1]]` by panics. */
  readonly first: number[] = [];
  readonly last: number[] = [];
  readonly to: BlockId[] = [];
  /** Blocks in reverse postorder: each behind those that lead to it, but for loops. */
  readonly order: BlockId[] = [];
  /** Whether control may come back to a block. */
  readonly loops: boolean;
  /** Points are statements and terminators in the order of the blocks: by block its first one, and last how many there are. */
  readonly start: Int32Array;

  constructor(blocks: readonly Block[]) {
    const { first, last, to } = this;
    this.start = ints(blocks.length + 1);
    let points = 0;
    for (let id = 0; id < blocks.length; id++) {
      const { stmts, term } = blocks[id]!;
      this.start[id] = points;
      points += stmts.length + 1;
      first.push(to.length);
      addSuccessors(term, to);
      last.push(to.length);
      for (let i = 0; i < stmts.length; i++) {
        const s = stmts[i]!;
        if (s.k === 'assign' && s.unwind !== null) to.push(s.unwind);
      }
    }
    this.start[blocks.length] = points;
    first.push(to.length);
    this.loops = this.sort(blocks.length);
  }

  /** Depth first, with a stack of its own: chains of blocks may be long. Answers whether a way leads back. */
  private sort(count: number): boolean {
    const { first, to, order } = this;
    // 0: not seen, 1: on the way from the entry to where we are, 2: left.
    const state = ints(count);
    const path: BlockId[] = [0];
    const next = first.slice();
    let loops = false;
    state[0] = 1;
    while (path.length > 0) {
      const b = path[path.length - 1]!;
      const k = next[b]!++;
      if (k >= first[b + 1]!) {
        state[b] = 2;
        order.push(b);
        path.pop();
        continue;
      }
      const t = to[k]!;
      if (state[t] === 1) loops = true;
      if (state[t] !== 0) continue;
      state[t] = 1;
      path.push(t);
    }
    order.reverse();
    return loops;
  }
}
