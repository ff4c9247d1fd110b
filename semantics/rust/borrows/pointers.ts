/**
 * Function pointers. Their types have no slots: what a pointer's type binds and names is known from where the type is
 * written, and is followed through variables and fields. A function or another pointer that comes in its place has to
 * fit what is bound, and is related to what is named (Reference, subtyping of function pointers).
 */
import type { LocalId, Operand, Place } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Region, Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { FnInfo } from '../tree.js';
import { isBoundRegion, mapTy } from '../ty.js';
import { fits, isEarly, type Asked } from './generality.js';
import type { Why } from './regions.js';
import type { Slots } from './slots.js';
import { STATIC, type RegionId, type View, type Views } from './views.js';

/** A written type, and what the lifetimes that it names are here. */
export interface Pointer {
  readonly ty: T.FnTy;
  readonly region: (name: Region) => RegionId | undefined;
}

/**
 * What is known of a pointer inside of another type (`Option<fn(&u8)>`): it takes every lifetime, each as it comes; its
 * result is held to last no longer than what it is given.
 */
export const anywhere = (ty: T.FnTy): Pointer => {
  let n = 0;
  const params = ty.params.map((p) =>
    mapTy(
      p,
      () => null,
      (r) => (r === '' ? `'^${n++}` : r),
    ),
  );
  return { ty: T.fnOf(params, ty.ret, ty.abi, { unsafe: ty.unsafe }), region: () => undefined };
};

// Of most bodies: nothing is ever added.
const NO_POINTERS = new Map<LocalId, Pointer>();
const NO_ITEMS = new Map<LocalId, FnInfo>();

export interface Relate {
  readonly fresh: () => RegionId;
  readonly sub: (a: View, b: View, why: Why, span: Span) => void;
}

export class Pointers {
  private readonly cx: CrateCx;
  private readonly slots: Slots;
  private readonly views: Views;
  private readonly relate: Relate;
  private byLocal = NO_POINTERS;
  /** Temporaries that hold a function itself. */
  private items = NO_ITEMS;

  constructor(cx: CrateCx, slots: Slots, views: Views, relate: Relate) {
    this.cx = cx;
    this.slots = slots;
    this.views = views;
    this.relate = relate;
  }

  declare(l: LocalId, pointer: Pointer): void {
    if (this.byLocal === NO_POINTERS) this.byLocal = new Map();
    this.byLocal.set(l, pointer);
  }

  private holds(l: LocalId, item: FnInfo): void {
    if (this.items === NO_ITEMS) this.items = new Map();
    this.items.set(l, item);
  }

  /** The pointer that a place holds: a variable, or a field whose type is written. */
  of(p: Place): Pointer | null {
    const last = p.proj.at(-1);
    if (last === undefined) return this.byLocal.get(p.local) ?? null;
    if (last.k !== 'field' || last.ty.k !== 'fn') return null;
    const before = p.proj.at(-2);
    const variant = before?.k === 'variant' ? before.index : 0;
    const base = this.views.place(p, p.proj.length - (before?.k === 'variant' ? 2 : 1));
    return this.field(base, variant, last.index);
  }

  field(base: View, variant: number, index: number): Pointer | null {
    if (base.ty.k !== 'adt') return null;
    const { def } = base.ty;
    const ty = def.variants[variant]?.fields[index]?.ty;
    if (ty?.k !== 'fn') return null;
    return { ty, region: (name) => base.regs[def.lifetimes.indexOf(name)] };
  }

  /** Whether an assignment may have to do with a pointer or function: in most bodies none has. */
  mayHold(o: Operand, from: Ty, to: Ty): boolean {
    if (from.k === 'fn' || to.k === 'fn' || (o.k === 'const' && o.value.k === 'fn')) return true;
    return this.byLocal.size > 0 || this.items.size > 0;
  }

  /** What an assignment hands on. */
  pass(o: Operand, into: Place): void {
    if (into.proj.length > 0) return;
    const item = this.itemOf(o);
    if (item !== null) this.holds(into.local, item);
    if (o.k === 'const') return;
    const from = this.of(o.place);
    if (from !== null && !this.byLocal.has(into.local)) this.declare(into.local, from);
  }

  private itemOf(o: Operand): FnInfo | null {
    if (o.k !== 'const')
      return this.items.size === 0 || o.place.proj.length > 0
        ? null
        : (this.items.get(o.place.local) ?? null);
    if (o.value.k !== 'fn') return null;
    const { name } = o.value;
    return this.cx.fns.find((f) => f.name === name) ?? null;
  }

  /** A function or a pointer where a pointer is asked for. */
  coerce(o: Operand, to: Pointer | null, why: Why, span: Span): void {
    if (to === null) return;
    const item = this.itemOf(o);
    if (item !== null) {
      const { signature } = item;
      if (!fits(this.slots, signature, to.ty, (r) => r === "'static" || isEarly(signature, r)))
        return this.refuse(`\`${item.ast.name}\``, span, [
          {
            span: item.span,
            message: `\`${item.ast.name}\` asks for more of its lifetimes than the pointer says`,
          },
        ]);
      return this.flow(signature, () => undefined, to, why, span);
    }
    const from = o.k === 'const' ? null : this.of(o.place);
    if (from !== null && from !== to) this.coercePointer(from, to, why, span);
  }

  coercePointer(from: Pointer, to: Pointer, why: Why, span: Span): void {
    if (!fits(this.slots, from.ty, to.ty, (r) => !isBoundRegion(r)))
      return this.refuse('the pointer', span, []);
    this.flow(from.ty, from.region, to, why, span);
  }

  private refuse(what: string, span: Span, related: readonly { span: Span; message: string }[]): void {
    this.cx.error('E0308', 'mismatched types: one type is more general than the other', span, {
      related,
      help: `give ${what === 'the pointer' ? 'its type' : 'the function'} lifetimes of its own`,
    });
  }

  /** Arguments flow from what the pointer says to what is behind it, and results back. */
  private flow(from: Asked, named: Pointer['region'], to: Pointer, why: Why, span: Span): void {
    const theirs = this.instantiate(from, named);
    const asked = this.instantiate(to.ty, to.region);
    asked.params.forEach((a, i) => {
      const p = theirs.params[i];
      if (p !== undefined) this.relate.sub(a, p, why, span);
    });
    this.relate.sub(theirs.ret, asked.ret, why, span);
  }

  private instantiate(
    sig: Asked,
    named: Pointer['region'],
  ): { readonly params: readonly View[]; readonly ret: View } {
    const own = new Map<Region, RegionId>([["'static", STATIC]]);
    const view = (t: Ty): View => ({
      ty: T.erase(t),
      regs: this.slots.of(t).map((s) => {
        const known = own.get(s.name) ?? named(s.name) ?? this.relate.fresh();
        if (s.name !== '') own.set(s.name, known);
        return known;
      }),
    });
    return { params: sig.params.map(view), ret: view(sig.ret) };
  }
}
