/** The premise vocabulary: named predicates over places, registers and values. Code, TeX and meaning come from here. */
import { showAddress } from './address.js';
import type { Instr, Scalar } from '../../model/core/code.js';
import { aborts, panics, refuses, ub, type Fault } from '../../model/faults.js';
import { C_STACK_CONST, STATIC_RO } from '../../model/memory.js';
import type { Predicate } from '../../model/rule.js';
import { READ, WRITE } from '../aliasing/model.js';
import type { Loc } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import { bytesAreValid, scalarIsValid, whyInvalid } from './typed.js';

export type P<A extends readonly unknown[]> = Predicate<Machine, A>;

/** An address that leaves 2^53 is NaN. It points to nothing: that is for `live` to say. */
const isMultiple = (addr: number, align: number): boolean => addr % align === 0 || addr !== addr;

const hex = showAddress;

export const notNull: P<[Loc]> = {
  name: 'not-null',
  sentence: 'The pointer is not null.',
  fault: ub('null'),
  holds: (_m, l) => l.addr !== 0 || l.size === 0,
  tex: (p) => `${p} \\neq \\mathsf{null}`,
  reason: (_m, l) => `the address is null, and ${l.size} bytes are needed there`,
};

/** A reference is never null, whatever the size of its pointee. */
export const neverNull: P<[Loc]> = {
  ...notNull,
  holds: (_m, l) => l.addr !== 0,
  reason: () => 'a reference is null',
};

export const live: P<[Loc]> = {
  name: 'live',
  sentence: 'The allocation that the pointer was derived from is live.',
  fault: ub('dangling'),
  holds: (m, l) => l.size === 0 || (l.alloc > 0 && m.mem.live[l.alloc] !== 0),
  tex: (p) => `\\mathsf{live}_\\mu(${p})`,
  reason: (m, l) =>
    l.alloc > 0
      ? `allocation ${l.alloc} at ${hex(m.mem.base[l.alloc]!)} has ended`
      : `${hex(l.addr)} has no provenance: it was derived from no allocation`,
};

export const inBounds: P<[Loc]> = {
  name: 'in-bounds',
  sentence:
    'The bytes, and the pointer that their place was projected from, lie inside the allocation that the pointer was derived from.',
  fault: ub('out-of-bounds'),
  holds: (m, l) => l.size === 0 || (l.off >= 0 && l.off >= l.by && l.off + l.size <= m.mem.size[l.alloc]!),
  tex: (p) => `${p} \\in \\mathsf{bounds}_\\mu`,
  reason: (m, l) =>
    l.off >= 0 && l.off < l.by
      ? `a field at ${l.by} of what begins ${l.by - l.off} bytes before the allocation`
      : `bytes ${l.off}..${l.off + l.size} of an allocation of ${m.mem.size[l.alloc]!} bytes`,
};

export const aligned: P<[Loc]> = {
  name: 'aligned',
  sentence: 'The address, or the one that the place was projected from, is a multiple of the alignment.',
  fault: ub('misaligned'),
  holds: (_m, l) => l.align === 1 || isMultiple(l.addr - l.by, l.align),
  tex: (p) => `\\mathsf{align} \\mid ${p}`,
  reason: (_m, l) => `${hex(l.addr - l.by)} is not a multiple of ${l.align}`,
};

export const initialised: P<[Loc]> = {
  name: 'initialised',
  sentence: 'Every byte is initialised.',
  fault: ub('uninit'),
  holds: (m, l) => m.loose || m.mem.isInit(l.store, l.size),
  tex: (p) => `\\mu(${p}) \\neq \\mathsf{uninit}`,
  reason: (m, l) => {
    const bad: number[] = [];
    for (let k = 0; k < l.size; k++) if (m.mem.state[l.store + k] === 0) bad.push(l.off + k);
    return `byte ${bad.join(', ')} of allocation ${l.alloc} is uninitialised`;
  },
};

export const notReadOnly: P<[Loc]> = {
  name: 'writable',
  sentence: 'The object was not defined read-only.',
  fault: ub('const-write'),
  holds: (m, l) => {
    const kind = m.mem.kind[l.alloc];
    if (l.size === 0) return true;
    return kind !== STATIC_RO && kind !== C_STACK_CONST && !m.mem.holdsConstPart(l.alloc, l.off, l.size);
  },
  tex: (p) => `\\neg\\mathsf{const}_\\mu(${p})`,
  reason: (m, l) =>
    `${m.mem.holdsConstPart(l.alloc, l.off, l.size) ? 'a const member of ' : ''}allocation ${l.alloc} is read-only`,
};

const aliasJudgement = {
  commit: (m: Machine) => m.alias.commit(),
  inner: (m: Machine) => {
    const e = m.alias.explain(m.aliasCode);
    return { rule: e.rule, premise: e.kind, reason: e.sentence, inner: null };
  },
  innerFault: (): Fault => ub('aliasing'),
};

const access = (kind: 0 | 1, name: string, sentence: string, arrow: string): P<[Loc]> => ({
  name,
  sentence,
  fault: { k: 'inner' },
  holds: (m, l) =>
    l.size === 0 || l.alloc === 0
      ? m.noAccess()
      : (m.aliasCode = m.alias.testAccess(kind, l.alloc, l.off, l.size, l.tag)) === 0,
  tex: (p) => `\\beta \\vdash ${arrow}\\,${p}`,
  judgement: aliasJudgement,
});

