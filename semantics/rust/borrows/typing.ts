/**
 * Walks a body once: relates regions as assignments, borrows and calls ask for (RFC 2094, subtyping and reborrow
 * constraints; in rustc, NLL type check), and collects the loans.
 */
import type { Operand, Place, Rvalue, Statement } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { CrateCx } from '../check/context.js';
import { impliedBy } from '../check/implied.js';
import type { AnalysisFn } from '../lower/body.js';
import { hasFn } from '../ty.js';
import { Calls } from './calls.js';
import { Closures, type RequirementsOf } from './closures.js';
import { Declarations } from './declarations.js';
import { isTracked, type Loan } from './loans.js';
import type { Point, Points } from './points.js';
import type { Regions } from './regions.js';
import { Relations } from './relations.js';
import type { RulesOff } from './rules.js';
import type { Slots } from './slots.js';
import { STATIC, type RegionId, type View, type Views } from './views.js';

export class Typing {
  readonly regions: Regions;
  readonly views: Views;
  readonly loans: Loan[] = [];
  readonly declared: Declarations;
  private readonly x: AnalysisFn;
  private readonly r: Relations;
  private readonly closures: Closures;
  private readonly calls: Calls;

  constructor(cx: CrateCx, slots: Slots, x: AnalysisFn, off: RulesOff, requirementsOf: RequirementsOf) {
    this.x = x;
    this.r = new Relations(cx, slots, x.fn, off);
    this.regions = this.r.regions;
    this.views = this.r.views;
    this.declared = new Declarations(x, this.r);
    this.closures = new Closures(this.r, requirementsOf);
    this.calls = new Calls(this.r, this.closures, this.declared.brands);
  }

  run(points: Points): void {
    const { fn } = this.x;
    for (const { place, ty, span } of this.x.ascriptions)
      this.r.sub(this.r.views.place(place), this.r.saying(ty), 'annotation', span);
    for (let id = 0; id < fn.blocks.length; id++) {
      const { stmts, term } = fn.blocks[id]!;
      const first = points.startOf(id);
      for (let i = 0; i < stmts.length; i++) {
        const s = stmts[i]!;
        if (s.k === 'assign') this.assignment(s, first + i);
      }
      if (term.k === 'call') this.calls.at(term, this.x.calls.get(id) ?? null);
    }
  }

  private assignment(s: Statement & { k: 'assign' }, point: Point): void {
    const { place, rv, span } = s;
    const { pointers, captures } = this.x;
    if (rv.k === 'use') {
      const made = pointers.size === 0 ? undefined : pointers.get(s);
      const from = made === undefined ? this.r.operand(rv.op) : this.closures.pointerOf(made.of, made.local);
      return this.r.sub(from, this.r.views.place(place), this.r.whyTo(place), span);
    }
    const capture = captures.size === 0 ? null : (captures.get(s) ?? null);
    const v = this.rvalue(rv, place, span, point, capture);
    if (v !== null && (v.regs.length > 0 || hasFn(v.ty)))
      this.r.sub(v, this.r.views.place(place), this.r.whyTo(place), span);
  }

