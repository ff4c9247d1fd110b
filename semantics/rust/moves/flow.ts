/** Forward dataflow: which move paths may be initialised, and which may not be, at each point. */
import type { BlockId, CoreFn, Operand, Place, Statement, Terminator } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import type { Graph } from '../lower/graph.js';
import { operandAt, Paths, type PathId } from './paths.js';
import { Uses } from './uses.js';

/** Two sets of paths as bits: those that may hold a value, and those that may hold none. */
export interface State {
  readonly init: Int32Array;
  readonly uninit: Int32Array;
}

/** What happens to a path and all below it: it holds a value from now on, or none. As a number: no object for each. */
export type Effect = number;
const effect = (path: PathId, holds: boolean): Effect => (path << 1) | (holds ? 1 : 0);
export const lossOf = (path: PathId): Effect => effect(path, false);
export const pathOf = (e: Effect): PathId => e >> 1;
export const holdsAfter = (e: Effect): boolean => (e & 1) === 1;

export const hasBit = (a: Int32Array, i: number): boolean => ((a[i >> 5]! >>> (i & 31)) & 1) === 1;

const setBit = (s: State, path: PathId, holds: boolean): void => {
  const word = path >> 5;
  const bit = 1 << (path & 31);
  if (holds) {
    s.init[word]! |= bit;
    s.uninit[word]! &= ~bit;
  } else {
    s.init[word]! &= ~bit;
    s.uninit[word]! |= bit;
  }
};

export class Flow {
  readonly fn: CoreFn;
  readonly graph: Graph;
  readonly paths: Paths;
  readonly uses: Uses;
  /**
   * What the points do, in their order: of point `p` those from `at[p]` up to `at[p + 1]`. First what operands lose, then
   * what is assigned; the result of a call, which comes last, is there only where the call returned.
   */
  readonly effects: Effect[] = [];
  readonly at: Int32Array;
  private readonly words: number;
  /** By block the state in which it begins, `init` before `uninit`; nothing for blocks that are not reached. */
  private readonly entries: Int32Array;
  private readonly reached: Int32Array;

  constructor(fn: CoreFn, graph: Graph) {
    this.fn = fn;
    this.graph = graph;
    this.paths = new Paths(fn);
    this.uses = new Uses(fn.locals.length);
    this.at = ints(this.graph.start[fn.blocks.length]! + 1);
    this.collect();
    this.words = (this.paths.count + 31) >> 5;
    this.entries = ints(2 * this.words * fn.blocks.length);
    this.reached = ints(fn.blocks.length);
    this.solve();
  }

  /** Makes the paths of everything that is moved, assigned or dropped, and notes what each point does to them. */
  private collect(): void {
    const { at, effects } = this;
    let p = 0;
    for (const { stmts, term } of this.fn.blocks) {
      for (let i = 0; i < stmts.length; i++) {
        this.statement(stmts[i]!);
        at[++p] = effects.length;
      }
      this.terminator(term);
      at[++p] = effects.length;
    }
  }

  private statement(s: Statement): void {
    if (s.k === 'live' || s.k === 'dead') this.effects.push(effect(s.local, false));
    if (s.k !== 'assign') return;
    const { rv, place } = s;
    if (rv.k === 'use') this.operand(rv.op);
    else {
      this.uses.value(rv);
      let o = operandAt(rv, 0);
      for (let i = 1; o !== null; o = operandAt(rv, i++)) this.operand(o);
    }
    this.uses.store(place);
    this.place(place, true);
  }

  private terminator(t: Terminator): void {
    if (t.k === 'drop') {
      this.uses.drop(t.place);
      this.place(t.place, false);
    } else if (t.k === 'check') {
      if (t.kind === 'index') this.uses.mayPanic = true;
    } else if (t.k === 'call') {
      for (let i = 0; i < t.args.length; i++) this.operand(t.args[i]!);
      if (t.dest === null) return;
      this.uses.store(t.dest);
      this.place(t.dest, true);
    }
  }

  private operand(o: Operand): void {
    if (o.k === 'move') this.place(o.place, false);
  }

  private place(p: Place, holds: boolean): void {
    const path = this.paths.make(p);
    if (path !== null) this.effects.push(effect(path, holds));
  }

