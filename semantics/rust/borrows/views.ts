/** Types of places with their regions. */
import type { CoreFn, Place, Projection } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { partOf } from '../../core/explicate/places.js';
import { libType } from '../check/types.js';
import type { CrateCx } from '../check/context.js';
import { hasFn, isLib, isParam, param } from '../ty.js';
import type { Slots } from './slots.js';

export type RegionId = number;
export const STATIC: RegionId = 0;

/** An occurrence of a type: a region for each of its slots. */
export interface View {
  readonly ty: Ty;
  readonly regs: readonly RegionId[];
}

const NO_REGIONS: readonly RegionId[] = [];
export const plain = (ty: Ty): View => ({ ty, regs: NO_REGIONS });

export class Views {
  readonly slots: Slots;
  private readonly cx: CrateCx;
  private readonly fn: CoreFn;
  /** By local. */
  readonly locals: View[] = [];

  constructor(cx: CrateCx, slots: Slots, fn: CoreFn) {
    this.cx = cx;
    this.slots = slots;
    this.fn = fn;
  }

  /** The type of a place; after `upTo` projections only, where that is given. */
  place(p: Place, upTo = p.proj.length): View {
    let at = this.locals[p.local] ?? plain(this.fn.locals[p.local]?.ty ?? T.unit);
    let variant = 0;
    for (let i = 0; i < upTo; i++) {
      const step = p.proj[i];
      if (step === undefined) break;
      if (step.k === 'variant') {
        variant = step.index;
        continue;
      }
      at = this.step(at, variant, step);
      variant = 0;
    }
    return at;
  }

  private step(at: View, variant: number, step: Exclude<Projection, { k: 'variant' }>): View {
    const { ty, regs } = at;
    switch (step.k) {
      case 'deref':
        if (ty.k === 'ref') return { ty: ty.to, regs: regs.length === 1 ? NO_REGIONS : regs.slice(1) };
        if (ty.k === 'raw') return { ty: ty.to, regs };
        return isLib(ty, 'Box') ? { ty: ty.args[0] ?? T.unit, regs } : plain(T.unit);
      case 'index':
      case 'elem':
        return ty.k === 'array' || ty.k === 'slice' ? { ty: ty.of, regs } : plain(T.unit);
      case 'subslice':
        return { ty: partOf(ty, step.left), regs };
      case 'field':
        return this.field(at, variant, step.index, step.ty);
    }
  }

  /** A field of a value; `declared` is its erased type. */
  field(at: View, variant: number, index: number, declared: Ty): View {
    const { ty, regs } = at;
    if (regs.length === 0 && this.slots.count(declared) === 0 && !hasFn(declared)) return plain(declared);
    if (ty.k === 'tuple') return this.part(ty.elems, index, regs, declared);
    if (ty.k === 'adt') {
      const fields = ty.def.variants[variant]?.fields ?? [];
      if (this.slots.isEnvironment(ty.def))
        return this.part(
          fields.map((f) => f.ty),
          index,
          regs,
          declared,
        );
      const f = fields[index];
      if (f === undefined) return plain(declared);
      const names = ty.def.lifetimes;
      const mapped = this.slots.of(f.ty).map((s) => regs[names.indexOf(s.name)] ?? STATIC);
      return { ty: T.erase(f.ty), regs: mapped };
    }
    if (ty.k === 'lib') return this.libField(ty, regs, variant, index, declared);
    return plain(declared);
  }

  private part(tys: readonly Ty[], index: number, regs: readonly RegionId[], declared: Ty): View {
    let from = 0;
    for (let i = 0; i < index; i++) from += this.slots.count(tys[i] ?? T.unit);
    const ty = tys[index] ?? declared;
    return { ty, regs: regs.slice(from, from + this.slots.count(ty)) };
  }

  private libField(
    ty: T.LibTy,
    regs: readonly RegionId[],
    variant: number,
    index: number,
    declared: Ty,
  ): View {
    const facts = libType(this.cx, ty.name);
    // Which type argument the field is: asked with parameters in place of the arguments.
    const marked = facts?.enumOf?.(ty.args.map((_, i) => param(`${i}`)))[variant]?.fields[index];
    if (marked !== undefined && isParam(marked)) {
      const which = Number(marked.name.slice(1));
      let from = facts?.lifetimes.length ?? 0;
      for (let i = 0; i < which; i++) from += this.slots.count(ty.args[i] ?? T.unit);
      const own = ty.args[which] ?? declared;
      return { ty: own, regs: regs.slice(from, from + this.slots.count(own)) };
    }
    // Inside of a library type that is laid out around its argument: the same regions in the same order.
    const n = this.slots.count(declared);
    return { ty: declared, regs: n === regs.length ? regs : regs.slice(0, n) };
  }
}
