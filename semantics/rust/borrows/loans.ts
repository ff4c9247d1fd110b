/** Loans: what a borrow takes, and the points at which it is in force (RFC 2094, reborrows and loans in scope). */
import type { CoreFn, LocalId, Place, RefKind } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import type { Span } from '../../../model/span.js';
import { typeOf } from '../moves/describe.js';
import { Rows } from './bits.js';
import type { Point, Points } from './points.js';
import type { Regions } from './regions.js';
import type { RegionId } from './views.js';

export interface Loan {
  readonly id: number;
  readonly region: RegionId;
  readonly place: Place;
  readonly kind: RefKind;
  /** Where it is taken. */
  readonly point: Point;
  readonly span: Span;
  /** What is assigned, where that is a whole local: a two-phase loan is activated by its first use. */
  readonly into: LocalId | null;
  /** Made by a closure that captures the place: the use in it that asks for this. */
  readonly capture: Span | null;
  activation: Point | null;
}

/** Behind a shared reference or a raw pointer nothing that is accessed can end a loan: none is recorded. */
export const isTracked = (fn: CoreFn, p: Place): boolean => {
  for (let i = 0; i < p.proj.length; i++) {
    if (p.proj[i]?.k !== 'deref') continue;
    const base = typeOf(fn, p, i);
    if (base === undefined || base.k === 'raw' || (base.k === 'ref' && !base.mut)) return false;
  }
  return true;
};

/** Whether assigning `p` as a whole replaces a part of the path to the loan's place. */
const overwrites = (p: Place, loan: Loan): boolean => {
  if (p.local !== loan.place.local || p.proj.length > loan.place.proj.length) return false;
  return p.proj.every((x, i) => {
    const y = loan.place.proj[i];
    if (y === undefined || x.k !== y.k) return false;
    if (x.k === 'field') return y.k === 'field' && x.index === y.index;
    if (x.k === 'variant') return y.k === 'variant' && x.index === y.index;
    if (x.k === 'elem') return y.k === 'elem' && x.index === y.index;
    return x.k === 'deref';
  });
};

const assigned = (s: ReturnType<Points['at']>): Place | null => {
  if (s.k === 'assign') return s.place;
  return s.k === 'call' ? s.dest : null;
};

/** For each loan the points at whose entry it is in force. */
export const scopesOf = (loans: readonly Loan[], points: Points, regions: Regions): Rows => {
  const rows = new Rows(loans.length, points.count);
  const { all, defines } = points;
  const work: Point[] = [];
  for (const loan of loans) {
    points.addNext(loan.point, work);
    for (let p = work.pop(); p !== undefined; p = work.pop()) {
      if (rows.has(loan.id, p) || !regions.holds(loan.region, p)) continue;
      rows.add(loan.id, p);
      if (defines[p] === loan.place.local) continue;
      const to = assigned(all[p]!);
      if (to !== null && overwrites(to, loan)) continue;
      points.addNext(p, work);
    }
  }
  return rows;
};

/** Where two-phase loans are only reserved: from where they are taken up to their activation. */
export const reservationsOf = (loans: readonly Loan[], points: Points): Rows => {
  const rows = new Rows(loans.length, points.count);
  const work: Point[] = [];
  for (const loan of loans) {
    if (loan.kind !== 'two-phase' || loan.activation === null) continue;
    points.addNext(loan.point, work);
    for (let p = work.pop(); p !== undefined; p = work.pop()) {
      if (p === loan.activation || rows.has(loan.id, p)) continue;
      rows.add(loan.id, p);
      points.addNext(p, work);
    }
  }
  return rows;
};

/** Loans by the local that their places begin with, in order. */
export class LoansByLocal {
  private readonly loans: readonly Loan[];
  /** By local its first loan, and by loan the one that follows: one more than their numbers, 0 behind the last. */
  private readonly first: Int32Array;
  private readonly rest: Int32Array;

  constructor(loans: readonly Loan[], locals: number) {
    this.loans = loans;
    this.first = ints(locals);
    this.rest = ints(loans.length);
    for (let id = loans.length - 1; id >= 0; id--) {
      const { local } = loans[id]!.place;
      this.rest[id] = this.first[local]!;
      this.first[local] = id + 1;
    }
  }

  firstOf(local: LocalId): Loan | null {
    const id = this.first[local]!;
    return id === 0 ? null : this.loans[id - 1]!;
  }

  next(loan: Loan): Loan | null {
    const id = this.rest[loan.id]!;
    return id === 0 ? null : this.loans[id - 1]!;
  }
}
