/** What a statement is, and how what it binds comes into scope. */
import { type Var } from './loans.js';
import { type Place } from './places.js';
import { hasRef, type Ty } from './types.js';
import { type Value } from './scope.js';
import type { Scope } from './values.js';

export type Lines = string[];

export type Make = (b: Scope) => Lines | null;

/** Declares what a value is bound to, and lets it hold what the value holds. */
export const declare = (b: Scope, name: string, ty: Ty, v: Value, mutable: boolean, open = false): Var => {
  const x = b.s.declare(name, ty, { mutable, depth: b.depth, open });
  if (hasRef(ty)) {
    x.holds = v.holds;
    for (const y of b.s.vars)
      if (y !== x && hasRef(y.ty) && y.holds.loans.some((l) => v.holds.loans.includes(l))) b.s.flow(y, x);
  }
  return x;
};

export const fresh = (b: Scope): string => {
  const shadowed = b.s.vars.filter((v) => !v.hidden && v.name.startsWith('v'));
  return shadowed.length > 0 && b.d.rarely(12) ? b.d.pick(shadowed).name : b.name('v');
};

export const assignable = (p: Place): boolean => !hasRef(p.ty) && p.ty.k !== 'slice';
