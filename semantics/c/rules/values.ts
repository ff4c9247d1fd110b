/** C's values outside of memory: reading variables, converting pointers, choosing, pointing into arrays. */
import { S_FN, S_INT, S_RAW, type Scalar } from '../../../model/core/code.js';
import { ub } from '../../../model/faults.js';
import type { Element } from '../../../model/core/mir.js';
import type { ConstPart } from '../../../model/const-part.js';
import { C_STACK, C_STACK_CONST } from '../../../model/memory.js';
import { declareObject } from '../../core/effective.js';
import { defined, inBounds, live, notNull, staysInside, type P } from '../../core/premises.js';
import type { Layout } from '../../../model/layout/index.js';
import { movePointer, offsetScratch, bindOffset } from '../../core/rules/values.js';
import { chooseCase } from '../../core/rules/data.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule } from '../../machine/machine.js';

/** Characters may carry what has no value, from one object to another (6.2.6.1p5). */
const isCharacter = (sc: Scalar): boolean => sc.size === 1 && sc.kind === S_INT;

export const readVariable = rule('C-Read-Variable', 'c', 'move', {
  sentence: 'A variable whose address is never taken is read: it was given a value before.',
  cite: 'C11 6.3.2.1p2',
  when: (i) => i.sc !== null && i.align === 1 && !isCharacter(i.sc),
  scratch: { x: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
  },
  premises: (need) => [need(defined, 'x')],
  then(m, b) {
    m.moveReg(b.d, b.x);
  },
  tex: { from: '\\langle d \\gets x;\\, \\rho \\rangle', to: '\\langle \\rho[d \\mapsto \\rho(x)] \\rangle' },
});

const alignedForTarget: P<[number, number]> = {
  name: 'aligned',
  sentence: 'The pointer is aligned for the type that it points to from here on.',
  fault: ub('misaligned'),
  holds: (m, x, align) =>
    m.num[x]! % align === 0 || (m.num[x] !== m.num[x] && m.big(x) % BigInt(align) === 0n),
  tex: (p, n) => `${n} \\mid ${p}`,
  reason: (m, x, align) => `0x${m.big(x).toString(16)} is not a multiple of ${align}`,
};

export const convertPointer = rule('C-Convert-Pointer', 'c', 'move', {
  sentence:
    'A pointer becomes a pointer to another type, for which it is aligned: same address, same provenance.',
  cite: 'C11 6.3.2.3p7',
  when: (i) => i.sc !== null && i.align > 1,
  scratch: { x: 0, d: 0, align: 1 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
    b.align = i.align;
  },
  premises: (need) => [need(defined, 'x'), need(alignedForTarget, 'x', 'align')],
  then(m, b) {
    m.moveReg(b.d, b.x);
  },
  tex: {
    from: '\\langle d \\gets (\\tau{*})\\,x \\rangle',
    to: '\\langle \\rho[d \\mapsto \\rho(x)] \\rangle',
  },
});

/** C11 6.2.4p2, J.2: the value of a pointer is gone once the object that it points to has ended. */
export const notEnded: P<[Loc]> = {
  ...live,
  sentence: 'The object that the pointer points to, or just past, has not ended.',
  holds: (m, l) => l.alloc <= 0 || m.mem.live[l.alloc] !== 0,
};

export const isPointerScalar = (sc: Scalar): boolean => sc.kind === S_RAW || sc.kind === S_FN;

export const testPointer = rule('C-Test-Pointer', 'c', 'switch', {
  sentence:
    'Control goes by whether a pointer is null; a pointer to what has ended has no value to ask about.',
  cite: 'C11 6.5.13-15, 6.8.4.1p2, 6.2.4p2, J.2',
  when: (i) => i.sc !== null && isPointerScalar(i.sc),
  scratch: { p: new Loc(), x: 0, to: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.p.at(m, b.x, 0, 0, 1);
    b.to = chooseCase(m, i);
  },
  premises: (need) => [need(defined, 'x'), need(notEnded, 'p')],
  then(m, b) {
    m.pc = b.to;
  },
  tex: {
    from: '\\langle \\mathsf{if}\\,p;\\, \\rho \\rangle',
    to: '\\langle pc \\mapsto \\ell_{\\rho(p)} \\rangle',
  },
});

export const choose = rule('C-Switch', 'c', 'switch', {
  sentence:
    'Control goes to the case whose value the operand has, else to the rest; the operand has a value.',
  cite: 'C11 6.8.4.1p2, 6.8.4.2p5, 6.3.2.1p2',
  scratch: { x: 0, to: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.to = chooseCase(m, i);
  },
  premises: (need) => [need(defined, 'x')],
  then(m, b) {
    m.pc = b.to;
  },
  tex: {
    from: '\\langle \\mathsf{switch}\\,x;\\, \\rho \\rangle',
    to: '\\langle pc \\mapsto \\ell_{\\rho(x)} \\rangle',
  },
});

