/** Which paths may be initialised, and which may not be, at each point: a forward analysis over the blocks. */
import type {
  Block,
  BlockId,
  CoreFn,
  Operand,
  Place,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { operandsOf, type MovePaths } from './paths.js';

/** Per path: 1 may be initialised, 2 may be uninitialised, 4 may have been moved out of. */
export type State = Uint8Array;
export const MAY_INIT = 1,
  MAY_UNINIT = 2,
  MAY_MOVED = 4;

export class Flow {
  readonly paths: MovePaths;
  readonly fn: CoreFn;
  /** State at the start of each block; null: not reachable. */
  readonly entry: (State | null)[];

  constructor(fn: CoreFn, paths: MovePaths) {
    this.fn = fn;
    this.paths = paths;
    this.entry = fn.blocks.map(() => null);
    this.solve();
  }

  private start(): State {
    const s = new Uint8Array(this.paths.paths.length).fill(MAY_UNINIT);
    for (let l = 1; l <= this.fn.argCount; l++) this.init(s, { local: l, proj: [] });
    return s;
  }

  private solve(): void {
    this.entry[0] = this.start();
    const work: BlockId[] = [0];
    for (let b = work.pop(); b !== undefined; b = work.pop()) {
      const block = this.fn.blocks[b]!;
      const s = Uint8Array.from(this.entry[b]!);
      for (const st of block.stmts) {
        this.statementEdge(s, st, work);
        this.statement(s, st);
      }
      for (const [to, after] of this.edges(s, block.term)) if (this.join(to, after)) work.push(to);
    }
  }

  /** An operation in the middle of a block may panic: its cleanup is entered with its operands moved out. */
  private statementEdge(s: State, st: Statement, work: BlockId[]): void {
    if (st.k !== 'assign' || st.unwind === null) return;
    const at = Uint8Array.from(s);
    for (const o of operandsOf(st.rv)) this.operand(at, o);
    if (this.join(st.unwind, at)) work.push(st.unwind);
  }

  private join(b: BlockId, s: State): boolean {
    const known = this.entry[b];
    if (known == null) {
      this.entry[b] = Uint8Array.from(s);
      return true;
    }
    let changed = false;
    for (let k = 0; k < s.length; k++) {
      const v = known[k]! | s[k]!;
      if (v === known[k]) continue;
      known[k] = v;
      changed = true;
    }
    return changed;
  }

  init(s: State, p: Place): void {
    const { path, exact } = this.paths.find(p);
    if (exact) for (const k of this.paths.below(path)) s[k] = MAY_INIT;
  }

  uninit(s: State, p: Place, how: number): void {
    const { path, exact } = this.paths.find(p);
    if (exact) for (const k of this.paths.below(path)) s[k] = MAY_UNINIT | how;
  }

  operand(s: State, o: Operand): void {
    if (o.k === 'move') this.uninit(s, o.place, MAY_MOVED);
  }

  statement(s: State, st: Statement): void {
    switch (st.k) {
      case 'assign':
        for (const o of operandsOf(st.rv)) this.operand(s, o);
        this.init(s, st.place);
        return;
      case 'live':
      case 'dead':
        this.uninit(s, { local: st.local, proj: [] }, 0);
        return;
      case 'set-discr':
      case 'seq':
      case 'mention':
        return;
    }
  }

  /** The state along each edge out of a block. */
  edges(s: State, t: Terminator): [BlockId, State][] {
    switch (t.k) {
      case 'goto':
        return [[t.target, s]];
      case 'switch':
        this.operand(s, t.on);
        return [...t.cases.map(([, b]): [BlockId, State] => [b, s]), [t.otherwise, s]];
      case 'check':
        return t.unwind === null
          ? [[t.target, s]]
          : [
              [t.target, s],
              [t.unwind, s],
            ];
      case 'print':
        for (const o of t.args) this.operand(s, o);
        return [[t.target, s]];
      case 'panic':
        return t.unwind === null ? [] : [[t.unwind, s]];
      case 'call': {
        for (const o of t.args) this.operand(s, o);
        const out: [BlockId, State][] = [];
        if (t.unwind !== null) out.push([t.unwind, Uint8Array.from(s)]);
        if (t.target === null) return out;
        if (t.dest !== null) this.init(s, t.dest);
        out.push([t.target, s]);
        return out;
      }
      case 'drop': {
        const before = Uint8Array.from(s);
        this.uninit(s, t.place, MAY_MOVED);
        this.uninit(before, t.place, MAY_MOVED);
        return t.unwind === null
          ? [[t.target, s]]
          : [
              [t.target, s],
              [t.unwind, before],
            ];
      }
      case 'return':
      case 'resume':
      case 'unreachable':
        return [];
    }
  }
}

/** Visits every reachable block with the state before each statement and before its terminator. */
export const visit = (
  flow: Flow,
  see: {
    statement: (s: State, st: Statement, b: BlockId, k: number) => void;
    terminator: (s: State, t: Terminator, b: BlockId, block: Block) => void;
  },
): void => {
  flow.fn.blocks.forEach((block, b) => {
    const entry = flow.entry[b];
    if (entry == null) return;
    const s = Uint8Array.from(entry);
    block.stmts.forEach((st, k) => {
      see.statement(s, st, b, k);
      flow.statement(s, st);
    });
    see.terminator(s, block.term, b, block);
  });
};
