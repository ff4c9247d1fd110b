/**
 * What relates the regions of one body: subtyping of types with regions, and the types of its operands and places. Whoever
 * types a form of the core says by these what it asks for.
 */
import type { CoreFn, Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { CrateCx } from '../check/context.js';
import { hasFn } from '../ty.js';
import { relateHigherRanked } from './higher-ranked.js';
import { Regions, type Why } from './regions.js';
import type { RulesOff } from './rules.js';
import type { Slots } from './slots.js';
import { plain, STATIC, Views, type RegionId, type View } from './views.js';

export class Relations {
  readonly regions = new Regions();
  readonly views: Views;
  readonly cx: CrateCx;
  readonly slots: Slots;
  readonly fn: CoreFn;
  readonly off: RulesOff;

  constructor(cx: CrateCx, slots: Slots, fn: CoreFn, off: RulesOff) {
    this.cx = cx;
    this.slots = slots;
    this.fn = fn;
    this.off = off;
    this.views = new Views(cx, slots, fn);
  }

  fresh(): RegionId {
    return this.regions.fresh();
  }

  /** A type with regions of its own. */
  anew(ty: Ty): View {
    const n = this.slots.count(ty);
    if (n === 0) return plain(ty);
    const regs = new Array<RegionId>(n);
    for (let k = 0; k < n; k++) regs[k] = this.regions.fresh();
    return { ty, regs };
  }

  /** A type that says lifetimes of the signature. */
  saying(ty: Ty): View {
    const own = new Map<string, RegionId>();
    const regs = this.slots.of(ty).map((s) => {
      const known = this.regions.named(s.name) ?? own.get(s.name) ?? this.regions.fresh();
      if (s.name !== '') own.set(s.name, known);
      return known;
    });
    return { ty: T.erase(ty), regs };
  }

  /** `a` may be used where `b` is asked for. */
  sub(a: View, b: View, why: Why, span: Span): void {
    if (a.ty !== b.ty && hasFn(a.ty) && hasFn(b.ty)) return this.higherRanked(a, b, why, span);
    const n = a.regs.length;
    if (n === 0 || n !== b.regs.length || this.off.has('subtyping')) return;
    const slots = this.slots.of(b.ty);
    for (let i = 0; i < slots.length; i++) {
      const { vary } = slots[i]!;
      const x = a.regs[i] ?? STATIC;
      const y = b.regs[i] ?? STATIC;
      if (vary !== '-') this.regions.outlives(x, y, why, span);
      if (vary !== '+') this.regions.outlives(y, x, why, span);
    }
  }

  /** Types that differ in what their function pointers bind. */
  private higherRanked(a: View, b: View, why: Why, span: Span): void {
    if (this.off.has('subtyping')) return;
    const asked = relateHigherRanked(this.slots, a, b);
    for (const { longer, shorter } of asked.pairs) this.regions.outlives(longer, shorter, why, span);
    for (const region of asked.outlived) this.regions.outlived.push({ region, span });
    // The end of everything is nothing that a placeholder outlives.
    if (asked.impossible) this.regions.outlived.push({ region: STATIC, span });
  }

  operand(o: Operand): View {
    if (o.k !== 'const') return this.views.place(o.place);
    const n = this.slots.count(o.ty);
    return n === 0 ? plain(o.ty) : { ty: o.ty, regs: new Array<RegionId>(n).fill(STATIC) };
  }

  whyTo(p: Place): Why {
    if (p.proj.length > 0) return 'assign';
    if (p.local === 0) return 'return';
    return this.fn.locals[p.local]?.name === null ? 'inner' : 'assign';
  }
}