export const storageLive = rule('C-Storage-Live', 'c', 'live', {
  sentence: 'An automatic object begins: a new allocation of its declared type, with indeterminate value.',
  cite: 'C11 6.2.4p6, 6.5p6',
  when: (i) => i.typed !== null,
  scratch: { d: 0 },
  bind(m, i, b) {
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    if (m.st[b.d] === 1) m.endLocal(b.d);
    m.beginLocal(b.d, i.size, i.align, i.lang);
    declareObject(m, m.prov[b.d]!, i.typed as Layout);
  },
  tex: {
    from: '\\langle \\mathsf{live}\\,x : \\tau;\\, \\mu \\rangle',
    to: '\\langle \\mu[a \\mapsto \\mathsf{uninit}^n : \\tau] \\rangle',
  },
});

export const pointsToArray = rule('C-Points-To-Array', 'c', 'op:points-to-array', {
  sentence: 'A parameter that is declared `[static n]` points to the first of so many elements.',
  cite: 'C11 6.7.6.3p7',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, m.num[reg(m, i.args[1]!)]!, 1);
  },
  premises: (need) => [need(notNull, 'p'), need(live, 'p'), need(inBounds, 'p')],
  then() {},
  tex: {
    from: '\\langle p[\\mathsf{static}\\,n];\\, \\mu \\rangle',
    to: '\\langle \\mu \\rangle',
  },
});

/** Strides and counts, as the operands give them one after the other. */
const pairs = (of: readonly number[]): ConstPart['arrays'] =>
  of.flatMap((stride, k) => (k % 2 === 0 ? [{ stride, count: of[k + 1] ?? 0 }] : []));

export const constObject = rule('C-Const-Object', 'c', 'op:const-object', {
  sentence:
    'An object, or a member of one, that is defined const has its value: from here on no store may change it.',
  cite: 'C11 6.7.3p6',
  scratch: { p: new Loc(), on: 0, part: null as ConstPart | null },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, 0, 1);
    b.on = m.num[reg(m, i.args[1]!)]!;
    const [from, size, ...arrays] = i.args.slice(2).map((x) => m.num[reg(m, x)]!);
    b.part = from === undefined || size === undefined ? null : { from, size, arrays: pairs(arrays) };
  },
  then(m, b) {
    if (b.part !== null && b.on !== 0) return m.mem.addConstPart(b.p.alloc, b.part);
    if (b.part !== null) return m.mem.clearConstParts(b.p.alloc);
    const kind = m.mem.kind[b.p.alloc];
    if (kind === C_STACK || kind === C_STACK_CONST)
      m.mem.kind[b.p.alloc] = b.on === 0 ? C_STACK : C_STACK_CONST;
  },
  tex: {
    from: '\\langle \\mathsf{const}\\,x;\\, \\mu \\rangle',
    to: '\\langle \\mu[x \\mapsto \\mathsf{const}] \\rangle',
  },
});

export const unsetObject = rule('C-Unset-Object', 'c', 'op:unset-object', {
  sentence:
    'A declaration without initialiser is reached, also once more by a jump: the object has no value from here on.',
  cite: 'C11 6.2.4p6',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, 0, 1);
  },
  then(m, b) {
    m.mem.uninit(b.p.store, m.mem.size[b.p.alloc]!);
  },
  tex: {
    from: '\\langle \\mathsf{unset}\\,x;\\, \\mu \\rangle',
    to: '\\langle \\mu[x \\mapsto \\mathsf{uninit}^n] \\rangle',
  },
});

/** The same, of a pointer that moves: moving by nothing gives what was there. */
const notEndedToMove: P<[Loc, number]> = {
  ...live,
  sentence: 'The object that the pointer points into has not ended.',
  holds: (m, l, by) => by === 0 || l.alloc <= 0 || m.mem.live[l.alloc] !== 0,
};

const inArray: P<[number, Element]> = {
  name: 'pointer-in-array',
  sentence: 'The pointer stays in the array that it was made from, or one past its end.',
  fault: ub('pointer-arithmetic'),
  holds: (m, n, e) => e.length === null || (m.num[n]! >= 0 && m.num[n]! <= e.length),
  tex: (n) => `0 \\le ${n} \\le \\mathsf{len}`,
  reason: (m, n, e) => `element ${m.num[n]!} of an array of ${e.length ?? 0}`,
};

export const movePointerInC = rule('C-Move-Pointer', 'c', 'offset', {
  sentence:
    'A pointer moves by a number of elements, and stays in its array (known where that is a part of a larger object) or one past its end.',
  cite: 'C11 6.5.6p8, 6.2.4p2',
  when: (i) => i.size === 2,
  scratch: { ...offsetScratch(), e: null as unknown as Element },
  bind(m, i, b) {
    bindOffset(m, i, b);
    b.e = i.x as Element;
  },
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'n'),
    need(notEndedToMove, 'p', 'by'),
    need(inArray, 'n', 'e'),
    need(staysInside, 'p', 'by'),
  ],
  then: movePointer,
  tex: { from: '\\langle d \\gets p + n \\rangle', to: '\\langle \\rho[d \\mapsto p + n\\cdot s] \\rangle' },
});

