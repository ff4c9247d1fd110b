/** Whether patterns cover all values of a type, where that takes no search: most matches name each variant once. */
import type { Ty } from '../../../model/types.js';
import type { TPat } from '../tree.js';
import type { CrateCx } from './context.js';
import { variantsOf } from './fields.js';

/** Whether the pattern matches whatever comes. False may mean that it takes a search to know. */
export const plainlyMatches = (p: TPat): boolean => {
  switch (p.k) {
    case 'wild':
      return true;
    case 'bind':
      return p.sub === null || plainlyMatches(p.sub);
    case 'deref':
      return plainlyMatches(p.sub);
    case 'fields':
      for (const s of p.subs) if (!plainlyMatches(s.pat)) return false;
      return true;
    default:
      return false;
  }
};

/** Variants are counted by the bits of a number. */
const MOST = 30;

/** The variants, as bits, all of whose values the pattern matches. */
const variantsIn = (p: TPat): number => {
  switch (p.k) {
    case 'bind':
      return p.sub === null ? 0 : variantsIn(p.sub);
    case 'deref':
      return variantsIn(p.sub);
    case 'int':
      return p.ty.k === 'bool' ? 1 << Number(p.value) : 0;
    case 'variant':
      for (const s of p.subs) if (!plainlyMatches(s.pat)) return 0;
      return p.variant < MOST ? 1 << p.variant : 0;
    case 'or': {
      let found = 0;
      for (const a of p.alternatives) found |= variantsIn(a);
      return found;
    }
    default:
      return 0;
  }
};

/** How many variants the type has, behind references; -1 where it is no enum, or has too many. */
const countOf = (cx: CrateCx, ty: Ty): number => {
  if (ty.k === 'ref') return countOf(cx, ty.to);
  if (ty.k === 'bool') return 2;
  if (ty.k !== 'lib' && (ty.k !== 'adt' || ty.def.kind !== 'enum')) return -1;
  const count = variantsOf(cx, ty)?.length ?? -1;
  return count > MOST ? -1 : count;
};

/** Whether one pattern matches everything, or each variant has one that does. False may mean that it takes a search. */
export const plainlyCovers = (cx: CrateCx, ty: Ty, pats: readonly TPat[]): boolean => {
  let found = 0;
  for (const p of pats) {
    if (plainlyMatches(p)) return true;
    found |= variantsIn(p);
  }
  if (found === 0) return false;
  const count = countOf(cx, ty);
  return count > 0 && found === (1 << count) - 1;
};
