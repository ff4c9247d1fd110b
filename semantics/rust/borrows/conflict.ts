/** Whether an access touches what a loan holds, by their places (rustc: places_conflict). */
import type { CoreFn, Place, Projection } from '../../../model/core/mir.js';
import type { Ty } from '../../../model/types.js';
import { typeOf } from '../moves/describe.js';

/**
 * How far an access goes: `shallow` touches the place itself and not what lies behind its pointers; `drop` what its
 * destructor reaches; `deep` all. `length` asks how long a slice is, which is no element's matter.
 */
export type Depth = 'shallow' | 'length' | 'deep' | 'drop';

export const conflicts = (fn: CoreFn, loan: Place, access: Place, depth: Depth): boolean => {
  if (loan.local !== access.local) return false;
  const shared = Math.min(loan.proj.length, access.proj.length);
  for (let i = 0; i < shared; i++) {
    const x = loan.proj[i];
    const y = access.proj[i];
    if (x === undefined || y === undefined) break;
    // Fields of one value are disjoint, and so are elements that patterns name; of other indices nothing is known.
    if (x.k === 'field' && y.k === 'field' && x.index !== y.index) return isUnion(typeOf(fn, loan, i));
    if (areApart(x, y)) return false;
    if (x.k === 'variant' && y.k === 'variant' && x.index !== y.index) return false;
  }
  for (let i = shared; i < loan.proj.length; i++) {
    const x = loan.proj[i];
    if (depth === 'length' && (x?.k === 'index' || x?.k === 'elem' || x?.k === 'subslice')) return false;
    const base = typeOf(fn, loan, i);
    if (x?.k === 'deref') {
      if (depth === 'shallow' || depth === 'length') return false;
      if (depth === 'drop' && base?.k === 'ref') return false;
    } else if (x?.k === 'field' && depth === 'drop' && hasDestructor(base)) return true;
  }
  return true;
};

/** Whether two parts of one array or slice have no element in common, as far as patterns tell (rustc: places_conflict). */
const areApart = (x: Projection, y: Projection): boolean => {
  if (x.k === 'subslice' && y.k !== 'subslice') return areApart(y, x);
  if (x.k === 'elem') {
    if (y.k === 'elem') return x.index !== y.index;
    if (y.k === 'subslice')
      return x.index < y.from || (typeof y.left === 'number' && x.index >= y.from + y.left);
    if (y.k !== 'index' || y.fromEnd === undefined) return false;
    return x.index < Math.max(x.atLeast ?? 0, y.fromEnd.atLeast) - y.fromEnd.back;
  }
  if (x.k === 'index' && x.fromEnd !== undefined) {
    if (y.k === 'elem') return areApart(y, x);
    if (y.k === 'subslice') return x.fromEnd.back <= y.to;
    return y.k === 'index' && y.fromEnd !== undefined && x.fromEnd.back !== y.fromEnd.back;
  }
  if (x.k !== 'subslice' || y.k !== 'subslice') return false;
  if (typeof x.left !== 'number' || typeof y.left !== 'number') return false;
  return x.from + x.left <= y.from || y.from + y.left <= x.from;
};

const isUnion = (t: Ty | undefined): boolean => t?.k === 'adt' && t.def.kind === 'union';

export const hasDestructor = (t: Ty | undefined): boolean => t?.k === 'adt' && t.def.drop !== null;
