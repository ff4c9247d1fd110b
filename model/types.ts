/**
 * The types of the machine. Both languages' types end here: a C `int *` and a Rust `*mut i32` are the same `raw`.
 * Types are interned, so `===` is type equality (regions included); each derived type hangs on the type that it
 * is derived from, so that the types of a program die with it.
 */

import { bindingDepth, type Region } from './regions.js';
import type {
  IntBits,
  LibName,
  Abi,
  UnitTy,
  NeverTy,
  BoolTy,
  CharTy,
  StrTy,
  IntTy,
  RefTy,
  RawTy,
  SliceTy,
  ArrayTy,
  FnTy,
  AdtTy,
  LibTy,
  Ty,
  AdtDef,
  Base,
} from './ty.js';

export { showTy } from './show-type.js';
export type { Region } from './regions.js';
export type * from './ty.js';

let nextId = 1;

/** The fields that types of some kind have. */
interface Own {
  readonly k: Ty['k'];
  readonly variable?: number;
  readonly mut?: boolean;
  readonly to?: Ty;
  readonly of?: Ty;
  readonly region?: Region;
  readonly bits?: IntBits;
  readonly signed?: boolean;
  readonly len?: number;
  readonly elems?: readonly Ty[];
  readonly abi?: Abi;
  readonly params?: readonly Ty[];
  readonly ret?: Ty;
  readonly variadic?: boolean;
  readonly unsafe?: boolean;
  readonly def?: AdtDef;
  readonly name?: LibName;
  readonly args?: readonly Ty[];
  readonly regions?: readonly Region[];
}

const anyOpen = (ts: readonly Ty[]): boolean => {
  for (const t of ts) if (t.open) return true;
  return false;
};

const isOpen = ({ variable, to, of, elems, params, ret, args }: Own): boolean => {
  if (variable !== undefined) return true;
  const one = to ?? of ?? ret;
  if (one?.open === true) return true;
  const more = elems ?? params ?? args;
  return more !== undefined && anyOpen(more);
};

/** All types are made here and have one shape, so that `t.k`, which everybody asks, is one load for the engine. */
const make = <T extends Ty>(own: Own): T => {
  const made: Own & Base = {
    k: own.k,
    id: nextId++,
    variable: own.variable ?? -1,
    open: isOpen(own),
    known: {
      erased: null,
      hasParameter: null,
      hasFn: null,
      facts: null,
      mark: 0,
      fits: null,
      shown: null,
      shared: null,
      exclusive: null,
      constant: null,
      mutable: null,
      slice: null,
      shareds: null,
      exclusives: null,
      others: null,
    },
    mut: own.mut!,
    to: own.to!,
    of: own.of!,
    region: own.region!,
    bits: own.bits!,
    signed: own.signed!,
    len: own.len!,
    elems: own.elems!,
    abi: own.abi!,
    params: own.params!,
    ret: own.ret!,
    variadic: own.variadic!,
    unsafe: own.unsafe!,
    def: own.def!,
    name: own.name!,
    args: own.args!,
    regions: own.regions!,
  };
  return made as Own & Base & T;
};

export const unit = make<UnitTy>({ k: 'unit' });
export const never = make<NeverTy>({ k: 'never' });
export const bool = make<BoolTy>({ k: 'bool' });
export const char = make<CharTy>({ k: 'char' });
export const str = make<StrTy>({ k: 'str' });

const intTy = (bits: IntBits, signed: boolean): IntTy => make({ k: 'int', bits, signed });
export const i8 = intTy(8, true);
export const u8 = intTy(8, false);
export const i16 = intTy(16, true);
export const u16 = intTy(16, false);
export const i32 = intTy(32, true);
export const u32 = intTy(32, false);
export const i64 = intTy(64, true);
export const u64 = intTy(64, false);
export const isize = intTy('ptr', true);
export const usize = intTy('ptr', false);
export const intTypes: readonly IntTy[] = [i8, u8, i16, u16, i32, u32, i64, u64, isize, usize];

export const intOf = (bits: IntBits, signed: boolean): IntTy =>
  intTypes.find((t) => t.bits === bits && t.signed === signed) ?? i32;

/** The type below `from` with this key, if there is one. */
const derived = (from: Ty, key: string): Ty | undefined => from.known.others?.get(key);

const derive = <T extends Ty>(from: Ty, key: string, own: Own): T => {
  const made = make<T>(own);
  (from.known.others ??= new Map<string, Ty>()).set(key, made);
  return made;
};

export const refTo = (to: Ty, mut = false, region: Region = ''): RefTy => {
  const { known } = to;
  if (region === '')
    return mut
      ? (known.exclusive ??= make({ k: 'ref', mut, to, region }))
      : (known.shared ??= make({ k: 'ref', mut, to, region }));
  const named = mut
    ? (known.exclusives ??= new Map<Region, RefTy>())
    : (known.shareds ??= new Map<Region, RefTy>());
  let made = named.get(region);
  if (made === undefined) named.set(region, (made = make<RefTy>({ k: 'ref', mut, to, region })));
  return made;
};
export const rawTo = (to: Ty, mut = true): RawTy =>
  mut
    ? (to.known.mutable ??= make({ k: 'raw', mut, to }))
    : (to.known.constant ??= make({ k: 'raw', mut, to }));
export const sliceOf = (of: Ty): SliceTy => (of.known.slice ??= make({ k: 'slice', of }));
export const arrayOf = (of: Ty, len: number): ArrayTy => {
  const key = `[${len}]`;
  return (derived(of, key) as ArrayTy | undefined) ?? derive(of, key, { k: 'array', of, len });
};

const ids = (ts: readonly Ty[]): string => {
  let text = '';
  for (const t of ts) text += `${t.id},`;
  return text;
};

