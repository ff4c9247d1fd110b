/**
 * Closures as the bodies around them see them: what a closure's body asks of the regions that it captured, and calls of
 * it. The signature of a closure that is kept is a part of its type.
 */
import type { LocalId, Operand, Place } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import { signatureOf } from '../check/coerce.js';
import type { CrateCx } from '../check/context.js';
import type { CallSignature } from '../lower/body.js';
import { nameRegions } from '../lower/typed.js';
import type { ClosureInfo, FnInfo } from '../tree.js';
import { isBoundRegion, isLib } from '../ty.js';
import { Choice } from './choice.js';
import { implementsBound, type Called } from './generality.js';
import type { Outlive } from './regions.js';
import type { Relations } from './relations.js';
import { STATIC, type RegionId, type View } from './views.js';

/** What a closure's body asks of the regions around it, in its own numbering. */
export interface Requirements {
  /** By slot of what it captured, of its parameters and of its result, in that order. */
  readonly externals: readonly RegionId[];
  /** Lifetimes that the function around names, where the closure's body names them too. */
  readonly named: ReadonlyMap<RegionId, string>;
  /** With the constraint that asks for it, which stands in the closure's body. */
  readonly pairs: readonly Outlive[];
}

/** A signature with its regions. */
interface Signed {
  readonly params: readonly View[];
  readonly ret: View;
}

export type RequirementsOf = (env: T.AdtDef) => Requirements | null;

/** A signature with a name for each lifetime in it that was chosen when its type was made. */
const withNames = (cx: CrateCx, { params, ret }: Called): Called => {
  let count = 0;
  const fresh = (): string => `'#${count++}`;
  const name = (t: Ty): Ty => nameRegions(cx, t, (r) => (isBoundRegion(r) ? r : fresh()), fresh);
  return { params: params.map(name), ret: name(ret) };
};

/** A signature that is a part of a type, whose regions those are; what is bound is chosen anew. */
const openedWith = (
  r: Relations,
  params: readonly Ty[],
  ret: Ty,
  regs: readonly RegionId[],
  bound: (name: string) => RegionId,
): Signed => {
  let next = 0;
  const view = (t: Ty): View => ({
    ty: T.erase(t),
    regs: r.slots.of(t).map((s) => (isBoundRegion(s.name) ? bound(s.name) : (regs[next++] ?? STATIC))),
  });
  return { params: params.map(view), ret: view(ret) };
};

/** … of a pointer, at one call of it. */
export const opened = (r: Relations, { params, ret }: T.FnTy, regs: readonly RegionId[]): Signed =>
  openedWith(r, params, ret, regs, own(r));

/** A region for each name, made when it comes up. */
const own = (r: Relations): ((name: string) => RegionId) => {
  const made = new Map<string, RegionId>();
  return (name) => {
    const known = made.get(name) ?? r.regions.fresh();
    made.set(name, known);
    return known;
  };
};

export class Closures {
  private readonly r: Relations;
  private readonly requirementsOf: RequirementsOf;

  constructor(r: Relations, requirementsOf: RequirementsOf) {
    this.r = r;
    this.requirementsOf = requirementsOf;
  }

  /** The signature of a closure that is kept, with the regions of its type: `type` are those. */
  private signatureOf(
    closure: ClosureInfo,
    type: readonly RegionId[],
    bound: (name: string) => RegionId,
  ): Signed {
    const regs = type.slice(this.captured(closure));
    return openedWith(this.r, closure.given, closure.givenRet ?? closure.ret, regs, bound);
  }

  /** How many regions of its type are those of what it captured. */
  private captured(closure: ClosureInfo): number {
    let count = 0;
    for (const c of closure.captures) count += this.r.slots.count(c.ty);
    return count;
  }

  /** What the body of a closure asks of the regions around it holds where the closure is made. */
  made(closure: ClosureInfo, made: View): void {
    this.says(closure, made);
    const needs = this.requirementsOf(closure.env.def);
    if (needs === null) return;
    // Nothing is asked of a bound one.
    const { params, ret } = this.signatureOf(closure, made.regs, () => STATIC);
    const actual = [...made.regs, ...params.flatMap((p) => p.regs), ...ret.regs];
    this.require(needs, actual);
  }

  /** The lifetimes that a closure's signature names are those of the function around. */
  private says(closure: ClosureInfo, made: View): void {
    let next = 0;
    for (const c of closure.captures) next += this.r.slots.count(c.ty);
    for (const t of [...closure.given, closure.givenRet ?? closure.ret])
      for (const { name } of this.r.slots.of(t)) {
        if (isBoundRegion(name)) continue;
        const mine = made.regs[next++];
        const named = this.r.regions.named(name);
        if (mine === undefined || named === undefined) continue;
        this.r.regions.outlives(mine, named, 'annotation', closure.span);
        this.r.regions.outlives(named, mine, 'annotation', closure.span);
      }
  }

  private require(needs: Requirements, actual: readonly RegionId[]): void {
    const here = (r: RegionId): RegionId => {
      const name = needs.named.get(r);
      return (name === undefined ? actual[needs.externals.indexOf(r)] : this.r.regions.named(name)) ?? STATIC;
    };
    for (const { longer, shorter, why, span } of needs.pairs)
      this.r.regions.outlives(here(longer), here(shorter), why, span, 'signature');
  }

