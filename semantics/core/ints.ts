/** Integer arithmetic of both languages on values that are numbers up to 2^53 and bigints beyond. */
import type { BinOp } from '../../model/core/mir.js';
import type { Machine } from '../machine/machine.js';

export const ops: readonly BinOp[] = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '^',
  '<<',
  '>>',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+wrap',
  '-wrap',
  '*wrap',
];
export const opCode = (op: BinOp): number => ops.indexOf(op);
export const ADD = 0,
  SUB = 1,
  MUL = 2,
  DIV = 3,
  REM = 4,
  AND = 5,
  OR = 6,
  XOR = 7,
  SHL = 8,
  SHR = 9,
  EQ = 10,
  NE = 11,
  LT = 12,
  LE = 13,
  GT = 14,
  GE = 15,
  ADDW = 16,
  SUBW = 17,
  MULW = 18;

/** A result in the making: reused, one per rule. `exact` is the mathematical result where it is needed. */
export interface IntResult {
  value: number;
  big: bigint;
  isBig: boolean;
  /** The mathematical result is in the range of the type. */
  fits: boolean;
}
export const intResult = (): IntResult => ({ value: 0, big: 0n, isBig: false, fits: true });

const minOf = (size: number, signed: boolean): number => (signed ? -(2 ** (size * 8 - 1)) : 0);
const maxOf = (size: number, signed: boolean): number => 2 ** (signed ? size * 8 - 1 : size * 8) - 1;
const mins = [1, 2, 4].map((s) => [minOf(s, false), minOf(s, true)]);
const maxs = [1, 2, 4].map((s) => [maxOf(s, false), maxOf(s, true)]);
const row = (size: number): number => (size === 1 ? 0 : size === 2 ? 1 : 2);

export const inRange = (v: number, size: number, signed: boolean): boolean => {
  const k = signed ? 1 : 0;
  return v >= mins[row(size)]![k]! && v <= maxs[row(size)]![k]!;
};

/** Two's complement truncation of a number to at most 32 bits. `v` must be a safe integer. */
export const wrap = (v: number, size: number, signed: boolean): number => {
  const low = v >= -0x80000000 && v <= 0xffffffff ? v | 0 : Number(BigInt.asIntN(32, BigInt(v)));
  if (size === 4) return signed ? low : low >>> 0;
  if (size === 2) return signed ? (low << 16) >> 16 : low & 0xffff;
  return signed ? (low << 24) >> 24 : low & 0xff;
};

export const wrapBig = (v: bigint, size: number, signed: boolean): bigint =>
  signed ? BigInt.asIntN(size * 8, v) : BigInt.asUintN(size * 8, v);

const setBig = (r: IntResult, exact: bigint, size: number, signed: boolean): void => {
  const v = wrapBig(exact, size, signed);
  r.fits = v === exact;
  const n = Number(v);
  r.isBig = !Number.isSafeInteger(n);
  r.value = r.isBig ? NaN : n;
  r.big = v;
};

const setSmall = (r: IntResult, exact: number, size: number, signed: boolean): void => {
  r.isBig = false;
  if (size === 8) {
    r.fits = signed || exact >= 0;
    if (r.fits) r.value = exact;
    else setBig(r, BigInt(exact), 8, false);
    return;
  }
  r.fits = inRange(exact, size, signed);
  r.value = r.fits ? exact : wrap(exact, size, signed);
};

const bigOp = (op: number, x: bigint, y: bigint): bigint => {
  switch (op) {
    case ADD:
    case ADDW:
      return x + y;
    case SUB:
    case SUBW:
      return x - y;
    case MUL:
    case MULW:
      return x * y;
    case DIV:
      return y === 0n ? 0n : x / y;
    case REM:
      return y === 0n ? 0n : x % y;
    case AND:
      return x & y;
    case OR:
      return x | y;
    case XOR:
      return x ^ y;
    case SHL:
      return x << (y & 63n);
    default:
      return x >> (y & 63n);
  }
};

/** `x op y` at an integer type, on absolute registers. Shifts take their count modulo the width; tests are premises'. */
export const arith = (
  m: Machine,
  r: IntResult,
  op: number,
  x: number,
  y: number,
  size: number,
  signed: boolean,
): void => {
  const a = m.num[x]!,
    b = m.num[y]!;
  if (size < 8) {
    switch (op) {
      case ADD:
      case ADDW:
        return setSmall(r, a + b, size, signed);
      case SUB:
      case SUBW:
        return setSmall(r, a - b, size, signed);
      case MUL:
      case MULW: {
        const p = a * b;
        if (Number.isSafeInteger(p)) return setSmall(r, p, size, signed);
        return setBig(r, BigInt(a) * BigInt(b), size, signed);
      }
      case DIV:
        return setSmall(r, b === 0 ? 0 : Math.trunc(a / b) + 0, size, signed);
      case REM:
        return setSmall(r, b === 0 ? 0 : (a % b) + 0, size, signed);
      case AND:
        return setSmall(r, wrap(a & b, size, signed), size, signed);
      case OR:
        return setSmall(r, wrap(a | b, size, signed), size, signed);
      case XOR:
        return setSmall(r, wrap(a ^ b, size, signed), size, signed);
      case SHL: {
        const n = b & (size * 8 - 1);
        return setSmall(r, wrap(a << n, size, signed), size, signed);
      }
      default: {
        const n = b & (size * 8 - 1);
        return setSmall(r, signed ? a >> n : a >>> n, size, signed);
      }
    }
  }
  // Numbers stay numbers while the exact result is a safe integer: most 64-bit arithmetic.
  if (op <= MUL || op >= ADDW) {
    const v = op === ADD || op === ADDW ? a + b : op === SUB || op === SUBW ? a - b : a * b;
    if (Number.isSafeInteger(v)) return setSmall(r, v, 8, signed);
  }
  setBig(r, bigOp(op, m.big(x), m.big(y)), 8, signed);
};

/** -1, 0, 1. */
export const order = (m: Machine, x: number, y: number): number => {
  const a = m.num[x]!,
    b = m.num[y]!;
  if (a === a && b === b) return a < b ? -1 : a > b ? 1 : 0;
  const p = m.big(x),
    q = m.big(y);
  return p < q ? -1 : p > q ? 1 : 0;
};

export const compareHolds = (op: number, c: number): boolean => {
  switch (op) {
    case EQ:
      return c === 0;
    case NE:
      return c !== 0;
    case LT:
      return c < 0;
    case LE:
      return c <= 0;
    case GT:
      return c > 0;
    default:
      return c >= 0;
  }
};

export const putResult = (m: Machine, dst: number, r: IntResult): void => {
  if (r.isBig) return m.setBig(dst, r.big);
  m.setInt(dst, r.value);
};
