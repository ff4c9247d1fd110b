/**
 * Walks a body once: gives every local a type with regions, relates regions as assignments, borrows, calls and signatures
 * ask for (RFC 2094, subtyping and reborrow constraints; in rustc, NLL type check), and collects the loans.
 */
import type {
  Callee,
  LocalId,
  Operand,
  Place,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn, CallSignature } from '../lower/body.js';
import { nameRegions } from '../lower/typed.js';
import type { ClosureInfo, Outlives, Signature, Written } from '../tree.js';
import { ENV_REGION, eachRegion, isBoundRegion, isLib } from '../ty.js';
import { implementsBound } from './generality.js';
import { impliedBy } from '../check/implied.js';
import { Choice } from './choice.js';
import { isTracked, type Loan } from './loans.js';
import type { Point, Points } from './points.js';
import { anywhere, Pointers, type Pointer } from './pointers.js';
import { Regions, type Outlive, type Why } from './regions.js';
import type { RulesOff } from './rules.js';
import type { Slots } from './slots.js';
import { plain, STATIC, Views, type RegionId, type View } from './views.js';

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

const BRAND = 'the brand of its `scopes!()`';

/** A pointer inside of another type. */
const inside = (t: Ty): Pointer | null => (t.k === 'fn' ? anywhere(t) : null);

/** A type without lifetimes, which therefore says nothing of them. */
const isFree = (t: Ty): boolean => {
  switch (t.k) {
    case 'unit':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
      return true;
    case 'slice':
    case 'array':
      return isFree(t.of);
    case 'lib':
      return t.regions.length === 0 && t.args.every(isFree);
    default:
      return false;
  }
};

/** Of what is no closure: nothing is ever added. */
const NO_BOUND = new Set<RegionId>();
const NOT_AROUND: ReadonlyMap<RegionId, string> = new Map();
const NO_BRANDS: ReadonlyMap<Terminator, RegionId> = new Map();

export class Typing {
  readonly regions = new Regions();
  readonly views: Views;
  readonly loans: Loan[] = [];
  /** Universal regions of a closure: those of its environment, parameters and result, by slot. */
  readonly externals: RegionId[] = [];
  /** Those of them that each call of the closure chooses anew: only its body knows them (rustc: local free regions). */
  readonly bound: Set<RegionId>;
  /** Lifetimes of the function around, as a closure's body has them. */
  around = NOT_AROUND;
  private readonly x: AnalysisFn;
  private readonly cx: CrateCx;
  private readonly slots: Slots;
  private readonly off: RulesOff;
  private readonly requirementsOf: RequirementsOf;
  /** Each `scopes!()` gives a lifetime of its own, which nothing else outlives: the brand of a library instance. */
  private brands = NO_BRANDS;
  private readonly pointers: Pointers;

  constructor(cx: CrateCx, slots: Slots, x: AnalysisFn, off: RulesOff, requirementsOf: RequirementsOf) {
    this.cx = cx;
    this.slots = slots;
    this.x = x;
    this.off = off;
    this.requirementsOf = requirementsOf;
    this.bound = x.closure === null ? NO_BOUND : new Set();
    this.views = new Views(cx, slots, x.fn);
    this.pointers = new Pointers(cx, slots, this.views, this);
    this.declare();
  }

  /** Relations between universal regions that the signature declares or implies. */
  get declared(): readonly { readonly longer: RegionId; readonly shorter: RegionId }[] {
    const found: { readonly longer: RegionId; readonly shorter: RegionId }[] = [];
    this.eachOutlives(this.x.signature, (o) => {
      const longer = this.regions.named(o.longer);
      const shorter = this.regions.named(o.shorter);
      if (longer !== undefined && shorter !== undefined) found.push({ longer, shorter });
    });
    return found;
  }

