/**
 * The layout of a type on a target: plain data, computed once and shared. The machine, both lowerings and the
 * generators read it; nobody writes it. Offsets and sizes are bytes; ranges are half open, sorted and disjoint.
 */
import type { IntSize } from '../target.js';
import type { Ty } from '../types.js';

export type PtrOf =
  | 'raw'
  /** A pointer that is only known not to be null: `Vec`'s buffer, `Arc`. Neither retagged nor dereferenceable. */
  | 'nonnull'
  | 'ref'
  | 'mut'
  | 'box'
  | 'fn';

/** A value that is read and written in one piece. */
export type Prim =
  | { readonly k: 'int'; readonly size: IntSize; readonly signed: boolean }
  /** One byte, 0 or 1; Rust's `bool` and C's `_Bool`. */
  | { readonly k: 'bool' }
  /** Four bytes, at most 0x10FFFF and no surrogate (Rust Reference, invalid values). */
  | { readonly k: 'char' }
  | { readonly k: 'nonzero'; readonly size: IntSize; readonly signed: boolean }
  /** An unsigned word whose top bit is clear: the capacity of a `Vec` (std, raw_vec::Cap). */
  | { readonly k: 'cap'; readonly size: IntSize }
  /** A thin pointer; `pointee` is null for functions. */
  | { readonly k: 'ptr'; readonly of: PtrOf; readonly nonNull: boolean; readonly pointee: Ty | null };

export type Range = readonly [from: number, to: number];

/** The values that a scalar never holds, for enclosing enums. Valid are `start..=end`, wrapping at `size` bytes. */
export interface Niche {
  readonly offset: number;
  readonly size: IntSize;
  readonly start: bigint;
  readonly end: bigint;
  /** How many values are left: never 0. */
  readonly available: bigint;
}

/**
 * One test of a typed copy. At an offset from the start of the value. Integers must be initialised and lose
 * provenance; what lies in unions has no test.
 */
export type Check =
  /** Integer bytes side by side, of any width and sign. */
  | { readonly k: 'int'; readonly off: number; readonly len: number }
  | { readonly k: 'prim'; readonly off: number; readonly prim: Exclude<Prim, { k: 'int' }> }
  /** A wide pointer: thin at `off`, its length a word later. */
  | {
      readonly k: 'fat';
      readonly off: number;
      readonly of: PtrOf;
      readonly nonNull: boolean;
      readonly pointee: Ty;
    }
  /** An enum with a tag: read it (see `variantAt`), then test `variants[i].checks` from the same `off`. */
  | { readonly k: 'enum'; readonly off: number; readonly layout: EnumLayout }
  | {
      readonly k: 'repeat';
      readonly off: number;
      readonly count: number;
      readonly stride: number;
      readonly layout: Layout;
    }
  /** A type without values: no copy of it is valid. */
  | { readonly k: 'never'; readonly off: number; readonly ty: Ty };

/** A reference or box inside a value, for the retags of a typed copy. Nothing behind pointers, nothing in unions. */
export type PointerAt =
  | {
      readonly k: 'ptr';
      readonly off: number;
      readonly of: 'ref' | 'mut' | 'box';
      readonly pointee: Ty;
      readonly fat: boolean;
    }
  /** Behind a variant test: `variants[i].pointers` from the same `off`. */
  | { readonly k: 'enum'; readonly off: number; readonly layout: EnumLayout }
  | {
      readonly k: 'repeat';
      readonly off: number;
      readonly count: number;
      readonly stride: number;
      readonly layout: Layout;
    };

export interface Fields {
  /** By index of declaration, whatever the order in memory. */
  readonly offsets: readonly number[];
  readonly tys: readonly Ty[];
  readonly names: readonly string[];
}

export interface Variant extends Fields {
  readonly name: string;
  /** What `as` and `discr` give. */
  readonly discriminant: number;
  readonly uninhabited: boolean;
  /** From the start of the enum. All of this variant's padding, also the bytes that are padding in every variant. */
  readonly padding: readonly Range[];
  readonly checks: readonly Check[];
  readonly pointers: readonly PointerAt[];
}

