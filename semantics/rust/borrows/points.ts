/** The points of a body: one for each statement and terminator, in the order of the blocks, with the ways between them. */
import type { BlockId, CoreFn, LocalId, Statement, Terminator } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import { successors } from '../lower/prune.js';

export type Point = number;

export class Points {
  readonly count: number;
  /** The first point of each block. */
  readonly start: Int32Array;
  readonly block: Int32Array;
  readonly next: (readonly Point[])[] = [];
  readonly before: Point[][] = [];
  /** The local that a point gives a new value or storage as a whole, or takes it from; -1 for none. */
  readonly defines: Int32Array;
  private readonly fn: CoreFn;

  constructor(fn: CoreFn) {
    this.fn = fn;
    this.start = new Int32Array(fn.blocks.length);
    let n = 0;
    fn.blocks.forEach((b, id) => {
      this.start[id] = n;
      n += b.stmts.length + 1;
    });
    this.count = n;
    this.block = new Int32Array(n);
    this.defines = new Int32Array(n).fill(-1);
    for (let p = 0; p < n; p++) this.before.push([]);
    fn.blocks.forEach((b, id) => this.link(b.stmts, b.term, id));
    this.next.forEach((to, p) => {
      for (const q of to) this.before[q]?.push(p);
    });
  }

  private link(stmts: readonly Statement[], term: Terminator, id: BlockId): void {
    const first = this.startOf(id);
    stmts.forEach((s, i) => {
      const p = first + i;
      this.block[p] = id;
      this.defines[p] = definedBy(s);
      this.next.push(s.k === 'assign' && s.unwind !== null ? [p + 1, this.startOf(s.unwind)] : [p + 1]);
    });
    const p = first + stmts.length;
    this.block[p] = id;
    if (term.k === 'call' && term.dest !== null && term.dest.proj.length === 0)
      this.defines[p] = term.dest.local;
    this.next.push(successors(term).map((b) => this.startOf(b)));
  }

  startOf(b: BlockId): Point {
    return this.start[b] ?? 0;
  }

  blockOf(p: Point): BlockId {
    return this.block[p] ?? 0;
  }

  at(p: Point): Statement | Terminator {
    const b = this.fn.blocks[this.blockOf(p)];
    const i = p - this.startOf(this.blockOf(p));
    const found = b?.stmts[i] ?? b?.term;
    if (found === undefined) throw new Error(`no point ${p}`);
    return found;
  }

  span(p: Point): Span {
    return this.at(p).span;
  }
}

const definedBy = (s: Statement): LocalId => {
  if (s.k === 'live' || s.k === 'dead') return s.local;
  return s.k === 'assign' && s.place.proj.length === 0 ? s.place.local : -1;
};
