/** Omniglot's glue made from the signature: references travel by copy, results are validated, pointers are judged at each use. */
import { IN_BYTES, S_RAW, S_REF, type Instr, type Scalar } from '../../../model/core/code.js';
import { refuses } from '../../../model/faults.js';
import type { Layout } from '../../../model/layout/index.js';
import { WILDCARD } from '../../../model/memory.js';
import { mayRead } from '../../core/premises.js';
import { asWildcard, expose } from '../../core/scalars.js';
import { scalarIsValid, whyInvalid } from '../../core/typed.js';
import { Loc, locate, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { domainRules } from '../domain.js';
import type { RegimePredicate } from '../regime.js';
import {
  bindReference,
  copyAsValues,
  copyOver,
  endCopies,
  isReferenceArgument,
  ofThisCrossing,
  toForeign,
} from '../stacked.js';
import { bumpAll } from './rules.js';
import { valuesAt } from './values.js';
import { ogState, trackedForeign, trackedFrom } from './state.js';

export const argument = rule('O15-Arg', 'boundary', 'x-arg', {
  sentence:
    'A reference or slice becomes stacked foreign memory with the same bytes, for the extent of the call.',
  cite: 'design, table rows O14 and O15; Omniglot talk',
  when: isReferenceArgument,
  scratch: { p: new Loc() },
  bind(m, i, b) {
    bindReference(m, i, b.p);
  },
  premises: (need) => [need(mayRead, 'p')],
  then(m, b, i) {
    copyOver(m, i, b.p, ogState(m).stacked);
  },
  tex: {
    from: '\\langle p : \\&\\tau;\\, \\mu \\rangle',
    to: '\\langle q;\\, \\mu[q \\mapsto \\mu(p)] \\rangle',
  },
});

const validResult: RegimePredicate<[number, Scalar]> = {
  name: 'valid',
  sentence: 'What foreign code gave back is a value of the declared type.',
  fault: refuses,
  holds: (m, s, sc) => scalarIsValid(m, s, sc),
  tex: (v) => `${v} : \\tau`,
  reason: (m, s, sc) => whyInvalid(m, s, sc),
};

export const result = rule('O6-Result', 'boundary', 'x-result', {
  sentence: 'A result is validated at its declared type before the host sees it.',
  cite: 'design, table rows O6 and O13; Omniglot talk, validate',
  when: (i) => toForeign(i) && i.sc !== null && i.sc.checked && i.sc.kind !== S_REF,
  scratch: { x: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.sc = i.sc!;
  },
  premises: (need) => [need(validResult, 'x', 'sc')],
  then() {},
  tex: { from: '\\langle v : \\tau_C \\rangle', to: '\\langle v : \\tau_R \\rangle' },
});

/** How many values an instruction is about: of a slice as many as its pointer says. */
const countOf = (m: Machine, i: Instr): number => {
  if (i.args.length === 0) return 1;
  const n = m.num[reg(m, i.args[0]!)]!;
  return i.op === IN_BYTES ? n / Math.max(i.size, 1) : n;
};

const isValue = (m: Machine, p: Loc, i: Instr, count = 1): boolean =>
  valuesAt(m, p, { layout: i.typed as Layout | null, count });

const validAggregate: RegimePredicate<[Loc, Instr]> = {
  name: 'valid',
  sentence: 'What foreign code gave back is a value of the declared type, all through its structure.',
  fault: refuses,
  holds: (m, p, i) => isValue(m, p, i),
  tex: (v) => `${v} : \\tau`,
  reason: (m) => m.takeInner().derivation.reason,
};

export const pointerResult = rule('O13-Result-Pointer', 'boundary', 'x-result', {
  sentence:
    'A raw pointer that foreign code gives back is a number, whatever it was made from: upgrading it asks.',
  cite: 'Omniglot talk, "*mut T: arbitrary pointer into foreign memory"; design, addresses',
  when: (i) => toForeign(i) && i.sc !== null && i.sc.kind === S_RAW,
  scratch: { x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
  },
  then(m, b) {
    expose(m, b.x);
    asWildcard(m, b.x, m.num[b.x]!);
  },
  tex: {
    from: '\\langle p : \\tau_C \\rangle',
    to: '\\langle (\\mathsf{addr}\\,p, \\star) : \\tau_R \\rangle',
  },
});

export const aggregateResult = rule('O6-Result-Aggregate', 'boundary', 'x-result', {
  sentence: 'An aggregate result (a struct, an enum, an Option) is validated before the host sees it.',
  cite: 'design, table rows O6 and O13; Omniglot talk, validate',
  when: (i) =>
    toForeign(i) &&
    i.sc === null &&
    i.typed !== null &&
    ((i.typed as Layout).needsCheck || (i.typed as Layout).hasPointers),
  scratch: { p: new Loc(), i: null as unknown as Instr },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.a), 0, (i.typed as Layout).size, 1);
    b.i = i;
  },
  premises: (need) => [need(validAggregate, 'p', 'i')],
  then(m, b) {
    if (m.loose && b.p.alloc <= 0) return;
    m.mem.asNumbers(b.p.store, b.p.size);
  },
  tex: { from: '\\langle {*p} : \\tau_C \\rangle', to: '\\langle {*p} : \\tau_R \\rangle' },
});

