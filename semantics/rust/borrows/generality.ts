/** Whether a function is what a bound with lifetimes of its own asks for (Reference, higher-ranked trait bounds). */
import type { Region, Ty } from '../../../model/types.js';
import { isBoundRegion } from '../ty.js';
import type { Slots } from './slots.js';

/** What a function of the library calls its argument with, or what is called. */
export interface Called {
  readonly params: readonly Ty[];
  readonly ret: Ty;
}

/**
 * Whether a function is what `F: for<'a> FnOnce(&'a T)` asks for. Traits know no subtyping: for every choice of the bound
 * ones the types must be equal (rustc: implementation is not general enough). `isFixed`: of the function's lifetimes,
 * those that no call chooses.
 */
export const implementsBound = (
  slots: Slots,
  fn: Called,
  asked: Called,
  isFixed: (name: Region) => boolean,
): boolean => {
  const chosen = new Map<Region, Region>();
  const equal = (mine: Ty, theirs: Ty): boolean => {
    const names = slots.of(mine);
    return slots.of(theirs).every((s, k) => {
      const name = names[k]?.name ?? '';
      if (name === '') return true;
      const before = chosen.get(name) ?? s.name;
      chosen.set(name, s.name);
      if (!isBoundRegion(s.name) && !isBoundRegion(before)) return true;
      return before === s.name && !isFixed(name);
    });
  };
  return fn.params.every((p, i) => equal(p, asked.params[i] ?? p)) && equal(fn.ret, asked.ret);
};