  /** What a signature declares, and what its types imply: they are well formed wherever the function is. */
  private eachOutlives({ params, ret, header, outlives }: Signature, f: (o: Outlives) => void): void {
    for (const o of outlives) f(o);
    for (const t of params) this.implied(t, f);
    this.implied(ret, f);
    if (header !== undefined) this.implied(header, f);
  }

  private implied(t: Ty, f: (o: Outlives) => void): void {
    // One reference to what has no lifetimes says nothing.
    if (this.slots.count(t) === 0 || (t.k === 'ref' && isFree(t.to))) return;
    for (const o of impliedBy(this.cx, t)) f(o);
  }

  private declare(): void {
    const { fn, signature, closure } = this.x;
    for (const name of signature.lifetimes)
      if (this.regions.named(name) === undefined) this.regions.universal(name);
    const given: View[] = [];
    if (closure === null) for (const t of signature.params) given.push(this.universal(t));
    else {
      this.declareAround(closure.lifetimes);
      for (const t of signature.params) given.push(this.external(t));
    }
    this.declareBrands();
    const ret = closure === null ? this.universal(signature.ret) : this.external(signature.ret);
    const { locals } = this.views;
    for (let i = 0; i < fn.locals.length; i++) {
      const { ty } = fn.locals[i]!;
      const written =
        i === 0 ? signature.ret : i <= fn.argCount ? signature.params[i - 1] : this.writtenOf(i)?.ty;
      if (written?.k === 'fn') this.pointers.declare(i, this.asPointer(written));
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
    const slots = this.slots.of(t);
    if (slots.length === 0) return plain(T.erase(t));
    const regs: RegionId[] = [];
    for (const { name } of slots) {
      regs.push(this.regions.named(name) ?? this.regions.universal(name));
    }
    return { ty: T.erase(t), regs };
  }

  /** A type of a closure's signature: but for its environment's own, the function around knows its regions. */
  private external(t: Ty): View {
    const made = this.universal(t);
    this.slots.of(t).forEach(({ name }, k) => {
      const r = made.regs[k]!;
      if (name !== ENV_REGION) this.externals.push(r);
      if (isBoundRegion(name)) this.bound.add(r);
    });
    return made;
  }

  private declareBrands(): void {
    const { scopes } = this.cx.api;
    if (scopes === null) return;
    const brands = new Map<Terminator, RegionId>();
    for (const { term } of this.x.fn.blocks)
      if (term.k === 'call' && term.callee.k === 'op' && term.callee.name === scopes.op)
        brands.set(term, this.regions.universal(BRAND));
    this.brands = brands;
  }

  /** Lifetimes of the function around that a closure's variables name. */
  private declareAround(lifetimes: readonly string[]): void {
    const around = new Map<RegionId, string>();
    const declare = (ty: Ty): void => {
      for (const { name } of this.slots.of(ty)) {
        if (!lifetimes.includes(name) || this.regions.named(name) !== undefined) continue;
        around.set(this.regions.universal(name), name);
      }
    };
    for (const { ty } of this.x.written.values()) declare(ty);
    for (const { ty } of this.x.ascriptions) declare(ty);
    for (const { of } of this.x.calls.values()) if (of != null) declare(of);
    this.around = around;
  }

  /** A type that says lifetimes of the signature. */
  private saying(ty: Ty): View {
    const regs = this.slots.of(ty).map((s) => this.regions.named(s.name) ?? this.regions.fresh());
    return { ty: T.erase(ty), regs };
  }

  private asPointer(ty: T.FnTy): Pointer {
    return { ty, region: (name) => this.regions.named(name) };
  }

  private local(i: LocalId, ty: Ty): View {
    const written = this.writtenOf(i);
    const made = this.anew(ty);
    if (written === undefined) return made;
    this.slots.of(written.ty).forEach((s, k) => {
      const name = this.regions.named(s.name);
      const mine = made.regs[k];
      if (name === undefined || mine === undefined) return;
      this.regions.outlives(mine, name, 'annotation', written.span);
      this.regions.outlives(name, mine, 'annotation', written.span);
    });
    return made;
  }

  fresh(): RegionId {
    return this.regions.fresh();
  }

  /** A type with regions of its own. */
  private anew(ty: Ty): View {
    const n = this.slots.count(ty);
    if (n === 0) return plain(ty);
    const regs = new Array<RegionId>(n);
    for (let k = 0; k < n; k++) regs[k] = this.regions.fresh();
    return { ty, regs };
  }

  // ---- relations

  /** `a` may be used where `b` is asked for. */
  sub(a: View, b: View, why: Why, span: Span): void {
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

  private operand(o: Operand): View {
    if (o.k !== 'const') return this.views.place(o.place);
    const n = this.slots.count(o.ty);
    return n === 0 ? plain(o.ty) : { ty: o.ty, regs: new Array<RegionId>(n).fill(STATIC) };
  }

  private whyTo(p: Place): Why {
    if (p.proj.length > 0) return 'assign';
    if (p.local === 0) return 'return';
    return this.x.fn.locals[p.local]?.name === null ? 'inner' : 'assign';
  }

  // ---- the body

  run(points: Points): void {
    const { fn } = this.x;
    for (const { place, ty, span } of this.x.ascriptions)
      this.sub(this.views.place(place), this.saying(ty), 'annotation', span);
    for (let id = 0; id < fn.blocks.length; id++) {
      const { stmts, term } = fn.blocks[id]!;
      const first = points.startOf(id);
      for (let i = 0; i < stmts.length; i++) {
        const s = stmts[i]!;
        if (s.k === 'assign') this.assignment(s, first + i);
      }
      if (term.k === 'call') this.callAt(term, this.x.calls.get(id) ?? null);
    }
  }

  private assignment(s: Statement & { k: 'assign' }, point: Point): void {
    const { place, rv, span } = s;
    const { pointers, captures } = this.x;
    const closure = pointers.size === 0 ? undefined : pointers.get(s);
    if (closure !== undefined) this.closurePointer(closure.closure, closure.local, place, span);
    if (rv.k === 'use') {
      const from = this.operand(rv.op);
      const to = this.views.place(place);
      if (this.pointers.mayHold(rv.op, from.ty, to.ty)) {
        if (closure === undefined)
          this.pointers.coerce(rv.op, this.pointerAt(place), this.whyTo(place), span);
        this.pointers.pass(rv.op, place);
      }
      return this.sub(from, to, this.whyTo(place), span);
    }
    const capture = captures.size === 0 ? null : (captures.get(s) ?? null);
    const v = this.rvalue(rv, place, span, point, capture);
    if (v !== null && v.regs.length > 0) this.sub(v, this.views.place(place), this.whyTo(place), span);
  }

  /** A closure that becomes a pointer. */
  private closurePointer(closure: ClosureInfo, local: LocalId, to: Place, span: Span): void {
    const from = this.pointerOf(closure, local);
    const held = this.pointerAt(to);
    if (held !== null) this.pointers.coercePointer(from, held, this.whyTo(to), span);
    else if (to.proj.length === 0) this.pointers.declare(to.local, from);
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
        const to = this.views.place(rv.place);
        return { ty: T.rawTo(to.ty, rv.mut), regs: to.regs };
      }
      case 'cast': {
        if (rv.kind !== 'ptr' && rv.kind !== 'unsize') return null;
        const from = this.operand(rv.a);
        // A reference that becomes a raw pointer leaves its own region behind.
        const regs = from.ty.k === 'ref' && rv.to.k === 'raw' ? from.regs.slice(1) : from.regs;
        return { ty: rv.to, regs };
      }
      case 'aggregate':
        return this.aggregate(rv.ty, rv.variant, rv.fields, rv.unionField, span);
      case 'repeat': {
        const made = this.anew(rv.ty);
        this.pointers.coerce(rv.value, inside(this.operand(rv.value).ty), 'inner', span);
        if (rv.ty.k === 'array')
          this.sub(this.operand(rv.value), { ty: rv.ty.of, regs: made.regs }, 'inner', span);
        return made;
      }
      case 'fat': {
        const from = this.operand(rv.ptr);
        const to = this.views.place(into);
        // Text is data of the program; a slice by a raw pointer is as its maker says.
        if (from.regs.length === to.regs.length) return { ty: to.ty, regs: from.regs };
        return rv.ptr.k === 'const' ? { ty: to.ty, regs: to.regs.map(() => STATIC) } : null;
      }
      case 'offset': {
        const from = this.operand(rv.ptr);
        return from;
      }
      case 'un':
      case 'bin':
      case 'discr':
      case 'len':
      case 'distance':
        return null;
    }
  }