/** What the host itself points to raw in its own memory is its own affair; where a number came from nobody knows. */
const isForeignOrWild = (m: Machine, l: Loc): boolean =>
  l.prov === WILDCARD || l.alloc === 0 || m.mem.foreign[l.alloc] !== 0;

const alignedUse: RegimePredicate<[Loc]> = {
  name: 'aligned',
  sentence: 'A pointer that is used is aligned for its pointee.',
  fault: refuses,
  holds: (m, p) => !isForeignOrWild(m, p) || p.addr % p.align === 0,
  tex: (p) => `\\mathsf{align}\\,\\tau \\mid ${p}`,
  reason: (_m, p) => `0x${p.addr.toString(16)} is not a multiple of ${p.align}`,
};

const trackedUse: RegimePredicate<[Loc]> = {
  name: 'tracked',
  sentence: 'The tracker knows the bytes as foreign.',
  fault: refuses,
  holds: (m, p) => p.size === 0 || !isForeignOrWild(m, p) || trackedForeign(m, p.addr, p.size, false),
  tex: (p) => `[${p}, ${p}+|\\tau|) \\subseteq \\mathsf{foreign}`,
  reason: (_m, p) =>
    p.addr === 0
      ? 'the pointer is null'
      : `${p.size} bytes at 0x${p.addr.toString(16)} are not foreign memory`,
};

/** To the host the bytes are the domain's, and the pointer has the right to it. */
const upgradeInPlace = (m: Machine, p: Loc, s: number): void => {
  if (p.size === 0 || !isForeignOrWild(m, p) || !m.mem.inDomain(p.addr, p.size)) return;
  m.mem.asForeign(m.mem.domainStore(p.addr), p.size);
  const { domain } = ogState(m);
  m.setPointer(s, m.num[s]!, domain, m.rootTags[domain] ?? 0);
};

const isZero = (m: Machine, addr: number): boolean => m.mem.bytes[m.mem.domainStore(addr)] === 0;

/** The bytes of a string with its 0, or as many as the tracker knows there. */
const stringSize = (m: Machine, addr: number): number => {
  const most = trackedFrom(m, addr);
  for (let n = 0; n < most; n++) if (isZero(m, addr + n)) return n + 1;
  return most;
};

const endsInside = (m: Machine, p: Loc): boolean =>
  p.size > 0 && trackedForeign(m, p.addr, p.size, false) && isZero(m, p.addr + p.size - 1);

export const use = rule('O1-Use', 'rust', 'x-use', {
  sentence:
    'A raw pointer into foreign memory is upgraded at each use; to the host, foreign bytes are always initialised.',
  cite: 'design, elaborate; Omniglot talk, upgrade',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.p.size *= countOf(m, i);
  },
  premises: (need) => [need(alignedUse, 'p'), need(trackedUse, 'p')],
  then(m, b, i) {
    upgradeInPlace(m, b.p, reg(m, i.a));
  },
  tex: { from: '\\langle \\mathsf{use}\\,{*p} : \\tau \\rangle', to: '\\langle \\mu \\rangle' },
});

const trackedString: RegimePredicate<[Loc]> = {
  ...trackedUse,
  name: 'tracked-string',
  sentence: 'The tracker knows the bytes as foreign, up to and with the first 0.',
  holds: (m, p) => !isForeignOrWild(m, p) || endsInside(m, p),
  tex: (p) => `\\mathsf{string}_\\mu(${p}) \\subseteq \\mathsf{foreign}`,
  reason: (m, p) =>
    p.addr === 0
      ? 'the pointer is null'
      : p.size <= 1 && !trackedForeign(m, p.addr, 1, false)
        ? `0x${p.addr.toString(16)} is not foreign memory`
        : `${p.size} bytes from 0x${p.addr.toString(16)} on are foreign, and none is 0`,
};

