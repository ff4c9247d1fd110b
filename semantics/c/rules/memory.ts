/** C's accesses: no validity but traps, no retags; effective types and, where a regime stands, its domain. */
import { reg, Loc, locate, locate2 } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { ub } from '../../../model/faults.js';
import {
  MAKES_VALUE,
  PASSED,
  S_BOOL,
  S_INT,
  THROUGH_UNION,
  type Instr,
  type Scalar,
} from '../../../model/core/code.js';
import {
  aligned,
  defined,
  inBounds,
  initialised,
  live,
  mayRead,
  mayWrite,
  notNull,
  notReadOnly,
  permits,
  type P,
} from '../../core/premises.js';
import { loadScalar, moveBytes, storeScalar } from '../../core/scalars.js';
import { sequenced, READS, WRITES } from './sequencing.js';
import type { Layout } from '../../../model/layout/index.js';
import { showTy } from '../../../model/types.js';
import { memberFits, wholeFits, type Outer } from '../../core/declared.js';
import {
  copyEffective,
  matches,
  matchesAggregate,
  mayStoreAt,
  storeEffective,
  storeWhole,
} from '../../core/effective.js';

export const permitsRead = permits('foreign-read', 'The boundary lets foreign code read there.', 'read');
export const permitsWrite = permits('foreign-write', 'The boundary lets foreign code write there.', 'write');

/** C11 6.3.2.1, 6.5.3.2p4: the pointer itself is null, whatever member of its object is meant. */
export const pointerNotNull: P<[Loc, number]> = {
  ...notNull,
  holds: (m, l, a) => l.size === 0 || m.num[a] !== 0,
  reason: (_m, l) => `the pointer is null, and ${l.size} bytes are needed at offset ${l.addr}`,
};

const otherStruct = (m: Machine, l: Loc, i: Instr, store: boolean): string | null => {
  if (memberFits(m, l, i.outer as Outer | null, store)) return null;
  const declared = m.declared[l.alloc];
  const was = declared === undefined ? 'stored as another struct' : `declared as ${showTy(declared.ty)}`;
  return `the object was ${was}, which has no ${showTy((i.outer as Outer).layout.ty)} there`;
};

/** C11 6.5p7. Character accesses match everything; untyped bytes match everything; so do members of a union. */
const effectiveType: P<[Loc, Instr]> = {
  name: 'effective-type',
  sentence:
    'The access is at a type that is compatible with the effective type of the object, or at a character type.',
  fault: ub('effective-type'),
  holds: (m, l, i) =>
    i.op === THROUGH_UNION || (matches(m, l, i.sc!.eff) && memberFits(m, l, i.outer as Outer | null, false)),
  tex: (p, t) => `\\mathsf{eff}_\\mu(${p}) \\sim ${t}`,
  reason: (m, l, i) =>
    otherStruct(m, l, i, false) ??
    `the object was last stored, or declared, at a type that is not compatible with ${showTy(i.sc!.ty)}`,
};

/** C11 6.5p6: an object with a declared type keeps it; only allocated memory takes the type of a store. */
const declaredType: P<[Loc, Instr]> = {
  ...effectiveType,
  name: 'declared-type',
  sentence:
    'A store to a declared object is at a type compatible with its declaration, or at a character type.',
  holds: (m, l, i) =>
    i.op === THROUGH_UNION ||
    (mayStoreAt(m, l, i.sc!.eff) && memberFits(m, l, i.outer as Outer | null, true)),
  tex: (p, t) => `\\mathsf{decl}_\\mu(${p}) \\sim ${t}`,
  reason: (m, l, i) =>
    otherStruct(m, l, i, true) ??
    `the object was declared at a type that is not compatible with ${showTy(i.sc!.ty)}`,
};

const aggregateType = (store: boolean): P<[Loc, Instr]> => ({
  ...effectiveType,
  name: store ? 'declared-type' : 'effective-type',
  sentence: 'A struct or union is accessed whole only where the bytes have the types of its members.',
  holds: (m, l, i) =>
    matchesAggregate(m, l, i.typed as Layout, store) && wholeFits(m, l, i.typed as Layout, store),
  reason: (_m, _l, i) =>
    `the object is no ${showTy((i.typed as Layout).ty)}, or its bytes do not have the types of the members`,
});

/** What is stored has a value; characters may carry none (6.3.2.1p2, 6.2.6.1p5). */
const hasValue: P<[number, Scalar]> = {
  ...defined,
  holds: (m, v, sc) => m.st[v] !== 0 || (sc.size === 1 && sc.kind === S_INT),
};

/** C11 6.2.6.1p5: a representation that is no value of the type (`_Bool` other than 0 and 1). */
const noTrap: P<[Loc, Scalar]> = {
  name: 'valid-value',
  sentence: 'The bytes are no trap representation.',
  fault: ub('invalid-value'),
  holds: (m, l, sc) => sc.kind !== S_BOOL || m.loose || m.mem.bytes[l.store]! <= 1,
  tex: (p) => `\\mu(${p}) \\notin \\mathsf{trap}_\\tau`,
  reason: (m, l) => `${m.mem.bytes[l.store]!} is no value of _Bool`,
};

/** C11 6.5.16.1p3. */
const sameOrApart: P<[Loc, Loc]> = {
  name: 'no-overlap',
  sentence: 'An object is assigned from itself, or from one that it does not overlap.',
  fault: ub('overlap'),
  holds: (_m, p, q) => p.addr === q.addr || p.addr + p.size <= q.addr || q.addr + q.size <= p.addr,
  tex: (p, q) => `${p} = ${q} \\vee ${p} \\cap ${q} = \\emptyset`,
  reason: (_m, p, q) =>
    `${p.size} bytes at 0x${p.addr.toString(16)} and 0x${q.addr.toString(16)} overlap in part`,
};

