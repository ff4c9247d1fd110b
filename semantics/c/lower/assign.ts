/** Assignment, compound assignment, `++` and `--` (C11 6.5.16, 6.5.2.4, 6.5.3.1). */
import type { Operand, Place, Rvalue } from '../../../model/core/mir.js';
import { constInt, copy, localPlace } from '../../../model/core/mir.js';
import type { Assign, Modify } from '../tree.js';
import { writing } from './effects.js';
import { isAggregate, use, type Lowering } from './lowering.js';

/** The value of an assignment is the target's after it; null where nobody asks. */
export const assign = (l: Lowering, e: Assign, wanted: boolean): Operand | null => {
  const ty = l.ty(e.ty);
  let place: Place = { local: 0, proj: [] };
  let made: Rvalue = use(constInt(0, ty));
  const group = l.seq.evaluate(
    [
      {
        effects: l.effects.of(e.target),
        run: (settle) => {
          const p = l.place(e.target);
          place = settle ? l.pinned(p) : p;
        },
      },
      {
        effects: l.effects.of(e.value),
        run: (settle) => (made = settle ? use(l.settled(e.value, true)) : l.rvalue(e.value)),
      },
    ],
    writing(e.target),
  );
  l.b.span = e.span;
  if (wanted && !isAggregate(e.ty) && !(made.k === 'use' && l.b.isStable(made.op)))
    made = use(l.b.keep(made, ty));
  // The value is none of the target's bytes: reading those would be a use of what is being stored (6.5.16p3).
  const kept = wanted && isAggregate(e.ty) ? localPlace(l.aggregate(ty)) : null;
  if (kept !== null) l.b.assign(kept, made);
  if (group) l.b.seq('store');
  l.b.assign(place, made);
  if (group) l.seq.close();
  if (!wanted) return null;
  if (kept !== null) return copy(kept);
  return made.k === 'use' ? made.op : copy(place);
};

export const modify = (l: Lowering, e: Modify, wanted: boolean): Operand | null => {
  const ty = l.ty(e.ty);
  let place: Place = { local: 0, proj: [] };
  let old: Operand = constInt(0, ty);
  let right: Operand | null = null;
  const { value } = e;
  const group = l.seq.evaluate(
    [
      {
        effects: l.effects.reading(e.target),
        run: (settle) => {
          place = l.pinned(l.place(e.target));
          old = copy(place);
          if (settle || (wanted && e.postfix)) old = l.b.keep(use(old), ty);
        },
      },
      ...(value === null
        ? []
        : [
            {
              effects: l.effects.of(value),
              run: (settle: boolean) => void (right = l.settled(value, settle)),
            },
          ]),
    ],
    writing(e.target),
  );
  l.b.span = e.span;
  let made = l.withOld(old, right, () => l.rvalue(e.then));
  l.b.span = e.span;
  const needed = wanted && !e.postfix;
  if ((needed || group) && !(made.k === 'use' && l.b.isStable(made.op))) made = use(l.b.keep(made, ty));
  if (group) l.b.seq('store');
  l.b.assign(place, made);
  if (group) l.seq.close();
  if (!wanted) return null;
  return e.postfix || made.k !== 'use' ? old : made.op;
};
