/**
 * Whether a function fits a pointer type whose lifetimes are bound (`fn(&i32)`): for every choice of those the function
 * must allow one of its own (Reference, higher-ranked trait bounds; rustc: E0308, one type is more general).
 */
import type { Region, Ty } from '../../../model/types.js';
import type { Signature } from '../tree.js';
import { isBoundRegion } from '../ty.js';
import type { Slots } from './slots.js';

/** What is asked for: a pointer's type, or what a function of the library calls its argument with. */
export interface Asked {
  readonly params: readonly Ty[];
  readonly ret: Ty;
}

/** Lifetimes with bounds are chosen where the function is named, and not by each call (Reference, early-bound lifetimes). */
export const isEarly = (fn: Signature, name: Region): boolean =>
  fn.outlives.some((o) => o.longer === name || o.shorter === name);

/**
 * Whether a function is what a bound with lifetimes of its own asks for (`F: for<'a> FnOnce(&'a T)`). Traits know no
 * subtyping: for every choice of the bound ones the types must be equal (rustc: implementation is not general enough).
 */
export const implementsBound = (slots: Slots, fn: Signature, asked: Asked): boolean => {
  const chosen = new Map<Region, Region>();
  const equal = (mine: Ty, theirs: Ty): boolean => {
    const names = slots.of(mine);
    return slots.of(theirs).every((s, k) => {
      const name = names[k]?.name ?? '';
      if (name === '') return true;
      const before = chosen.get(name) ?? s.name;
      chosen.set(name, s.name);
      if (!isBoundRegion(s.name) && !isBoundRegion(before)) return true;
      return before === s.name && name !== "'static" && !isEarly(fn, name);
    });
  };
  return fn.params.every((p, i) => equal(p, asked.params[i] ?? p)) && equal(fn.ret, asked.ret);
};

export const fits = (slots: Slots, fn: Asked, pointer: Asked, isFixed: (r: Region) => boolean): boolean => {
  /** For each lifetime of the function, the bound ones that its parameters make outlive it. */
  const above = new Map<Region, Set<Region>>();
  let ok = fn.params.length === pointer.params.length;
  fn.params.forEach((p, i) => {
    const theirs = pointer.params[i];
    if (theirs === undefined) return;
    const mine = slots.of(p);
    slots.of(theirs).forEach((s, k) => {
      const name = mine[k]?.name ?? '';
      if (!isBoundRegion(s.name) || name === '') return;
      if (isFixed(name)) ok = false;
      above.set(name, (above.get(name) ?? new Set()).add(s.name));
    });
  });
  const gives = slots.of(fn.ret);
  slots.of(pointer.ret).forEach((s, k) => {
    const name = gives[k]?.name ?? '';
    if (s.name === '' || name === '' || name === "'static") return;
    // A chosen one outlives no bound one.
    if (isBoundRegion(s.name) && isFixed(name)) ok = false;
    // The result lasts as long as each parameter that shares its lifetime, and all of them must last for `s`.
    for (const other of above.get(name) ?? []) if (other !== s.name) ok = false;
  });
  return ok;
};
