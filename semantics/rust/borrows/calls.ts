/** Calls: the signature of the callee with regions of the call's own, to which arguments and result are related. */
import type { LocalId, Operand, Place, Terminator } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { CallSignature } from '../lower/body.js';
import type { Signature } from '../tree.js';
import { hasFn } from '../ty.js';
import { Choice } from './choice.js';
import { opened, type Closures } from './closures.js';
import { eachOutlives } from './outlives.js';
import type { Relations } from './relations.js';
import { STATIC, type RegionId, type View } from './views.js';

export class Calls {
  private readonly r: Relations;
  private readonly closures: Closures;
  private readonly brands: ReadonlyMap<Terminator, RegionId>;

  constructor(r: Relations, closures: Closures, brands: ReadonlyMap<Terminator, RegionId>) {
    this.r = r;
    this.closures = closures;
    this.brands = brands;
  }

  at(t: Terminator & { k: 'call' }, call: CallSignature | null): void {
    if (this.r.off.has('signature')) return;
    const brand = this.brands.get(t);
    const made = this.r.cx.api.scopes?.ret;
    if (brand !== undefined && made !== undefined && t.dest !== null) {
      const regs = this.r.slots.of(made).map(() => brand);
      this.r.sub({ ty: T.erase(made), regs }, this.r.views.place(t.dest), 'inner', t.span);
    }
    if (call?.closure != null) this.closures.call(call.closure, t.args, t.dest, t.span);
    else if (t.callee.k === 'ptr') this.pointer(this.r.operand(t.callee.op), t.args, t.dest, t.span);
    else if (call !== null) this.call(call, t.args, t.dest, t.span);
  }

  /** A call through a pointer: what its type binds is this call's own. */
  private pointer(callee: View, args: readonly Operand[], dest: Place | null, span: Span): void {
    if (callee.ty.k !== 'fn') return;
    const { params, ret } = opened(this.r, callee.ty, callee.regs);
    for (let i = 0; i < params.length; i++) {
      const a = args[i];
      if (a !== undefined) this.r.sub(this.r.operand(a), params[i]!, 'argument', span);
    }
    if (dest !== null) this.r.sub(ret, this.r.views.place(dest), this.r.whyTo(dest), span);
  }

  /** The signature of the callee with regions of this call's own. */
  private call(call: CallSignature, args: readonly Operand[], dest: Place | null, span: Span): void {
    const { signature } = call;
    if (call.callable === null && call.of == null && this.saysNothing(signature)) return;
    const chosen = new Choice(this.r.slots, () => this.r.regions.fresh());
    if (call.item !== undefined) this.early(call.item, chosen);
    if (call.of != null && signature.header !== undefined) this.said(call.of, signature.header, chosen, span);
    const params: View[] = [];
    for (const t of signature.params) params.push(chosen.view(t));
    const ret = chosen.view(signature.ret);
    for (let i = 0; i < params.length; i++) {
      const a = args[i];
      if (a === undefined) continue;
      this.r.sub(this.r.operand(a), params[i]!, 'argument', span);
    }
    if (dest !== null) this.r.sub(ret, this.r.views.place(dest), this.r.whyTo(dest), span);
    eachOutlives(this.r.cx, this.r.slots, signature, ({ longer, shorter }) => {
      const a = chosen.get(longer);
      const b = chosen.get(shorter);
      if (a !== undefined && b !== undefined) this.r.regions.outlives(a, b, 'argument', span, 'signature');
    });
    if (call.callable !== null) this.closures.callable(call.callable, args, chosen, span);
  }

  /** Lifetimes that were chosen where the function was named. */
  private early(item: LocalId, chosen: Choice): void {
    const { ty, regs } = this.r.views.place(localPlace(item));
    if (ty.k === 'adt') ty.def.lifetimes.forEach((name, k) => chosen.is(name, regs[k] ?? STATIC));
  }

  /** Whether a signature has no lifetimes and no function pointers. */
  private saysNothing({ params, ret }: Signature): boolean {
    for (const t of params) if (hasFn(t) || this.r.slots.count(t) > 0) return false;
    return !hasFn(ret) && this.r.slots.count(ret) === 0;
  }

  /** The lifetimes of the callee's header are not chosen where its path says them: `Self::f(…)`. */
  private said(of: Ty, header: Ty, chosen: Choice, span: Span): void {
    const { regs } = this.r.saying(of);
    this.r.slots.of(header).forEach(({ name }, k) => {
      const said = regs[k];
      if (said === undefined) return;
      const known = chosen.get(name);
      if (known === undefined) return chosen.is(name, said);
      this.r.regions.outlives(said, known, 'annotation', span);
      this.r.regions.outlives(known, said, 'annotation', span);
    });
  }
}