/** The youngest of the parts: what is derived from it dies with the program that it belongs to. */
const youngest = (ts: readonly Ty[]): Ty => {
  let found: Ty = unit;
  for (const t of ts) if (t.id > found.id) found = t;
  return found;
};

export const tupleOf = (elems: readonly Ty[]): Ty => {
  if (elems.length === 0) return unit;
  const from = youngest(elems);
  const key = `(${ids(elems)})`;
  return derived(from, key) ?? derive(from, key, { k: 'tuple', elems });
};

export const fnOf = (
  params: readonly Ty[],
  ret: Ty,
  abi: Abi,
  more: { readonly variadic?: boolean; readonly unsafe?: boolean } = {},
): FnTy => {
  const variadic = more.variadic ?? false;
  const isUnsafe = more.unsafe ?? false;
  const key = `fn ${abi} (${ids(params)})${variadic ? '...' : ''}${isUnsafe ? '!' : ''}${ret.id}`;
  const last = youngest(params);
  const from = ret.id > last.id ? ret : last;
  return (
    (derived(from, key) as FnTy | undefined) ??
    derive(from, key, { k: 'fn', abi, params, ret, variadic, unsafe: isUnsafe })
  );
};

/** Types of the library without arguments: as many as there are names. */
const bare = new Map<LibName, LibTy>();
const NO_TYPES: readonly Ty[] = [];
const NO_REGIONS: readonly Region[] = [];

export const lib = (
  name: LibName,
  args: readonly Ty[] = NO_TYPES,
  regions: readonly Region[] = NO_REGIONS,
): LibTy => {
  if (args.length === 0 && regions.length === 0) {
    let made = bare.get(name);
    if (made === undefined) bare.set(name, (made = make({ k: 'lib', name, args, regions })));
    return made;
  }
  // With one argument and no regions the name alone is the key: no other key is a name.
  let from = args[0]!;
  let key = name;
  if (regions.length > 0 || args.length > 1) {
    from = youngest(args);
    key = regions.length > 0 ? `${name}<${ids(args)}|${regions.join(',')}>` : `${name}<${ids(args)}>`;
  }
  return (derived(from, key) as LibTy | undefined) ?? derive(from, key, { k: 'lib', name, args, regions });
};

const variables: LibTy[] = [];

/** The inference variable of that number: a library type whose name is `?n`. */
export const variable = (n: number): LibTy =>
  (variables[n] ??= make({ k: 'lib', name: `?${n}`, args: NO_TYPES, regions: NO_REGIONS, variable: n }));

export const adtDef = (
  name: string,
  lang: 'rust' | 'c',
  kind: AdtDef['kind'],
  more: Partial<Pick<AdtDef, 'repr' | 'lifetimes' | 'copy' | 'variants' | 'drop'>> = {},
): AdtDef => ({
  name,
  lang,
  kind,
  repr: more.repr ?? (lang === 'c' ? 'C' : 'Rust'),
  lifetimes: more.lifetimes ?? [],
  copy: more.copy ?? lang === 'c',
  variants: more.variants ?? [],
  drop: more.drop ?? null,
  plain: null,
  tys: null,
});

export const adt = (def: AdtDef, regions: readonly Region[] = NO_REGIONS): AdtTy => {
  if (regions.length === 0) return (def.plain ??= make<AdtTy>({ k: 'adt', def, regions: NO_REGIONS }));
  const key = regions.length === 1 ? regions[0]! : regions.join(',');
  const tys = (def.tys ??= new Map<string, AdtTy>());
  let made = tys.get(key);
  if (made === undefined) tys.set(key, (made = make<AdtTy>({ k: 'adt', def, regions })));
  return made;
};

/** The same type with every region erased but those that function pointers bind: those are a part of the type. */
export const erase = (t: Ty): Ty => t.known.erased ?? (t.known.erased = eraseParts(t, 0));

/** The same type without any region: what the machine compares. */
export const eraseAll = (t: Ty): Ty => eraseParts(t, -1);

/** `inside`: of how many function pointers; what these bind is kept. -1: of none that counts. */
const eraseParts = (t: Ty, inside: number): Ty => {
  const part = (x: Ty): Ty => (inside === 0 ? erase(x) : eraseParts(x, inside));
  const kept = (r: Region): Region => {
    const depth = bindingDepth(r);
    return depth >= 0 && depth < inside ? r : '';
  };
  const allKept = (rs: readonly Region[]): readonly Region[] => {
    const left = inside <= 0 ? NO_REGIONS : rs.map(kept);
    return left.some((r) => r !== '') ? left : NO_REGIONS;
  };
  switch (t.k) {
    case 'ref':
      return refTo(part(t.to), t.mut, kept(t.region));
    case 'raw':
      return rawTo(part(t.to), t.mut);
    case 'slice':
      return sliceOf(part(t.of));
    case 'array':
      return arrayOf(part(t.of), t.len);
    case 'tuple':
      return tupleOf(t.elems.map(part));
    case 'fn': {
      const within = (x: Ty): Ty => eraseParts(x, inside < 0 ? inside : inside + 1);
      return fnOf(t.params.map(within), within(t.ret), t.abi, t);
    }
    case 'adt':
      return t.regions.length === 0 ? t : adt(t.def, allKept(t.regions));
    case 'lib':
      return t.args.length === 0 && t.regions.length === 0
        ? t
        : lib(t.name, t.args.map(part), allKept(t.regions));
    default:
      return t;
  }
};

export const isThinPointee = (t: Ty): boolean =>
  t.k !== 'slice' && t.k !== 'str' && !(t.k === 'lib' && t.name === 'CStr');
