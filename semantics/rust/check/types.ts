/** From written types to types: names, numbers of arguments, lifetimes and their elision. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import { walk } from '../../../model/rust/walk.js';
import * as T from '../../../model/types.js';
import type { Region, Ty } from '../../../model/types.js';
import { libTypeNames } from '../library/facts.js';
import type { LibType } from '../library/types.js';
import { bindFn, errorTy, into, isInnermost, isSized, show } from '../ty.js';
import { expandAlias } from './aliases.js';
import type { CrateCx, Place } from './context.js';
import { onlyLifetime, writtenIn } from './elision.js';
import { declareLifetimes } from './lifetimes.js';
import { resolveType } from './paths.js';
import type { TypeEntity } from './scope.js';

/** What a lifetime that is not written means at this place. */
export interface Regions {
  /** `null`: an error was reported. */
  elided(span: Span, written: boolean, cx: CrateCx): Region;
  /** Lifetimes that `for<'a>` declares around. */
  readonly bound: ReadonlyMap<string, Region>;
  /** Told of a lifetime that is named; null where any may be. */
  readonly names: ((cx: CrateCx, span: Span) => void) | null;
  /** In a body, `_` stands for a type to be inferred. */
  readonly infer: { fresh(): Ty } | null;
}

export const libType = (cx: CrateCx, name: string): LibType | null =>
  cx.api.types.get(name) ?? libTypeNames.get(name) ?? null;

const named = (cx: CrateCx, at: Place, l: S.Lifetime, r: Regions): Region => {
  if (l.name === "'_") return r.elided(l.span, true, cx);
  if (!r.bound.has(l.name)) r.names?.(cx, l.span);
  if (l.name === "'static") return l.name;
  const bound = r.bound.get(l.name);
  if (bound !== undefined) return bound;
  if (at.lifetimes.includes(l.name)) return l.name;
  cx.error('E0261', `use of undeclared lifetime name \`${l.name}\``, l.span, {
    help: `declare it: \`<${l.name}>\` behind the name of the function, struct or impl`,
  });
  return "'static";
};

export const lowerType = (cx: CrateCx, at: Place, t: S.Type, r: Regions): Ty => {
  switch (t.kind) {
    case 'PathType':
      return lowerPath(cx, at, t.path, r);
    case 'RefType': {
      const region = t.lifetime === null ? r.elided(t.span, true, cx) : named(cx, at, t.lifetime, r);
      return T.refTo(lowerType(cx, at, t.inner, r), t.mutable, region);
    }
    case 'PtrType':
      return T.rawTo(lowerType(cx, at, t.inner, r), t.mutable);
    case 'SliceType':
      return T.sliceOf(sized(cx, lowerType(cx, at, t.element, r), t.element.span));
    case 'ArrayType': {
      const of = sized(cx, lowerType(cx, at, t.element, r), t.element.span);
      return T.arrayOf(of, cx.constLength(at, t.length));
    }
    case 'TupleType':
      return lowerTuple(cx, at, t, r);
    case 'FnPtrType':
      return lowerFnPointer(cx, at, t, r);
    case 'NeverType':
      cx.error('E0658', 'the `!` type is experimental', t.span, {
        help: 'use it as the result of a function only',
      });
      return T.never;
    case 'InferType':
      if (r.infer !== null) return r.infer.fresh();
      cx.error('E0121', 'the placeholder `_` is not allowed within types on item signatures', t.span, {
        help: 'write the type',
      });
      return errorTy;
  }
};

const lowerTuple = (cx: CrateCx, at: Place, t: S.TupleType, r: Regions): Ty => {
  const elems: Ty[] = [];
  for (const e of t.elements) elems.push(sized(cx, lowerType(cx, at, e, r), e.span));
  return T.tupleOf(elems);
};

