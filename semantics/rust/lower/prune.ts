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

/** Told where blocks and statements go. */
export interface Moved {
  readonly block: (from: BlockId, to: BlockId) => void;
  readonly statement: (from: Statement, to: Statement) => void;
}

/** Statements and their lists may be shared with other functions: what unwinds elsewhere is made anew. */
const redirected = (
  stmts: Statement[],
  to: (b: BlockId) => BlockId,
  moved: Moved | undefined,
): Statement[] => {
  let made = stmts;
  for (let i = 0; i < stmts.length; i++) {
    const s = stmts[i]!;
    if (s.k !== 'assign' || s.unwind === null) continue;
    const unwind = to(s.unwind);
    if (unwind === s.unwind) continue;
    const other: Statement = { k: 'assign', place: s.place, rv: s.rv, unwind, span: s.span };
    moved?.statement(s, other);
    if (made === stmts) made = stmts.slice();
    made[i] = other;
  }
  return made;
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

/** Blocks in the order in which they are reached first. They are the caller's no more: their terminators are changed. */
export const prune = (blocks: readonly Block[], moved?: Moved): Block[] => {
  // One more than the new number; 0 while a block was not reached.
  const number = ints(blocks.length);
  /** Of each block that something leads to, the one where that ends. */
  const reaches = ints(blocks.length);
  const kept: Block[] = [];
  const rest = [skip(blocks, 0)];
  const next: BlockId[] = [];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (number[at] !== 0) continue;
    const block = blocks[at];
    if (block === undefined) throw new Error(`no block ${at}`);
    moved?.block(at, kept.length);
    kept.push(block);
    number[at] = kept.length;
    addSuccessors(block.term, next);
    for (const s of block.stmts) if (s.k === 'assign' && s.unwind !== null) next.push(s.unwind);
    for (let b = next.pop(); b !== undefined; b = next.pop()) rest.push((reaches[b] = skip(blocks, b)));
  }
  const to = (b: BlockId): BlockId => number[reaches[b]!]! - 1;
  for (let k = 0; k < kept.length; k++) {
    const block = kept[k]!;
    const stmts = redirected(block.stmts, to, moved);
    const term = retarget(block.term, to);
    if (stmts === block.stmts) block.term = term;
    else kept[k] = { stmts, term, cleanup: block.cleanup };
  }
  return kept;
};
