/** C's arithmetic: signed overflow, division by zero and bad shifts are undefined; unsigned arithmetic wraps. */
import { reg, Loc } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { ub } from '../../../model/faults.js';
import type { Instr } from '../../../model/core/code.js';
import {
  AND,
  arith,
  compareHolds,
  DIV,
  EQ,
  GE,
  intResult,
  inRange,
  LT,
  MUL,
  MULW,
  NE,
  order,
  putResult,
  REM,
  SHL,
  SHR,
  OR,
  XOR,
  ADDW,
  SUBW,
  wrap,
  wrapBig,
  type IntResult,
} from '../../core/ints.js';
import { bothLive, defined, type P } from '../../core/premises.js';
import { isPointerScalar, notEnded } from './values.js';

const noOverflow: P<[IntResult]> = {
  name: 'no-overflow',
  sentence: 'The result is in the range of the signed type.',
  fault: ub('overflow'),
  holds: (_m, r) => r.fits,
  tex: (r) => `${r} \\in \\tau`,
  reason: () => 'the result is not representable in the type',
};

const nonZeroDivisor: P<[number]> = {
  name: 'non-zero-divisor',
  sentence: 'The divisor is not zero.',
  fault: ub('division'),
  holds: (m, y) => m.num[y] !== 0,
  tex: (y) => `${y} \\neq 0`,
  reason: () => 'division by zero',
};

const quotientFits: P<[IntResult]> = {
  name: 'quotient-fits',
  sentence: 'The quotient is representable.',
  fault: ub('division'),
  holds: (_m, r) => r.fits,
  tex: (r) => `${r} \\in \\tau`,
  reason: () => 'the quotient of the least value by -1 is not representable',
};

const shiftInRange: P<[number, number]> = {
  name: 'shift-in-range',
  sentence: 'The shift count is not negative and below the width.',
  fault: ub('shift'),
  holds: (m, y, bits) => m.num[y]! >= 0 && m.num[y]! < bits,
  tex: (y, n) => `0 \\le ${y} < ${n}`,
  reason: (m, y, bits) => `a shift by ${m.num[y]!} of a type of ${bits} bits`,
};

/** C11 6.5.7p4: a signed left shift needs a non-negative value whose product with the power of two is representable. */
const shiftRepresentable: P<[number, IntResult]> = {
  name: 'shift-representable',
  sentence: 'A signed value that is shifted left is not negative, and the result is representable.',
  fault: ub('shift'),
  holds: (m, x, r) => r.fits && !(m.num[x]! < 0),
  tex: (x) => `${x} \\ge 0 \\wedge ${x} \\cdot 2^y \\in \\tau`,
  reason: () => 'the shifted value is negative or the result is not representable',
};

const scratch = () => ({ r: intResult(), x: 0, y: 0, d: 0, bits: 0 });
type B = ReturnType<typeof scratch>;
const bind = (m: Machine, i: Instr, b: B): void => {
  b.x = reg(m, i.a);
  b.y = reg(m, i.b);
  b.d = reg(m, i.dst);
  b.bits = i.sc!.size * 8;
  arith(m, b.r, i.op, b.x, b.y, i.sc!.size, i.sc!.signed);
};
const then = (m: Machine, b: B): void => putResult(m, b.d, b.r);
const tex = (op: string) => ({
  from: `\\langle d \\gets x ${op} y;\\, \\rho \\rangle`,
  to: '\\langle \\rho[d \\mapsto r] \\rangle',
});
const isPointer = (i: Instr): boolean => isPointerScalar(i.sc!);

export const signedArith = rule('C-Arith-Signed', 'c', 'bin', {
  sentence: 'Signed addition, subtraction and multiplication must stay in range.',
  cite: 'C11 6.5p5',
  when: (i) => i.op <= MUL && i.sc!.signed,
  scratch: scratch(),
  bind,
  premises: (need) => [need(defined, 'x'), need(defined, 'y'), need(noOverflow, 'r')],
  then,
  tex: tex('\\oplus'),
});

export const unsignedArith = rule('C-Arith-Unsigned', 'c', 'bin', {
  sentence: 'Unsigned arithmetic and bitwise operations work modulo the width.',
  cite: 'C11 6.2.5p9',
  when: (i) =>
    i.op <= MUL ||
    i.op === AND ||
    i.op === OR ||
    i.op === XOR ||
    i.op === ADDW ||
    i.op === SUBW ||
    i.op === MULW,
  scratch: scratch(),
  bind,
  premises: (need) => [need(defined, 'x'), need(defined, 'y')],
  then,
  tex: tex('\\oplus_{2^n}'),
});

export const divide = rule('C-Divide', 'c', 'bin', {
  sentence: 'Division truncates towards zero; the divisor is not zero and the quotient is representable.',
  cite: 'C11 6.5.5p5-6',
  when: (i) => i.op === DIV || i.op === REM,
  scratch: { ...scratch(), q: intResult() },
  bind(m, i, b) {
    bind(m, i, b);
    arith(m, b.q, DIV, b.x, b.y, i.sc!.size, i.sc!.signed);
  },
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'y'),
    need(nonZeroDivisor, 'y'),
    need(quotientFits, 'q'),
  ],
  then,
  tex: tex('\\div'),
});

