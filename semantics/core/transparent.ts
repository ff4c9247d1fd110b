/** `repr(transparent)`: passed, and laid out, as its one field (Rust Reference, the transparent representation). */
import type { Layouts } from '../../model/layout/index.js';
import { isLayoutError } from '../../model/layout/index.js';
import type { Ty } from '../../model/types.js';

/** Of size 0 and alignment 1: it lies nowhere, and any number of it may stand beside that field. */
export const isNowhere = (t: Ty, ls: Layouts): boolean => {
  const l = ls.find(t);
  return !isLayoutError(l) && l.size === 0 && l.align === 1;
};

/** The field that a type of the program is transparent around, through all such types; the type itself if it is none. */
export const unwrapped = (t: Ty, ls: Layouts): Ty => {
  if (t.k !== 'adt' || t.def.repr !== 'transparent') return t;
  const field = t.def.variants[0]?.fields.find((f) => !isNowhere(f.ty, ls));
  return field === undefined ? t : unwrapped(field.ty, ls);
};
