/** The points of a body: one for each statement and terminator, in the order of the blocks, with the ways between them. */
import type { Block, BlockId, CoreFn, LocalId, Statement, Terminator } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import { copyOf, ints } from '../../../model/room.js';
import type { Graph } from '../lower/graph.js';

export type Point = number;

export class Points {
  readonly count: number;
  /** The first point of each block. */
  private readonly start: Int32Array;
  private readonly fn: CoreFn;
  private readonly graph: Graph;
  private nodes: readonly (Statement | Terminator)[] | null = null;
  private blocks: Int32Array | null = null;
  private backward: Arrivals | null = null;
  private defined: Int32Array | null = null;

  constructor(fn: CoreFn, graph: Graph) {
    this.fn = fn;
    this.graph = graph;
    this.start = graph.start;
    this.count = graph.start[fn.blocks.length]!;
  }

  // What follows is made when it is asked for: a body without borrows needs none of it.

  /** What stands at the points, in order. */
  get all(): readonly (Statement | Terminator)[] {
    return (this.nodes ??= nodesOf(this.fn.blocks, this.count));
  }

  /** The local that a point gives a new value or storage as a whole, or takes it from; -1 for none. */
  get defines(): Int32Array {
    return (this.defined ??= definitions(this.all));
  }

  startOf(b: BlockId): Point {
    return this.start[b]!;
  }

  blockOf(p: Point): BlockId {
    this.blocks ??= blocksOf(this.start, this.count);
    return this.blocks[p]!;
  }

  /** Whether the point before is the only one from which control comes. */
  isInside(p: Point): boolean {
    return this.start[this.blockOf(p)] !== p;
  }

  /** Appends the points to which control may go. */
  addNext(p: Point, out: Point[]): void {
    const b = this.blockOf(p);
    const { graph, start } = this;
    if (p + 1 < start[b + 1]!) {
      out.push(p + 1);
      const s = this.at(p);
      if (s.k === 'assign' && s.unwind !== null) out.push(start[s.unwind]!);
    } else for (let k = graph.first[b]!; k < graph.last[b]!; k++) out.push(start[graph.to[k]!]!);
  }

  /** Appends the points from which control may come. */
  addBefore(p: Point, out: Point[]): void {
    if (this.isInside(p)) {
      out.push(p - 1);
      return;
    }
    const b = this.blockOf(p);
    const { at, from } = (this.backward ??= arrivalsOf(this.fn.blocks, this.graph));
    for (let k = at[b]!; k < at[b + 1]!; k++) out.push(from[k]!);
  }

  at(p: Point): Statement | Terminator {
    const found = this.all[p];
    if (found === undefined) throw new Error(`no point ${p}`);
    return found;
  }

  /** The point of a statement; -1 if the body has it no more. */
  of(s: Statement): Point {
    return this.all.indexOf(s);
  }

  span(p: Point): Span {
    return this.at(p).span;
  }
}

const nodesOf = (blocks: readonly Block[], count: number): readonly (Statement | Terminator)[] => {
  const nodes = new Array<Statement | Terminator>(count);
  let p = 0;
  for (const { stmts, term } of blocks) {
    for (let i = 0; i < stmts.length; i++) nodes[p++] = stmts[i]!;
    nodes[p++] = term;
  }
  return nodes;
};

const blocksOf = (start: Int32Array, count: number): Int32Array => {
  const made = ints(count);
  for (let b = 0, p = 0; p < count; p++) {
    if (p === start[b + 1]) b++;
    made[p] = b;
  }
  return made;
};

/** The points from which control comes to the beginnings of blocks: to `b` those in `from` from `at[b]` up to `at[b + 1]`. */
interface Arrivals {
  readonly at: Int32Array;
  readonly from: Int32Array;
}

const arrivalsOf = (blocks: readonly Block[], { first, last, to, start }: Graph): Arrivals => {
  const at = ints(blocks.length + 1);
  for (let k = 0; k < to.length; k++) at[to[k]! + 1]!++;
  for (let b = 0; b < blocks.length; b++) at[b + 1]! += at[b]!;
  const free = copyOf(at);
  const from = ints(to.length);
  for (let b = 0; b < blocks.length; b++) {
    // The graph has the panics of a block behind the ways of its terminator, which is its last point.
    if (last[b] !== first[b + 1]) {
      const { stmts } = blocks[b]!;
      for (let i = 0; i < stmts.length; i++) {
        const s = stmts[i]!;
        if (s.k === 'assign' && s.unwind !== null) from[free[s.unwind]!++] = start[b]! + i;
      }
    }
    for (let k = first[b]!; k < last[b]!; k++) from[free[to[k]!]!++] = start[b + 1]! - 1;
  }
  return { at, from };
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
