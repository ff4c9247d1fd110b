/** The ways between the blocks of a body: found once, and read by all of its analyses. */
import type { BlockId } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';

export interface Ways {
  /** Of block `b`: `to[first[b]]` up to `to[last[b]]` by its terminator, from there up to `to[first[b + 1]]` by panics. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly to: readonly BlockId[];
  /** Points are statements and terminators in the order of the blocks: by block its first one, and last how many there are. */
  readonly start: Int32Array;
}

export class Graph implements Ways {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly to: readonly BlockId[];
  readonly start: Int32Array;
  /** Blocks in reverse postorder: each behind those that lead to it, but for loops. */
  readonly order: BlockId[] = [];
  /** Whether control may come back to a block. */
  readonly loops: boolean;

  constructor(ways: Ways) {
    this.first = ways.first;
    this.last = ways.last;
    this.to = ways.to;
    this.start = ways.start;
    this.loops = this.sort(ways.last.length);
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
