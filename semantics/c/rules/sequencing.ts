/**
 * Unsequenced footprints (C11 6.5p2). Lowering brackets operands that C leaves unsequenced, where one has a side
 * effect: begin, operand, next, operand …, end. An access that overlaps one of an earlier operand of an open
 * bracket, one of the two writing, is UB. Calls are indeterminately sequenced: accesses inside them do not count.
 */
import { ub } from '../../../model/faults.js';
import { rule, type Machine } from '../../machine/machine.js';
import type { P } from '../../core/premises.js';
import type { Loc } from '../../machine/loc.js';

export const READS = 0,
  WRITES = 1;

/** Ranges are triples: from, to (store offsets), kind. */
const conflicts = (ranges: readonly number[], from: number, to: number, kind: number): boolean => {
  for (let k = 0; k < ranges.length; k += 3) {
    if (ranges[k + 2]! + kind === 0) continue;
    if (from < ranges[k + 1]! && ranges[k]! < to) return true;
  }
  return false;
};

export const sequenced = (kind: 0 | 1): P<[Loc]> => ({
  name: 'sequenced',
  sentence: 'No unsequenced evaluation of the same full expression conflicts with the access.',
  fault: ub('unsequenced'),
  holds: (m, l) => {
    const f = m.footprints;
    if (f === null || f.depth !== m.depth) return true;
    for (const g of f.groups) if (conflicts(g.earlier, l.store, l.store + l.size, kind)) return false;
    for (const g of f.groups) g.current.push(l.store, l.store + l.size, kind);
    return true;
  },
  tex: (p) => `\\mathsf{sequenced}\\,${p}`,
  reason: () => 'an operand that is unsequenced relative to this access used the same object',
});

export const BEGIN = 0,
  NEXT = 1,
  END = 2;

const bracket = (m: Machine, at: number): void => {
  if (m.footprints === null || m.footprints.depth !== m.depth) {
    if (at !== BEGIN) return;
    m.footprints = { groups: [], depth: m.depth, outer: m.footprints };
  }
  const f = m.footprints;
  if (at === BEGIN) {
    f.groups.push({ earlier: [], current: [] });
    return;
  }
  const g = f.groups.at(-1);
  if (g === undefined) return;
  if (at === NEXT) {
    g.earlier.push(...g.current);
    g.current = [];
    return;
  }
  f.groups.pop();
  if (f.groups.length === 0) m.footprints = f.outer;
};

export const seq = rule('C-Sequence', 'c', 'seq', {
  sentence: 'Operands begin, alternate or end that C leaves unsequenced to each other.',
  cite: 'C11 6.5p2-3',
  scratch: { at: 0 },
  bind(_m, i, b) {
    b.at = i.op;
  },
  then(m, b) {
    bracket(m, b.at);
  },
  tex: { from: '\\langle \\mathsf{seq};\\, \\phi \\rangle', to: "\\langle \\phi' \\rangle" },
});
