/**
 * Closures as the bodies around them see them: what a closure's body asks of the regions that it captured, and calls of
 * it. The signature of a closure that is kept is a part of its type.
 */
import type { LocalId, Operand, Place } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { CrateCx } from '../check/context.js';
import type { CallSignature } from '../lower/body.js';
import { nameRegions } from '../lower/typed.js';
import type { ClosureInfo, Signature } from '../tree.js';
import { isBoundRegion, isLib } from '../ty.js';
import type { Choice } from './choice.js';
import { implementsBound } from './generality.js';
import type { Pointer } from './pointers.js';
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

export type RequirementsOf = (env: T.AdtDef) => Requirements | null;

/** A closure's signature as a function's: what was chosen when it was made is early-bound. */
const signatureAsItem = (cx: CrateCx, closure: ClosureInfo): Signature => {
  const chosen: string[] = [];
  const fresh = (): string => {
    chosen.push(`'#${chosen.length}`);
    return chosen[chosen.length - 1] ?? '';
  };
  const name = (t: Ty): Ty => nameRegions(cx, t, (r) => (isBoundRegion(r) ? r : fresh()), fresh);
  return {
    params: closure.given.map(name),
    ret: name(closure.givenRet ?? closure.ret),
    lifetimes: chosen,
    outlives: chosen.map((r) => ({ longer: r, shorter: r })),
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
  ): { readonly params: readonly View[]; readonly ret: View } {
    let next = 0;
    for (const c of closure.captures) next += this.r.slots.count(c.ty);
    const view = (t: Ty): View => ({
      ty: T.erase(t),
      regs: this.r.slots.of(t).map((s) => (isBoundRegion(s.name) ? bound(s.name) : (type[next++] ?? STATIC))),
    });
    return { params: closure.given.map(view), ret: view(closure.givenRet ?? closure.ret) };
  }

  /** What the body of a closure asks of the regions around it holds where the closure is made. */
  made(closure: ClosureInfo, made: View): void {
    const needs = this.requirementsOf(closure.env.def);
    if (needs === null) return;
    // Nothing is asked of a bound one.
    const { params, ret } = this.signatureOf(closure, made.regs, () => STATIC);
    const actual = [...made.regs, ...params.flatMap((p) => p.regs), ...ret.regs];
    this.require(needs, actual);
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
    const own = new Map<string, RegionId>();
    const bound = (name: string): RegionId => {
      const known = own.get(name) ?? this.r.regions.fresh();
      own.set(name, known);
      return known;
    };
    const type = closure.kind === 'once' ? regs : regs.slice(1);
    const { params, ret } = this.signatureOf(closure, type, bound);
    given.forEach((a, i) => {
      const to = params[i];
      if (to !== undefined) this.r.sub(this.r.operand(a), to, 'argument', span);
    });
    if (dest !== null) this.r.sub(ret, this.r.views.place(dest), this.r.whyTo(dest), span);
  }

  /** A closure that has become a pointer, as one whose type is written: what is chosen already has names of its own. */
  pointerOf(closure: ClosureInfo, local: LocalId): Pointer {
    const { regs } = this.r.views.place(localPlace(local));
    const named = new Map<string, RegionId>();
    let next = 0;
    const name = (t: Ty): Ty =>
      nameRegions(
        this.r.cx,
        t,
        (r) => (isBoundRegion(r) ? r : fresh()),
        () => fresh(),
      );
    const fresh = (): string => {
      const made = `'#${next}`;
      // It captures nothing, so that its slots are those of its signature.
      named.set(made, regs[next++] ?? STATIC);
      return made;
    };
    const params = closure.given.map(name);
    const ret = name(closure.givenRet ?? closure.ret);
    return { ty: T.fnOf(params, ret, 'Rust'), region: (r) => named.get(r) };
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
    if (f.ty.k !== 'adt') {
      if (f.ty.k !== 'fn') return;
      const all = given.flatMap((g) => g.regs);
      for (const r of gives.regs)
        for (const p of all) this.r.regions.outlives(p, r, 'inner', span, 'signature');
      return;
    }
    const item = this.r.cx.fnOfItem.get(f.ty.def);
    if (item !== undefined) {
      if (!implementsBound(this.r.slots, item.signature, { params: c.args, ret: c.ret }))
        this.r.cx.error(
          'not-general-enough',
          `\`${item.ast.name}\` asks for more of its lifetimes than its caller gives`,
          span,
          {
            related: [{ span: item.span, message: 'it is called with references of any lifetime' }],
            help: 'give the function lifetimes of its own',
          },
        );
      const own = new Map<string, RegionId>([["'static", STATIC]]);
      const inst = (t: Ty): View => ({
        ty: T.erase(t),
        regs: this.r.slots.of(t).map((s) => {
          const known = own.get(s.name) ?? this.r.regions.fresh();
          own.set(s.name, known);
          return known;
        }),
      });
      const params = item.signature.params.map(inst);
      given.forEach((g, i) => this.r.sub(g, params[i] ?? g, 'argument', span));
      this.r.sub(inst(item.signature.ret), gives, 'inner', span);
      return;
    }
    const kept = this.r.cx.closureOf.get(f.ty.def);
    if (kept?.kept === true) return this.keptCallable(kept, f.regs, c, given, gives, span);
    const needs = this.requirementsOf(f.ty.def);
    if (needs === null) return;
    this.require(needs, [...f.regs, ...given.flatMap((g) => g.regs), ...gives.regs]);
  }

  /** A closure that is kept, as what the callee calls: it takes what it says, which must be what it is given. */
  private keptCallable(
    closure: ClosureInfo,
    type: readonly RegionId[],
    c: NonNullable<CallSignature['callable']>,
    given: readonly View[],
    gives: View,
    span: Span,
  ): void {
    const isGeneral = implementsBound(this.r.slots, signatureAsItem(this.r.cx, closure), {
      params: c.args,
      ret: c.ret,
    });
    if (!isGeneral) {
      this.r.cx.error(
        'not-general-enough',
        'the closure asks for more of its lifetimes than its caller gives',
        span,
        {
          related: [{ span: closure.span, message: 'it is called with references of any lifetime' }],
          help: 'write the types of its parameters: `|x: &…|`',
        },
      );
      return;
    }
    const own = new Map<string, RegionId>();
    const { params, ret } = this.signatureOf(closure, type, (name) => {
      const known = own.get(name) ?? this.r.regions.fresh();
      own.set(name, known);
      return known;
    });
    given.forEach((g, i) => this.r.sub(g, params[i] ?? g, 'argument', span));
    this.r.sub(ret, gives, 'inner', span);
  }
}
