/** What types are made of. They are made, and interned, in `types.ts`. */
import type { Known } from './facts.js';
import type { Region } from './regions.js';

export type IntBits = 8 | 16 | 32 | 64 | 'ptr';

/** The built-in types with parameters (and CString, CStr, NonZeroU32), listed with their facts in `semantics/rust`. */
export type LibName = string;

export type Abi = 'Rust' | 'C' | 'C-unwind';

export interface Base {
  /** Unique while the program lives; never meaningful across runs. */
  readonly id: number;
  /** The number of the inference variable that the type stands for; -1 if it stands for none. */
  readonly variable: number;
  /** Whether an inference variable is in it. */
  readonly open: boolean;
  /** What was found out of it already. */
  readonly known: Known;
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
  readonly repr: 'Rust' | 'C' | 'transparent' | IntTy;
  readonly lifetimes: readonly Region[];
  /** Of the type of a closure it is known when its body is. */
  copy: boolean;
  /** A struct or union has one variant. */
  variants: VariantDef[];
  /** The function of its `impl Drop`, if any. */
  drop: string | null;
  /** Its type, as it is without regions, and by those that are given. */
  plain: AdtTy | null;
  tys: Map<string, AdtTy> | null;
}