export const shiftLeftSigned = rule('C-Shift-Left-Signed', 'c', 'bin', {
  sentence: 'A signed left shift neither starts negative nor leaves the range.',
  cite: 'C11 6.5.7p3-4',
  when: (i) => i.op === SHL && i.sc!.signed,
  scratch: { ...scratch(), exact: intResult() },
  bind(m, i, b) {
    bind(m, i, b);
    const y = m.num[b.y]!;
    const exact = m.big(b.x) << BigInt(y >= 0 && y < b.bits ? y : 0);
    b.exact.fits = wrapBig(exact, i.sc!.size, true) === exact;
  },
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'y'),
    need(shiftInRange, 'y', 'bits'),
    need(shiftRepresentable, 'x', 'exact'),
  ],
  then,
  tex: tex('\\ll'),
});

export const shift = rule('C-Shift', 'c', 'bin', {
  sentence: 'A shift by the width or more, or by a negative count, is undefined.',
  cite: 'C11 6.5.7p3',
  when: (i) => i.op === SHL || i.op === SHR,
  scratch: scratch(),
  bind,
  premises: (need) => [need(defined, 'x'), need(defined, 'y'), need(shiftInRange, 'y', 'bits')],
  then,
  tex: tex('\\gg'),
});

export const comparePointers = rule('C-Compare-Pointers', 'c', 'bin', {
  sentence: 'Only pointers into one object are ordered.',
  cite: 'C11 6.5.8p5',
  when: (i) => isPointer(i) && i.op >= LT && i.op <= GE,
  scratch: { p: new Loc(), q: new Loc(), x: 0, y: 0, d: 0, op: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.y = reg(m, i.b);
    b.p.at(m, b.x, 0, 0, 1);
    b.q.at(m, b.y, 0, 0, 1);
    b.d = reg(m, i.dst);
    b.op = i.op;
  },
  premises: (need) => [need(defined, 'x'), need(defined, 'y'), need(bothLive, 'p', 'q')],
  then(m, b) {
    m.setInt(b.d, compareHolds(b.op, order(m, b.x, b.y)) ? 1 : 0);
  },
  tex: tex('\\lessgtr'),
});

export const equalPointers = rule('C-Equal-Pointers', 'c', 'bin', {
  sentence: 'Pointers are tested for equality by address; a pointer to what has ended has no value to test.',
  cite: 'C11 6.5.9p6, 6.2.4p2, J.2',
  when: (i) => isPointer(i) && (i.op === EQ || i.op === NE),
  scratch: { p: new Loc(), q: new Loc(), x: 0, y: 0, d: 0, op: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.y = reg(m, i.b);
    b.p.at(m, b.x, 0, 0, 1);
    b.q.at(m, b.y, 0, 0, 1);
    b.d = reg(m, i.dst);
    b.op = i.op;
  },
  premises: (need) => [need(defined, 'x'), need(defined, 'y'), need(notEnded, 'p'), need(notEnded, 'q')],
  then(m, b) {
    m.setInt(b.d, compareHolds(b.op, order(m, b.x, b.y)) ? 1 : 0);
  },
  tex: tex('='),
});

export const compare = rule('C-Compare', 'c', 'bin', {
  sentence: 'Numbers are compared.',
  cite: 'C11 6.5.8, 6.5.9',
  when: (i) => i.op >= EQ && i.op <= GE && !isPointer(i),
  scratch: { c: 0, x: 0, y: 0, d: 0, op: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.y = reg(m, i.b);
    b.c = order(m, b.x, b.y);
    b.d = reg(m, i.dst);
    b.op = i.op;
  },
  premises: (need) => [need(defined, 'x'), need(defined, 'y')],
  then(m, b) {
    m.setInt(b.d, compareHolds(b.op, b.c) ? 1 : 0);
  },
  tex: tex('\\lessgtr'),
});

export const negateSigned = rule('C-Negate', 'c', 'un', {
  sentence: 'Negation of a signed value must stay in range; of an unsigned one it wraps.',
  cite: 'C11 6.5.3.3p3, 6.5p5',
  when: (i) => i.op === 0,
  scratch: { r: intResult(), x: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
    const sc = i.sc!;
    const v = m.num[b.x]!;
    b.r.isBig = v !== v || sc.size === 8;
    if (b.r.isBig) {
      const exact = -m.big(b.x);
      b.r.big = wrapBig(exact, sc.size, sc.signed);
      b.r.fits = !sc.signed || b.r.big === exact;
      return;
    }
    b.r.fits = !sc.signed || inRange(-v, sc.size, sc.signed);
    b.r.value = wrap(-v, sc.size, sc.signed);
  },
  premises: (need) => [need(defined, 'x'), need(noOverflow, 'r')],
  then(m, b) {
    putResult(m, b.d, b.r);
  },
  tex: { from: '\\langle d \\gets -x \\rangle', to: '\\langle \\rho[d \\mapsto r] \\rangle' },
});

export const cArithRules = [
  signedArith,
  unsignedArith,
  divide,
  shiftLeftSigned,
  shift,
  comparePointers,
  equalPointers,
  compare,
  negateSigned,
];
