/**
 * The types of the machine. Both languages' types end here: a C `int *` and a Rust `*mut i32` are the same `raw`.
 * Types are interned, so `===` is type equality (regions included); each derived type hangs on the type that it
 * is derived from, so that the types of a program die with it.
 */

/** Names a lifetime in a Rust signature or body; '' is erased. C's types have none. */
export type Region = string;

export type IntBits = 8 | 16 | 32 | 64 | 'ptr';

/** The built-in types with parameters (and CString, CStr, NonZeroU32), listed with their facts in `semantics/rust`. */
export type LibName = string;

export type Abi = 'Rust' | 'C' | 'C-unwind';

interface Base {
  /** Unique while the program lives; never meaningful across runs. */
  readonly id: number;
  /** Types derived from this one, by derivation key. */
  readonly derived: Map<string, Ty>;
}

export interface UnitTy extends Base {
  readonly k: 'unit';
}
export interface NeverTy extends Base {
  readonly k: 'never';
}
export interface BoolTy extends Base {
  readonly k: 'bool';
}
export interface CharTy extends Base {
  readonly k: 'char';
}
export interface StrTy extends Base {
  readonly k: 'str';
}
export interface IntTy extends Base {
  readonly k: 'int';
  readonly bits: IntBits;
  readonly signed: boolean;
}
export interface RefTy extends Base {
  readonly k: 'ref';
  readonly mut: boolean;
  readonly to: Ty;
  readonly region: Region;
}
export interface RawTy extends Base {
  readonly k: 'raw';
  readonly mut: boolean;
  readonly to: Ty;
}
export interface SliceTy extends Base {
  readonly k: 'slice';
  readonly of: Ty;
}
export interface ArrayTy extends Base {
  readonly k: 'array';
  readonly of: Ty;
  readonly len: number;
}
export interface TupleTy extends Base {
  readonly k: 'tuple';
  readonly elems: readonly Ty[];
}
export interface FnTy extends Base {
  readonly k: 'fn';
  readonly abi: Abi;
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly variadic: boolean;
  readonly unsafe: boolean;
}
export interface AdtTy extends Base {
  readonly k: 'adt';
  readonly def: AdtDef;
  readonly regions: readonly Region[];
}
export interface LibTy extends Base {
  readonly k: 'lib';
  readonly name: LibName;
  readonly args: readonly Ty[];
  readonly regions: readonly Region[];
}

export type Ty =
  | UnitTy
  | NeverTy
  | BoolTy
  | CharTy
  | StrTy
  | IntTy
  | RefTy
  | RawTy
  | SliceTy
  | ArrayTy
  | TupleTy
  | FnTy
  | AdtTy
  | LibTy;

export interface FieldDef {
  readonly name: string;
  readonly ty: Ty;
}
export interface VariantDef {
  readonly name: string;
  readonly fields: readonly FieldDef[];
  readonly discriminant: number;
}

/** A struct, enum or union that the program defines. Fields are filled in after creation, for recursive types. */
export interface AdtDef {
  readonly name: string;
  readonly lang: 'rust' | 'c';
  readonly kind: 'struct' | 'enum' | 'union';
  readonly repr: 'Rust' | 'C' | IntTy;
  readonly lifetimes: readonly Region[];
  readonly copy: boolean;
  /** A struct or union has one variant. */
  variants: VariantDef[];
  /** The function of its `impl Drop`, if any. */
  drop: string | null;
  readonly tys: Map<string, AdtTy>;
}

let nextId = 1;
const base = (): Base => ({ id: nextId++, derived: new Map() });

export const unit: UnitTy = { k: 'unit', ...base() };
export const never: NeverTy = { k: 'never', ...base() };
export const bool: BoolTy = { k: 'bool', ...base() };
export const char: CharTy = { k: 'char', ...base() };
export const str: StrTy = { k: 'str', ...base() };

const intTy = (bits: IntBits, signed: boolean): IntTy => ({ k: 'int', bits, signed, ...base() });
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

/** The type that `make` builds, once per key below `from`. */
const derive = <T extends Ty>(from: Ty, key: string, make: () => T): T => {
  const known = from.derived.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  from.derived.set(key, made);
  return made;
};

export const refTo = (to: Ty, mut = false, region: Region = ''): RefTy =>
  derive(to, `&${mut ? 'mut' : ''} ${region}`, () => ({ k: 'ref', mut, to, region, ...base() }));
export const rawTo = (to: Ty, mut = true): RawTy =>
  derive(to, mut ? '*mut' : '*const', () => ({ k: 'raw', mut, to, ...base() }));
export const sliceOf = (of: Ty): SliceTy => derive(of, '[]', () => ({ k: 'slice', of, ...base() }));
export const arrayOf = (of: Ty, len: number): ArrayTy =>
  derive(of, `[${len}]`, () => ({ k: 'array', of, len, ...base() }));

