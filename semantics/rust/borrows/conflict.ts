/** Whether an access touches what a loan holds, by their places (rustc: places_conflict). */
import type { CoreFn, Place } from '../../../model/core/mir.js';
import type { Ty } from '../../../model/types.js';
import { typeOf } from '../moves/describe.js';

/**
 * How far an access goes: `shallow` touches the place itself and not what lies behind its pointers; `drop` what its
 * destructor reaches; `deep` all.
 */
export type Depth = 'shallow' | 'deep' | 'drop';

export const conflicts = (fn: CoreFn, loan: Place, access: Place, depth: Depth): boolean => {
  if (loan.local !== access.local) return false;
  const shared = Math.min(loan.proj.length, access.proj.length);
  for (let i = 0; i < shared; i++) {
    const x = loan.proj[i];
    const y = access.proj[i];
    if (x === undefined || y === undefined) break;
    // Fields of one value are disjoint, and so are elements that patterns name; of indices nothing is known.
    if (x.k === 'field' && y.k === 'field' && x.index !== y.index) return isUnion(typeOf(fn, loan, i));
    if (x.k === 'elem' && y.k === 'elem' && x.index !== y.index) return false;
    if (x.k === 'variant' && y.k === 'variant' && x.index !== y.index) return false;
  }
  for (let i = shared; i < loan.proj.length; i++) {
    const x = loan.proj[i];
    const base = typeOf(fn, loan, i);
    if (x?.k === 'deref') {
      if (depth === 'shallow') return false;
      if (depth === 'drop' && base?.k === 'ref') return false;
    } else if (x?.k === 'field' && depth === 'drop' && hasDestructor(base)) return true;
  }
  return true;
};

const isUnion = (t: Ty | undefined): boolean => t?.k === 'adt' && t.def.kind === 'union';

export const hasDestructor = (t: Ty | undefined): boolean => t?.k === 'adt' && t.def.drop !== null;
