/** Whether one function pointer may come in the place of another, whatever their free lifetimes are. */
import type { Ty } from '../../../model/types.js';
import { isAsGeneral } from '../borrows/higher-ranked.js';
import { Slots } from '../borrows/slots.js';
import type { CrateCx } from './context.js';

/** Slots of its own: what a closure captures is not known yet. */
export const isGeneral = (cx: CrateCx, from: Ty, to: Ty): boolean =>
  from === to || isAsGeneral(new Slots(cx), from, to);
