import type { BlockId, Terminator } from '../../../model/core/mir.js';
import type { Body } from './body.js';
import type { Optimisation } from './optimisation.js';

type Switch = Extract<Terminator, { k: 'switch' }>;

/** Rewrites the first switch that `change` has something to say about. */
const stepWith =
  (change: (b: Body, t: Switch) => Terminator | null) =>
  (b: Body): boolean => {
    for (const [block, { term, stmts }] of b.blocks.entries()) {
      const to = term.k === 'switch' ? change(b, term) : null;
      if (to === null) continue;
      b.replace({ block, at: stmts.length }, to);
      return true;
    }
    return false;
  };

const isUnreachable = (b: Body, block: BlockId): boolean => {
  const { stmts, term } = b.blocks[block]!;
  return stmts.length === 0 && term.k === 'unreachable' && term.why === 'unreachable';
};

/** `[0: A, otherwise: B]` tests for 1 instead of 0: as good for a `bool`, and not for a 2. */
const testForOne = (_b: Body, t: Switch): Terminator | null => {
  const [only] = t.cases;
  if (t.ty.k !== 'bool' || t.cases.length !== 1 || only === undefined || Number(only[0]) !== 0) return null;
  return { ...t, cases: [[1, t.otherwise]], otherwise: only[1] };
};

/** An arm that is unreachable is given to the last one that is not. */
const lastArm = (b: Body, t: Switch): Terminator | null => {
  if (!isUnreachable(b, t.otherwise)) {
    const cases = t.cases.filter(([, to]) => !isUnreachable(b, to));
    if (cases.length === t.cases.length) return null;
    return cases.length === 0 ? { k: 'goto', target: t.otherwise, span: t.span } : { ...t, cases };
  }
  const last = t.cases.at(-1);
  if (last === undefined || isUnreachable(b, last[1])) return null;
  const cases = t.cases.slice(0, -1);
  return cases.length === 0
    ? { k: 'goto', target: last[1], span: t.span }
    : { ...t, cases, otherwise: last[1] };
};

export const twoValues: Optimisation = {
  name: 'two-valued-bool',
  sentence: 'A `bool` is tested for 1 where the program tests for 0: it has these two values only.',
  source: 'Rust Reference, invalid values (bool); LLVM LangRef, range',
  lang: 'rust',
  trusts: 'valid',
  attribute: 'range(i8 0, 2)',
  licensedBy: null,
  step: stepWith(testForOne),
};

export const fewerArms: Optimisation = {
  name: 'fewer-arms',
  sentence:
    'A `match` over all variants has no arm for the rest: the last arm is taken for whatever is left.',
  source: 'Rust Reference, invalid values (enums); LLVM LangRef, unreachable',
  lang: 'rust',
  trusts: 'unreachable',
  attribute: 'unreachable',
  licensedBy: null,
  step: stepWith(lastArm),
};
