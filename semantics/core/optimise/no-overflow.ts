import { constInt, type BinOp, type Operand } from '../../../model/core/mir.js';
import { samePlace } from '../../../model/core/places.js';
import type { Body } from './body.js';
import type { Optimisation } from './optimisation.js';

const answers: Partial<Record<BinOp, boolean>> = {
  '>': true,
  '>=': true,
  '<': false,
  '<=': false,
  '==': false,
  '!=': true,
};
const flipped: Partial<Record<BinOp, BinOp>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '==': '==',
  '!=': '!=',
};

/** `sum` is `x + k` with k > 0, in a signed type, and `x` is still what it was. */
const isMore = (b: Body, sum: Operand, x: Operand): boolean => {
  if (sum.k === 'const' || x.k === 'const' || sum.place.proj.length > 0 || x.place.proj.length > 0)
    return false;
  const d = b.definition(sum.place.local);
  if (d?.k !== 'bin' || d.op !== '+' || d.ty.k !== 'int' || !d.ty.signed || !b.isSteady(x.place.local))
    return false;
  const isX = (o: Operand): boolean => o.k !== 'const' && samePlace(o.place, x.place);
  const isPositive = (o: Operand): boolean =>
    o.k === 'const' && o.value.k === 'int' && Number(o.value.value) > 0;
  return (isX(d.a) && isPositive(d.b)) || (isX(d.b) && isPositive(d.a));
};

const step = (b: Body): boolean => {
  let done = false;
  b.eachNode((n, at) => {
    if (done || n.k !== 'assign' || n.rv.k !== 'bin') return;
    const { a, b: c, op } = n.rv;
    const asked = isMore(b, a, c) ? op : isMore(b, c, a) ? flipped[op] : undefined;
    const answer = asked === undefined ? undefined : answers[asked];
    if (answer === undefined) return;
    b.replace(at, { ...n, rv: { k: 'use', op: constInt(answer ? 1 : 0, b.typeOf(n.place)), retag: false } });
    done = true;
  });
  return done;
};

export const noOverflow: Optimisation = {
  name: 'no-overflow',
  sentence: 'In C, `x + 1 > x` is true for a signed `x`.',
  source: 'C11 6.5p5',
  lang: 'c',
  trusts: 'no-overflow',
  attribute: 'nsw',
  licensedBy: null,
  step,
};
