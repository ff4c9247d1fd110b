/** What each point of a body accesses, in order: reads, writes, borrows, moves, ends of storage (rustc: borrowck visitor). */
import type {
  CoreFn,
  Operand,
  Place,
  RefKind,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import { samePlace } from '../../../model/core/places.js';
import type { Depth } from './conflict.js';
import { typeOf } from '../moves/describe.js';
import { operandAt } from '../moves/paths.js';
import type { BorrowRuleName } from './rules.js';

export type Access =
  'copy' | 'move' | 'borrow-shared' | 'borrow-mut' | 'reserve' | 'assign' | 'storage-end' | 'drop' | 'exit';

/** The rule by which an access conflicts with a loan of the kind. */
export const ruleOf = (loan: RefKind, access: Access): BorrowRuleName => {
  switch (access) {
    case 'copy':
    case 'borrow-shared':
    case 'reserve':
      return 'mutable-is-unique';
    case 'borrow-mut':
      return loan === 'shared' ? 'shared-xor-mutable' : 'mutable-is-unique';
    case 'assign':
      return 'no-write-while-borrowed';
    case 'move':
      return 'no-move-while-borrowed';
    case 'storage-end':
    case 'drop':
    case 'exit':
      return 'no-dangling-borrow';
  }
};

export type See = (p: Place, access: Access, depth: Depth) => void;

const operand = (o: Operand, see: See, printed = false): void => {
  if (o.k === 'copy') see(o.place, printed ? 'borrow-shared' : 'copy', 'deep');
  else if (o.k === 'move') see(o.place, 'move', 'deep');
};

const borrows = { shared: 'borrow-shared', mut: 'borrow-mut', 'two-phase': 'reserve' } as const;

const rvalue = (fn: CoreFn, rv: Rvalue, see: See): void => {
  let o = operandAt(rv, 0);
  for (let i = 1; o !== null; o = operandAt(rv, i++)) operand(o, see);
  // An array's length is known without looking.
  if (rv.k === 'len' && typeOf(fn, rv.place)?.k === 'array') return;
  if (rv.k === 'ref') {
    see(rv.place, borrows[rv.kind], 'deep');
  } else if (rv.k === 'addr') see(rv.place, rv.mut ? 'borrow-mut' : 'borrow-shared', 'deep');
  else if (rv.k === 'discr') see(rv.place, 'copy', 'shallow');
  else if (rv.k === 'len') see(rv.place, 'copy', 'length');
};

const isTemporary = (fn: CoreFn, p: Place): boolean =>
  p.proj.length === 0 && fn.locals[p.local]?.name === null;

/** The drop of the old value when a place is assigned. */
const replaces = (fn: CoreFn, t: Terminator & { k: 'drop' }): boolean => {
  const next = fn.blocks[t.target]?.stmts[0];
  return next?.k === 'assign' && next.span === t.span && samePlace(next.place, t.place);
};

export const accessesAt = (fn: CoreFn, at: Statement | Terminator, see: See): void => {
  switch (at.k) {
    case 'assign':
      rvalue(fn, at.rv, see);
      return see(at.place, 'assign', 'shallow');
    case 'set-discr':
      return see(at.place, 'assign', 'shallow');
    case 'dead':
      return see(localPlace(at.local), 'storage-end', 'shallow');
    case 'drop':
      return see(at.place, replaces(fn, at) ? 'assign' : 'drop', 'drop');
    case 'switch':
      return operand(at.on, see);
    case 'check':
      return operand(at.cond, see);
    case 'print':
      for (const o of at.args) operand(o, see, true);
      return;
    case 'call':
      for (const o of at.args) operand(o, see);
      if (at.callee.k === 'ptr') operand(at.callee.op, see);
      // A temporary that a call fills anew holds nothing that could still be borrowed through it.
      if (at.dest !== null) see(at.dest, 'assign', isTemporary(fn, at.dest) ? 'shallow' : 'deep');
      return;
    case 'return':
    case 'resume':
      // What the caller gave by value is gone when the function is left.
      for (let l = 1; l < fn.locals.length; l++) see(localPlace(l), 'exit', 'shallow');
      return;
    default:
      return;
  }
};