export const load = rule('C-Load', 'c', 'load', {
  sentence: 'An object is read at a type other than a character type.',
  cite: 'C11 6.3.2.1p2, 6.5p7, 6.5.3.2p4',
  when: (i) => i.sc!.size > 1 || i.sc!.kind === S_BOOL,
  scratch: { p: new Loc(), a: 0, d: 0, sc: null as unknown as Scalar, i: null as unknown as Instr },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.a = reg(m, i.a);
    b.d = reg(m, i.dst);
    b.sc = i.sc!;
    b.i = i;
  },
  premises: (need) => [
    need(defined, 'a'),
    need(permitsRead, 'p'),
    need(pointerNotNull, 'p', 'a'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(sequenced(READS), 'p'),
    need(mayRead, 'p'),
    need(initialised, 'p'),
    need(noTrap, 'p', 'sc'),
    need(effectiveType, 'p', 'i'),
  ],
  then(m, b) {
    loadScalar(m, b.p, b.sc, b.d);
  },
  tex: {
    from: '\\langle d \\gets {*p};\\, \\mu, \\beta \\rangle',
    to: "\\langle \\rho[d \\mapsto \\mu(p)];\\, \\beta' \\rangle",
  },
});

export const loadChar = rule('C-Load-Char', 'c', 'load', {
  sentence:
    'A character is read: any byte of any object, also one that is uninitialised or belongs to a pointer.',
  cite: 'C11 6.2.6.1p4, 6.5p7',
  scratch: { p: new Loc(), a: 0, d: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.a = reg(m, i.a);
    b.d = reg(m, i.dst);
    b.sc = i.sc!;
  },
  premises: (need) => [
    need(defined, 'a'),
    need(permitsRead, 'p'),
    need(pointerNotNull, 'p', 'a'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(sequenced(READS), 'p'),
    need(mayRead, 'p'),
  ],
  then(m, b) {
    loadScalar(m, b.p, b.sc, b.d, true);
  },
  tex: {
    from: '\\langle d \\gets {*p} : \\mathsf{char};\\, \\mu, \\beta \\rangle',
    to: "\\langle \\rho[d \\mapsto \\mu(p)];\\, \\beta' \\rangle",
  },
});

export const store = rule('C-Store', 'c', 'store', {
  sentence: 'An object is written; allocated memory takes the effective type of the store.',
  cite: 'C11 6.5p6, 6.5.16',
  scratch: { p: new Loc(), a: 0, v: 0, sc: null as unknown as Scalar, i: null as unknown as Instr },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.a = reg(m, i.a);
    b.v = reg(m, i.b);
    b.sc = i.sc!;
    b.i = i;
  },
  premises: (need) => [
    need(defined, 'a'),
    need(permitsWrite, 'p'),
    need(pointerNotNull, 'p', 'a'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(notReadOnly, 'p'),
    need(sequenced(WRITES), 'p'),
    need(mayWrite, 'p'),
    need(declaredType, 'p', 'i'),
    need(hasValue, 'v', 'sc'),
  ],
  then(m, b) {
    storeScalar(m, b.p, b.sc, b.v);
    if (!m.loose) storeEffective(m, b.p, b.sc.eff, b.i.op === THROUGH_UNION);
  },
  tex: {
    from: '\\langle {*p} \\gets v;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto v];\\, \\beta' \\rangle",
  },
});

/** A struct that is only a value is no object, and making it no side effect (6.5.16p3 sequences it before the store). */
const sequencedWrite = sequenced(WRITES);
const copySequenced: P<[Loc, Instr]> = {
  ...sequencedWrite,
  holds: (m, l, i) => (i.op & MAKES_VALUE) !== 0 || sequencedWrite.holds(m, l),
};

export const copy = rule('C-Copy', 'c', 'copy', {
  sentence: 'A struct or union is assigned: its bytes travel as they are, its padding becomes unspecified.',
  cite: 'C11 6.5.16.1p3, 6.2.6.1p6',
  scratch: { p: new Loc(), q: new Loc(), a: 0, c: 0, i: null as unknown as Instr },
  bind(m, i, b) {
    locate(m, i, b.p);
    locate2(m, i, b.q);
    b.q.passed = (i.op & PASSED) !== 0;
    b.a = reg(m, i.a);
    b.c = reg(m, i.b);
    b.i = i;
  },
  premises: (need) => [
    need(defined, 'a'),
    need(defined, 'c'),
    need(permitsRead, 'q'),
    need(pointerNotNull, 'q', 'c'),
    need(live, 'q'),
    need(inBounds, 'q'),
    need(aligned, 'q'),
    need(sequenced(READS), 'q'),
    need(mayRead, 'q'),
    need(aggregateType(false), 'q', 'i'),
    need(permitsWrite, 'p'),
    need(pointerNotNull, 'p', 'a'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(notReadOnly, 'p'),
    need(copySequenced, 'p', 'i'),
    need(mayWrite, 'p'),
    need(aggregateType(true), 'p', 'i'),
    need(sameOrApart, 'p', 'q'),
  ],
  then(m, b, i) {
    moveBytes(m, b.p, b.q, i.size);
    if (m.loose) return;
    copyEffective(m, b.p, b.q, i.size);
    storeWhole(m, b.p, i.typed as Layout);
    for (const [from, to] of (i.typed as Layout).padding) m.mem.uninit(b.p.store + from, to - from);
  },
  tex: {
    from: '\\langle {*p} \\gets {*q};\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mu(q)];\\, \\beta' \\rangle",
  },
});

export const cMemoryRules = [load, loadChar, store, copy];
