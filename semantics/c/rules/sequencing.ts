/**
 * Unsequenced footprints (C11 6.5p2). Lowering brackets operands that C leaves unsequenced, where one may have a side
 * effect that another sees: begin, operand, next, operand …, end. An access that overlaps one of an earlier operand of
 * an open bracket, one of the two writing, is UB.
 *
 * An assignment's own store is sequenced after the values of its operands, and not after their side effects
 * (6.5.16p3): after `store`, only writes of the operands that no sequence point followed are conflicts. A sequence
 * point inside an operand (`,` `&&` `||` `?:`, a call) settles what came before it in its own bracket.
 * Calls are indeterminately sequenced: accesses inside them do not count.
 */
import { ub } from '../../../model/faults.js';
import { rule, type Footprints, type Machine } from '../../machine/machine.js';
import type { P } from '../../core/premises.js';
import type { Loc } from '../../machine/loc.js';

export const READS = 0,
  WRITES = 1;

/** Accesses are quadruples: from, to (store offsets), kind, settled. */
const WIDTH = 4;

const conflicts = (seen: readonly number[], l: Loc, kind: number, pendingOnly: boolean): boolean => {
  const from = l.store;
  const to = from + l.size;
  for (let k = 0; k < seen.length; k += WIDTH) {
    if (seen[k + 2]! + kind === 0) continue;
    if (pendingOnly && (seen[k + 2] === READS || seen[k + 3] === 1)) continue;
    if (from < seen[k + 1]! && seen[k]! < to) return true;
  }
  return false;
};

/** The footprints of the running activation, or null. */
const here = (m: Machine): Footprints | null => {
  const f = m.footprints;
  return f !== null && f.depth === m.depth && f.frame === m.top.id ? f : null;
};

export const sequenced = (kind: 0 | 1): P<[Loc]> => ({
  name: 'sequenced',
  sentence: 'No unsequenced evaluation of the same full expression conflicts with the access.',
  fault: ub('unsequenced'),
  holds: (m, l) => {
    if (m.footprints === null) return true;
    const f = here(m);
    if (f === null) return true;
    const { groups } = f;
    for (let k = groups.length - 1; k >= 0; k--) {
      const g = groups[k]!;
      if (conflicts(g.earlier, l, kind, g.storing && k === groups.length - 1)) return false;
    }
    groups[groups.length - 1]!.current.push(l.store, l.store + l.size, kind, 0);
    return true;
  },
  tex: (p) => `\\mathsf{sequenced}\\,${p}`,
  reason: () => 'an operand that is unsequenced relative to this access used the same object',
});

export const BEGIN = 0,
  NEXT = 1,
  END = 2,
  STORE = 3,
  POINT = 4;

const settle = (seen: number[]): void => {
  for (let k = 3; k < seen.length; k += WIDTH) seen[k] = 1;
};

const begin = (m: Machine): void => {
  // What an activation left that unwinding ended.
  while (m.footprints !== null && here(m) === null && m.footprints.depth >= m.depth)
    m.footprints = m.footprints.outer;
  if (here(m) === null) m.footprints = { groups: [], frame: m.top.id, depth: m.depth, outer: m.footprints };
  m.footprints?.groups.push({ earlier: [], current: [], storing: false });
};

const bracket = (m: Machine, at: number): void => {
  if (at === BEGIN) return begin(m);
  const f = here(m);
  const g = f?.groups.at(-1);
  if (f === null || g === undefined) return;
  switch (at) {
    case NEXT:
    case STORE:
      g.earlier.push(...g.current);
      g.current = [];
      g.storing = at === STORE;
      return;
    case POINT:
      settle(g.earlier);
      settle(g.current);
      return;
    case END: {
      f.groups.pop();
      const around = f.groups.at(-1);
      if (around === undefined) m.footprints = f.outer;
      else around.current.push(...g.earlier, ...g.current);
      return;
    }
  }
};

export const seq = rule('C-Sequence', 'c', 'seq', {
  sentence: 'Operands begin, alternate, store or end that C leaves unsequenced to each other.',
  cite: 'C11 6.5p2-3, 6.5.16p3, annex C',
  scratch: { at: 0 },
  bind(_m, i, b) {
    b.at = i.op;
  },
  then(m, b) {
    bracket(m, b.at);
  },
  tex: { from: '\\langle \\mathsf{seq};\\, \\phi \\rangle', to: "\\langle \\phi' \\rangle" },
});
