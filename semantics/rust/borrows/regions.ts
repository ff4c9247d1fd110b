/** Regions of a body, and what must outlive what: solved by letting points flow from the shorter to the longer. */
import type { Span } from '../../../model/span.js';
import { Rows } from './bits.js';
import type { Point } from './points.js';
import { STATIC, type RegionId } from './views.js';

/** Why a constraint is there, as messages say it; in order of how telling it is. */
export type Why = 'return' | 'argument' | 'assign' | 'annotation' | 'inner';

const telling: Readonly<Record<Why, number>> = { return: 0, annotation: 1, argument: 2, assign: 2, inner: 5 };

/** The rule of the borrow checker that asks for a constraint. */
export type ConstraintRule = 'subtyping' | 'reborrow' | 'signature';

export interface Outlive {
  readonly longer: RegionId;
  readonly shorter: RegionId;
  readonly why: Why;
  readonly span: Span;
  readonly rule: ConstraintRule;
}

export class Regions {
  /** Universal regions come first: `'static`, then those that the signature names. */
  readonly names: (string | null)[] = ["'static"];
  readonly all: Outlive[] = [];
  private readonly byLonger: number[][] = [[]];
  private readonly byShorter: number[][] = [[]];
  universals = 1;
  private values = new Rows(0, 0);
  private points = 0;

  fresh(): RegionId {
    this.byLonger.push([]);
    this.byShorter.push([]);
    this.names.push(null);
    return this.names.length - 1;
  }

  universal(name: string): RegionId {
    const r = this.fresh();
    this.names[r] = name;
    this.universals = r + 1;
    return r;
  }

  isUniversal(r: RegionId): boolean {
    return r < this.universals;
  }

  outlives(
    longer: RegionId,
    shorter: RegionId,
    why: Why,
    span: Span,
    rule: ConstraintRule = 'subtyping',
  ): void {
    if (longer === shorter || longer === STATIC) return;
    const i = this.all.length;
    this.all.push({ longer, shorter, why, span, rule });
    this.byLonger[longer]?.push(i);
    this.byShorter[shorter]?.push(i);
  }

  /** Room for values: bits of points first, then one for the end of each universal region. */
  begin(points: number): void {
    this.points = points;
    this.values = new Rows(this.names.length, points + this.universals);
    for (let u = 0; u < this.universals; u++) {
      this.values.fill(u, points);
      this.values.add(u, points + u);
    }
  }

  addPoint(r: RegionId, p: Point): void {
    this.values.add(r, p);
  }

  solve(): void {
    const work: RegionId[] = this.names.map((_, r) => r);
    const queued = new Uint8Array(work.length).fill(1);
    for (let r = work.pop(); r !== undefined; r = work.pop()) {
      queued[r] = 0;
      for (const i of this.byShorter[r] ?? []) {
        const c = this.all[i];
        if (c === undefined || !this.values.join(c.longer, r) || queued[c.longer] === 1) continue;
        queued[c.longer] = 1;
        work.push(c.longer);
      }
    }
  }

  holds(r: RegionId, p: Point): boolean {
    return this.values.has(r, p);
  }

  /** Whether the region has to last beyond the end of universal region `u`. */
  reaches(r: RegionId, u: RegionId): boolean {
    return this.values.has(r, this.points + u);
  }

  /** The universal regions that `r` has to outlive, itself left out. */
  ends(r: RegionId): RegionId[] {
    const out: RegionId[] = [];
    for (let u = 0; u < this.universals; u++) if (u !== r && this.reaches(r, u)) out.push(u);
    return out;
  }

  /** All regions that `r` must outlive by constraints, itself first, nearest first. */
  within(r: RegionId): RegionId[] {
    const seen = new Set<RegionId>([r]);
    const order = [r];
    for (const at of order) {
      for (const i of this.byLonger[at] ?? []) {
        const to = this.all[i]?.shorter;
        if (to === undefined || seen.has(to)) continue;
        seen.add(to);
        order.push(to);
      }
    }
    return order;
  }

  /** The constraints of a shortest way by which `longer` has to outlive `shorter`, in order; none without a way. */
  path(longer: RegionId, shorter: RegionId): readonly Outlive[] {
    const from = new Map<RegionId, Outlive | null>([[longer, null]]);
    const order = [longer];
    for (const at of order) {
      if (at === shorter) break;
      for (const i of this.byLonger[at] ?? []) {
        const c = this.all[i];
        if (c === undefined || from.has(c.shorter)) continue;
        from.set(c.shorter, c);
        order.push(c.shorter);
      }
    }
    const way: Outlive[] = [];
    for (let c = from.get(shorter) ?? null; c !== null; c = from.get(c.longer) ?? null) way.unshift(c);
    return way;
  }

  /** The most telling constraint on that way; the last of equals. */
  blame(longer: RegionId, shorter: RegionId): Outlive | null {
    let best: Outlive | null = null;
    for (const c of this.path(longer, shorter).toReversed())
      if (best === null || telling[c.why] < telling[best.why]) best = c;
    return best;
  }
}
