/**
 * Liveness: a region holds every point at which a variable whose type names it may be used later; where the variable
 * will only be dropped, those regions that its destructor may look at (RFC 2094, liveness and drop-liveness).
 */
import type { CoreFn, LocalId, Operand, Place, Rvalue } from '../../../model/core/mir.js';
import type { Ty } from '../../../model/types.js';
import * as T from '../../../model/types.js';
import type { Flow } from '../moves/flow.js';
import { hasBit } from '../moves/flow.js';
import { operandAt } from '../moves/paths.js';
import { Rows } from './bits.js';
import type { Point, Points } from './points.js';
import type { Regions } from './regions.js';
import type { RulesOff } from './rules.js';
import type { RegionId, View, Views } from './views.js';

const usesIn = (p: Place, f: (l: LocalId) => void): void => {
  f(p.local);
  for (const x of p.proj) if (x.k === 'index') f(x.local);
};

const usesOf = (o: Operand, f: (l: LocalId) => void): void => {
  if (o.k !== 'const') usesIn(o.place, f);
};

/** What an rvalue reads or borrows. */
const usesOfValue = (rv: Rvalue, f: (l: LocalId) => void): void => {
  let o = operandAt(rv, 0);
  for (let i = 1; o !== null; o = operandAt(rv, i++)) usesOf(o, f);
  if (rv.k === 'ref' || rv.k === 'addr' || rv.k === 'discr' || rv.k === 'len') usesIn(rv.place, f);
};

/** Calls `f` on every local that is used at the point: read, borrowed, or part of the way to what is written. */
export const usesAt = (at: ReturnType<Points['at']>, f: (l: LocalId) => void): void => {
  switch (at.k) {
    case 'assign':
      usesOfValue(at.rv, f);
      if (at.place.proj.length > 0) usesIn(at.place, f);
      return;
    case 'set-discr':
    case 'mention':
      return usesIn(at.place, f);
    case 'switch':
      return usesOf(at.on, f);
    case 'check':
      return usesOf(at.cond, f);
    case 'print':
      for (const o of at.args) usesOf(o, f);
      return;
    case 'call':
      for (const o of at.args) usesOf(o, f);
      if (at.callee.k === 'ptr') usesOf(at.callee.op, f);
      if (at.dest !== null && at.dest.proj.length > 0) usesIn(at.dest, f);
      return;
    case 'return':
      return f(0);
    default:
      return;
  }
};

export class Liveness {
  /** By local, the points at whose entry it may be used later. */
  private readonly live: Rows;
  private readonly fn: CoreFn;
  private readonly points: Points;
  private readonly views: Views;
  private readonly regions: Regions;
  private readonly flow: Flow;
  private readonly off: RulesOff;
  /** Points of use by local, and of drops. */
  private readonly uses = new Map<LocalId, Point[]>();
  private readonly drops = new Map<LocalId, Point[]>();

  constructor(fn: CoreFn, points: Points, views: Views, regions: Regions, flow: Flow, off: RulesOff) {
    this.fn = fn;
    this.points = points;
    this.views = views;
    this.regions = regions;
    this.flow = flow;
    this.off = off;
    this.live = new Rows(fn.locals.length, points.count);
  }

  run(): void {
    this.collect();
    for (const [l, at] of this.uses) this.trace(l, at, this.existential(this.views.locals[l]));
    if (this.drops.size > 0 && !this.off.has('drop-liveness')) this.traceDrops();
  }

  private collect(): void {
    let here: Point = 0;
    const note = (into: Map<LocalId, Point[]>, l: LocalId): void => {
      if ((this.views.locals[l]?.regs.length ?? 0) === 0) return;
      const known = into.get(l);
      if (known === undefined) into.set(l, [here]);
      else known.push(here);
    };
    const use = (l: LocalId): void => note(this.uses, l);
    for (; here < this.points.count; here++) {
      const at = this.points.at(here);
      if (at.k === 'drop') note(this.drops, at.place.local);
      else usesAt(at, use);
    }
  }

