/**
 * `T: Sized`: asked where rustc asks it, of the types of variables, of what a call takes and gives, of type arguments, of
 * what is assigned to, and of some literals (Reference, dynamically sized types). What else would be a value without a
 * size is found where it moves (E0161, `moves/unsized.ts`).
 */
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { LibFn } from '../library/table.js';
import { isSized } from '../ty.js';
import type { FnCx } from './body.js';
import { notSized } from './types.js';

/** Of a type that is known. */
export const isValue = (f: FnCx, ty: Ty, span: Span): void => {
  if (!isSized(ty)) notSized(f.cx, ty, span);
};

/** Of the type arguments of a function of the library. */
export const argsAreSized = (f: FnCx, fn: LibFn, tys: readonly Ty[], span: Span): void => {
  for (let i = 0; i < tys.length; i++)
    if (!isSized(tys[i]!) && !fn.unsized.includes(fn.generics[i] ?? '')) notSized(f.cx, tys[i]!, span);
};

/** Of a type that may not be known yet. */
export const mustBeSized = (f: FnCx, ty: Ty, span: Span): void => {
  const t = f.shallow(ty);
  if (f.infer.isUnknown(t)) f.wait(isLater, t, span);
  else isValue(f, t, span);
};

const isLater = (f: FnCx, ty: Ty, span: Span): void => isValue(f, f.infer.resolve(ty), span);
