/** Rust's arithmetic: what overflows, divides by zero or shifts too far panics (debug assertions on). */
import { reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { panics } from '../../../model/faults.js';
import type { Instr } from '../../../model/core/code.js';
import {
  ADD,
  ADDW,
  AND,
  arith,
  compareHolds,
  DIV,
  EQ,
  GE,
  intResult,
  inRange,
  MUL,
  order,
  putResult,
  REM,
  SHL,
  SHR,
  SUB,
  wrap,
  wrapBig,
  XOR,
  OR,
  MULW,
  SUBW,
  type IntResult,
} from '../../core/ints.js';
import type { P } from '../../core/premises.js';

const names: Readonly<Record<number, string>> = {
  [ADD]: 'add',
  [SUB]: 'subtract',
  [MUL]: 'multiply',
  [DIV]: 'divide',
  [REM]: 'calculate the remainder',
  [SHL]: 'shift left',
  [SHR]: 'shift right',
};
const opName = (op: number): string => names[op] ?? 'negate';

const noOverflow: P<[IntResult, number]> = {
  name: 'no-overflow',
  sentence: 'The result is in the range of the type.',
  fault: panics('overflow'),
  holds: (_m, r) => r.fits,
  tex: (r) => `${r} \\in \\tau`,
  reason: (_m, _r, op) => `attempt to ${opName(op)} with overflow`,
};

const nonZeroDivisor: P<[number, number]> = {
  name: 'non-zero-divisor',
  sentence: 'The divisor is not zero.',
  fault: panics('division'),
  holds: (m, y) => m.num[y] !== 0,
  tex: (y) => `${y} \\neq 0`,
  reason: (_m, _y, op) =>
    op === DIV ? 'attempt to divide by zero' : 'attempt to calculate the remainder with a divisor of zero',
};

const shiftInRange: P<[number, number, number]> = {
  name: 'shift-in-range',
  sentence: 'The shift count is below the width.',
  fault: panics('overflow'),
  holds: (m, y, bits) => m.num[y]! >= 0 && m.num[y]! < bits,
  tex: (y, n) => `0 \\le ${y} < ${n}`,
  reason: (_m, _y, _n, op) => `attempt to ${opName(op)} with overflow`,
};

const scratch = () => ({ r: intResult(), x: 0, y: 0, d: 0, op: 0, bits: 0 });
type B = ReturnType<typeof scratch>;
const bind = (m: Machine, i: Instr, b: B): void => {
  b.x = reg(m, i.a);
  b.y = reg(m, i.b);
  b.d = reg(m, i.dst);
  b.op = i.op;
  const sc = i.sc!;
  b.bits = sc.size * 8;
  arith(m, b.r, i.op, b.x, b.y, sc.size, sc.signed);
};
const then = (m: Machine, b: B): void => putResult(m, b.d, b.r);
const tex = (op: string) => ({
  from: `\\langle d \\gets x ${op} y;\\, \\rho \\rangle`,
  to: '\\langle \\rho[d \\mapsto r] \\rangle',
});

export const plus = rule('R-Arith', 'rust', 'bin', {
  sentence: 'Addition, subtraction and multiplication give the exact result, or panic.',
  cite: 'Rust Reference, operator expressions: overflow',
  when: (i) => i.op <= MUL,
  scratch: scratch(),
  bind,
  premises: (need) => [need(noOverflow, 'r', 'op')],
  then,
  tex: tex('\\oplus'),
});

export const divide = rule('R-Divide', 'rust', 'bin', {
  sentence: 'Division and remainder truncate towards zero; by zero, or of the least value by -1, they panic.',
  cite: 'Rust Reference, arithmetic operators',
  when: (i) => i.op === DIV || i.op === REM,
  scratch: { ...scratch(), q: intResult() },
  bind(m, i, b) {
    bind(m, i, b);
    // The remainder of MIN by -1 is 0, yet it overflows as the quotient does.
    arith(m, b.q, DIV, b.x, b.y, i.sc!.size, i.sc!.signed);
  },
  premises: (need) => [need(nonZeroDivisor, 'y', 'op'), need(noOverflow, 'q', 'op')],
  then,
  tex: tex('\\div'),
});

export const shift = rule('R-Shift', 'rust', 'bin', {
  sentence: 'A shift by the width or more panics.',
  cite: 'Rust Reference, operator expressions: overflow',
  when: (i) => i.op === SHL || i.op === SHR,
  scratch: scratch(),
  bind,
  premises: (need) => [need(shiftInRange, 'y', 'bits', 'op')],
  then,
  tex: tex('\\ll'),
});

export const bits = rule('R-Bits', 'rust', 'bin', {
  sentence: 'Bitwise operations and wrapping arithmetic work modulo the width.',
  cite: 'Rust Reference, bitwise operators; std, wrapping_add',
  when: (i) => i.op === AND || i.op === OR || i.op === XOR || i.op === ADDW || i.op === SUBW || i.op === MULW,
  scratch: scratch(),
  bind,
  then,
  tex: tex('\\&'),
});

export const compare = rule('R-Compare', 'rust', 'bin', {
  sentence: 'Integers, bools, chars and addresses are compared.',
  cite: 'Rust Reference, comparison operators',
  when: (i) => i.op >= EQ && i.op <= GE,
  scratch: { c: 0, d: 0, op: 0 },
  bind(m, i, b) {
    b.c = order(m, reg(m, i.a), reg(m, i.b));
    b.d = reg(m, i.dst);
    b.op = i.op;
  },
  then(m, b) {
    m.setInt(b.d, compareHolds(b.op, b.c) ? 1 : 0);
  },
  tex: tex('\\lessgtr'),
});

/** Unary operators: 0 negate, 1 not (bitwise on integers, logical on bool: `sc.kind`). */
export const NEG = 0,
  NOT = 1;

export const negate = rule('R-Negate', 'rust', 'un', {
  sentence: 'Negation of the least value panics.',
  cite: 'Rust Reference, negation operators',
  when: (i) => i.op === NEG,
  scratch: { r: intResult(), x: 0, d: 0, op: -1 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
    const sc = i.sc!;
    const v = m.num[b.x]!;
    b.r.isBig = v !== v || sc.size === 8;
    if (b.r.isBig) {
      const exact = -m.big(b.x);
      b.r.big = wrapBig(exact, sc.size, sc.signed);
      b.r.fits = b.r.big === exact;
      return;
    }
    b.r.fits = inRange(-v, sc.size, sc.signed);
    b.r.value = wrap(-v, sc.size, sc.signed);
  },
  premises: (need) => [need(noOverflow, 'r', 'op')],
  then(m, b) {
    putResult(m, b.d, b.r);
  },
  tex: { from: '\\langle d \\gets -x \\rangle', to: '\\langle \\rho[d \\mapsto r] \\rangle' },
});

export const rustArithRules = [plus, divide, shift, bits, compare, negate];
