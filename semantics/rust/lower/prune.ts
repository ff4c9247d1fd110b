/** Leaves out blocks that nothing leads to, and numbers the others anew. */
import type { Block, BlockId, Statement, Terminator } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';

/** Appends the blocks that a terminator leads to. */
export const addSuccessors = (t: Terminator, out: BlockId[]): void => {
  switch (t.k) {
    case 'goto':
    case 'print':
      out.push(t.target);
      return;
    case 'switch':
      for (const c of t.cases) out.push(c[1]);
      out.push(t.otherwise);
      return;
    case 'return':
    case 'resume':
    case 'unreachable':
      return;
    case 'call':
    case 'check':
    case 'drop':
      if (t.target !== null) out.push(t.target);
      if (t.unwind !== null) out.push(t.unwind);
      return;
    case 'panic':
      if (t.unwind !== null) out.push(t.unwind);
      return;
  }
};

export const successors = (t: Terminator): readonly BlockId[] => {
  const out: BlockId[] = [];
  addSuccessors(t, out);
  return out;
};

/** The terminator with other targets; the same object where none is another one. */
export const retarget = (t: Terminator, to: (b: BlockId) => BlockId): Terminator => {
  switch (t.k) {
    case 'goto': {
      const target = to(t.target);
      return target === t.target ? t : { k: 'goto', target, span: t.span };
    }
    case 'print': {
      const target = to(t.target);
      return target === t.target ? t : { ...t, target };
    }
    case 'switch': {
      const { k, on, ty, span } = t;
      const cases: (readonly [number | bigint, BlockId])[] = [];
      for (const c of t.cases) cases.push([c[0], to(c[1])]);
      return { k, on, ty, cases, otherwise: to(t.otherwise), span };
    }
    case 'return':
    case 'resume':
    case 'unreachable':
      return t;
    case 'call': {
      const target = t.target === null ? null : to(t.target);
      const unwind = t.unwind === null ? null : to(t.unwind);
      if (target === t.target && unwind === t.unwind) return t;
      if (t.catches !== undefined) return { ...t, target, unwind };
      const { k, callee, args, dest, span } = t;
      return { k, callee, args, dest, target, unwind, span };
    }
    case 'check': {
      const target = to(t.target);
      const unwind = t.unwind === null ? null : to(t.unwind);
      if (target === t.target && unwind === t.unwind) return t;
      const { k, cond, expected, kind, message, span } = t;
      return { k, cond, expected, kind, message, target, unwind, span };
    }
    case 'drop': {
      const target = to(t.target);
      const unwind = t.unwind === null ? null : to(t.unwind);
      if (target === t.target && unwind === t.unwind) return t;
      return { k: 'drop', place: t.place, target, unwind, span: t.span };
    }
    case 'panic': {
      const unwind = t.unwind === null ? null : to(t.unwind);
      if (unwind === t.unwind) return t;
      return { k: 'panic', kind: t.kind, message: t.message, unwind, span: t.span };
    }
  }
};

/** A block with nothing but a jump is passed by. */
const skip = (blocks: readonly Block[], b: BlockId): BlockId => {
  let at = b;
  for (let steps = 0; steps < blocks.length; steps++) {
    const block = blocks[at];
    if (block === undefined || block.term.k !== 'goto' || block.stmts.length > 0) return at;
    at = block.term.target;
  }
  return at;
};

/** The blocks that something leads to, in the order in which they are reached first, and their new numbers. */
export class Reached {
  readonly kept: Block[] = [];
  /** By block one more than its new number, 0 if nothing leads to it; behind that, where a jump to it ends. */
  private readonly numbers: Int32Array;
  private readonly count: number;

  constructor(blocks: readonly Block[], unwinds: boolean) {
    const { kept } = this;
    const count = blocks.length;
    const numbers = ints(2 * count);
    const rest = [skip(blocks, 0)];
    const next: BlockId[] = [];
    for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
      if (numbers[at] !== 0) continue;
      const block = blocks[at];
      if (block === undefined) throw new Error(`no block ${at}`);
      kept.push(block);
      numbers[at] = kept.length;
      addSuccessors(block.term, next);
      if (unwinds)
        for (const s of block.stmts) if (s.k === 'assign' && s.unwind !== null) next.push(s.unwind);
      for (let b = next.pop(); b !== undefined; b = next.pop())
        rest.push((numbers[count + b] = skip(blocks, b)));
    }
    this.numbers = numbers;
    this.count = count;
  }

  /** The new number of where a jump to the block ends. */
  to(b: BlockId): BlockId {
    return this.numbers[this.numbers[this.count + b]!]! - 1;
  }

  /** The new number of the block itself; -1 if it is gone. */
  of(b: BlockId): BlockId {
    return this.numbers[b]! - 1;
  }
}

/** Statements and their lists may be shared with other functions: what unwinds elsewhere is made anew. */
const redirected = (stmts: Statement[], reached: Reached): Statement[] => {
  let made = stmts;
  for (let i = 0; i < stmts.length; i++) {
    const s = stmts[i]!;
    if (s.k !== 'assign' || s.unwind === null) continue;
    const unwind = reached.to(s.unwind);
    if (unwind === s.unwind) continue;
    if (made === stmts) made = stmts.slice();
    made[i] = { k: 'assign', place: s.place, rv: s.rv, unwind, span: s.span };
  }
  return made;
};

/** Blocks in the order in which they are reached first. They are the caller's no more: their terminators are changed. */
export const prune = (blocks: readonly Block[]): Block[] => {
  const reached = new Reached(blocks, true);
  const { kept } = reached;
  const to = (b: BlockId): BlockId => reached.to(b);
  for (let k = 0; k < kept.length; k++) {
    const block = kept[k]!;
    const stmts = redirected(block.stmts, reached);
    const term = retarget(block.term, to);
    if (stmts === block.stmts) block.term = term;
    else kept[k] = { stmts, term, cleanup: block.cleanup };
  }
  return kept;
};
