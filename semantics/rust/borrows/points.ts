/** The points of a body: one for each statement and terminator, in the order of the blocks, with the ways between them. */
import type { BlockId, CoreFn, LocalId, Statement, Terminator } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import { copyOf, ints } from '../../../model/room.js';
import type { Graph } from '../lower/graph.js';

export type Point = number;

/** The ways from points to others: of `p`, those in `to` from `at[p]` up to `at[p + 1]`. */
export interface Ways {
  readonly at: Int32Array;
  readonly to: Int32Array;
}

export class Points {
  readonly count: number;
  /** The first point of each block. */
  private readonly start: Int32Array;
  private readonly fn: CoreFn;
  private readonly graph: Graph;
  private readonly nodes: (Statement | Terminator)[] = [];
  private blocks: Int32Array | null = null;
  private forward: Ways | null = null;
  private backward: Ways | null = null;
  private defined: Int32Array | null = null;

  constructor(fn: CoreFn, graph: Graph) {
    this.fn = fn;
    this.graph = graph;
    this.start = ints(fn.blocks.length);
    fn.blocks.forEach((b, id) => {
      this.start[id] = this.nodes.length;
      for (const s of b.stmts) this.nodes.push(s);
      this.nodes.push(b.term);
    });
    this.count = this.nodes.length;
  }

  // What follows is made when it is asked for: a body without borrows needs none of it.

  get next(): Ways {
    return (this.forward ??= this.waysOn());
  }

  get before(): Ways {
    return (this.backward ??= reversed(this.next, this.count));
  }

  /** The local that a point gives a new value or storage as a whole, or takes it from; -1 for none. */
  get defines(): Int32Array {
    return (this.defined ??= definitions(this.nodes));
  }

  private waysOn(): Ways {
    const { graph, start, count } = this;
    const at = ints(count + 1);
    // A statement leads to the next one; the terminators' ways, and those of panics, are the graph's.
    const to = ints(count - start.length + graph.to.length);
    let p = 0;
    let n = 0;
    this.fn.blocks.forEach((b, id) => {
      for (const s of b.stmts) {
        at[p++] = n;
        to[n++] = p;
        if (s.k === 'assign' && s.unwind !== null) to[n++] = this.startOf(s.unwind);
      }
      at[p++] = n;
      for (let k = graph.first[id]!; k < graph.last[id]!; k++) to[n++] = this.startOf(graph.to[k]!);
    });
    at[count] = n;
    return { at, to };
  }

  startOf(b: BlockId): Point {
    return this.start[b] ?? 0;
  }

  blockOf(p: Point): BlockId {
    if (this.blocks === null) {
      this.blocks = ints(this.count);
      for (const [id, b] of this.fn.blocks.entries())
        this.blocks.fill(id, this.startOf(id), this.startOf(id) + b.stmts.length + 1);
    }
    return this.blocks[p] ?? 0;
  }

  at(p: Point): Statement | Terminator {
    const found = this.nodes[p];
    if (found === undefined) throw new Error(`no point ${p}`);
    return found;
  }

  /** The point of a statement; -1 if the body has it no more. */
  of(s: Statement): Point {
    return this.nodes.indexOf(s);
  }

  span(p: Point): Span {
    return this.at(p).span;
  }
}

/** Appends the points that the ways lead to from `p`. */
export const addWays = (ways: Ways, p: Point, out: Point[]): void => {
  const end = ways.at[p + 1]!;
  for (let k = ways.at[p]!; k < end; k++) out.push(ways.to[k]!);
};

const reversed = ({ at, to }: Ways, count: number): Ways => {
  const back = ints(count + 1);
  for (const q of to) back[q + 1]!++;
  for (let p = 0; p < count; p++) back[p + 1]! += back[p]!;
  const free = copyOf(back);
  const from = ints(to.length);
  for (let p = 0; p < count; p++) for (let k = at[p]!; k < at[p + 1]!; k++) from[free[to[k]!]!++] = p;
  return { at: back, to: from };
};

const definitions = (nodes: readonly (Statement | Terminator)[]): Int32Array => {
  const made = ints(nodes.length);
  for (let p = 0; p < nodes.length; p++) made[p] = definedBy(nodes[p]!);
  return made;
};

const definedBy = (s: Statement | Terminator): LocalId => {
  switch (s.k) {
    case 'live':
    case 'dead':
      return s.local;
    case 'assign':
      return s.place.proj.length === 0 ? s.place.local : -1;
    case 'call':
      return s.dest !== null && s.dest.proj.length === 0 ? s.dest.local : -1;
    default:
      return -1;
  }
};