  /** Room for a state. */
  blank(): State {
    return { init: ints(this.words), uninit: ints(this.words) };
  }

  /** Makes `s` the state in which the block begins; false if nothing leads to the block. */
  enter(b: BlockId, s: State): boolean {
    if (this.reached[b] === 0) return false;
    const { words, entries } = this;
    const at = 2 * words * b;
    for (let i = 0; i < words; i++) {
      s.init[i] = entries[at + i]!;
      s.uninit[i] = entries[at + words + i]!;
    }
    return true;
  }

  /** The path and all below it hold a value from now on, or none. */
  private set(s: State, path: PathId, holds: boolean): void {
    setBit(s, path, holds);
    if (this.paths.hasParts) for (const c of this.paths.children(path)) this.set(s, c, holds);
  }

  /** Moves out of the operand, if it is moved. */
  passOperand(s: State, o: Operand): void {
    if (o.k !== 'move') return;
    const path = this.paths.exact(o.place);
    if (path !== null) this.set(s, path, false);
  }

  /** Takes the state over the points from `p` up to `end`. */
  pass(s: State, p: number, end: number): void {
    const { at, effects } = this;
    for (let k = at[p]!, last = at[end]!; k < last; k++) {
      const e = effects[k]!;
      this.set(s, pathOf(e), holdsAfter(e));
    }
  }

  /** Takes the state over a point, but for what it gives to places. */
  private passLosses(s: State, p: number): void {
    const { at, effects } = this;
    for (let k = at[p]!; k < at[p + 1]!; k++) {
      const e = effects[k]!;
      if (!holdsAfter(e)) this.set(s, pathOf(e), false);
    }
  }

  private solve(): void {
    const s = this.blank();
    const { argCount } = this.fn;
    // Parameters hold values at the beginning, and nothing else does.
    s.uninit.fill(-1);
    for (let l = 1; l <= argCount; l++) this.set(s, l, true);
    const waiting = ints(this.fn.blocks.length);
    this.join(0, s, waiting);
    // In reverse postorder; only loops need more than one round.
    do {
      for (const b of this.graph.order) {
        if (waiting[b] === 0) continue;
        waiting[b] = 0;
        this.flowOut(b, s, waiting);
      }
    } while (this.graph.loops && waiting.includes(1));
  }

  private flowOut(b: BlockId, s: State, waiting: Int32Array): void {
    this.enter(b, s);
    const { first, last, to, start } = this.graph;
    const end = start[b + 1]! - 1;
    if (last[b] === first[b + 1]) this.pass(s, start[b]!, end);
    else this.passPanics(b, s, waiting);
    this.passLosses(s, end);
    const { term } = this.fn.blocks[b]!;
    const returns = term.k === 'call' && term.dest !== null ? term.target : null;
    for (let k = first[b]!; k < last[b]!; k++) if (to[k] !== returns) this.join(to[k]!, s, waiting);
    if (returns === null) return;
    // Only here is the result there.
    this.pass(s, end, end + 1);
    this.join(returns, s, waiting);
  }

  /** Statements of which some may panic. */
  private passPanics(b: BlockId, s: State, waiting: Int32Array): void {
    const { stmts } = this.fn.blocks[b]!;
    const from = this.graph.start[b]!;
    for (let i = 0; i < stmts.length; i++) {
      const st = stmts[i]!;
      // What a panicking operation leaves: its operands are gone, its result is not there.
      if (st.k === 'assign' && st.unwind !== null) {
        this.passLosses(s, from + i);
        this.join(st.unwind, s, waiting);
      }
      this.pass(s, from + i, from + i + 1);
    }
  }

  /** Adds a state to that in which a block begins; the block waits for another look if that changed it. */
  private join(b: BlockId, s: State, waiting: Int32Array): void {
    const { words, entries } = this;
    const at = 2 * words * b;
    let changed = 1 - this.reached[b]!;
    this.reached[b] = 1;
    for (let i = 0; i < words; i++) {
      const init = entries[at + i]! | s.init[i]!;
      const uninit = entries[at + words + i]! | s.uninit[i]!;
      changed |= (init ^ entries[at + i]!) | (uninit ^ entries[at + words + i]!);
      entries[at + i] = init;
      entries[at + words + i] = uninit;
    }
    if (changed !== 0) waiting[b] = 1;
  }
}
