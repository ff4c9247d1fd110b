/**
 * Whether a function fits a pointer type whose lifetimes are bound (`fn(&i32)`): for every choice of those the function
 * must allow one of its own (Reference, higher-ranked trait bounds; rustc: E0308, one type is more general).
 */
import type { FnTy, Region } from '../../../model/types.js';
import type { Signature } from '../tree.js';
import type { Slots } from './slots.js';

const isBound = (r: Region): boolean => r.startsWith("'^");

export const fits = (slots: Slots, fn: Signature, pointer: FnTy): boolean => {
  /** For each lifetime of the function, the bound ones that its parameters make outlive it. */
  const above = new Map<Region, Set<Region>>();
  let ok = fn.params.length === pointer.params.length;
  fn.params.forEach((p, i) => {
    const theirs = pointer.params[i];
    if (theirs === undefined) return;
    const mine = slots.of(p);
    slots.of(theirs).forEach((s, k) => {
      const name = mine[k]?.name ?? '';
      if (!isBound(s.name) || name === '') return;
      if (name === "'static") ok = false;
      above.set(name, (above.get(name) ?? new Set()).add(s.name));
    });
  });
  const gives = slots.of(fn.ret);
  slots.of(pointer.ret).forEach((s, k) => {
    const name = gives[k]?.name ?? '';
    if (!isBound(s.name) || name === '' || name === "'static") return;
    // The result lasts as long as each parameter that shares its lifetime, and all of them must last for `s`.
    for (const other of above.get(name) ?? []) if (other !== s.name) ok = false;
  });
  return ok;
};