export const useString = rule('O3-Use-String', 'rust', 'x-use-string', {
  sentence:
    'A pointer of the library is taken for the start of a string: its bytes up to the 0 are upgraded, as a slice whose length is found there.',
  cite: 'std, CStr::from_ptr, safety; design, table row O3, and elaborate; decision 27',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.a), 0, 1, 1);
    if (isForeignOrWild(m, b.p)) b.p.size = stringSize(m, b.p.addr);
  },
  premises: (need) => [need(trackedString, 'p')],
  then(m, b, i) {
    upgradeInPlace(m, b.p, reg(m, i.a));
  },
  tex: { from: '\\langle \\mathsf{use}\\,{*p} : \\mathsf{string} \\rangle', to: '\\langle \\mu \\rangle' },
});

const ownPointer: RegimePredicate<[Loc]> = {
  name: 'own-pointer',
  sentence: 'The host kept the pointer itself: it does not come from the library, nor lead into its memory.',
  fault: refuses,
  holds: (m, p) => p.size === 0 || !isForeignOrWild(m, p),
  tex: (p) => `${p} \\notin \\mathsf{foreign}`,
  reason: (m, p) =>
    m.mem.inDomain(p.addr, 0)
      ? `0x${p.addr.toString(16)} is foreign memory, which no owner of the host can give back`
      : `no look at 0x${p.addr.toString(16)} tells whether it is an owner's pointer`,
};

export const own = rule('O6-Own', 'boundary', 'op:event-own', {
  sentence:
    'An owner is made only of a pointer that the host kept: a pointer that the library gave is a number, and owners have no validator.',
  cite: 'omniglot crate, validators; design, Omniglot, validators; decision 27',
  scratch: { p: new Loc() },
  bind(m, _i, b) {
    if (m.event !== null) b.p = m.event;
  },
  premises: (need) => [need(ownPointer, 'p')],
  then() {},
  tex: { from: 'T \\vdash \\mathsf{owner}\\,p', to: 'T' },
});

const validUse: RegimePredicate<[Loc, Instr]> = {
  name: 'valid',
  sentence: 'What is read there is a value of its type.',
  fault: refuses,
  holds: (m, p, i) => p.alloc === 0 || m.mem.foreign[p.alloc] === 0 || isValue(m, p, i, countOf(m, i)),
  tex: (p) => `\\mu(${p}) : \\tau`,
  reason: (m) => m.innerFailure?.derivation.reason ?? 'the bytes are no value of the type',
};

export const validateUse = rule('O6-Use', 'rust', 'x-validate', {
  sentence: 'What is read through a raw pointer into foreign memory is validated at each use.',
  cite: 'design, elaborate; Omniglot talk, validate',
  scratch: { p: new Loc(), i: null as unknown as Instr },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.i = i;
  },
  premises: (need) => [need(validUse, 'p', 'i')],
  then() {},
  tex: { from: '\\langle \\mathsf{validate}\\,{*p} : \\tau \\rangle', to: '\\langle \\mu \\rangle' },
});

const validBack: RegimePredicate<[number]> = {
  name: 'valid-back',
  sentence:
    'What foreign code left in memory that is copied back is a value of its type, as the validators say.',
  fault: refuses,
  holds: (m) =>
    ofThisCrossing(m, ogState(m).stacked).every((s) => {
      if (!s.unique) return true;
      const { place, ...elements } = copyAsValues(m, s);
      return valuesAt(m, place, elements);
    }),
  tex: (f) => `\\forall q \\in ${f}.\\, \\mu(q) : \\tau`,
  reason: (m) => m.innerFailure?.derivation.reason ?? 'the bytes are no value of the type',
};

export const leave = rule('O14-Leave', 'boundary', 'x-leave', {
  sentence:
    'The call is over: what a unique reference was copied to is validated and copied back; stacked memory ends, and so do validated values.',
  cite: 'design, table rows O13 to O15',
  when: toForeign,
  scratch: { frame: 0 },
  bind(m, _i, b) {
    b.frame = m.top.id;
  },
  premises: (need) => [need(validBack, 'frame')],
  then(m) {
    endCopies(m, ogState(m).stacked);
    bumpAll(m);
  },
  tex: {
    from: '\\langle \\mathsf{leave};\\, \\mu, T \\rangle',
    to: '\\langle \\mu[p \\mapsto \\mu(q)];\\, T[A+1, X+1] \\rangle',
  },
});

export const crossingRules = [
  argument,
  result,
  pointerResult,
  aggregateResult,
  use,
  useString,
  validateUse,
  own,
  leave,
  ...domainRules('O', 'Omniglot talk, isolation primitive'),
];
