/** Leaves out blocks that nothing leads to, and numbers the others anew. */
import type { Block, BlockId, Statement, Terminator } from '../../../model/core/mir.js';

export const successors = (t: Terminator): readonly BlockId[] => {
  switch (t.k) {
    case 'goto':
    case 'print':
      return [t.target];
    case 'switch':
      return [...t.cases.map(([, b]) => b), t.otherwise];
    case 'return':
    case 'resume':
    case 'unreachable':
      return [];
    case 'call':
      return [t.target, t.unwind].filter((x) => x !== null);
    case 'check':
    case 'drop':
      return t.unwind === null ? [t.target] : [t.target, t.unwind];
    case 'panic':
      return t.unwind === null ? [] : [t.unwind];
  }
};

export const retarget = (t: Terminator, to: (b: BlockId) => BlockId): Terminator => {
  const maybe = (b: BlockId | null): BlockId | null => (b === null ? null : to(b));
  switch (t.k) {
    case 'goto':
    case 'print':
      return { ...t, target: to(t.target) };
    case 'switch':
      return { ...t, cases: t.cases.map(([v, b]) => [v, to(b)] as const), otherwise: to(t.otherwise) };
    case 'return':
    case 'resume':
    case 'unreachable':
      return t;
    case 'call':
      return { ...t, target: maybe(t.target), unwind: maybe(t.unwind) };
    case 'check':
    case 'drop':
      return { ...t, target: to(t.target), unwind: maybe(t.unwind) };
    case 'panic':
      return { ...t, unwind: maybe(t.unwind) };
  }
};

const unwindOf = (s: Statement): BlockId | null => (s.k === 'assign' ? s.unwind : null);

/** Blocks in the order in which they are reached first. `moved` is told where each block went. */
export const prune = (
  blocks: readonly Block[],
  moved: (from: BlockId, to: BlockId) => void = () => undefined,
): Block[] => {
  const number = new Map<BlockId, BlockId>();
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
  const visit = (b: BlockId): void => {
    const rest = [skip(b)];
    for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
      if (number.has(at)) continue;
      number.set(at, order.length);
      order.push(at);
      const block = blocks[at];
      if (block === undefined) continue;
      const next = [...successors(block.term)];
      for (const s of block.stmts) {
        const u = unwindOf(s);
        if (u !== null) next.push(u);
      }
      for (let k = next.length - 1; k >= 0; k--) rest.push(skip(next[k] ?? 0));
    }
  };
  visit(0);
  const to = (b: BlockId): BlockId => number.get(skip(b)) ?? 0;
  return order.map((id, k) => {
    moved(id, k);
    const block = blocks[id];
    if (block === undefined) throw new Error(`no block ${id}`);
    const stmts = block.stmts.map((s) =>
      s.k === 'assign' && s.unwind !== null ? { ...s, unwind: to(s.unwind) } : s,
    );
    return { stmts, term: retarget(block.term, to), cleanup: block.cleanup };
  });
};
