/** What a signature says of its lifetimes: what it declares, and what its types imply. */
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { impliedBy } from '../check/implied.js';
import type { Outlives, Signature } from '../tree.js';
import type { Slots } from './slots.js';

/** A type without lifetimes, which therefore says nothing of them. */
const isFree = (t: Ty): boolean => {
  switch (t.k) {
    case 'unit':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
      return true;
    case 'slice':
    case 'array':
      return isFree(t.of);
    case 'lib':
      return t.regions.length === 0 && t.args.every(isFree);
    default:
      return false;
  }
};

const implied = (cx: CrateCx, slots: Slots, t: Ty, f: (o: Outlives) => void): void => {
  // One reference to what has no lifetimes says nothing.
  if (slots.count(t) === 0 || (t.k === 'ref' && isFree(t.to))) return;
  for (const o of impliedBy(cx, t)) f(o);
};

/** Its types are well formed wherever the function is. */
export const eachOutlives = (
  cx: CrateCx,
  slots: Slots,
  { params, ret, header, outlives }: Signature,
  f: (o: Outlives) => void,
): void => {
  for (const o of outlives) f(o);
  for (const t of params) implied(cx, slots, t, f);
  implied(cx, slots, ret, f);
  if (header !== undefined) implied(cx, slots, header, f);
};