const ids = (ts: readonly Ty[]): string => ts.map((t) => t.id).join(',');

/** The youngest of the parts: what is derived from it dies with the program that it belongs to. */
const youngest = (ts: readonly Ty[]): Ty => ts.reduce((a: Ty, t) => (t.id > a.id ? t : a), unit);

export const tupleOf = (elems: readonly Ty[]): Ty =>
  elems.length === 0
    ? unit
    : derive(youngest(elems), `(${ids(elems)})`, () => ({ k: 'tuple', elems, ...base() }));

export const fnOf = (
  params: readonly Ty[],
  ret: Ty,
  abi: Abi,
  more: { variadic?: boolean; unsafe?: boolean } = {},
): FnTy => {
  const variadic = more.variadic ?? false;
  const isUnsafe = more.unsafe ?? false;
  const key = `fn ${abi} (${ids(params)})${variadic ? '...' : ''}${isUnsafe ? '!' : ''}${ret.id}`;
  return derive(youngest([...params, ret]), key, () => ({
    k: 'fn',
    abi,
    params,
    ret,
    variadic,
    unsafe: isUnsafe,
    ...base(),
  }));
};

export const lib = (name: LibName, args: readonly Ty[] = [], regions: readonly Region[] = []): LibTy =>
  derive(youngest(args), `${name}<${ids(args)}|${regions.join(',')}>`, () => ({
    k: 'lib',
    name,
    args,
    regions,
    ...base(),
  }));

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
  tys: new Map(),
});

export const adt = (def: AdtDef, regions: readonly Region[] = []): AdtTy => {
  const key = regions.join(',');
  const known = def.tys.get(key);
  if (known !== undefined) return known;
  const made: AdtTy = { k: 'adt', def, regions, ...base() };
  def.tys.set(key, made);
  return made;
};

/** The same type with every region erased: what the machine and the layout see. */
export const erase = (t: Ty): Ty => {
  switch (t.k) {
    case 'ref':
      return refTo(erase(t.to), t.mut);
    case 'raw':
      return rawTo(erase(t.to), t.mut);
    case 'slice':
      return sliceOf(erase(t.of));
    case 'array':
      return arrayOf(erase(t.of), t.len);
    case 'tuple':
      return tupleOf(t.elems.map(erase));
    case 'fn':
      return fnOf(t.params.map(erase), erase(t.ret), t.abi, t);
    case 'adt':
      return t.regions.length === 0 ? t : adt(t.def);
    case 'lib':
      return t.args.length === 0 && t.regions.length === 0 ? t : lib(t.name, t.args.map(erase));
    case 'unit':
    case 'never':
    case 'bool':
    case 'char':
    case 'str':
    case 'int':
      return t;
  }
};

export const isThinPointee = (t: Ty): boolean =>
  t.k !== 'slice' && t.k !== 'str' && !(t.k === 'lib' && t.name === 'CStr');

const intName = (t: IntTy): string => `${t.signed ? 'i' : 'u'}${t.bits === 'ptr' ? 'size' : t.bits}`;

/** The type as Rust writes it. */
export const showTy = (t: Ty): string => {
  const region = (r: Region): string => (r === '' ? '' : `${r} `);
  const all = (ts: readonly Ty[]): string => ts.map(showTy).join(', ');
  switch (t.k) {
    case 'unit':
      return '()';
    case 'never':
      return '!';
    case 'bool':
    case 'char':
    case 'str':
      return t.k;
    case 'int':
      return intName(t);
    case 'ref':
      return `&${region(t.region)}${t.mut ? 'mut ' : ''}${showTy(t.to)}`;
    case 'raw':
      return `*${t.mut ? 'mut' : 'const'} ${showTy(t.to)}`;
    case 'slice':
      return `[${showTy(t.of)}]`;
    case 'array':
      return `[${showTy(t.of)}; ${t.len}]`;
    case 'tuple':
      return t.elems.length === 1 ? `(${all(t.elems)},)` : `(${all(t.elems)})`;
    case 'fn': {
      const head = `${t.unsafe ? 'unsafe ' : ''}${t.abi === 'Rust' ? '' : `extern "${t.abi}" `}fn`;
      return `${head}(${all(t.params)}${t.variadic ? ', ...' : ''})${t.ret.k === 'unit' ? '' : ` -> ${showTy(t.ret)}`}`;
    }
    case 'adt':
      return t.regions.length === 0 ? t.def.name : `${t.def.name}<${t.regions.join(', ')}>`;
    case 'lib': {
      const args = [...t.regions.filter((r) => r !== ''), ...t.args.map(showTy)];
      return args.length === 0 ? t.name : `${t.name}<${args.join(', ')}>`;
    }
  }
};
