/** Questions about types, and structural maps over them, that checking and lowering share. */
import type { Span } from '../../model/span.js';
import {
  adt,
  arrayOf,
  erase,
  fnOf,
  lib,
  rawTo,
  refTo,
  showTy,
  sliceOf,
  tupleOf,
  variable,
  type Abi,
  type AdtDef,
  type AdtTy,
  type FnTy,
  type LibTy,
  type Region,
  type Ty,
} from '../../model/types.js';
import { bindingDepth } from '../../model/regions.js';

/** The length of an array in a signature that takes all of them. */
export const ANY_LENGTH = -1;

/** What becomes of a type, and of each lifetime that it names; null where these stay. */
export interface TypeMap {
  map(t: Ty): Ty;
  readonly region: ((r: Region) => Region) | null;
}

const mapAll = (ts: readonly Ty[], by: TypeMap): readonly Ty[] => {
  const made: Ty[] = [];
  for (const t of ts) made.push(by.map(t));
  return made;
};

/** Rebuilds a type with its parts mapped. */
export const mapParts = (t: Ty, by: TypeMap): Ty => {
  const { region } = by;
  switch (t.k) {
    case 'ref':
      return refTo(by.map(t.to), t.mut, region === null ? t.region : region(t.region));
    case 'raw':
      return rawTo(by.map(t.to), t.mut);
    case 'slice':
      return sliceOf(by.map(t.of));
    case 'array':
      return arrayOf(by.map(t.of), t.len);
    case 'tuple':
      return tupleOf(mapAll(t.elems, by));
    case 'fn':
      return fnOf(mapAll(t.params, by), by.map(t.ret), t.abi, t);
    case 'adt':
      return region === null || t.regions.length === 0 ? t : adt(t.def, t.regions.map(region));
    case 'lib':
      return t.args.length === 0 && t.regions.length === 0
        ? t
        : lib(t.name, mapAll(t.args, by), region === null ? t.regions : t.regions.map(region));
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
      return t;
  }
};

type At = (t: Ty) => Ty | null;
type OfRegion = (r: Region) => Region;

class ByFunctions implements TypeMap {
  private readonly at: At;
  readonly region: OfRegion | null;
  /** Of how many function pointers the part is that is mapped now. */
  private inside = 0;

  constructor(at: At, region: OfRegion | null) {
    this.at = at;
    this.region = region === null ? null : (r) => this.free(r, region);
  }

  map(t: Ty): Ty {
    const done = this.at(t);
    if (done !== null) return done;
    if (t.k !== 'fn') return mapParts(t, this);
    this.inside++;
    const made = mapParts(t, this);
    this.inside--;
    return made;
  }

  private free(r: Region, region: OfRegion): Region {
    if (this.inside === 0) return region(r);
    const out = outOf(r, this.inside);
    return out === null ? r : into(region(out), this.inside);
  }
}

/** A region as it is named outside of `n` function pointers around it; null if one of those binds it. */
export const outOf = (r: Region, n: number): Region | null => {
  const depth = bindingDepth(r);
  if (depth < 0) return r;
  return depth < n ? null : `'${r.slice(1 + n)}`;
};

/** … and inside of them. */
export const into = (r: Region, n: number): Region =>
  isBoundRegion(r) ? `'${'^'.repeat(n)}${r.slice(1)}` : r;

/** Rebuilds a type with its parts and free regions mapped; one for which `at` answers is replaced. */
export const mapTy = (t: Ty, at: At, region: OfRegion | null = null): Ty =>
  new ByFunctions(at, region).map(t);

/** Whether `f` holds of one of the parts directly below; user types have none. */
const somePart = (t: Ty, f: (t: Ty) => boolean): boolean => {
  switch (t.k) {
    case 'ref':
    case 'raw':
      return f(t.to);
    case 'slice':
    case 'array':
      return f(t.of);
    case 'tuple':
      return some(t.elems, f);
    case 'fn':
      return some(t.params, f) || f(t.ret);
    case 'lib':
      return some(t.args, f);
    case 'adt':
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
      return false;
  }
};

const some = (ts: readonly Ty[], f: (t: Ty) => boolean): boolean => {
  for (const t of ts) if (f(t)) return true;
  return false;
};

/** Whether `f` holds of the type or of a part of it; user types count as leaves. */
export const someTy = (t: Ty, f: (t: Ty) => boolean): boolean => f(t) || somePart(t, (x) => someTy(x, f));

/** Bound by the type of a function pointer or by what calls a closure (`for<'a>`), and not by an item. */
export const isBoundRegion = (r: Region): boolean => r.startsWith("'^");

/** A function pointer that binds those of the regions for which `binds` says so, by the order of their first use. */
export const bindFn = (
  params: readonly Ty[],
  ret: Ty,
  more: { readonly abi: Abi; readonly unsafe?: boolean },
  binds: (r: Region) => boolean,
): FnTy => {
  const names = new Map<Region, Region>();
  const name = (r: Region): Region => {
    if (!binds(r)) return r;
    let known = names.get(r);
    if (known === undefined) names.set(r, (known = `'^${names.size}`));
    return known;
  };
  const bind = (t: Ty): Ty => mapTy(t, nothing, name);
  return fnOf(params.map(bind), bind(ret), more.abi, more);
};

const nothing = (): null => null;

