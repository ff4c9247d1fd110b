/** Signatures of functions: types of parameters, lifetimes and their elision (Reference, lifetime elision). */
import type * as S from '../../../model/rust/syntax.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Region, Ty } from '../../../model/types.js';
import type { Outlives, Signature } from '../tree.js';
import { eachRegion, isSized } from '../ty.js';
import type { CrateCx, Place } from './context.js';
import { onlyLifetime, writtenIn } from './elision.js';
import { lowerResult, lowerType, missing, notSized, type Regions } from './types.js';

/** `'a: 'b`. */
export const boundsOf = (cx: CrateCx, at: Place, declared: readonly S.LifetimeParam[]): readonly Outlives[] =>
  declared.flatMap((l) =>
    l.bounds.map((b) => {
      if (b.name !== "'static" && !at.lifetimes.includes(b.name))
        cx.error('E0261', `use of undeclared lifetime name \`${b.name}\``, b.span, { help: 'declare it' });
      return { longer: l.name, shorter: b.name };
    }),
  );

const noBound: ReadonlyMap<string, Region> = new Map();

/** Types of items: lifetimes must be written. */
export const writtenRegions: Regions = {
  elided: (span, written, cx) => {
    if (!written) return missing(cx, span);
    cx.error('E0106', 'missing lifetime specifier', span, { help: "write a named lifetime: `'a`" });
    return "'static";
  },
  bound: noBound,
  names: null,
  infer: null,
};

/** Types of constants and statics: elided is `'static`. */
export const staticRegions: Regions = { elided: () => "'static", bound: noBound, names: null, infer: null };

export interface Receiver {
  readonly param: S.SelfParam;
  readonly ty: Ty;
}

/** The receiver's lifetime decides, if it has one. */
const elisionSource = (receiver: Receiver | null, written: readonly ReadonlySet<Region>[]): Region | null =>
  receiver?.ty.k === 'ref' && receiver.param.form !== 'value' ? receiver.ty.region : onlyLifetime(written);

const numbers: Region[] = [];

/** The lifetime of that number, of those that a signature leaves out. */
const numbered = (n: number): Region => (numbers[n] ??= `'${n}`);

const isLeftOut = (r: Region): boolean => r.charCodeAt(1) >= 48 && r.charCodeAt(1) <= 57;

/** Types of parameters: each lifetime that is left out is one of its own. */
class Inputs implements Regions {
  readonly bound = noBound;
  readonly names = null;
  readonly infer = null;
  readonly made: Region[] = [];

  elided(): Region {
    const r = numbered(this.made.length + 1);
    this.made.push(r);
    return r;
  }
}

/** The type of the result: what is left out is one of the parameters' (Reference, lifetime elision in functions). */
class Output implements Regions {
  readonly bound = noBound;
  readonly names = null;
  readonly infer = null;
  private readonly f: S.Fn;
  private readonly receiver: Receiver | null;
  private readonly made: readonly Region[];
  /** Of each parameter, how many lifetimes were left out before it. */
  private readonly before: readonly number[];

  constructor(f: S.Fn, receiver: Receiver | null, made: readonly Region[], before: readonly number[]) {
    this.f = f;
    this.receiver = receiver;
    this.made = made;
    this.before = before;
  }

  elided(span: Span, written: boolean, cx: CrateCx): Region {
    const { made, before } = this;
    const inParams = this.f.params.map((p, i) =>
      writtenIn(p.type, made.slice(before[i], before[i + 1] ?? made.length)),
    );
    return elisionSource(this.receiver, inParams) ?? missing(cx, span);
  }
}

export const lowerSignature = (cx: CrateCx, at: Place, f: S.Fn, self: Ty | null): Signature => {
  const input = new Inputs();
  const { made } = input;
  const receiver = receiverOf(cx, at, f, self, input);
  const before: number[] = [];
  const params: Ty[] = receiver === null ? [] : [receiver.ty];
  for (const p of f.params) {
    before.push(made.length);
    const t = lowerType(cx, at, p.type, input);
    if (!isSized(t)) notSized(cx, t, p.type.span);
    params.push(t);
  }
  const ret =
    f.result === null ? T.unit : lowerResult(cx, at, f.result, new Output(f, receiver, made, before));
  if (f.result !== null && !isSized(ret)) notSized(cx, ret, f.result.span);
  const lifetimes = made.length === 0 ? at.lifetimes : [...at.lifetimes, ...made];
  const outlives =
    f.lifetimes.length === 0 ? at.outlives : [...at.outlives, ...boundsOf(cx, at, f.lifetimes)];
  return self === null
    ? { params, ret, lifetimes, outlives }
    : { params, ret, lifetimes, outlives, header: self };
};

/**
 * The lifetimes that are chosen where a function is named, and not by each call: those of the `impl` around, those with
 * bounds, and those of the result alone (Reference, early-bound lifetimes; rustc, `resolve_bound_vars`).
 */
export const earlyBound = (f: S.Fn, signature: Signature): readonly Region[] => {
  const { params, ret, lifetimes, outlives, header } = signature;
  if (lifetimes.length === 0) return lifetimes;
  const isOwn = (r: Region): boolean => isLeftOut(r) || f.lifetimes.some((l) => l.name === r);
  const around = new Set<Region>();
  const taken = new Set<Region>();
  const given = new Set<Region>();
  if (header !== undefined) eachRegion(header, (r) => around.add(r));
  for (const t of params) eachRegion(t, (r) => taken.add(r));
  eachRegion(ret, (r) => given.add(r));
  return lifetimes.filter(
    (r) =>
      around.has(r) ||
      !isOwn(r) ||
      outlives.some((o) => o.longer === r || o.shorter === r) ||
      (given.has(r) && !taken.has(r)),
  );
};

const receiverOf = (cx: CrateCx, at: Place, f: S.Fn, self: Ty | null, r: Regions): Receiver | null => {
  if (f.self === null || self === null) return null;
  if (f.self.form === 'value') return { param: f.self, ty: self };
  const l = f.self.lifetime;
  let region = l === null ? r.elided(f.self.span, false, cx) : l.name;
  if (l !== null && l.name === "'_") region = r.elided(f.self.span, false, cx);
  else if (l !== null && l.name !== "'static" && !at.lifetimes.includes(l.name))
    cx.error('E0261', `use of undeclared lifetime name \`${l.name}\``, l.span, { help: 'declare it' });
  return { param: f.self, ty: T.refTo(self, f.self.form === 'ref-mut', region) };
};
