/** Questions about types, and structural maps over them, that checking and lowering share. */
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
  type AdtTy,
  type LibTy,
  type Region,
  type Ty,
} from '../../model/types.js';

/** The length of an array in a signature that takes all of them. */
export const ANY_LENGTH = -1;

type At = (t: Ty) => Ty | null;
type OfRegion = (r: Region) => Region;
const same: OfRegion = (r) => r;

const mapAll = (ts: readonly Ty[], at: At, region: OfRegion): readonly Ty[] => {
  const made: Ty[] = [];
  for (const t of ts) made.push(mapTy(t, at, region));
  return made;
};

/** Rebuilds a type with its parts mapped; a leaf for which `at` answers is replaced. */
export const mapTy = (t: Ty, at: At, region: OfRegion = same): Ty => {
  const found = at(t);
  if (found !== null) return found;
  switch (t.k) {
    case 'ref':
      return refTo(mapTy(t.to, at, region), t.mut, region(t.region));
    case 'raw':
      return rawTo(mapTy(t.to, at, region), t.mut);
    case 'slice':
      return sliceOf(mapTy(t.of, at, region));
    case 'array':
      return arrayOf(mapTy(t.of, at, region), t.len);
    case 'tuple':
      return tupleOf(mapAll(t.elems, at, region));
    case 'fn':
      return fnOf(mapAll(t.params, at, region), mapTy(t.ret, at, region), t.abi, t);
    case 'adt':
      return t.regions.length === 0 ? t : adt(t.def, t.regions.map(region));
    case 'lib':
      return t.args.length === 0 && t.regions.length === 0
        ? t
        : lib(t.name, mapAll(t.args, at, region), t.regions.length === 0 ? t.regions : t.regions.map(region));
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
      return t;
  }
};

/** Whether `f` holds of the type or of a part of it; user types count as leaves. */
export const someTy = (t: Ty, f: (t: Ty) => boolean): boolean => {
  if (f(t)) return true;
  switch (t.k) {
    case 'ref':
    case 'raw':
      return someTy(t.to, f);
    case 'slice':
    case 'array':
      return someTy(t.of, f);
    case 'tuple':
      return t.elems.some((e) => someTy(e, f));
    case 'fn':
      return t.params.some((e) => someTy(e, f)) || someTy(t.ret, f);
    case 'lib':
      return t.args.some((e) => someTy(e, f));
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

/** Bound by the type of a function pointer or by what calls a closure (`for<'a>`), and not by an item. */
export const isBoundRegion = (r: Region): boolean => r.startsWith("'^");

/** Of the reference by which a closure that is called more than once finds what it captured: each call's own. */
export const ENV_REGION: Region = "'^env";

/** Calls `f` on every region of the type, those of its parts first. */
export const eachRegion = (t: Ty, f: (r: Region) => void): void => {
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
      return t.elems.forEach((e) => eachRegion(e, f));
    case 'fn':
      t.params.forEach((p) => eachRegion(p, f));
      return eachRegion(t.ret, f);
    case 'adt':
      return t.regions.forEach((r) => f(r));
    case 'lib':
      t.args.forEach((a) => eachRegion(a, f));
      return t.regions.forEach((r) => f(r));
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

const hasParam = (t: Ty): boolean => (t.known.hasParameter ??= someTy(t, isParam));

/** Their names without the mark, made once: there are as many as signatures of the library name. */
const paramNames = new Map<Ty, string>();
const paramName = (t: Special): string => {
  let name = paramNames.get(t);
  if (name === undefined) paramNames.set(t, (name = t.name.slice(1)));
  return name;
};

/** The type with its parameters replaced: `by` maps `T` to a type. */
export const substitute = (t: Ty, by: ReadonlyMap<string, Ty>): Ty =>
  by.size === 0 || !hasParam(t)
    ? t
    : mapTy(t, (x) => {
        if (!hasParam(x)) return x;
        return isParam(x) ? (by.get(paramName(x)) ?? null) : null;
      });

// ---- Inference variables: a library type named `?n`. They exist while one body is checked.

export const tyVar = variable;
export const isVar = (t: Ty): t is Special => t.variable >= 0;
export const varIndex = (t: LibTy): number => t.variable;

export const hasVar = (t: Ty): boolean => (t.known.hasVariable ??= someTy(t, isVar));

/** Stands where an error was reported; it fits everything, so that nothing is said twice. */
export const errorTy = lib('!error');
export const isError = (t: Ty): boolean => t === errorTy;

// ---- What a type is

export const isLib = (t: Ty, name: string): t is Special => t.k === 'lib' && t.name === name;

/** Built-in dereference: references, raw pointers, boxes. */
export const pointeeOf = (t: Ty): Ty | null => {
  if (t.k === 'ref' || t.k === 'raw') return t.to;
  return isLib(t, 'Box') ? (t.args[0] ?? null) : null;
};

export const isSized = (t: Ty): boolean => t.k !== 'slice' && t.k !== 'str' && !isLib(t, 'CStr');

/** The type as messages show it: without regions, with `_` for what is not known. */
export const show = (t: Ty): string => {
  const erased = erase(t);
  return (erased.known.shown ??= showTy(erased)
    .replace(/\?\d+|!error/g, '_')
    .replace(/\$([A-Z]\w*)/g, '$1'));
};

export const isEnum = (t: Ty): t is AdtTy => t.k === 'adt' && t.def.kind === 'enum';
