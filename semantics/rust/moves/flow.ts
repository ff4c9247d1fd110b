/** Forward dataflow: which move paths may be initialised, and which may not be, at each point. */
import type { BlockId, CoreFn, Operand, Place, Statement, Terminator } from '../../../model/core/mir.js';
import { successors } from '../lower/prune.js';
import { operandsOf, Paths, type PathId } from './paths.js';

/** Two sets of paths as bits: those that may hold a value, and those that may hold none. */
export interface State {
  readonly init: Uint32Array;
  readonly uninit: Uint32Array;
}

export interface Effect {
  readonly k: 'init' | 'move';
  readonly path: PathId;
}

const setBit = (a: Uint32Array, i: number): void => {
  a[i >> 5] = (a[i >> 5] ?? 0) | (1 << (i & 31));
};
const clearBit = (a: Uint32Array, i: number): void => {
  a[i >> 5] = (a[i >> 5] ?? 0) & ~(1 << (i & 31));
};
export const hasBit = (a: Uint32Array, i: number): boolean => (((a[i >> 5] ?? 0) >>> (i & 31)) & 1) === 1;

export class Flow {
  readonly fn: CoreFn;
  readonly paths: Paths;
  private readonly words: number;
  readonly entry: (State | null)[] = [];

  constructor(fn: CoreFn) {
    this.fn = fn;
    this.paths = new Paths(fn);
    this.collect();
    this.words = (this.paths.all.length + 31) >> 5;
    this.solve();
  }

  /** Makes the paths of everything that is moved, assigned or dropped. */
  private collect(): void {
    const see = (o: Operand): void => {
      if (o.k === 'move') this.paths.make(o.place);
    };
    for (const b of this.fn.blocks) {
      for (const s of b.stmts) {
        if (s.k !== 'assign') continue;
        operandsOf(s.rv, see);
        this.paths.make(s.place);
      }
      const t = b.term;
      if (t.k === 'call') {
        t.args.forEach(see);
        if (t.dest !== null) this.paths.make(t.dest);
      }
      if (t.k === 'drop') this.paths.make(t.place);
    }
  }

  private blank(): State {
    return { init: new Uint32Array(this.words), uninit: new Uint32Array(this.words) };
  }

  copyOf(s: State): State {
    return { init: s.init.slice(), uninit: s.uninit.slice() };
  }

  apply(s: State, e: Effect): void {
    this.paths.below(e.path, (id) => {
      if (e.k === 'init') {
        setBit(s.init, id);
        clearBit(s.uninit, id);
      } else {
        clearBit(s.init, id);
        setBit(s.uninit, id);
      }
    });
  }

  /** What moving out of a place does; nothing where the place is not followed. */
  moveOf(p: Place): Effect | null {
    const found = this.paths.find(p);
    return found.exact ? { k: 'move', path: found.id } : null;
  }

  private initOf(p: Place): Effect | null {
    const found = this.paths.find(p);
    return found.exact ? { k: 'init', path: found.id } : null;
  }

  /** Moves of the operands, then the assignment. */
  statement(s: Statement, f: (e: Effect) => void): void {
    if (s.k === 'live' || s.k === 'dead') return f({ k: 'move', path: s.local });
    if (s.k !== 'assign') return;
    operandsOf(s.rv, (o) => this.operand(o, f));
    const e = this.initOf(s.place);
    if (e !== null) f(e);
  }

  private operand(o: Operand, f: (e: Effect) => void): void {
    if (o.k !== 'move') return;
    const e = this.moveOf(o.place);
    if (e !== null) f(e);
  }

  /** What a terminator does before control leaves, on every way. */
  terminator(t: Terminator, f: (e: Effect) => void): void {
    if (t.k === 'call') t.args.forEach((o) => this.operand(o, f));
    if (t.k === 'drop') {
      const e = this.moveOf(t.place);
      if (e !== null) f(e);
    }
  }

  /** The result of a call is there only where the call returned. */
  onReturn(t: Terminator): Effect | null {
    return t.k === 'call' && t.dest !== null ? this.initOf(t.dest) : null;
  }

  private solve(): void {
    const start = this.blank();
    this.paths.all.forEach((p) => {
      const isArg = p.place.local >= 1 && p.place.local <= this.fn.argCount;
      setBit(isArg ? start.init : start.uninit, p.id);
    });
    this.entry.length = this.fn.blocks.length;
    this.entry.fill(null);
    this.entry[0] = start;
    const work: BlockId[] = [0];
    const queued = new Set<BlockId>(work);
    for (let b = work.shift(); b !== undefined; b = work.shift()) {
      queued.delete(b);
      this.flowOut(b, (to, s) => {
        if (this.join(to, s) && !queued.has(to)) {
          queued.add(to);
          work.push(to);
        }
      });
    }
  }

  private flowOut(b: BlockId, out: (to: BlockId, s: State) => void): void {
    const block = this.fn.blocks[b];
    const at = this.entry[b];
    if (block === undefined || at === null || at === undefined) return;
    const s = this.copyOf(at);
    const apply = (e: Effect): void => this.apply(s, e);
    for (const st of block.stmts) {
      // What a panicking operation leaves: its operands are gone, its result is not there.
      if (st.k === 'assign' && st.unwind !== null) {
        operandsOf(st.rv, (o) => this.operand(o, apply));
        out(st.unwind, s);
      }
      this.statement(st, apply);
    }
    const t = block.term;
    this.terminator(t, apply);
    const result = this.onReturn(t);
    for (const to of successors(t)) {
      if (result !== null && t.k === 'call' && to === t.target) {
        const returned = this.copyOf(s);
        this.apply(returned, result);
        out(to, returned);
      } else out(to, s);
    }
  }

  private join(to: BlockId, s: State): boolean {
    const known = this.entry[to];
    if (known === null || known === undefined) {
      this.entry[to] = this.copyOf(s);
      return true;
    }
    let changed = false;
    for (let i = 0; i < this.words; i++) {
      const init = (known.init[i] ?? 0) | (s.init[i] ?? 0);
      const uninit = (known.uninit[i] ?? 0) | (s.uninit[i] ?? 0);
      if (init !== (known.init[i] ?? 0) || uninit !== (known.uninit[i] ?? 0)) {
        // Typed arrays hold unsigned words, so compare after storing.
        const before = [known.init[i], known.uninit[i]];
        known.init[i] = init;
        known.uninit[i] = uninit;
        changed ||= before[0] !== known.init[i] || before[1] !== known.uninit[i];
      }
    }
    return changed;
  }
}