  private borrow(
    kind: Loan['kind'],
    place: Place,
    into: Place,
    span: Span,
    point: Point,
    capture: Span | null,
  ): View {
    const region = this.regions.fresh();
    const to = this.views.place(place);
    if (!this.off.has('reborrow')) this.reborrow(region, place, span);
    if (isTracked(this.x.fn, place)) {
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
      const base = this.views.place(place, n);
      if (base.ty.k === 'raw') return;
      if (base.ty.k !== 'ref') continue;
      this.regions.outlives(base.regs[0] ?? STATIC, region, 'inner', span, 'reborrow');
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
    const made = this.anew(ty);
    for (let i = 0; i < fields.length; i++) {
      const o = fields[i]!;
      const v = this.operand(o);
      if (o.k !== 'const' ? v.ty.k === 'fn' : o.value.k === 'fn')
        this.pointers.coerce(
          o,
          this.pointers.field(made, variant, unionField ?? i) ?? inside(o.k === 'const' ? o.ty : v.ty),
          'inner',
          span,
        );
      if (v.regs.length === 0) continue;
      const to =
        ty.k === 'array'
          ? { ty: ty.of, regs: made.regs }
          : this.views.field(made, variant, unionField ?? i, v.ty);
      this.sub(v, to, 'inner', span);
    }
    const closure = ty.k === 'adt' ? this.cx.closureOf.get(ty.def) : undefined;
    if (closure?.kept === true) this.made(closure, made);
    else if (ty.k === 'adt' && ty.def.lifetimes.length > 0) {
      const names = ty.def.lifetimes;
      for (const o of impliedBy(this.cx, T.adt(ty.def, names))) {
        const longer = made.regs[names.indexOf(o.longer)] ?? STATIC;
        this.regions.outlives(longer, made.regs[names.indexOf(o.shorter)] ?? STATIC, 'inner', span);
      }
    }
    return made;
  }

  /** The signature of a closure that is kept, with the regions of its type: `type` are those. */
  private signatureOf(
    closure: ClosureInfo,
    type: readonly RegionId[],
    bound: (name: string) => RegionId,
  ): { readonly params: readonly View[]; readonly ret: View } {
    let next = 0;
    for (const c of closure.captures) next += this.slots.count(c.ty);
    const view = (t: Ty): View => ({
      ty: T.erase(t),
      regs: this.slots.of(t).map((s) => (isBoundRegion(s.name) ? bound(s.name) : (type[next++] ?? STATIC))),
    });
    return { params: closure.given.map(view), ret: view(closure.givenRet ?? closure.ret) };
  }

  /** What the body of a closure asks of the regions around it holds where the closure is made. */
  private made(closure: ClosureInfo, made: View): void {
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
      return (name === undefined ? actual[needs.externals.indexOf(r)] : this.regions.named(name)) ?? STATIC;
    };
    for (const { longer, shorter, why, span } of needs.pairs)
      this.regions.outlives(here(longer), here(shorter), why, span, 'signature');
  }

