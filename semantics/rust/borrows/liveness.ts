/**
 * Liveness: a region holds every point at which a variable whose type names it may be used later; where the variable
 * will only be dropped, those regions that its destructor may look at (RFC 2094, liveness and drop-liveness).
 */
import type {
  CoreFn,
  LocalId,
  Operand,
  Place,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
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

const addPlace = (p: Place, out: LocalId[]): void => {
  out.push(p.local);
  for (let i = 0; i < p.proj.length; i++) {
    const x = p.proj[i]!;
    if (x.k === 'index') out.push(x.local);
  }
};

const addOperand = (o: Operand, out: LocalId[]): void => {
  if (o.k !== 'const') addPlace(o.place, out);
};

const addOperands = (all: readonly Operand[], out: LocalId[]): void => {
  for (let i = 0; i < all.length; i++) addOperand(all[i]!, out);
};

/** What an rvalue reads or borrows. */
const addValue = (rv: Rvalue, out: LocalId[]): void => {
  if (rv.k === 'use') return addOperand(rv.op, out);
  if (rv.k === 'ref' || rv.k === 'addr' || rv.k === 'discr' || rv.k === 'len') return addPlace(rv.place, out);
  let o = operandAt(rv, 0);
  for (let i = 1; o !== null; o = operandAt(rv, i++)) addOperand(o, out);
};

/** Appends the locals that are used at a point: read, borrowed, or part of the way to what is written. */
export const addUses = (at: Statement | Terminator, out: LocalId[]): void => {
  switch (at.k) {
    case 'assign':
      addValue(at.rv, out);
      if (at.place.proj.length > 0) addPlace(at.place, out);
      return;
    case 'set-discr':
    case 'mention':
      return addPlace(at.place, out);
    case 'switch':
      return addOperand(at.on, out);
    case 'check':
      return addOperand(at.cond, out);
    case 'print':
      return addOperands(at.args, out);
    case 'call':
      addOperands(at.args, out);
      if (at.callee.k === 'ptr') addOperand(at.callee.op, out);
      if (at.dest !== null && at.dest.proj.length > 0) addPlace(at.dest, out);
      return;
    case 'return':
      out.push(0);
      return;
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
  /** Points of use by local, and of drops; of locals whose types have regions. */
  private readonly uses: (Point[] | null)[];
  private readonly drops = new Map<LocalId, Point[]>();

  constructor(fn: CoreFn, points: Points, views: Views, regions: Regions, flow: Flow, off: RulesOff) {
    this.fn = fn;
    this.points = points;
    this.views = views;
    this.regions = regions;
    this.flow = flow;
    this.off = off;
    this.live = new Rows(fn.locals.length, points.count);
    this.uses = new Array<Point[] | null>(fn.locals.length).fill(null);
  }

  run(): void {
    this.collect();
    if (!this.off.has('liveness'))
      for (let l = 0; l < this.uses.length; l++) {
        const at = this.uses[l]!;
        if (at !== null) this.trace(l, at, this.existential(this.views.locals[l]!.regs));
      }
    if (this.drops.size > 0 && !this.off.has('drop-liveness')) this.traceDrops();
  }

  /** Where a local whose type has regions is used first, as the points are numbered; null for nowhere. */
  firstUse(l: LocalId): Point | null {
    return this.uses[l]?.[0] ?? null;
  }

  private hasRegions(l: LocalId): boolean {
    return this.views.locals[l]!.regs.length > 0;
  }

  private collect(): void {
    const { uses } = this;
    const { all } = this.points;
    const here: LocalId[] = [];
    for (let p = 0; p < all.length; p++) {
      const at = all[p]!;
      if (at.k === 'drop') {
        if (this.hasRegions(at.place.local)) this.drop(at.place.local, p);
        continue;
      }
      addUses(at, here);
      for (let l = here.pop(); l !== undefined; l = here.pop()) {
        if (!this.hasRegions(l)) continue;
        const known = uses[l]!;
        if (known === null) uses[l] = [p];
        else known.push(p);
      }
    }
  }

  private drop(l: LocalId, p: Point): void {
    const known = this.drops.get(l);
    if (known === undefined) this.drops.set(l, [p]);
    else known.push(p);
  }

  private existential(regs: readonly RegionId[]): readonly RegionId[] {
    const found: RegionId[] = [];
    for (const r of regs) if (!this.regions.isUniversal(r) && !found.includes(r)) found.push(r);
    return found;
  }

  /** Backwards from each use, up to where the local gets a value. */
  private trace(l: LocalId, from: readonly Point[], regs: readonly RegionId[]): void {
    if (regs.length === 0) return;
    const { live, points } = this;
    const { defines } = points;
    const before: Point[] = [];
    const work = from.slice();
    for (let p = work.pop(); p !== undefined; p = work.pop()) {
      if (live.has(l, p)) continue;
      live.add(l, p);
      for (let i = 0; i < regs.length; i++) this.regions.addPoint(regs[i]!, p);
      points.addBefore(p, before);
      for (let q = before.pop(); q !== undefined; q = before.pop()) if (defines[q] !== l) work.push(q);
    }
  }

  /** Backwards from each drop, as long as the variable may hold a value. */
  private traceDrops(): void {
    const candidates = [...this.drops].flatMap(([l, at]) => {
      const v = this.views.locals[l];
      const regs = v === undefined ? [] : this.existential(dropRegions(v, this.views));
      return regs.length === 0 ? [] : [{ l, at, regs }];
    });
    if (candidates.length === 0) return;
    const held = this.heldBy(candidates.map((c) => c.l));
    const seen = new Rows(candidates.length, this.points.count);
    const { defines } = this.points;
    const before: Point[] = [];
    candidates.forEach(({ l, at, regs }, row) => {
      const work = at.filter((p) => held.has(row, p));
      for (let p = work.pop(); p !== undefined; p = work.pop()) {
        if (seen.has(row, p)) continue;
        seen.add(row, p);
        for (const r of regs) this.regions.addPoint(r, p);
        this.points.addBefore(p, before);
        for (let q = before.pop(); q !== undefined; q = before.pop())
          if (defines[q] !== l && held.has(row, q)) work.push(q);
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
      return ty.len === 0 ? [] : go({ ty: ty.of, regs });
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