  /** A call of a closure that is kept: the lifetimes that are bound in its signature are this call's own. */
  call(closure: ClosureInfo, args: readonly Operand[], dest: Place | null, span: Span): void {
    const [self, ...given] = args;
    if (self === undefined) return;
    const { regs } = this.r.operand(self);
    const type = closure.kind === 'once' ? regs : regs.slice(1);
    const { params, ret } = this.signatureOf(closure, type, own(this.r));
    given.forEach((a, i) => {
      const to = params[i];
      if (to !== undefined) this.r.sub(this.r.operand(a), to, 'argument', span);
    });
    if (dest !== null) this.r.sub(ret, this.r.views.place(dest), this.r.whyTo(dest), span);
  }

  /** A function or closure that becomes a pointer: the type of that, with the regions of its own type. */
  pointerOf(of: FnInfo | ClosureInfo, local: LocalId): View {
    const { regs } = this.r.views.place(localPlace(local));
    // It captures nothing, so that its slots are those of its signature.
    if ('env' in of) return { ty: T.erase(signatureOf(of)), regs };
    const { early, pointer } = of;
    const region = (name: string): RegionId => regs[early.indexOf(name)] ?? STATIC;
    return { ty: T.erase(pointer), regs: this.r.slots.of(pointer).map((s) => region(s.name)) };
  }

  /** A closure or function that the callee calls: what it is given and gives is what the signature says. */
  callable(
    c: NonNullable<CallSignature['callable']>,
    args: readonly Operand[],
    chosen: Choice,
    span: Span,
  ): void {
    const arg = args[c.param];
    if (arg === undefined) return;
    let f = this.r.operand(arg);
    while (isLib(f.ty, 'AssertUnwindSafe')) f = { ty: f.ty.args[0] ?? T.unit, regs: f.regs };
    const given = c.args.map((t) => chosen.view(t));
    const gives = chosen.view(c.ret);
    if (f.ty.k === 'fn') {
      const views = opened(this.r, f.ty, f.regs);
      return this.typeCallable('the pointer', f.ty, views, c, given, gives, span, null);
    }
    if (f.ty.k !== 'adt') return;
    const item = this.r.cx.fnOfItem.get(f.ty.def);
    if (item !== undefined) return this.itemCallable(item, f.regs, c, given, gives, span);
    const kept = this.r.cx.closureOf.get(f.ty.def);
    if (kept?.kept === true) {
      const views = this.signatureOf(kept, f.regs, own(this.r));
      const signature = { params: kept.given, ret: kept.givenRet ?? kept.ret };
      return this.typeCallable('the closure', signature, views, c, given, gives, span, kept.span);
    }
    const needs = this.requirementsOf(f.ty.def);
    if (needs === null) return;
    this.require(needs, [...f.regs, ...given.flatMap((g) => g.regs), ...gives.regs]);
  }

  /** A function, as what the callee calls. */
  private itemCallable(
    item: FnInfo,
    type: readonly RegionId[],
    c: NonNullable<CallSignature['callable']>,
    given: readonly View[],
    gives: View,
    span: Span,
  ): void {
    const { early, signature } = item;
    if (!implementsBound(this.r.slots, signature, called(c), (r) => r === "'static" || early.includes(r)))
      return this.notGeneral(`\`${item.ast.name}\` asks`, span, item.span);
    const chosen = new Choice(this.r.slots, () => this.r.regions.fresh());
    early.forEach((name, k) => chosen.is(name, type[k] ?? STATIC));
    const params = signature.params.map((t) => chosen.view(t));
    this.handOver({ params, ret: chosen.view(signature.ret) }, given, gives, span);
  }

  /** A closure that is kept, or a pointer, as what the callee calls: it takes what it says, which must be what it is given. */
  private typeCallable(
    what: string,
    signature: Called,
    views: Signed,
    c: NonNullable<CallSignature['callable']>,
    given: readonly View[],
    gives: View,
    span: Span,
    made: Span | null,
  ): void {
    const named = withNames(this.r.cx, signature);
    if (!implementsBound(this.r.slots, named, called(c), (r) => r.startsWith("'#")))
      return this.notGeneral(`${what} asks`, span, made);
    this.handOver(views, given, gives, span);
  }

  private handOver(to: Signed, given: readonly View[], gives: View, span: Span): void {
    given.forEach((g, i) => this.r.sub(g, to.params[i] ?? g, 'argument', span));
    this.r.sub(to.ret, gives, 'inner', span);
  }

  private notGeneral(who: string, span: Span, made: Span | null): void {
    this.r.cx.error('not-general-enough', `${who} for more of its lifetimes than its caller gives`, span, {
      related: made === null ? [] : [{ span: made, message: 'it is called with references of any lifetime' }],
      help: 'give it lifetimes of its own: as a closure, by the types of its parameters, `|x: &…|`',
    });
  }
}

const called = (c: NonNullable<CallSignature['callable']>): Called => ({ params: c.args, ret: c.ret });
