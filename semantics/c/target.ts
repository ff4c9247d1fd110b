/** What hangs on the target: ranks, widths, the machine's types behind C's. */
import type { Layouts } from '../../model/layout/index.js';
import { isLayoutError } from '../../model/layout/index.js';
import type { Target } from '../../model/target.js';
import { intSize } from '../../model/target.js';
import * as m from '../../model/types.js';
import { int, intTy, isComplete, type CInt, type CTy, type IntKind } from './types.js';

/**
 * `long` is the machine's pointer-sized integer: it is as wide on both targets, and the three types of 32 or 64 bits
 * stay three, as effective types want it.
 */
const machineInts: Readonly<Record<Exclude<IntKind, 'char' | 'bool'>, m.IntTy>> = {
  schar: m.i8,
  uchar: m.u8,
  short: m.i16,
  ushort: m.u16,
  int: m.i32,
  uint: m.u32,
  long: m.isize,
  ulong: m.usize,
  llong: m.i64,
  ullong: m.u64,
};

const ranks: readonly (readonly IntKind[])[] = [
  ['bool'],
  ['char', 'schar', 'uchar'],
  ['short', 'ushort'],
  ['int', 'uint'],
  ['long', 'ulong'],
  ['llong', 'ullong'],
];
/** Conversion rank (6.3.1.1p1). */
const rank = (k: IntKind): number => ranks.findIndex((r) => r.includes(k));

const unsignedOf: Partial<Record<IntKind, IntKind>> = {
  char: 'uchar',
  schar: 'uchar',
  short: 'ushort',
  int: 'uint',
  long: 'ulong',
  llong: 'ullong',
};
export const toUnsigned = (t: CInt): CInt => intTy(unsignedOf[t.kind] ?? t.kind);

/** The integer type that an enumeration is compatible with; an integer type itself. */
export const asInt = (t: CTy): CInt =>
  t.k === 'int' ? t : t.k === 'enum' ? intTy(t.def.signed ? 'int' : 'uint') : int;

/** `size_t`, `ptrdiff_t` and what else is as wide as a pointer: `long` on lp64, `int` on 32-bit Arm. */
export const sizeT = (target: Target): CInt => intTy(target.pointerSize === 8 ? 'ulong' : 'uint');
export const ptrdiffT = (target: Target): CInt => intTy(target.pointerSize === 8 ? 'long' : 'int');
export const exactInt = (target: Target, bits: number, signed: boolean): CInt => {
  if (bits === 8) return intTy(signed ? 'schar' : 'uchar');
  if (bits === 16) return intTy(signed ? 'short' : 'ushort');
  if (bits === 32) return intTy(signed ? 'int' : 'uint');
  if (target.longBits === 64) return intTy(signed ? 'long' : 'ulong');
  return intTy(signed ? 'llong' : 'ullong');
};

export class Widths {
  readonly layouts: Layouts;
  readonly target: Target;

  constructor(layouts: Layouts) {
    this.layouts = layouts;
    this.target = layouts.target;
  }

  machineInt(t: CInt): m.IntTy | m.BoolTy {
    if (t.kind === 'bool') return m.bool;
    if (t.kind === 'char') return this.target.charSigned ? m.i8 : m.u8;
    return machineInts[t.kind];
  }

  isSigned(t: CTy): boolean {
    const x = this.machineInt(asInt(t));
    return x.k === 'int' && x.signed;
  }

  /** Bytes of an integer type. */
  bytes(t: CTy): number {
    const x = this.machineInt(asInt(t));
    return x.k === 'bool' ? 1 : intSize(this.target, x);
  }

  /** The values of an integer type (6.2.6.2). */
  range(t: CTy): readonly [min: bigint, max: bigint] {
    const i = asInt(t);
    if (i.kind === 'bool') return [0n, 1n];
    const bits = BigInt(this.bytes(i) * 8);
    return this.isSigned(i) ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
  }

  fits(v: bigint, t: CTy): boolean {
    const [min, max] = this.range(t);
    return v >= min && v <= max;
  }

  /** Conversion to an integer type (6.3.1.3; to signed types modulo the width, as gcc and clang document). */
  wrap(v: bigint, t: CTy): bigint {
    const i = asInt(t);
    if (i.kind === 'bool') return v === 0n ? 0n : 1n;
    const bits = this.bytes(i) * 8;
    return this.isSigned(i) ? BigInt.asIntN(bits, v) : BigInt.asUintN(bits, v);
  }

  /** The integer promotions (6.3.1.1p2). */
  promote(t: CTy): CInt {
    const i = asInt(t);
    if (rank(i.kind) >= rank('int')) return i;
    const [min, max] = this.range(int);
    const [low, high] = this.range(i);
    return low >= min && high <= max ? int : intTy('uint');
  }

  /** The usual arithmetic conversions (6.3.1.8). */
  common(a: CTy, b: CTy): CInt {
    const x = this.promote(a);
    const y = this.promote(b);
    if (x.kind === y.kind) return x;
    const signedX = this.isSigned(x);
    const signedY = this.isSigned(y);
    if (signedX === signedY) return rank(x.kind) >= rank(y.kind) ? x : y;
    const [u, s] = signedX ? [y, x] : [x, y];
    if (rank(u.kind) >= rank(s.kind)) return u;
    const [, highU] = this.range(u);
    const [, highS] = this.range(s);
    return highS >= highU ? s : toUnsigned(s);
  }

  /** The machine's type: what layouts, instructions and signatures are made of. */
  machine(t: CTy): m.Ty {
    switch (t.k) {
      case 'void':
        return m.unit;
      case 'int':
      case 'enum':
        return this.machineInt(asInt(t));
      case 'pointer':
        return t.to.ty.k === 'function' ? this.machine(t.to.ty) : m.rawTo(this.machine(t.to.ty), !t.to.const);
      case 'array':
        return m.arrayOf(this.machine(t.of.ty), t.len ?? 0);
      case 'function':
        return m.fnOf(
          t.params.map((p) => this.machine(p)),
          this.machine(t.ret),
          'C',
          { variadic: t.variadic },
        );
      case 'record':
        return m.adt(t.def.adt);
    }
  }

  /** Size and alignment in bytes, or why the type has none. */
  layout(t: CTy): { readonly size: number; readonly align: number } | string {
    if (!isComplete(t)) return 'incomplete';
    const l = this.layouts.find(this.machine(t));
    return isLayoutError(l) ? l.message : l;
  }
}
