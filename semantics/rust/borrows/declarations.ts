/**
 * The universal regions of a body, which its signature names, and the types of its locals by them (RFC 2094, named
 * lifetimes). A closure's are those of its environment, parameters and result, which the function around knows otherwise.
 */
import type { LocalId, Terminator } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Region, Ty } from '../../../model/types.js';
import { impliedBy } from '../check/implied.js';
import type { AnalysisFn } from '../lower/body.js';
import { nameRegions } from '../lower/typed.js';
import type { Written } from '../tree.js';
import { ENV_REGION, isBoundRegion } from '../ty.js';
import { eachOutlives } from './outlives.js';
import type { Relations } from './relations.js';
import { plain, STATIC, type RegionId, type View } from './views.js';

const STATIC_NAME = "'static";
const BRAND = 'the brand of its `scopes!()`';

/** Of what is no closure: nothing is ever added. */
const NO_BOUND = new Set<RegionId>();
const NOT_AROUND: ReadonlyMap<RegionId, string> = new Map();
const NO_BRANDS: ReadonlyMap<Terminator, RegionId> = new Map();

export class Declarations {
  /** Universal regions of a closure: those of its environment, parameters and result, by slot. */
  readonly externals: RegionId[] = [];
  /** Those of them that each call of the closure chooses anew: only its body knows them (rustc: local free regions). */
  readonly bound: Set<RegionId>;
  /** Lifetimes of the function around, as a closure's body has them. */
  around = NOT_AROUND;
  /** Each `scopes!()` gives a lifetime of its own, which nothing else outlives: the brand of a library instance. */
  brands = NO_BRANDS;
  private readonly x: AnalysisFn;
  private readonly r: Relations;

  constructor(x: AnalysisFn, r: Relations) {
    this.x = x;
    this.r = r;
    this.bound = x.closure === null ? NO_BOUND : new Set();
    this.declare();
  }

  /** Relations between universal regions that the signature declares or implies. */
  get outlives(): readonly { readonly longer: RegionId; readonly shorter: RegionId }[] {
    const found: { readonly longer: RegionId; readonly shorter: RegionId }[] = [];
    eachOutlives(this.r.cx, this.r.slots, this.x.signature, (o) => {
      const longer = this.r.regions.named(o.longer);
      const shorter = this.r.regions.named(o.shorter);
      if (longer !== undefined && shorter !== undefined) found.push({ longer, shorter });
    });
    return found;
  }

  private declare(): void {
    const { fn, signature, closure } = this.x;
    for (const name of signature.lifetimes)
      if (this.r.regions.named(name) === undefined) this.r.regions.universal(name);
    const given: View[] = [];
    if (closure === null) for (const t of signature.params) given.push(this.universal(t));
    else {
      this.declareAround(closure.lifetimes);
      for (const t of signature.params) given.push(this.external(t));
    }
    this.declareBrands();
    const ret = closure === null ? this.universal(signature.ret) : this.external(signature.ret);
    const { locals } = this.r.views;
    for (let i = 0; i < fn.locals.length; i++) {
      const { ty } = fn.locals[i]!;
      if (i === 0) locals.push(ret);
      else if (i <= fn.argCount) locals.push(given[i - 1] ?? plain(ty));
      else locals.push(this.local(i, ty));
    }
  }

  private writtenOf(l: LocalId): Written | undefined {
    return this.x.written.size === 0 ? undefined : this.x.written.get(l);
  }

  /** A type of the signature: its lifetimes are universal regions. */
  private universal(t: Ty): View {
    const slots = this.r.slots.of(t);
    if (slots.length === 0) return plain(T.erase(t));
    const regs: RegionId[] = [];
    for (const { name } of slots) {
      regs.push(this.r.regions.named(name) ?? this.r.regions.universal(name));
    }
    return { ty: T.erase(t), regs };
  }

  /** A type of a closure's signature: but for its environment's own, the function around knows its regions. */
  private external(t: Ty): View {
    const made = this.universal(t);
    this.r.slots.of(t).forEach(({ name }, k) => {
      const r = made.regs[k]!;
      if (name !== ENV_REGION) this.externals.push(r);
      if (isBoundRegion(name)) this.bound.add(r);
    });
    return made;
  }

  private declareBrands(): void {
    const { scopes } = this.r.cx.api;
    if (scopes === null) return;
    const brands = new Map<Terminator, RegionId>();
    for (const { term } of this.x.fn.blocks)
      if (term.k === 'call' && term.callee.k === 'op' && term.callee.name === scopes.op)
        brands.set(term, this.r.regions.universal(BRAND));
    this.brands = brands;
  }

  /** Lifetimes of the function around that a closure's variables name. */
  private declareAround(lifetimes: readonly string[]): void {
    const around = new Map<RegionId, string>();
    const declare = (ty: Ty): void => {
      for (const { name } of this.r.slots.of(ty)) {
        if (!lifetimes.includes(name) || this.r.regions.named(name) !== undefined) continue;
        around.set(this.r.regions.universal(name), name);
      }
    };
    for (const { ty } of this.x.written.values()) declare(ty);
    for (const { ty } of this.x.ascriptions) declare(ty);
    for (const { of } of this.x.calls.values()) if (of != null) declare(of);
    this.around = around;
  }

  private local(i: LocalId, ty: Ty): View {
    // Lifetimes in the types of statics and constants are `'static`.
    if (this.x.statics.size > 0 && this.x.statics.has(i))
      return { ty, regs: this.r.slots.of(ty).map(() => STATIC) };
    const written = this.writtenOf(i);
    const made = this.r.anew(ty);
    if (written === undefined) return made;
    const own = new Map<Region, RegionId>();
    this.r.slots.of(written.ty).forEach((s, k) => {
      const mine = made.regs[k];
      const name = this.r.regions.named(s.name) ?? own.get(s.name);
      if (mine === undefined) return;
      if (name === undefined) {
        if (s.name !== '') own.set(s.name, mine);
        return;
      }
      this.r.regions.outlives(mine, name, 'annotation', written.span);
      this.r.regions.outlives(name, mine, 'annotation', written.span);
    });
    if (made.regs.length > 1) this.wellFormed(written, made);
    return made;
  }

  /** A type that is written is well formed: in `&'a T` all that `T` names outlives `'a`, be it named or inferred. */
  private wellFormed({ ty, span }: Written, made: View): void {
    const { cx, slots, regions } = this.r;
    const names: Region[] = [];
    const name = (): Region => {
      names.push(`'?${names.length}`);
      return names[names.length - 1]!;
    };
    const named = nameRegions(cx, ty, (r) => (isBoundRegion(r) ? r : name()), name);
    const all = slots.of(named);
    const regionOf = (r: Region): RegionId | undefined => made.regs[all.findIndex((s) => s.name === r)];
    for (const { longer, shorter } of impliedBy(cx, named)) {
      const a = longer === STATIC_NAME ? STATIC : regionOf(longer);
      const b = shorter === STATIC_NAME ? STATIC : regionOf(shorter);
      if (a !== undefined && b !== undefined) regions.outlives(a, b, 'annotation', span);
    }
  }
}