  private rvalue(
    rv: Exclude<Rvalue, { k: 'use' }>,
    into: Place,
    span: Span,
    point: Point,
    capture: Span | null,
  ): View | null {
    switch (rv.k) {
      case 'ref':
        return this.borrow(rv.kind, rv.place, into, span, point, capture);
      case 'addr': {
        const to = this.r.views.place(rv.place);
        return { ty: T.rawTo(to.ty, rv.mut), regs: to.regs };
      }
      case 'cast': {
        if (rv.kind !== 'ptr' && rv.kind !== 'unsize' && rv.kind !== 'fn-ptr') return null;
        const from = this.r.operand(rv.a);
        if (rv.kind === 'fn-ptr') return rv.to.k === 'fn' ? from : null;
        // A reference that becomes a raw pointer leaves its own region behind.
        const regs = from.ty.k === 'ref' && rv.to.k === 'raw' ? from.regs.slice(1) : from.regs;
        return { ty: rv.to, regs };
      }
      case 'aggregate':
        return this.aggregate(rv.ty, rv.variant, rv.fields, rv.unionField, span);
      case 'repeat': {
        const made = this.r.anew(rv.ty);
        if (rv.ty.k === 'array')
          this.r.sub(this.r.operand(rv.value), { ty: rv.ty.of, regs: made.regs }, 'inner', span);
        return made;
      }
      case 'fat': {
        const from = this.r.operand(rv.ptr);
        const to = this.r.views.place(into);
        // Text is data of the program; a slice by a raw pointer is as its maker says.
        if (from.regs.length === to.regs.length) return { ty: to.ty, regs: from.regs };
        return rv.ptr.k === 'const' ? { ty: to.ty, regs: to.regs.map(() => STATIC) } : null;
      }
      case 'offset': {
        const from = this.r.operand(rv.ptr);
        return from;
      }
      case 'bin':
        this.compared(rv.a, rv.b, span);
        return null;
      case 'un':
      case 'discr':
      case 'len':
      case 'distance':
        return null;
    }
  }

  /** Pointers are compared at a type that both have (rustc: a common supertype). */
  private compared(a: Operand, b: Operand, span: Span): void {
    const one = this.r.operand(a);
    if (one.ty.k !== 'raw' || one.regs.length === 0) return;
    const common = this.r.anew(one.ty);
    this.r.sub(one, common, 'inner', span);
    this.r.sub(this.r.operand(b), common, 'inner', span);
  }

  private borrow(
    kind: Loan['kind'],
    place: Place,
    into: Place,
    span: Span,
    point: Point,
    capture: Span | null,
  ): View {
    const region = this.r.regions.fresh();
    const to = this.r.views.place(place);
    if (!this.r.off.has('reborrow')) this.reborrow(region, place, span);
    if (isTracked(this.r.fn, place)) {
      this.loans.push({
        id: this.loans.length,
        region,
        place,
        kind,
        point,
        span,
        into: into.proj.length === 0 ? into.local : null,
        capture,
        activation: null,
      });
    }
    return {
      ty: T.refTo(to.ty, kind !== 'shared'),
      regs: to.regs.length === 0 ? [region] : [region, ...to.regs],
    };
  }

  /** RFC 2094, reborrow constraints: the references on the way outlive the new one, up to the first shared one. */
  private reborrow(region: RegionId, place: Place, span: Span): void {
    for (let n = place.proj.length - 1; n >= 0; n--) {
      if (place.proj[n]?.k !== 'deref') continue;
      const base = this.r.views.place(place, n);
      if (base.ty.k === 'raw') return;
      if (base.ty.k !== 'ref') continue;
      this.r.regions.outlives(base.regs[0] ?? STATIC, region, 'inner', span, 'reborrow');
      if (!base.ty.mut) return;
    }
  }

  private aggregate(
    ty: Ty,
    variant: number,
    fields: readonly Operand[],
    unionField: number | null,
    span: Span,
  ): View {
    const made = this.r.anew(ty);
    for (let i = 0; i < fields.length; i++) {
      const o = fields[i]!;
      const v = this.r.operand(o);
      if (v.regs.length === 0 && !hasFn(v.ty)) continue;
      const to =
        ty.k === 'array'
          ? { ty: ty.of, regs: made.regs }
          : this.r.views.field(made, variant, unionField ?? i, v.ty);
      this.r.sub(v, to, 'inner', span);
    }
    const closure = ty.k === 'adt' ? this.r.cx.closureOf.get(ty.def) : undefined;
    if (closure?.kept === true) this.closures.made(closure, made);
    else if (ty.k === 'adt' && ty.def.lifetimes.length > 0) {
      const names = ty.def.lifetimes;
      const item = this.r.cx.fnOfItem.get(ty.def);
      for (const o of item?.signature.outlives ?? impliedBy(this.r.cx, T.adt(ty.def, names))) {
        const longer = made.regs[names.indexOf(o.longer)] ?? STATIC;
        this.r.regions.outlives(longer, made.regs[names.indexOf(o.shorter)] ?? STATIC, 'inner', span);
      }
    }
    return made;
  }
}