export const mayRead = access(READ, 'may-read', 'The aliasing model allows the read.', '\\mathsf{read}');
export const mayWrite = access(WRITE, 'may-write', 'The aliasing model allows the write.', '\\mathsf{write}');

/** What a retag needs beside the place: set by the rule's bind. */
export interface Retagging {
  of: number;
  mode: number;
  info: unknown;
}

export const mayRetag: P<[Loc, Retagging]> = {
  name: 'may-retag',
  sentence: 'The aliasing model grants the new reference its permission.',
  fault: { k: 'inner' },
  holds: (m, l, r) =>
    (m.aliasCode = m.alias.testRetag(
      r.of as 0,
      r.mode as 0,
      l.alloc,
      l.off,
      l.size,
      l.tag,
      r.info as never,
    )) === 0,
  tex: (p) => `\\beta \\vdash \\mathsf{retag}\\,${p}`,
  judgement: aliasJudgement,
};

export const mayEnd: P<[Loc]> = {
  name: 'may-deallocate',
  sentence: 'The aliasing model allows the allocation to end.',
  fault: { k: 'inner' },
  holds: (m, l) =>
    l.alloc === 0 || m.mem.live[l.alloc] === 0
      ? m.noAccess()
      : (m.aliasCode = m.alias.testDealloc(l.alloc, m.mem.size[l.alloc]!, l.tag)) === 0,
  tex: (p) => `\\beta \\vdash \\mathsf{dealloc}\\,${p}`,
  judgement: aliasJudgement,
};

export const mayPop: P<[]> = {
  name: 'protectors-end',
  sentence: 'The frame may end: what its protected references were used for is still allowed.',
  fault: { k: 'inner' },
  holds: (m) => (m.aliasCode = m.alias.testPopFrame()) === 0,
  tex: () => `\\beta \\vdash \\mathsf{pop}`,
  judgement: aliasJudgement,
};

/** A register holds a value (absolute register). */
export const defined: P<[number]> = {
  name: 'initialised',
  sentence: 'The value is not indeterminate.',
  fault: ub('uninit'),
  holds: (m, s) => m.st[s] !== 0,
  tex: (x) => `${x} \\neq \\mathsf{uninit}`,
  reason: () => 'the value was never set',
};

export const isMultipleChar = (v: number): boolean =>
  v >= 0 && v <= 0x10ffff && !(v >= 0xd800 && v <= 0xdfff);

export const bothLive: P<[Loc, Loc]> = {
  name: 'same-object',
  sentence: 'Both pointers were derived from one allocation.',
  fault: ub('pointer-compare'),
  holds: (_m, p, q) => p.alloc === q.alloc && (p.alloc !== 0 || p.addr === q.addr),
  tex: (p, q) => `\\mathsf{alloc}(${p}) = \\mathsf{alloc}(${q})`,
  reason: (_m, p, q) => `allocations ${p.alloc} and ${q.alloc}`,
};

/** Moving a pointer by `size` bytes (negative too) stays in its allocation, one past the end included. */
export const staysInside: P<[Loc, number]> = {
  name: 'pointer-in-range',
  sentence: 'The pointer stays inside its allocation, or one past its end.',
  fault: ub('pointer-arithmetic'),
  holds: (m, l, by) => {
    if (by === 0) return true;
    if (l.alloc === 0 || m.mem.live[l.alloc] === 0) return false;
    const to = l.off + by;
    const size = m.mem.size[l.alloc]!;
    return l.off >= 0 && l.off <= size && to >= 0 && to <= size;
  },
  tex: (p, n) => `${p} + ${n} \\in \\mathsf{bounds}^{+1}_\\mu`,
  reason: (m, l, by) =>
    l.alloc === 0
      ? `${hex(l.addr)} was derived from no allocation`
      : m.mem.live[l.alloc] === 0
        ? `allocation ${l.alloc} has ended`
        : `offset ${l.off} + ${by} of an allocation of ${m.mem.size[l.alloc]!} bytes`,
};

/** Bytes at a type for which they mean something: judged by `typed.ts`. */
export const validScalar: P<[number, Scalar]> = {
  name: 'valid-value',
  sentence: 'The bits are a value of the type.',
  fault: ub('invalid-value'),
  holds: (m, s, sc) => !m.options.promises || scalarIsValid(m, s, sc),
  tex: (v) => `${v} : \\tau`,
  reason: (m, s, sc) => whyInvalid(m, s, sc),
};

export const validBytes: P<[Loc, Instr]> = {
  name: 'valid-value',
  sentence: 'The bytes are a value of the type, all through its structure.',
  fault: { k: 'inner' },
  holds: (m, l, i) => !m.options.promises || bytesAreValid(m, l, i),
  tex: (p) => `\\mu(${p}) : \\tau`,
  judgement: {
    commit: () => undefined,
    inner: (m) => m.takeInner().derivation,
    innerFault: (m) => m.takeInner().fault,
  },
};

/** A regime judges an event: its own rule says what failed. */
export const permits = (event: string, sentence: string, arrow: string): P<[Loc]> => ({
  name: `regime-permits-${event}`,
  sentence,
  fault: refuses,
  holds: (m, l) => m.judgeEvent(event, l),
  tex: (p) => `T \\vdash \\mathsf{${arrow}}\\,${p}`,
  judgement: {
    commit: (m) => m.commitEvent(event),
    inner: (m) => m.takeInner().derivation,
    innerFault: (m) => m.takeInner().fault,
  },
});

export const panicsWith = panics;
export const abortsWith = aborts;