const elementExists: P<[number, Element]> = {
  name: 'element-exists',
  sentence: 'The array has the element that a subscript names.',
  fault: ub('out-of-bounds'),
  holds: (m, n, e) => e.length === null || (m.num[n]! >= 0 && m.num[n]! < e.length),
  tex: (n) => `0 \\le ${n} < \\mathsf{len}`,
  reason: (m, n, e) => `element ${m.num[n]!} of an array of ${e.length ?? 0}`,
};

/** A pointer before the start or beyond the end is not formed for itself: it is out of bounds that something is used. */
const elementInside: P<[Loc, number]> = {
  ...staysInside,
  name: 'in-bounds',
  sentence: 'The element lies inside the object that the pointer points into.',
  fault: ub('out-of-bounds'),
};

const subscripted: P<[number]> = {
  ...notNull,
  holds: (m, x) => m.num[x] !== 0,
  tex: (p) => `${p} \\neq \\mathsf{null}`,
  reason: () => 'an element of what a null pointer points to is used',
};

/** Where the pointer comes from no object at all. */
const hasObject: P<[Loc, number]> = {
  ...notEnded,
  holds: (m, l, by) => by === 0 || (l.alloc > 0 && m.mem.live[l.alloc] !== 0),
};

export const subscript = rule('C-Subscript', 'c', 'offset', {
  sentence:
    'An element is about to be used: its array has it. What is wrong with the pointer is judged as in an access.',
  cite: 'C11 6.5.2.1p2, 6.5.6p8, 6.5.3.2p4, J.2',
  when: (i) => i.size === 3,
  scratch: { ...offsetScratch(), e: null as unknown as Element },
  bind(m, i, b) {
    bindOffset(m, i, b);
    b.e = i.x as Element;
  },
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'n'),
    need(subscripted, 'x'),
    need(hasObject, 'p', 'by'),
    need(elementExists, 'n', 'e'),
    need(elementInside, 'p', 'by'),
  ],
  then: movePointer,
  tex: {
    from: '\\langle d \\gets \\&a[n] \\rangle',
    to: '\\langle \\rho[d \\mapsto a + n\\cdot s] \\rangle',
  },
});

const objectNotNull: P<[number]> = {
  name: notNull.name,
  sentence: notNull.sentence,
  fault: notNull.fault,
  holds: (m, a) => m.num[a] !== 0,
  tex: (p) => `${p} \\neq \\mathsf{null}`,
  reason: () => 'a member of what a null pointer points to is named',
};

export const memberAddress = rule('C-Member-Address', 'c', 'mention', {
  sentence: 'A member is named through a pointer, which is not null.',
  cite: 'C11 6.5.2.3p4, 6.5.3.2p4',
  scratch: { a: 0 },
  bind(m, i, b) {
    b.a = reg(m, i.a);
  },
  premises: (need) => [need(defined, 'a'), need(objectNotNull, 'a')],
  then() {},
  tex: { from: '\\langle \\&p{\\to}f \\rangle', to: '\\langle \\rho \\rangle' },
});

const elementLeft: P<[Loc]> = {
  ...inBounds,
  sentence: 'The element that the pointer leaves lies inside its object.',
  holds: (m, l) => l.off >= 0 && l.off < m.mem.size[l.alloc]!,
  reason: (m, l) => `offset ${l.off} of an allocation of ${m.mem.size[l.alloc]!} bytes`,
};

export const stepOn = rule('C-Step', 'c', 'offset', {
  sentence:
    'A pointer moves on from an element that is used: what is wrong with it is judged as in that access.',
  cite: 'C11 6.5.2.4p2, 6.5.6p8, 6.5.3.2p4',
  when: (i) => i.size === 4,
  scratch: offsetScratch(),
  bind: bindOffset,
  premises: (need) => [
    need(defined, 'x'),
    need(subscripted, 'x'),
    need(hasObject, 'p', 'by'),
    need(elementLeft, 'p'),
    need(staysInside, 'p', 'by'),
  ],
  then: movePointer,
  tex: { from: '\\langle d \\gets {*p}{+}{+} \\rangle', to: '\\langle \\rho[d \\mapsto p + s] \\rangle' },
});

export const cValueRules = [
  readVariable,
  convertPointer,
  testPointer,
  choose,
  storageLive,
  constObject,
  pointsToArray,
  unsetObject,
  movePointerInC,
  subscript,
  stepOn,
  memberAddress,
];
