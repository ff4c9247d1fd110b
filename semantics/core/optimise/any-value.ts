import { constInt, type Operand } from '../../../model/core/mir.js';
import type { Body } from './body.js';
import { mapOperands } from './operands.js';
import type { Optimisation } from './optimisation.js';

/** Which value a compiler picks is its own business; this one picks 1. */
const step = (b: Body): boolean => {
  let done = false;
  const never = (o: Operand): boolean => {
    if (o.k === 'const' || o.place.proj.length > 0) return false;
    const { local } = o.place;
    const l = b.locals[local]!;
    return l.name !== null && l.ty.k === 'int' && b.assignments(local) === 0 && !b.isTaken(local);
  };
  b.eachNode((n, at) => {
    if (done || n.k === 'print' || n.k === 'call') return;
    const changed = mapOperands(n, (o) => {
      if (o.k === 'const' || !never(o)) return o;
      done = true;
      return constInt(1, b.locals[o.place.local]!.ty);
    });
    if (done) b.replace(at, changed);
  });
  return done;
};

export const anyValue: Optimisation = {
  name: 'any-value',
  sentence: 'A C variable that nothing has set is read as whatever is convenient.',
  source: 'C11 6.3.2.1p2',
  lang: 'c',
  trusts: 'initialised',
  attribute: 'undef',
  licensedBy: null,
  step,
};
