/**
 * C's types as the checker sees them (C11 6.2.5): what the machine's types do not tell apart (`char` from
 * `signed char`, `long` from `long long`, qualifiers, incomplete types) is kept apart here.
 */
import { adtDef, type AdtDef } from '../../model/types.js';
import type { Span } from '../../model/span.js';

export type IntKind =
  | 'bool'
  | 'char'
  | 'schar'
  | 'uchar'
  | 'short'
  | 'ushort'
  | 'int'
  | 'uint'
  | 'long'
  | 'ulong'
  | 'llong'
  | 'ullong';

/** A type with its qualifier. An array is never qualified itself, its elements are (6.7.3p9). */
export interface QTy {
  readonly ty: CTy;
  readonly const: boolean;
  readonly volatile?: boolean;
}

export interface CVoid {
  readonly k: 'void';
}
export interface CInt {
  readonly k: 'int';
  readonly kind: IntKind;
}
export interface CEnum {
  readonly k: 'enum';
  readonly def: EnumDef;
}
export interface CPointer {
  readonly k: 'pointer';
  readonly to: QTy;
}
/** `len` is null while it is unknown: an incomplete type, or a flexible member. */
export interface CArray {
  readonly k: 'array';
  readonly of: QTy;
  readonly len: number | null;
}
export interface CFunction {
  readonly k: 'function';
  readonly ret: CTy;
  /** Unqualified, arrays and functions adjusted to pointers (6.7.6.3p7-8). */
  readonly params: readonly CTy[];
  readonly variadic: boolean;
  /** False for `()` in a declaration: nothing is known about parameters. */
  readonly prototype: boolean;
}
export interface CRecord {
  readonly k: 'record';
  readonly def: RecordDef;
}
export type CTy = CVoid | CInt | CEnum | CPointer | CArray | CFunction | CRecord;

export interface EnumDef {
  readonly name: string | null;
  /** The compatible integer type (6.7.2.2p4): gcc and clang take `int` if some constant is negative. */
  signed: boolean;
  complete: boolean;
  readonly span: Span;
}

export interface Member {
  /** Null: an anonymous struct or union, whose members are found as if they were the outer one's (6.7.2.1p13). */
  readonly name: string | null;
  readonly q: QTy;
  readonly span: Span;
}

export interface RecordDef {
  readonly tag: 'struct' | 'union';
  readonly name: string | null;
  /** Null while incomplete. */
  members: readonly Member[] | null;
  readonly adt: AdtDef;
  readonly span: Span;
}

export const newRecord = (
  tag: 'struct' | 'union',
  name: string | null,
  shown: string,
  span: Span,
): RecordDef => ({
  tag,
  name,
  members: null,
  adt: adtDef(shown, 'c', tag),
  span,
});

export const voidTy: CVoid = { k: 'void' };
const kinds: readonly IntKind[] = [
  ...(['bool', 'char', 'schar', 'uchar', 'short', 'ushort', 'int', 'uint'] as const),
  ...(['long', 'ulong', 'llong', 'ullong'] as const),
];
const ints = new Map<IntKind, CInt>(kinds.map((kind) => [kind, { k: 'int', kind }]));
export const intTy = (kind: IntKind): CInt => ints.get(kind) ?? { k: 'int', kind };
export const int = intTy('int');
export const bool = intTy('bool');
export const char = intTy('char');

export const q = (ty: CTy, isConst = false, isVolatile = false): QTy =>
  isVolatile ? { ty, const: isConst, volatile: true } : { ty, const: isConst };
/** Another type with the same qualifiers. */
export const qualifiedAs = (of: QTy, ty: CTy): QTy => q(ty, of.const, of.volatile);
export const pointerTo = (to: QTy): CPointer => ({ k: 'pointer', to });
export const voidPointer = pointerTo(q(voidTy));

/** The same type, further qualified; of an array, its elements are (6.7.3p9). */
export const qualified = (of: QTy, isConst: boolean, isVolatile: boolean): QTy =>
  of.ty.k === 'array'
    ? q({ ...of.ty, of: qualified(of.ty.of, isConst, isVolatile) })
    : q(of.ty, of.const || isConst, of.volatile === true || isVolatile);
export const constQualified = (of: QTy): QTy => qualified(of, true, false);

/** The whole object is const-qualified; of an array its elements are. */
export const isConstObject = (of: QTy): boolean => (of.ty.k === 'array' ? isConstObject(of.ty.of) : of.const);

/** Is an object of this type, or a part of it, const-qualified, so that it cannot be assigned (6.3.2.1p1)? */
export const hasConst = (of: QTy): boolean => {
  if (of.const) return true;
  if (of.ty.k === 'array') return hasConst(of.ty.of);
  return of.ty.k === 'record' && (of.ty.def.members?.some((m) => hasConst(m.q)) ?? false);
};

export const isInteger = (t: CTy): t is CInt | CEnum => t.k === 'int' || t.k === 'enum';
export const isScalar = (t: CTy): boolean => isInteger(t) || t.k === 'pointer';
export const isVoidPointer = (t: CTy): boolean => t.k === 'pointer' && t.to.ty.k === 'void';
export const isFunctionPointer = (t: CTy): boolean => t.k === 'pointer' && t.to.ty.k === 'function';
export const isCharacter = (t: CTy): boolean =>
  t.k === 'int' && (t.kind === 'char' || t.kind === 'schar' || t.kind === 'uchar');

/** Complete enough to have a size (6.2.5p1, p22). */
export const isComplete = (t: CTy): boolean => {
  switch (t.k) {
    case 'void':
    case 'function':
      return false;
    case 'array':
      return t.len !== null && isComplete(t.of.ty);
    case 'record':
      return t.def.members !== null;
    case 'enum':
      return t.def.complete;
    case 'int':
    case 'pointer':
      return true;
  }
};
