/** Leaves out blocks that nothing leads to, and numbers the others anew. */
import type { Block, BlockId, Statement, Terminator } from '../../../model/core/mir.js';

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
  const maybe = (b: BlockId | null): BlockId | null => (b === null ? null : to(b));
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
      const cases = t.cases.map(([v, b]) => [v, to(b)] as const);
      return { k, on, ty, cases, otherwise: to(t.otherwise), span };
    }
    case 'return':
    case 'resume':
    case 'unreachable':
      return t;
    case 'call': {
      const target = maybe(t.target);
      const unwind = maybe(t.unwind);
      if (target === t.target && unwind === t.unwind) return t;
      if (t.catches !== undefined) return { ...t, target, unwind };
      const { k, callee, args, dest, span } = t;
      return { k, callee, args, dest, target, unwind, span };
    }
    case 'check': {
      const target = to(t.target);
      const unwind = maybe(t.unwind);
      if (target === t.target && unwind === t.unwind) return t;
      const { k, cond, expected, kind, message, span } = t;
      return { k, cond, expected, kind, message, target, unwind, span };
    }
    case 'drop': {
      const target = to(t.target);
      const unwind = maybe(t.unwind);
      if (target === t.target && unwind === t.unwind) return t;
      return { k: 'drop', place: t.place, target, unwind, span: t.span };
    }
    case 'panic': {
      const unwind = maybe(t.unwind);
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

const redirected = (
  stmts: Statement[],
  to: (b: BlockId) => BlockId,
  moved: Moved | undefined,
): Statement[] => {
  const isSame = (s: Statement): boolean => s.k !== 'assign' || s.unwind === null;
  if (stmts.every(isSame)) return stmts;
  return stmts.map((s): Statement => {
    if (s.k !== 'assign' || s.unwind === null) return s;
    const unwind = to(s.unwind);
    if (unwind === s.unwind) return s;
    const made: Statement = { k: 'assign', place: s.place, rv: s.rv, unwind, span: s.span };
    moved?.statement(s, made);
    return made;
  });
};

/** Blocks in the order in which they are reached first. */
export const prune = (blocks: readonly Block[], moved?: Moved): Block[] => {
  const number = new Int32Array(blocks.length).fill(-1);
  const order: BlockId[] = [];
  // A block with nothing but a jump is passed by.
  const skip = (b: BlockId): BlockId => {
    let at = b;
    for (let steps = 0; steps < blocks.length; steps++) {
      const block = blocks[at];
      if (block === undefined || block.stmts.length > 0 || block.term.k !== 'goto') return at;
      at = block.term.target;
    }
    return at;
  };
  const rest = [skip(0)];
  const next: BlockId[] = [];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (number[at] !== -1) continue;
    const block = blocks[at];
    if (block === undefined) throw new Error(`no block ${at}`);
    number[at] = order.length;
    order.push(at);
    addSuccessors(block.term, next);
    for (const s of block.stmts) if (s.k === 'assign' && s.unwind !== null) next.push(s.unwind);
    for (let b = next.pop(); b !== undefined; b = next.pop()) rest.push(skip(b));
  }
  const to = (b: BlockId): BlockId => {
    const own = number[b]!;
    return own >= 0 ? own : number[skip(b)]!;
  };
  return order.map((id, k): Block => {
    moved?.block(id, k);
    const block = blocks[id]!;
    return {
      stmts: redirected(block.stmts, to, moved),
      term: retarget(block.term, to),
      cleanup: block.cleanup,
    };
  });
};
