/** What machine code computes: no undefined behaviour of C's own; the processor traps, or the process ends. */
import type { Instr } from '../../../model/core/code.js';
import { aborts } from '../../../model/faults.js';
import type { Predicate } from '../../../model/rule.js';
import {
  arith,
  compareHolds,
  DIV,
  EQ,
  GE,
  intResult,
  order,
  putResult,
  REM,
  wrap,
  wrapBig,
} from '../../core/ints.js';
import { setAddress } from '../../core/scalars.js';
import { chooseCase } from '../../core/rules/data.js';
import { reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';

const scratch = () => ({ r: intResult(), x: 0, y: 0, d: 0 });
const bind = (m: Machine, i: Instr, b: ReturnType<typeof scratch>): void => {
  b.x = reg(m, i.a);
  b.y = reg(m, i.b);
  b.d = reg(m, i.dst);
  arith(m, b.r, i.op, b.x, b.y, i.sc!.size, i.sc!.signed);
};
const cite = 'Omniglot talk, untrusted library; x86-64 and Arm: two complement, traps';
const tex = (op: string) => ({
  from: `\\langle d \\gets x ${op} y;\\, \\rho \\rangle`,
  to: '\\langle \\rho[d \\mapsto r] \\rangle',
});

export const arithmetic = rule('F-Arith', 'machine', 'bin', {
  sentence: 'Machine arithmetic wraps, whatever the sign; shifts take their count modulo the width.',
  cite,
  when: (i) => i.op !== DIV && i.op !== REM && !(i.op >= EQ && i.op <= GE),
  scratch: scratch(),
  bind,
  then(m, b) {
    putResult(m, b.d, b.r);
  },
  tex: tex('\\oplus_{2^n}'),
});

const divisible: Predicate<Machine, [number]> = {
  name: 'no-trap',
  sentence: 'The divisor is not zero; else the processor traps.',
  fault: aborts('division trap'),
  holds: (m, y) => m.num[y] !== 0,
  tex: (y) => `${y} \\neq 0`,
  reason: () => 'division by zero traps',
};

export const division = rule('F-Divide', 'machine', 'bin', {
  sentence: 'Machine division truncates towards zero; by zero it traps.',
  cite,
  when: (i) => i.op === DIV || i.op === REM,
  scratch: scratch(),
  bind,
  premises: (need) => [need(divisible, 'y')],
  then(m, b) {
    putResult(m, b.d, b.r);
  },
  tex: tex('\\div'),
});

export const comparison = rule('F-Compare', 'machine', 'bin', {
  sentence: 'Machine words are compared, pointers among them.',
  cite,
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

export const negation = rule('F-Negate', 'machine', 'un', {
  sentence: 'Machine negation wraps.',
  cite,
  when: (i) => i.op === 0,
  scratch: { x: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    const { size, signed } = i.sc!;
    const v = m.num[b.x]!;
    if (size === 8 || v !== v) return m.setBig(b.d, wrapBig(-m.big(b.x), size, signed));
    m.setInt(b.d, wrap(-v, size, signed));
  },
  tex: { from: '\\langle d \\gets -x \\rangle', to: '\\langle \\rho[d \\mapsto r] \\rangle' },
});

export const pointerArithmetic = rule('F-Offset', 'machine', 'offset', {
  sentence: 'Machine addresses go anywhere.',
  cite,
  scratch: { x: 0, n: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.n = reg(m, i.b);
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    const by = (i.op === 1 ? -m.num[b.n]! : m.num[b.n]!) * i.stride;
    const to = m.num[b.x]! + by;
    const [prov, tag] = [m.prov[b.x]!, m.tag[b.x]!];
    if (to >= 0 && to < (m.mem.pointerSize === 4 ? 2 ** 32 : 2 ** 53))
      return m.setPointer(b.d, to, prov, tag);
    const exact = m.big(b.n) * BigInt(i.stride);
    setAddress(m, b.d, m.big(b.x) + (i.op === 1 ? -exact : exact), prov, tag);
  },
  tex: { from: '\\langle d \\gets p + n \\rangle', to: '\\langle \\rho[d \\mapsto p + n\\cdot s] \\rangle' },
});

export const distance = rule('F-Distance', 'machine', 'distance', {
  sentence: 'Machine addresses are subtracted, wherever they point.',
  cite,
  scratch: { x: 0, y: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.y = reg(m, i.b);
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    m.setInt(b.d, Math.trunc((m.num[b.x]! - m.num[b.y]!) / Math.max(i.stride, 1)));
  },
  tex: { from: '\\langle d \\gets p - q \\rangle', to: '\\langle \\rho[d \\mapsto (p - q)/s] \\rangle' },
});

export const moveWord = rule('F-Move', 'machine', 'move', {
  sentence:
    'A word moves from one register to another; what was never set is whatever the register held: here 0.',
  cite,
  scratch: { x: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    m.moveReg(b.d, b.x);
    if (m.st[b.d] === 0) m.st[b.d] = 1;
    if (i.size === 2) m.moveReg(b.d + 1, b.x + 1);
  },
  tex: { from: '\\langle d \\gets x;\\, \\rho \\rangle', to: '\\langle \\rho[d \\mapsto \\rho(x)] \\rangle' },
});

export const choose = rule('F-Switch', 'machine', 'switch', {
  sentence: 'Control goes to the case whose value the word has, else to the rest.',
  cite,
  scratch: { to: 0 },
  bind(m, i, b) {
    b.to = chooseCase(m, i);
  },
  then(m, b) {
    m.pc = b.to;
  },
  tex: {
    from: '\\langle \\mathsf{switch}\\,x;\\, \\rho \\rangle',
    to: '\\langle pc \\mapsto \\ell_{\\rho(x)} \\rangle',
  },
});

export const memberAddress = rule('F-Member', 'machine', 'mention', {
  sentence: 'The address of a member is a number: nothing is asked of it.',
  cite,
  scratch: {},
  bind() {},
  then() {},
  tex: { from: '\\langle \\mathsf{mention}\\,\\pi \\rangle', to: '\\langle \\rho \\rangle' },
});

export const arrayParameter = rule('F-Points-To-Array', 'machine', 'op:points-to-array', {
  sentence: 'Machine code takes pointers as they come.',
  cite,
  scratch: {},
  bind() {},
  then() {},
  tex: { from: '\\langle p[\\mathsf{static}\\,n] \\rangle', to: '\\langle \\rho \\rangle' },
});

export const fallsOff = rule('F-Fall-Off', 'machine', 'unreachable', {
  sentence: 'Machine code that returns without setting its result leaves whatever the register held: here 0.',
  cite,
  when: (i) => i.op === 1,
  scratch: {},
  bind() {},
  then(m) {
    m.leaveWithNothing();
  },
  tex: { from: '\\langle \\};\\, K \\cdot F \\rangle', to: '\\langle K \\rangle' },
});

export const machineOps = [
  arithmetic,
  division,
  comparison,
  negation,
  pointerArithmetic,
  distance,
  moveWord,
  choose,
  memberAddress,
  arrayParameter,
  fallsOff,
];
