/** A function while it is rewritten: its blocks can be changed, its paths followed. */
import type {
  Block,
  BlockId,
  CoreFn,
  Local,
  LocalId,
  Operand,
  Place,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import { partOf } from '../explicate/places.js';
import { borrows, reads, writes, type Node } from './operands.js';
import type { UnitFacts } from './optimisation.js';

/** A statement, or (`at` past the last one) the terminator of its block. */
export interface Point {
  readonly block: BlockId;
  readonly at: number;
}

const targetsOf = (t: Terminator): readonly BlockId[] => {
  switch (t.k) {
    case 'goto':
    case 'print':
      return [t.target];
    case 'switch':
      return [...t.cases.map(([, b]) => b), t.otherwise];
    case 'call':
      return [t.target, t.unwind].filter((b) => b !== null);
    case 'check':
    case 'drop':
      return [t.target, t.unwind].filter((b) => b !== null);
    case 'panic':
      return t.unwind === null ? [] : [t.unwind];
    case 'return':
    case 'resume':
    case 'unreachable':
      return [];
  }
};

export class Body {
  readonly f: CoreFn;
  readonly facts: UnitFacts;
  readonly locals: Local[];
  readonly blocks: { stmts: Statement[]; term: Terminator; cleanup: boolean }[];
  private edges: {
    readonly into: number[];
    readonly assigned: number[];
    readonly taken: Set<LocalId>;
  } | null = null;

  constructor(f: CoreFn, facts: UnitFacts) {
    this.f = f;
    this.facts = facts;
    this.locals = f.locals.map((l) => ({ ...l }));
    this.blocks = f.blocks.map((b) => ({ stmts: [...b.stmts], term: b.term, cleanup: b.cleanup }));
  }

  finish(): CoreFn {
    const blocks: Block[] = this.blocks;
    return { ...this.f, locals: this.locals, blocks };
  }

  /** Something was rewritten: what is known of edges and locals is stale. */
  private stale(): void {
    this.edges = null;
  }

  private get known() {
    if (this.edges !== null) return this.edges;
    const into = this.blocks.map(() => 0);
    into[0] = 1;
    const assigned = this.locals.map((_, id) => (id >= 1 && id <= this.f.argCount ? 1 : 0));
    const taken = new Set<LocalId>();
    this.eachNode((n) => {
      for (const w of writes(n)) if (w.proj[0]?.k !== 'deref') assigned[w.local]!++;
      for (const t of borrows(n)) if (t.proj[0]?.k !== 'deref') taken.add(t.local);
      if (n.k === 'assign' && n.unwind !== null) into[n.unwind]!++;
    });
    for (const b of this.blocks) for (const t of targetsOf(b.term)) into[t]!++;
    return (this.edges = { into, assigned, taken });
  }

  eachNode(see: (n: Node, p: Point) => void): void {
    this.blocks.forEach((b, block) => {
      b.stmts.forEach((s, at) => see(s, { block, at }));
      see(b.term, { block, at: b.stmts.length });
    });
  }

  node(p: Point): Node {
    const b = this.blocks[p.block]!;
    return b.stmts[p.at] ?? b.term;
  }

  /** How often the local itself (or a part of it) is assigned; a parameter once, by the call. */
  assignments(local: LocalId): number {
    return this.known.assigned[local] ?? 0;
  }

  isTaken(local: LocalId): boolean {
    return this.known.taken.has(local) || this.locals[local]!.mem;
  }

  isParameter(local: LocalId): boolean {
    return local >= 1 && local <= this.f.argCount;
  }

  /** One edge leads there. */
  isEnteredOnce(block: BlockId): boolean {
    return this.known.into[block] === 1;
  }

  /** Set once, and nobody else can reach it: its value is the same wherever it is in scope. */
  isSteady(local: LocalId): boolean {
    return this.assignments(local) === 1 && !this.isTaken(local);
  }

  /** The one statement that sets a steady local. */
  definition(local: LocalId): Rvalue | null {
    if (!this.isSteady(local) || this.isParameter(local)) return null;
    let found: Rvalue | null = null;
    this.eachNode((n) => {
      if (n.k === 'assign' && n.place.local === local && n.place.proj.length === 0) found = n.rv;
    });
    return found;
  }

  typeOf(p: Place): Ty {
    let ty = this.locals[p.local]!.ty;
    for (const x of p.proj) {
      if (x.k === 'deref') ty = pointee(ty);
      else if (x.k === 'field') ({ ty } = x);
      else if (x.k === 'subslice') ty = partOf(ty, x.left);
      else if ((x.k === 'index' || x.k === 'elem') && (ty.k === 'array' || ty.k === 'slice')) ty = ty.of;
    }
    return ty;
  }

  typeOfOperand(o: Operand): Ty {
    return o.k === 'const' ? o.ty : this.typeOf(o.place);
  }

  /**
   * Follows every path from `from` on, as long as each point is reached by that path alone: `see` is given what it
   * said at the point before, and ends the path with null. The tree of paths is what dominates, cheaply.
   */
  follow<S>(from: Point, start: S, see: (n: Node, p: Point, s: S) => S | null): void {
    const visit = (block: BlockId, at0: number, s0: S): void => {
      const b = this.blocks[block]!;
      let s = s0;
      for (let at = at0; at <= b.stmts.length; at++) {
        const next = see(b.stmts[at] ?? b.term, { block, at }, s);
        if (next === null) return;
        s = next;
      }
      const to = [...new Set(targetsOf(b.term))];
      for (const t of to) if (t !== 0 && this.known.into[t] === 1) visit(t, 0, s);
    };
    visit(from.block, from.at, start);
  }

  /** Is `to` behind `from` on some path (itself not counted, unless there is a loop)? */
  reaches(from: Point, to: Point): boolean {
    if (from.block === to.block && to.at > from.at) return true;
    const seen = new Set<BlockId>();
    const rest = [...this.next(from.block)];
    for (let b = rest.pop(); b !== undefined; b = rest.pop()) {
      if (seen.has(b)) continue;
      seen.add(b);
      if (b === to.block) return true;
      rest.push(...this.next(b));
    }
    return false;
  }

  private next(block: BlockId): BlockId[] {
    const b = this.blocks[block]!;
    const unwinds = b.stmts.flatMap((s) => (s.k === 'assign' && s.unwind !== null ? [s.unwind] : []));
    return [...targetsOf(b.term), ...unwinds];
  }

  // ---- rewriting

  fresh(ty: Ty, span: Span): LocalId {
    this.locals.push({ name: null, ty, mutable: true, span, mem: false });
    this.stale();
    return this.locals.length - 1;
  }

  replace(p: Point, n: Node): void {
    const b = this.blocks[p.block]!;
    if (p.at < b.stmts.length) b.stmts[p.at] = n as Statement;
    else b.term = n as Terminator;
    this.stale();
  }

  insert(p: Point, ...stmts: Statement[]): void {
    this.blocks[p.block]!.stmts.splice(p.at, 0, ...stmts);
    this.stale();
  }

  remove(p: Point): void {
    this.blocks[p.block]!.stmts.splice(p.at, 1);
    this.stale();
  }
}

export const pointee = (ty: Ty): Ty => {
  if (ty.k === 'ref' || ty.k === 'raw') return ty.to;
  return ty.k === 'lib' ? (ty.args[0] ?? ty) : ty;
};

export const isBox = (ty: Ty): boolean => ty.k === 'lib' && ty.name === 'Box';

/** A scalar without provenance that is retagged or judged by structure: numbers, `bool`, `char`, raw pointers. */
export const isPlainScalar = (ty: Ty): boolean =>
  ty.k === 'int' || ty.k === 'bool' || ty.k === 'char' || ty.k === 'raw';

export const assign = (place: Place, op: Operand, span: Span): Statement => ({
  k: 'assign',
  place,
  rv: { k: 'use', op, retag: false },
  unwind: null,
  span,
});

/** After this the function may never come to the next point: calls, output, checks, and Rust's arithmetic, which panics. */
export const mayDiverge = (n: Node, rust: boolean): boolean => {
  switch (n.k) {
    case 'assign':
      return rust && (n.rv.k === 'bin' || n.rv.k === 'un') && panics(n.rv.op);
    case 'call':
    case 'print':
    case 'check':
    case 'panic':
    case 'drop':
      return true;
    default:
      return false;
  }
};

const panics = (op: string): boolean => ['+', '-', '*', '/', '%', '<<', '>>'].includes(op);

/** Reads and writes of memory through a pointer, and the pointer. */
export const accesses = (n: Node): { readonly place: Place; readonly write: boolean }[] => [
  ...reads(n).map((place) => ({ place, write: false })),
  ...writes(n).map((place) => ({ place, write: true })),
];