export type Tag =
  /** No variant has a value. */
  | { readonly k: 'none' }
  /** One variant is present; nothing is stored. */
  | { readonly k: 'single'; readonly variant: number }
  /** An integer of its own; `values[i]` as read with this size and sign. Any other value is invalid. */
  | {
      readonly k: 'direct';
      readonly offset: number;
      readonly size: IntSize;
      readonly signed: boolean;
      readonly values: readonly number[];
    }
  /**
   * Variants `first..=last` are encoded by the values `start..` (wrapping) of a field of variant `untagged`; every
   * other value means `untagged`. The bytes may hold a pointer. `variantAt` and `nicheValue` do the arithmetic.
   */
  | {
      readonly k: 'niche';
      readonly offset: number;
      readonly size: IntSize;
      readonly untagged: number;
      readonly first: number;
      readonly last: number;
      readonly start: bigint;
      /** `start` in two halves, for arithmetic in plain numbers. */
      readonly startLo: number;
      readonly startHi: number;
      /** The values that the field still may have, from and to in halves, wrapping; null: all. */
      readonly valid: readonly [fromLo: number, fromHi: number, toLo: number, toHi: number] | null;
    };

export type Shape =
  | { readonly k: 'scalar'; readonly prim: Prim }
  | { readonly k: 'fat'; readonly of: PtrOf; readonly pointee: Ty; readonly nonNull: boolean }
  | ({ readonly k: 'struct' } & Fields)
  | ({ readonly k: 'union' } & Fields)
  | { readonly k: 'array'; readonly of: Ty; readonly len: number; readonly stride: number }
  | { readonly k: 'enum'; readonly variants: readonly Variant[]; readonly tag: Tag };

export interface Layout {
  /** With regions erased. */
  readonly ty: Ty;
  readonly size: number;
  readonly align: number;
  readonly uninhabited: boolean;
  readonly shape: Shape;
  /** The largest niche that is left. */
  readonly niche: Niche | null;
  /** Bytes that mean something in some variant or union field; the rest is padding. */
  readonly data: readonly Range[];
  /** Bytes that every typed copy makes uninitialised. */
  readonly padding: readonly Range[];
  /** An enum inside has further padding in some variant (`Variant.padding`). */
  readonly paddingVaries: boolean;
  /** In order of offset. */
  readonly checks: readonly Check[];
  readonly pointers: readonly PointerAt[];
  readonly hasPointers: boolean;
  /** Some test beside initialised integers and raw pointers. */
  readonly needsCheck: boolean;
  /** Nothing but integer bytes, without padding: one test of initialised bytes, then a plain copy. */
  readonly plainInts: boolean;
  /** No `UnsafeCell` by value, zero-sized ones included. */
  readonly freeze: boolean;
  /** Bytes inside `UnsafeCell`; all of a union or an enum of several variants that is not `freeze` (Miri). */
  readonly cells: readonly Range[];
}

export interface EnumLayout extends Layout {
  readonly shape: Extract<Shape, { k: 'enum' }>;
}

/**
 * What a retag or a dereferenceability test needs of a pointee; has the fields of the aliasing models'
 * `PointeeInfo`. An unsized pointee (slice, str, CStr) has size 0 and the stride of its element.
 */
export interface Pointee {
  readonly ty: Ty;
  readonly size: number;
  readonly align: number;
  readonly stride: number;
  readonly freeze: boolean;
  readonly unpin: boolean;
  readonly cells: readonly Range[];
  readonly uninhabited: boolean;
}

/** Why a type has no layout. `code` is rustc's where it has one. */
export interface LayoutError {
  readonly k: 'layout-error';
  /** E0072: infinite size. E0277: no size at compile time. `too-big`: larger than the target's largest object. */
  readonly code: 'E0072' | 'E0277' | 'too-big' | 'unknown-type';
  readonly message: string;
  /** The type at fault; for E0072 the types of the cycle, in order. */
  readonly tys: readonly Ty[];
}

/** Which field order and which niches of `repr(Rust)`. `talk`: as the Omniglot talk draws them (hypothetical). */
export type LayoutMode = 'rustc' | 'talk';
