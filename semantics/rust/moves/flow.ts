/** Forward dataflow: which move paths may be initialised, and which may not be, at each point. */
import type {
  BlockId,
  CoreFn,
  Operand,
  Place,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import { Graph } from '../lower/graph.js';
import { operandAt, Paths, type PathId } from './paths.js';

/** Two sets of paths as bits: those that may hold a value, and those that may hold none. */
export interface State {
  readonly init: Int32Array;
  readonly uninit: Int32Array;
}

export interface Effect {
  readonly k: 'init' | 'move';
  readonly path: PathId;
}

export const hasBit = (a: Int32Array, i: number): boolean => ((a[i >> 5]! >>> (i & 31)) & 1) === 1;

export class Flow {
  readonly fn: CoreFn;
  readonly graph: Graph;
  readonly paths: Paths;
  private readonly words: number;
  /** By block the state in which it begins, `init` before `uninit`; nothing for blocks that are not reached. */
  private readonly entries: Int32Array;
  private readonly reached: Int32Array;

  constructor(fn: CoreFn) {
    this.fn = fn;
    this.graph = new Graph(fn.blocks);
    this.paths = new Paths(fn);
    this.collect();
    this.words = (this.paths.all.length + 31) >> 5;
    this.entries = ints(2 * this.words * fn.blocks.length);
    this.reached = ints(fn.blocks.length);
    this.solve();
  }

  /** Makes the paths of everything that is moved, assigned or dropped. */
  private collect(): void {
    for (const b of this.fn.blocks) {
      for (const s of b.stmts) {
        if (s.k !== 'assign') continue;
        let o = operandAt(s.rv, 0);
        for (let i = 1; o !== null; o = operandAt(s.rv, i++)) this.collectOperand(o);
        this.collectPlace(s.place);
      }
      const t = b.term;
      if (t.k === 'call') {
        for (const o of t.args) this.collectOperand(o);
        if (t.dest !== null) this.collectPlace(t.dest);
      }
      if (t.k === 'drop') this.collectPlace(t.place);
    }
  }

  private collectPlace(p: Place): void {
    if (p.proj.length > 0) this.paths.make(p);
  }

  private collectOperand(o: Operand): void {
    if (o.k === 'move') this.collectPlace(o.place);
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
    const word = path >> 5;
    const bit = 1 << (path & 31);
    if (holds) {
      s.init[word]! |= bit;
      s.uninit[word]! &= ~bit;
    } else {
      s.init[word]! &= ~bit;
      s.uninit[word]! |= bit;
    }
    const { children } = this.paths.get(path);
    for (const c of children) this.set(s, c, holds);
  }

  /** The place's own path, if it is followed, holds a value from now on, or none. */
  private setPlace(s: State, p: Place, holds: boolean): void {
    const path = this.paths.exact(p);
    if (path !== null) this.set(s, path, holds);
  }

  /** Moves out of the operand, if it is moved. */
  passOperand(s: State, o: Operand): void {
    if (o.k === 'move') this.setPlace(s, o.place, false);
  }

  private passOperands(s: State, rv: Rvalue): void {
    let o = operandAt(rv, 0);
    for (let i = 1; o !== null; o = operandAt(rv, i++)) this.passOperand(s, o);
  }

  /** Takes the state over a statement: moves of the operands, then the assignment. */
  passStatement(s: State, st: Statement): void {
    if (st.k === 'live' || st.k === 'dead') this.set(s, st.local, false);
    if (st.k !== 'assign') return;
    this.passOperands(s, st.rv);
    this.setPlace(s, st.place, true);
  }

  private passTerminator(s: State, t: Terminator): void {
    if (t.k === 'call') for (const o of t.args) this.passOperand(s, o);
    if (t.k === 'drop') this.setPlace(s, t.place, false);
  }

  private effect(k: Effect['k'], p: Place): Effect | null {
    const path = this.paths.exact(p);
    return path === null ? null : { k, path };
  }

  /** Moves of the operands, then the assignment. */
  statement(s: Statement, f: (e: Effect) => void): void {
    if (s.k === 'live' || s.k === 'dead') return f({ k: 'move', path: s.local });
    if (s.k !== 'assign') return;
    let o = operandAt(s.rv, 0);
    for (let i = 1; o !== null; o = operandAt(s.rv, i++)) this.operand(o, f);
    const e = this.effect('init', s.place);
    if (e !== null) f(e);
  }

  private operand(o: Operand, f: (e: Effect) => void): void {
    if (o.k !== 'move') return;
    const e = this.effect('move', o.place);
    if (e !== null) f(e);
  }

  /** What a terminator does before control leaves, on every way. */
  terminator(t: Terminator, f: (e: Effect) => void): void {
    if (t.k === 'call') t.args.forEach((o) => this.operand(o, f));
    if (t.k === 'drop') {
      const e = this.effect('move', t.place);
      if (e !== null) f(e);
    }
  }

  /** The result of a call is there only where the call returned. */
  onReturn(t: Terminator): Effect | null {
    return t.k === 'call' && t.dest !== null ? this.effect('init', t.dest) : null;
  }

  private solve(): void {
    const s = this.blank();
    for (const p of this.paths.all) {
      const isArg = p.place.local >= 1 && p.place.local <= this.fn.argCount;
      const bits = isArg ? s.init : s.uninit;
      bits[p.id >> 5]! |= 1 << (p.id & 31);
    }
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
    const { stmts, term } = this.fn.blocks[b]!;
    for (const st of stmts) {
      // What a panicking operation leaves: its operands are gone, its result is not there.
      if (st.k === 'assign' && st.unwind !== null) {
        this.passOperands(s, st.rv);
        this.join(st.unwind, s, waiting);
      }
      this.passStatement(s, st);
    }
    this.passTerminator(s, term);
    const { first, last, to } = this.graph;
    const returns = term.k === 'call' && term.dest !== null ? term.target : null;
    for (let k = first[b]!; k < last[b]!; k++) if (to[k] !== returns) this.join(to[k]!, s, waiting);
    if (returns === null || term.k !== 'call' || term.dest === null) return;
    // Only here is the result there.
    this.setPlace(s, term.dest, true);
    this.join(returns, s, waiting);
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