/** The regions that the innermost function pointer around binds. */
export const isInnermost = (r: Region): boolean => bindingDepth(r) === 0;

/** Whether the type is of a function pointer, or has one as a part: such types may differ in what they bind alone. */
export const hasFn = (t: Ty): boolean => (t.known.hasFn ??= t.k === 'fn' || somePart(t, hasFn));
/** Whether a type says a lifetime that is no pointer's own. */
export const namesLifetimes = (t: Ty): boolean => {
  let names = false;
  eachRegion(t, (r) => {
    if (r !== '' && !isBoundRegion(r)) names = true;
  });
  return names;
};

/** A lifetime that a body leaves to be inferred, where its type says it more than once; by where that type stands. */
export const inferredRegion = (index: number, at: Span): Region => `'?${at.start}.${index}`;

/** Of the reference by which a closure that is called more than once finds what it captured: each call's own. */
export const ENV_REGION: Region = "'^env";

/** What is done with a region; of a type of the program also which of its lifetimes it is given for. */
type SeeRegion = (r: Region, of?: AdtDef, index?: number) => void;

/** Calls `f` on every region of the type that no function pointer in it binds, those of its parts first. */
export const eachRegion = (t: Ty, f: SeeRegion): void => {
  switch (t.k) {
    case 'ref':
      eachRegion(t.to, f);
      return f(t.region);
    case 'raw':
      return eachRegion(t.to, f);
    case 'slice':
    case 'array':
      return eachRegion(t.of, f);
    case 'tuple':
      for (const e of t.elems) eachRegion(e, f);
      return;
    case 'fn': {
      const free: SeeRegion = (r, of, index) => {
        const out = outOf(r, 1);
        if (out !== null) f(out, of, index);
      };
      for (const p of t.params) eachRegion(p, free);
      return eachRegion(t.ret, free);
    }
    case 'adt':
      for (let i = 0; i < t.regions.length; i++) f(t.regions[i]!, t.def, i);
      return;
    case 'lib':
      for (const a of t.args) eachRegion(a, f);
      for (const r of t.regions) f(r);
      return;
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
      return;
  }
};

/** A library type of a certain name. The mark keeps what is not of that name from being taken for no library type. */
export type Special = LibTy & { readonly mark: 'special' };

// ---- Type parameters of signatures: a library type named `$T`.

export const param = (name: string): LibTy => lib(`$${name}`);
export const isParam = (t: Ty): t is Special => t.k === 'lib' && t.name.startsWith('$');

const hasParam = (t: Ty): boolean => (t.known.hasParameter ??= isParam(t) || somePart(t, hasParam));

/** Their names without the mark, made once: there are as many as signatures of the library name. */
const paramNames = new Map<Ty, string>();
const paramName = (t: Special): string => {
  let name = paramNames.get(t);
  if (name === undefined) paramNames.set(t, (name = t.name.slice(1)));
  return name;
};

/** Type arguments by the names of their parameters: a map, or what is quicker to make than one. */
export interface TypeArgs {
  readonly size: number;
  get(name: string): Ty | undefined;
}

class Substitution implements TypeMap {
  readonly region = null;
  private readonly by: TypeArgs;

  constructor(by: TypeArgs) {
    this.by = by;
  }

  map(t: Ty): Ty {
    if (!hasParam(t)) return t;
    return isParam(t) ? (this.by.get(paramName(t)) ?? t) : mapParts(t, this);
  }
}

/** The type with its parameters replaced: `by` maps `T` to a type. */
export const substitute = (t: Ty, by: TypeArgs): Ty =>
  by.size === 0 || !hasParam(t) ? t : new Substitution(by).map(t);

// ---- Inference variables: a library type named `?n`. They exist while one body is checked.

export const tyVar = variable;
export const isVar = (t: Ty): t is Special => t.variable >= 0;
export const varIndex = (t: LibTy): number => t.variable;

export const hasVar = (t: Ty): boolean => t.open;

/** Stands where an error was reported; it fits everything, so that nothing is said twice. */
export const errorTy = lib('!error');
export const isError = (t: Ty): boolean => t === errorTy;

// ---- What a type is

export const isLib = (t: Ty, name: string): t is Special => t.k === 'lib' && t.name === name;

/** What operators compare by themselves, without an implementation (rustc: `is_scalar`). */
export const isScalar = (t: Ty): boolean =>
  t.k === 'int' || t.k === 'bool' || t.k === 'char' || t.k === 'raw' || t.k === 'fn';

/** Built-in dereference: references, raw pointers, boxes. */
export const pointeeOf = (t: Ty): Ty | null => {
  if (t.k === 'ref' || t.k === 'raw') return t.to;
  return isLib(t, 'Box') ? (t.args[0] ?? null) : null;
};

export const isSized = (t: Ty): boolean => t.k !== 'slice' && t.k !== 'str' && !isLib(t, 'CStr');

/** The type as messages show it: without regions, with `_` for what is not known. */
export const show = (t: Ty): string => {
  const erased = erase(t);
  return (erased.known.shown ??= withoutMarks(showTy(erased)));
};

const withoutMarks = (text: string): string =>
  /[?!$]/.test(text) ? text.replace(/\?\d+|!error/g, '_').replace(/\$([A-Z]\w*)/g, '$1') : text;

export const isEnum = (t: Ty): t is AdtTy => t.k === 'adt' && t.def.kind === 'enum';
