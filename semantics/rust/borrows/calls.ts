/** Calls: the signature of the callee with regions of the call's own, to which arguments and result are related. */
import type { Callee, Operand, Place, Terminator } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { CallSignature } from '../lower/body.js';
import type { Signature } from '../tree.js';
import { eachRegion } from '../ty.js';
import { Choice } from './choice.js';
import type { Closures } from './closures.js';
import { eachOutlives } from './outlives.js';
import { anywhere, type Pointer } from './pointers.js';
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
    else if (call !== null) this.call(call, t.callee, t.args, t.dest, t.span);
  }

  /** The function pointer that is called, where its type is known as written. */
  private pointed(callee: Callee): Pointer | null {
    return callee.k !== 'ptr' || callee.op.k === 'const' ? null : this.r.pointers.of(callee.op.place);
  }

  /** The signature of the callee with regions of this call's own. */
  private call(
    call: CallSignature,
    callee: Callee,
    args: readonly Operand[],
    dest: Place | null,
    span: Span,
  ): void {
    const pointer = this.pointed(callee);
    const signature: Signature =
      pointer === null
        ? call.signature
        : { params: pointer.ty.params, ret: pointer.ty.ret, lifetimes: [], outlives: [] };
    if (call.callable === null && call.of == null && this.saysNothing(signature)) return;
    const chosen = new Choice(this.r.slots, (name) => pointer?.region(name) ?? this.r.regions.fresh());
    if (call.of != null && signature.header !== undefined) this.said(call.of, signature.header, chosen, span);
    const params: View[] = [];
    for (const t of signature.params) params.push(chosen.view(t));
    const ret = chosen.view(signature.ret);
    for (let i = 0; i < params.length; i++) {
      const a = args[i];
      if (a === undefined) continue;
      this.r.sub(this.r.operand(a), params[i]!, 'argument', span);
      const asked = signature.params[i]!;
      if (asked.k !== 'fn') continue;
      const region = (name: string): RegionId => chosen.of(name);
      this.r.pointers.coerce(a, { ty: anywhere(asked).ty, region }, 'argument', span);
    }
    if (callee.k === 'ptr') this.elided(signature, params, ret, span);
    if (dest !== null) {
      this.r.sub(ret, this.r.views.place(dest), this.r.whyTo(dest), span);
      this.gives(signature.ret, chosen, dest, span);
    }
    eachOutlives(this.r.cx, this.r.slots, signature, ({ longer, shorter }) => {
      const a = chosen.get(longer);
      const b = chosen.get(shorter);
      if (a !== undefined && b !== undefined) this.r.regions.outlives(a, b, 'argument', span, 'signature');
    });
    if (call.callable !== null) this.closures.callable(call.callable, args, chosen, span);
  }

  /** Whether a signature has no lifetimes and no function pointers. */
  private saysNothing({ params, ret }: Signature): boolean {
    for (const t of params) if (t.k === 'fn' || this.r.slots.count(t) > 0) return false;
    return ret.k !== 'fn' && this.r.slots.count(ret) === 0;
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

  /** What a pointer's erased type says of its result: by elision it comes from the parameters. */
  private elided(signature: Signature, params: readonly View[], ret: View, span: Span): void {
    const from: RegionId[] = [];
    signature.params.forEach((t, i) =>
      this.r.slots.of(t).forEach((s, k) => {
        if (s.name === '') from.push(params[i]?.regs[k] ?? STATIC);
      }),
    );
    this.r.slots.of(signature.ret).forEach((s, k) => {
      if (s.name !== '') return;
      for (const p of from) this.r.regions.outlives(p, ret.regs[k] ?? STATIC, 'inner', span, 'signature');
    });
  }

  /** A call that gives a function pointer, whose type its signature says. */
  private gives(ret: Ty, chosen: Choice, dest: Place, span: Span): void {
    if (ret.k !== 'fn') return;
    let isErased = false;
    eachRegion(ret, (r) => (isErased ||= r === ''));
    if (isErased) return;
    const from: Pointer = { ty: ret, region: (name) => chosen.of(name) };
    const to = this.r.pointerAt(dest);
    if (to !== null) this.r.pointers.coercePointer(from, to, this.r.whyTo(dest), span);
    else if (dest.proj.length === 0) this.r.pointers.declare(dest.local, from);
  }
}