  /** A call of a closure that is kept: the lifetimes that are bound in its signature are this call's own. */
  private closureCall(closure: ClosureInfo, args: readonly Operand[], dest: Place | null, span: Span): void {
    const [self, ...given] = args;
    if (self === undefined) return;
    const { regs } = this.operand(self);
    const own = new Map<string, RegionId>();
    const bound = (name: string): RegionId => {
      const known = own.get(name) ?? this.regions.fresh();
      own.set(name, known);
      return known;
    };
    const type = closure.kind === 'once' ? regs : regs.slice(1);
    const { params, ret } = this.signatureOf(closure, type, bound);
    given.forEach((a, i) => {
      const to = params[i];
      if (to !== undefined) this.sub(this.operand(a), to, 'argument', span);
    });
    if (dest !== null) this.sub(ret, this.views.place(dest), this.whyTo(dest), span);
  }

  /** A closure that has become a pointer, as one whose type is written: what is chosen already has names of its own. */
  private pointerOf(closure: ClosureInfo, local: LocalId): Pointer {
    const { regs } = this.views.place(localPlace(local));
    const named = new Map<string, RegionId>();
    let next = 0;
    const name = (t: Ty): Ty =>
      nameRegions(
        this.cx,
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

  private callAt(t: Terminator & { k: 'call' }, call: CallSignature | null): void {
    if (this.off.has('signature')) return;
    const brand = this.brands.get(t);
    const made = this.cx.api.scopes?.ret;
    if (brand !== undefined && made !== undefined && t.dest !== null) {
      const regs = this.slots.of(made).map(() => brand);
      this.sub({ ty: T.erase(made), regs }, this.views.place(t.dest), 'inner', t.span);
    }
    if (call?.closure != null) this.closureCall(call.closure, t.args, t.dest, t.span);
    else if (call !== null) this.call(call, t.callee, t.args, t.dest, t.span);
  }

  /** The pointer that a place holds, where it holds one. */
  private pointerAt(p: Place): Pointer | null {
    const known = this.pointers.of(p);
    return known !== null || p.proj.length === 0 ? known : inside(this.views.place(p).ty);
  }

  /** The function pointer that is called, where its type is known as written. */
  private pointed(callee: Callee): Pointer | null {
    return callee.k !== 'ptr' || callee.op.k === 'const' ? null : this.pointers.of(callee.op.place);
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
    if (call.callable === null && this.saysNothing(signature)) return;
    const chosen = new Choice(this.slots, (name) => pointer?.region(name) ?? this.regions.fresh());
    if (call.of != null && signature.header !== undefined) this.said(call.of, signature.header, chosen, span);
    const params: View[] = [];
    for (const t of signature.params) params.push(chosen.view(t));
    const ret = chosen.view(signature.ret);
    for (let i = 0; i < params.length; i++) {
      const a = args[i];
      if (a === undefined) continue;
      this.sub(this.operand(a), params[i]!, 'argument', span);
      const asked = signature.params[i]!;
      if (asked.k !== 'fn') continue;
      const region = (name: string): RegionId => chosen.of(name);
      this.pointers.coerce(a, { ty: anywhere(asked).ty, region }, 'argument', span);
    }
    if (callee.k === 'ptr') this.elided(signature, params, ret, span);
    if (dest !== null) {
      this.sub(ret, this.views.place(dest), this.whyTo(dest), span);
      this.gives(signature.ret, chosen, dest, span);
    }
    this.eachOutlives(signature, ({ longer, shorter }) => {
      const a = chosen.get(longer);
      const b = chosen.get(shorter);
      if (a !== undefined && b !== undefined) this.regions.outlives(a, b, 'argument', span, 'signature');
    });
    if (call.callable !== null) this.callable(call.callable, args, chosen, span);
  }

  /** Whether a signature has no lifetimes and no function pointers. */
  private saysNothing({ params, ret }: Signature): boolean {
    for (const t of params) if (t.k === 'fn' || this.slots.count(t) > 0) return false;
    return ret.k !== 'fn' && this.slots.count(ret) === 0;
  }

  /** The lifetimes of the callee's header are not chosen where its path says them: `Self::f(…)`. */
  private said(of: Ty, header: Ty, chosen: Choice, span: Span): void {
    const { regs } = this.saying(of);
    this.slots.of(header).forEach(({ name }, k) => {
      const said = regs[k];
      if (said === undefined) return;
      const known = chosen.get(name);
      if (known === undefined) return chosen.is(name, said);
      this.regions.outlives(said, known, 'annotation', span);
      this.regions.outlives(known, said, 'annotation', span);
    });
  }

  /** What a pointer's erased type says of its result: by elision it comes from the parameters. */
  private elided(signature: Signature, params: readonly View[], ret: View, span: Span): void {
    const from: RegionId[] = [];
    signature.params.forEach((t, i) =>
      this.slots.of(t).forEach((s, k) => {
        if (s.name === '') from.push(params[i]?.regs[k] ?? STATIC);
      }),
    );
    this.slots.of(signature.ret).forEach((s, k) => {
      if (s.name !== '') return;
      for (const p of from) this.regions.outlives(p, ret.regs[k] ?? STATIC, 'inner', span, 'signature');
    });
  }

  /** A call that gives a function pointer, whose type its signature says. */
  private gives(ret: Ty, chosen: Choice, dest: Place, span: Span): void {
    if (ret.k !== 'fn') return;
    let isErased = false;
    eachRegion(ret, (r) => (isErased ||= r === ''));
    if (isErased) return;
    const from: Pointer = { ty: ret, region: (name) => chosen.of(name) };
    const to = this.pointerAt(dest);
    if (to !== null) this.pointers.coercePointer(from, to, this.whyTo(dest), span);
    else if (dest.proj.length === 0) this.pointers.declare(dest.local, from);
  }

  /** A closure or function that the callee calls: what it is given and gives is what the signature says. */
  private callable(
    c: NonNullable<CallSignature['callable']>,
    args: readonly Operand[],
    chosen: Choice,
    span: Span,
  ): void {
    const arg = args[c.param];
    if (arg === undefined) return;
    let f = this.operand(arg);
    while (isLib(f.ty, 'AssertUnwindSafe')) f = { ty: f.ty.args[0] ?? T.unit, regs: f.regs };
    const given = c.args.map((t) => chosen.view(t));
    const gives = chosen.view(c.ret);
    if (f.ty.k !== 'adt') {
      if (f.ty.k !== 'fn') return;
      const all = given.flatMap((g) => g.regs);
      for (const r of gives.regs)
        for (const p of all) this.regions.outlives(p, r, 'inner', span, 'signature');
      return;
    }
    const item = this.cx.fnOfItem.get(f.ty.def);
    if (item !== undefined) {
      if (!implementsBound(this.slots, item.signature, { params: c.args, ret: c.ret }))
        this.cx.error(
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
        regs: this.slots.of(t).map((s) => {
          const known = own.get(s.name) ?? this.regions.fresh();
          own.set(s.name, known);
          return known;
        }),
      });
      const params = item.signature.params.map(inst);
      given.forEach((g, i) => this.sub(g, params[i] ?? g, 'argument', span));
      this.sub(inst(item.signature.ret), gives, 'inner', span);
      return;
    }
    const kept = this.cx.closureOf.get(f.ty.def);
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
    const isGeneral = implementsBound(this.slots, signatureAsItem(this.cx, closure), {
      params: c.args,
      ret: c.ret,
    });
    if (!isGeneral) {
      this.cx.error(
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
      const known = own.get(name) ?? this.regions.fresh();
      own.set(name, known);
      return known;
    });
    given.forEach((g, i) => this.sub(g, params[i] ?? g, 'argument', span));
    this.sub(ret, gives, 'inner', span);
  }

  /** A local's own view, for liveness. */
  viewOf(l: LocalId): View {
    return this.views.place(localPlace(l));
  }
}
