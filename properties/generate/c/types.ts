/** Integer types as the generator of C counts with them: ranges that hold on both targets. */
import * as c from '../../../model/c/build.js';
import type { BasicName, Expression, TypeName } from '../../../model/c/syntax.js';

export interface IntType {
  readonly name: BasicName;
  readonly lo: bigint;
  readonly hi: bigint;
  readonly type: TypeName;
  /** `long` has two widths: what is read from it is converted at once. */
  readonly wide: boolean;
}

const of = (name: BasicName, bits: number, signed: boolean, wide = false): IntType => ({
  name,
  lo: signed ? -(1n << BigInt(bits - 1)) : 0n,
  hi: (1n << BigInt(signed ? bits - 1 : bits)) - 1n,
  type: c.typeName(c.basic(name)),
  wide,
});

export const int = of('int', 32, true);
export const uint = of('unsigned int', 32, false);
export const llong = of('long long', 64, true);
export const ullong = of('unsigned long long', 64, false);
export const uchar = of('unsigned char', 8, false);
export const char = of('char', 8, true);
export const short = of('short', 16, true);
export const bool = of('_Bool', 1, false);

/** The smallest first. */
export const intTypes: readonly IntType[] = [
  int,
  uint,
  char,
  short,
  uchar,
  llong,
  ullong,
  of('unsigned short', 16, false),
  of('signed char', 8, true),
  bool,
  of('long', 64, true, true),
  of('unsigned long', 64, false, true),
];

/** What arithmetic is done in: the types that promotion and the usual conversions end in (6.3.1.8). */
const ranks: readonly IntType[] = [int, uint, llong, ullong];

export const isSigned = (t: IntType): boolean => t.lo < 0n;
export const bits = (t: IntType): number => (t === int || t === uint ? 32 : 64);
/** Each rank's signed type comes before its unsigned one, and the wider rank holds all of the narrower. */
export const common = (a: IntType, b: IntType): IntType => (ranks.indexOf(a) > ranks.indexOf(b) ? a : b);

/** An expression of one of the four types that arithmetic is done in, with bounds of its value. */
export interface Value {
  readonly e: Expression;
  readonly t: IntType;
  readonly lo: bigint;
  readonly hi: bigint;
}

export const whole = (e: Expression, t: IntType): Value => ({ e, t, lo: t.lo, hi: t.hi });
export const within = (e: Expression, t: IntType, lo: bigint, hi: bigint): Value =>
  lo >= t.lo && hi <= t.hi ? { e, t, lo, hi } : whole(e, t);

/** The value of an object, as operands see it. */
export const read = (e: Expression, t: IntType): Value => {
  if (t.wide) return whole(c.cast(isSigned(t) ? llong.type : ullong.type, e), isSigned(t) ? llong : ullong);
  const promoted = ranks.includes(t) ? t : int;
  return within(e, promoted, t.lo, t.hi);
};

/** Converted to `t`: values that it lacks wrap round (6.3.1.3p2; signed ones too, as every compiler here does). */
export const to = (v: Value, t: IntType): Value =>
  v.t === t ? v : within(c.cast(t.type, v.e), t, v.lo, v.hi);
/** The bounds after an implicit conversion. */
export const seenAs = (v: Value, t: IntType): Value => within(v.e, t, v.lo, v.hi);

const suffix = (t: IntType): '' | 'u' | 'll' | 'ull' =>
  t === uint ? 'u' : t === llong ? 'll' : t === ullong ? 'ull' : '';

/** The least value of a signed type has no literal of its own. */
export const literal = (n: bigint, t: IntType): Value => {
  const plain = (m: bigint): Expression => c.integer(m, suffix(t));
  const e =
    n >= 0n
      ? plain(n)
      : n === t.lo && t.lo < -1000n
        ? c.binary('-', c.unary('-', plain(-(n + 1n))), plain(1n))
        : c.unary('-', plain(-n));
  return { e, t, lo: n, hi: n };
};