  private existential(v: View | undefined): readonly RegionId[] {
    return v?.regs.filter((r, i, all) => !this.regions.isUniversal(r) && all.indexOf(r) === i) ?? [];
  }

  private trace(l: LocalId, from: readonly Point[], regs: readonly RegionId[]): void {
    if (regs.length === 0 || this.off.has('liveness')) return;
    const work = from.slice();
    const { defines, before } = this.points;
    for (let p = work.pop(); p !== undefined; p = work.pop()) {
      if (this.live.has(l, p)) continue;
      this.live.add(l, p);
      for (const r of regs) this.regions.addPoint(r, p);
      for (let k = before.at[p]!; k < before.at[p + 1]!; k++) {
        const q = before.to[k]!;
        if (defines[q] !== l) work.push(q);
      }
    }
  }

  /** Backwards from each drop, as long as the variable may hold a value. */
  private traceDrops(): void {
    const candidates = [...this.drops].flatMap(([l, at]) => {
      const v = this.views.locals[l];
      const regs = v === undefined ? [] : this.existential({ ty: v.ty, regs: dropRegions(v, this.views) });
      return regs.length === 0 ? [] : [{ l, at, regs }];
    });
    if (candidates.length === 0) return;
    const held = this.heldBy(candidates.map((c) => c.l));
    const seen = new Rows(candidates.length, this.points.count);
    const { defines, before } = this.points;
    candidates.forEach(({ l, at, regs }, row) => {
      const work = at.filter((p) => held.has(row, p));
      for (let p = work.pop(); p !== undefined; p = work.pop()) {
        if (seen.has(row, p)) continue;
        seen.add(row, p);
        for (const r of regs) this.regions.addPoint(r, p);
        for (let k = before.at[p]!; k < before.at[p + 1]!; k++) {
          const q = before.to[k]!;
          if (defines[q] !== l && held.has(row, q)) work.push(q);
        }
      }
    });
  }

  /** For each of the locals, the points at whose entry it or a part of it may hold a value. */
  private heldBy(locals: readonly LocalId[]): Rows {
    const rows = new Rows(locals.length, this.points.count);
    const s = this.flow.blank();
    this.fn.blocks.forEach((b, id) => {
      if (!this.flow.enter(id, s)) return;
      const mark = (p: Point): void =>
        locals.forEach((l, row) => {
          this.flow.paths.below(l, (path) => {
            if (hasBit(s.init, path)) rows.add(row, p);
          });
        });
      const first = this.points.startOf(id);
      const end = first + b.stmts.length;
      for (let p = first; p < end; p++) {
        mark(p);
        this.flow.pass(s, p, p + 1);
      }
      mark(end);
    });
    return rows;
  }
}

/** Regions that dropping a value may look at: all of a type with a destructor of its own, else those of its parts. */
export const dropRegions = (v: View, views: Views, inside: readonly Ty[] = []): readonly RegionId[] => {
  const { ty, regs } = v;
  if (regs.length === 0 || inside.includes(ty)) return [];
  const go = (part: View): readonly RegionId[] => dropRegions(part, views, [...inside, ty]);
  switch (ty.k) {
    case 'array':
    case 'slice':
      return go({ ty: ty.of, regs });
    case 'tuple':
      return ty.elems.flatMap((e, i) => go(views.field(v, 0, i, e)));
    case 'adt':
      if (ty.def.drop !== null) return regs;
      return ty.def.variants.flatMap((x, k) =>
        x.fields.flatMap((f, i) => go(views.field(v, k, i, T.erase(f.ty)))),
      );
    case 'lib': {
      // The library's owners do not look at what they only drop (`may_dangle`).
      if (ty.name === 'MaybeUninit') return [];
      let from = regs.length;
      const parts = ty.args.map((a) => views.slots.count(a));
      for (const n of parts) from -= n;
      return ty.args.flatMap((a, i) => {
        const mine = regs.slice(from, from + (parts[i] ?? 0));
        from += parts[i] ?? 0;
        return go({ ty: a, regs: mine });
      });
    }
    default:
      return [];
  }
};
