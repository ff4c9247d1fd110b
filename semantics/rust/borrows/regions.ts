/** Regions of a body, and what must outlive what: solved by letting points flow from the shorter to the longer. */
import type { Span } from '../../../model/span.js';
import { copyOf, ints } from '../../../model/room.js';
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

/** Constraints by their longer region, in order: of `r`, those in `list` from `at[r]` up to `at[r + 1]`. */
interface ByLonger {
  readonly at: Int32Array;
  readonly list: Int32Array;
}

const byLonger = (all: readonly Outlive[], regions: number): ByLonger => {
  const at = ints(regions + 1);
  for (const c of all) at[c.longer + 1]!++;
  for (let r = 0; r < regions; r++) at[r + 1]! += at[r]!;
  const free = copyOf(at);
  const list = ints(all.length);
  for (let i = 0; i < all.length; i++) list[free[all[i]!.longer]!++] = i;
  return { at, list };
};

export class Regions {
  /** Universal regions come first: `'static`, then those that the signature names. */
  readonly names: (string | null)[] = ["'static"];
  readonly all: Outlive[] = [];
  /** What the placeholders of function pointers would have to outlive, which they do only if that holds nowhere. */
  readonly outlived: { readonly region: RegionId; readonly span: Span }[] = [];
  private sorted: ByLonger | null = null;
  universals = 1;
  private values = new Rows(0, 0);
  private points = 0;

  fresh(): RegionId {
    this.names.push(null);
    return this.names.length - 1;
  }

  universal(name: string): RegionId {
    const r = this.fresh();
    this.names[r] = name;
    this.universals = r + 1;
    return r;
  }

  /** The universal region with a name; what is erased has none. */
  named(name: string): RegionId | undefined {
    if (name === '') return undefined;
    for (let r = 0; r < this.universals; r++) if (this.names[r] === name) return r;
    return undefined;
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
    this.all.push({ longer, shorter, why, span, rule });
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
    const { all, values } = this;
    const regions = this.names.length;
    // Of each region the constraints in which it is the shorter one, as a list: one more than their numbers, 0 at the end.
    const first = ints(regions);
    const rest = ints(all.length);
    for (let i = 0; i < all.length; i++) {
      const { shorter } = all[i]!;
      rest[i] = first[shorter]!;
      first[shorter] = i + 1;
    }
    const queued = ints(regions);
    const work: RegionId[] = [];
    for (let r = 0; r < regions; r++) {
      if (first[r] === 0) continue;
      queued[r] = 1;
      work.push(r);
    }
    for (let r = work.pop(); r !== undefined; r = work.pop()) {
      queued[r] = 0;
      for (let k = first[r]!; k !== 0; k = rest[k - 1]!) {
        const { longer } = all[k - 1]!;
        if (!values.join(longer, r) || queued[longer] === 1 || first[longer] === 0) continue;
        queued[longer] = 1;
        work.push(longer);
      }
    }
  }

  /** The constraints of which `r` is the longer region; asked of a body that is complete. */
  private from(r: RegionId): readonly Outlive[] {
    const { at, list } = (this.sorted ??= byLonger(this.all, this.names.length));
    return Array.from(list.subarray(at[r], at[r + 1]), (i) => this.all[i]!);
  }

  holds(r: RegionId, p: Point): boolean {
    return this.values.has(r, p);
  }

  /** Whether the region holds at no point and has to reach no end. */
  isNowhere(r: RegionId): boolean {
    return this.values.isEmpty(r);
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
      for (const { shorter: to } of this.from(at)) {
        if (seen.has(to)) continue;
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
      for (const c of this.from(at)) {
        if (from.has(c.shorter)) continue;
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
