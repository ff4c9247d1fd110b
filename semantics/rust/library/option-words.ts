/** What the methods of `Option` and `Result` are put together from. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import type { Instance } from './table.js';
import { at, callCallable, deref, isVariant, spill } from './words.js';

export const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};

export const ty = (x: Instance, i: number): Ty => x.tys[i] ?? T.unit;

export const self = (b: Builder, x: Instance): Place => at(spill(b, arg(x, 0), x.params[0] ?? T.unit));

export const behind = (b: Builder, x: Instance): Place =>
  at(spill(b, arg(x, 0), x.params[0] ?? T.unit), deref);

/** Drops a value that the function was given and does not give back. */
export const discard = (b: Builder, place: Place, t: Ty): void => {
  if (b.program.dropGlue(t) !== null) b.dropThrough(b.ref(place, t, true), t);
};

/** Branches on a variant of the enum at `place`. */
export const on = (b: Builder, place: Place, index: number, then: () => void, otherwise: () => void): void =>
  b.branch(isVariant(b, place, index), then, otherwise);

/** Calls a function with a reference to a value that is dropped if the function panics. */
export const withRef = (b: Builder, f: Operand, fTy: Ty, value: Place, t: Ty, dest: Place): void =>
  b.guarded(
    () => discard(b, value, t),
    () => callCallable(b, f, fTy, [b.ref(value, t, false)], dest),
  );
