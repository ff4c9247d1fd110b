/** The next use because of which a loan is still live. */
import type { CoreFn, LocalId } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import { addUses, dropRegions } from './liveness.js';
import type { Loan } from './loans.js';
import type { Point, Points } from './points.js';
import type { Typing } from './typing.js';

export interface Later {
  /** Whose use it is. */
  readonly local: LocalId;
  readonly span: Span;
  readonly name: string | null;
  readonly drop: boolean;
  /** It comes only in a later iteration of a loop. */
  readonly again: boolean;
}

export const laterUse = (
  loan: Loan,
  from: Point,
  points: Points,
  typing: Typing,
  fn: CoreFn,
): Later | null => {
  const { regions, views } = typing;
  const within = new Set(regions.within(loan.region).filter((r) => !regions.isUniversal(r)));
  const matters = (l: LocalId): boolean => views.locals[l]?.regs.some((r) => within.has(r)) ?? false;
  const seen = new Set<Point>();
  // A call uses its arguments together, and a destructor the value that is dropped: there the use is no later one.
  const here = points.at(from).k;
  const order: Point[] = [];
  if (here === 'call' || here === 'drop') order.push(from);
  else points.addNext(from, order);
  for (const p of order) {
    if (seen.has(p)) continue;
    seen.add(p);
    const at = points.at(p);
    if (at.k === 'drop') {
      const v = views.locals[at.place.local];
      if (v !== undefined && dropRegions(v, views).some((r) => within.has(r)))
        return {
          local: at.place.local,
          span: at.span,
          name: fn.locals[at.place.local]?.name ?? null,
          drop: true,
          again: p < from || (p === from && from === loan.point),
        };
    }
    const uses: LocalId[] = [];
    addUses(at, uses);
    const used = uses.find(matters);
    if (used !== undefined)
      return {
        local: used,
        span: at.span,
        name: fn.locals[used]?.name ?? null,
        drop: false,
        again: p < from || (p === from && from === loan.point),
      };
    // A use behind the end of the loan is no reason for it.
    if (regions.holds(loan.region, p)) points.addNext(p, order);
  }
  return null;
};