/** What `for<'a>` declares, and what the parameters of a function pointer leave out, is bound by its type. */
const lowerFnPointer = (cx: CrateCx, at: Place, t: S.FnPtrType, r: Regions): Ty => {
  let count = 0;
  const bound = new Map<string, Region>();
  for (const [name, region] of r.bound) bound.set(name, into(region, 1));
  if (t.lifetimes.length > 0) declareLifetimes(cx, [...at.lifetimes, ...r.bound.keys()], t.lifetimes);
  for (const l of t.lifetimes) bound.set(l.name, `'^${count++}`);
  const inner: Regions = { names: r.names, infer: r.infer, bound, elided: () => `'^${count++}` };
  const written: ReadonlySet<Region>[] = [];
  const params = t.params.map((p) => {
    const first = count;
    const ty = sized(cx, lowerType(cx, at, p, inner), p.span);
    written.push(
      writtenIn(
        p,
        Array.from({ length: count - first }, (_, i) => `'^${first + i}`),
      ),
    );
    return ty;
  });
  const elided = (span: Span): Region => {
    const only = onlyLifetime(written);
    return only === null ? missing(cx, span) : (bound.get(only) ?? only);
  };
  const out: Regions = { names: r.names, infer: r.infer, bound, elided };
  const ret = lowerResult(cx, at, t.result, out);
  if (t.result !== null) for (const l of t.lifetimes) constrained(cx, t, t.result, l);
  return bindFn(params, ret, t, isInnermost);
};

const says = (t: S.Type, name: string): boolean => {
  let found = false;
  walk(t, (x) => {
    if (x.kind === 'Lifetime' && x.name === name) found = true;
  });
  return found;
};

/** A lifetime of `for<'a>` that the result names is one that an argument names (RFC 1214). */
const constrained = (cx: CrateCx, t: S.FnPtrType, result: S.Type, { name }: S.LifetimeParam): void => {
  if (!says(result, name) || t.params.some((p) => says(p, name))) return;
  cx.error(
    'E0581',
    `return type references lifetime \`${name}\`, which is not constrained by the fn input types`,
    result.span,
    { help: 'name it in a parameter, or return a reference that is static' },
  );
};

/** What a function gives: `()` where nothing is written; only here `!` is a type. */
export const lowerResult = (cx: CrateCx, at: Place, t: S.Type | null, r: Regions): Ty => {
  if (t === null) return T.unit;
  return t.kind === 'NeverType' ? T.never : lowerType(cx, at, t, r);
};

export const missing = (cx: CrateCx, span: Span): Region => {
  cx.error('E0106', 'missing lifetime specifier', span, {
    help: "name it: `'a`, and declare it, or use `'static`",
  });
  return "'static";
};

const sized = (cx: CrateCx, t: Ty, span: Span): Ty => {
  if (!isSized(t)) notSized(cx, t, span);
  return t;
};

export const notSized = (cx: CrateCx, t: Ty, span: Span): void =>
  cx.error('E0277', `the size for values of type \`${show(t)}\` cannot be known at compilation time`, span, {
    help: `use it behind a reference: \`&${show(t)}\``,
  });

/** A path as a type, with its arguments. */
export const lowerPath = (cx: CrateCx, at: Place, path: S.Path, r: Regions): Ty => {
  const last = path.segments[path.segments.length - 1];
  const found = resolveType(cx, at, path);
  if (found === null || last === undefined) return errorTy;
  for (let i = 0; i + 1 < path.segments.length; i++) noArgs(cx, path.segments[i]!);
  return applyArgs(cx, at, found, last.args, last.span, r);
};

const noArgs = (cx: CrateCx, s: S.PathSegment): void => {
  if (s.args.length > 0)
    cx.error('E0109', `generic arguments are not allowed on \`${s.name}\``, s.span, { help: 'remove them' });
};

interface Args {
  readonly lifetimes: readonly S.Lifetime[];
  readonly types: readonly S.Type[];
}

const NO_ARGS: Args = { lifetimes: [], types: [] };

const split = (args: readonly S.GenericArg[]): Args => {
  const lifetimes: S.Lifetime[] = [];
  const types: S.Type[] = [];
  for (const a of args) {
    if (a.kind === 'Lifetime') lifetimes.push(a);
    else types.push(a);
  }
  return { lifetimes, types };
};

const NO_REGIONS: readonly Region[] = [];

/** The type that an entity means with these arguments. */
export const applyArgs = (
  cx: CrateCx,
  at: Place,
  e: TypeEntity,
  args: readonly S.GenericArg[],
  span: Span,
  r: Regions,
): Ty => {
  if (e.k === 'type') {
    if (args.length > 0)
      cx.error('E0109', `generic arguments are not allowed on builtin type \`${show(e.ty)}\``, span, {
        help: 'remove them',
      });
    return e.ty;
  }
  const { lifetimes, types } = args.length === 0 ? NO_ARGS : split(args);
  switch (e.k) {
    case 'adt':
      if (types.length > 0) wrongCount(cx, e.info.def.name, 'generic', 0, types.length, span);
      return T.adt(
        e.info.def,
        lifetimes.length === 0 && e.regions !== undefined && e.regions.length > 0
          ? e.regions
          : lifetimeArgs(cx, at, e.info.def.name, e.info.def.lifetimes.length, lifetimes, span, r),
      );
    case 'lib': {
      const facts = libType(cx, e.name);
      if (facts === null) return errorTy;
      const want = facts.params.length;
      const given: Ty[] = [];
      for (const t of types) given.push(lowerType(cx, at, t, r));
      if (given.length !== want) {
        wrongCount(cx, e.name, 'generic', want, given.length, span);
        return errorTy;
      }
      if (facts.unsizedArgs !== true)
        for (let i = 0; i < want; i++) sized(cx, given[i]!, types[i]?.span ?? span);
      if (lifetimes.length === 0 && facts.lifetimes.length === 0) return T.lib(e.name, given);
      const regions =
        lifetimes.length === 0
          ? facts.lifetimes.map(() => r.elided(span, false, cx))
          : lifetimes.map((l) => named(cx, at, l, r));
      if (regions.length !== facts.lifetimes.length)
        wrongCount(cx, e.name, 'lifetime', facts.lifetimes.length, regions.length, span);
      return T.lib(e.name, given, regions);
    }
    case 'alias': {
      if (types.length > 0) wrongCount(cx, e.alias.name, 'generic', 0, types.length, span);
      const given = lifetimeArgs(cx, at, e.alias.name, e.alias.lifetimes.length, lifetimes, span, r);
      return expandAlias(cx, e.alias, given, span, r.names);
    }
    case 'module':
      cx.error('E0573', `expected type, found module \`${e.name}\``, span, { help: 'name a type of it' });
      return errorTy;
  }
};

const lifetimeArgs = (
  cx: CrateCx,
  at: Place,
  name: string,
  want: number,
  given: readonly S.Lifetime[],
  span: Span,
  r: Regions,
): readonly Region[] => {
  if (given.length === 0) {
    if (want === 0) return NO_REGIONS;
    const elided: Region[] = [];
    for (let i = 0; i < want; i++) elided.push(r.elided(span, false, cx));
    return elided;
  }
  if (given.length !== want) {
    wrongCount(cx, name, 'lifetime', want, given.length, span);
    return new Array<Region>(want).fill("'static");
  }
  return given.map((l) => named(cx, at, l, r));
};

const wrongCount = (cx: CrateCx, name: string, what: string, want: number, got: number, span: Span): void => {
  const s = (n: number): string => `${n} ${what} argument${n === 1 ? '' : 's'}`;
  cx.error(
    'E0107',
    got < want
      ? `missing generics: \`${name}\` takes ${s(want)} but ${s(got)} were supplied`
      : `\`${name}\` takes ${s(want)} but ${s(got)} were supplied`,
    span,
    { help: `give ${s(want)}` },
  );
};
