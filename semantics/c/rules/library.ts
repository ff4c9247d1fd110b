/** The C library: the allocator, memory, strings, the end of the process. */
import { NONE, type Instr } from '../../../model/core/code.js';
import { MALLOC } from '../../../model/memory.js';
import {
  allocateHeap,
  allocatedBy,
  allocationFails,
  hasAllocation,
  isBase,
  notReleased,
} from '../../core/heap.js';
import {
  defined,
  inBounds,
  live,
  mayEnd,
  mayRead,
  mayWrite,
  neverNull,
  notReadOnly,
  permits,
  type P,
} from '../../core/premises.js';
import { copyBytes, fillBytes, lengthOfString } from '../../core/bytes.js';
import { copyEffective } from '../../core/effective.js';
import { moveBytes } from '../../core/scalars.js';
import { noOverlap, stringReadable } from '../../core/strings.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { permitsRead, permitsWrite } from './memory.js';

const MALLOC_ALIGN = 8;
export const result = (m: Machine, i: Instr): number => (i.dst === NONE ? m.sp : reg(m, i.dst));
const fresh = new Loc();

/** `malloc`, `calloc` and `realloc` give memory for any object, or null. */
export const give = (m: Machine, dst: number, size: number, zeroed: boolean): boolean => {
  // A number of bytes beyond 2^53 is no number here, and none that there is room for.
  if (allocationFails(m) || !(size <= MAX_OBJECT)) {
    m.setPointer(dst, 0, 0, 0);
    return false;
  }
  const id = allocateHeap(m, dst, size, MALLOC_ALIGN, MALLOC);
  if (zeroed) for (let k = 0; k < size; k++) m.mem.writeInt(m.mem.at[id]! + k, 1, 0);
  fresh.at(m, dst, 0, size, 1);
  m.event = fresh;
  if (m.judgeEvent('malloc', fresh)) m.commitEvent('malloc');
  return true;
};

/** Beyond this `malloc` gives null, as a real one does for absurd sizes; the model's store is a typed array. */
const MAX_OBJECT = 1 << 26;

export const malloc = rule('C-Malloc', 'c', 'op:malloc', {
  sentence: 'Fresh uninitialised memory, or null.',
  cite: 'C11 7.22.3.4',
  scratch: { n: 0 },
  bind(m, i, b) {
    b.n = reg(m, i.args[0]!);
  },
  premises: (need) => [need(defined, 'n')],
  then(m, b, i) {
    give(m, result(m, i), m.num[b.n]!, false);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{malloc}\\,n;\\, \\mu \\rangle',
    to: '\\langle \\rho[d \\mapsto a];\\, \\mu[a \\mapsto \\mathsf{uninit}^n] \\rangle',
  },
});

export const calloc = rule('C-Calloc', 'c', 'op:calloc', {
  sentence: 'Fresh memory of zeros, or null.',
  cite: 'C11 7.22.3.2',
  scratch: { n: 0, s: 0 },
  bind(m, i, b) {
    b.n = reg(m, i.args[0]!);
    b.s = reg(m, i.args[1]!);
  },
  premises: (need) => [need(defined, 'n'), need(defined, 's')],
  then(m, b, i) {
    give(m, result(m, i), m.num[b.n]! * m.num[b.s]!, true);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{calloc}\\,n\\,s;\\, \\mu \\rangle',
    to: '\\langle \\rho[d \\mapsto a];\\, \\mu[a \\mapsto 0^{n s}] \\rangle',
  },
});

export const permitsFree = permits('free', 'The boundary lets the allocation go.', 'free');

export const free = rule('C-Free', 'c', 'op:free', {
  sentence: 'Memory that malloc gave and nobody freed goes back; null is allowed.',
  cite: 'C11 7.22.3.3',
  scratch: { p: new Loc(), x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
    b.p.at(m, b.x, 0, 0, 1);
  },
  premises: (need) => [
    need(defined, 'x'),
    need(permitsFree, 'p'),
    need(hasAllocation, 'p'),
    need(notReleased, 'p'),
    need(allocatedBy(MALLOC, 'malloc'), 'p'),
    need(isBase, 'p'),
    need(mayEnd, 'p'),
  ],
  then(m, b) {
    m.release(b.p);
  },
  tex: {
    from: '\\langle \\mathsf{free}\\,p;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu \\setminus p;\\, \\beta' \\rangle",
  },
});

export const realloc = rule('C-Realloc', 'c', 'op:realloc', {
  sentence:
    'Memory that malloc gave is replaced by memory of another size, with the same content; pointers to the old one dangle.',
  cite: 'C11 7.22.3.5',
  scratch: { p: new Loc(), q: new Loc(), x: 0, n: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
    b.n = reg(m, i.args[1]!);
    b.p.at(m, b.x, 0, 0, 1);
  },
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'n'),
    need(permitsFree, 'p'),
    need(hasAllocation, 'p'),
    need(notReleased, 'p'),
    need(allocatedBy(MALLOC, 'malloc'), 'p'),
    need(isBase, 'p'),
    need(mayEnd, 'p'),
  ],
  then(m, b, i) {
    const dst = result(m, i);
    const size = m.num[b.n]!;
    if (!give(m, dst, size, false)) return;
    if (b.p.addr === 0) return;
    b.q.at(m, dst, 0, 0, 1);
    const n = Math.min(size, m.mem.size[b.p.alloc]!);
    moveBytes(m, b.q, b.p, n);
    copyEffective(m, b.q, b.p, n);
    m.release(b.p);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{realloc}\\,p\\,n;\\, \\mu, \\beta \\rangle',
    to: '\\langle \\rho[d \\mapsto a];\\, \\mu[a \\mapsto \\mu(p)] \\setminus p \\rangle',
  },
});

/** C11 7.24.1p2, 7.1.4p1: pointers are valid also where no byte is touched. */
export const validArgument: P<[Loc]> = {
  ...neverNull,
  sentence: 'The pointer is not null, also for zero bytes.',
  reason: (_m, l) => `a null pointer is passed, for ${l.size} bytes`,
};

const twoPlaces = () => ({ p: new Loc(), q: new Loc(), x: 0, y: 0, n: 0 });
const bindTwo = (m: Machine, i: Instr, b: ReturnType<typeof twoPlaces>): void => {
  b.x = reg(m, i.args[0]!);
  b.y = reg(m, i.args[1]!);
  b.n = reg(m, i.args[2]!);
  const size = m.num[b.n]!;
  b.p.at(m, b.x, 0, size, 1);
  b.q.at(m, b.y, 0, size, 1);
};
const copyTwo = (m: Machine, b: ReturnType<typeof twoPlaces>, i: Instr): void => {
  copyBytes(m, b.p, b.q);
  if (i.dst !== NONE) m.moveReg(reg(m, i.dst), b.x);
};

export const memcpy = rule('C-Memcpy', 'c', 'op:memcpy', {
  sentence:
    'Bytes are copied between disjoint places as they are: uninitialised ones, provenance and effective types with them.',
  cite: 'C11 7.24.2.1, 6.5p6',
  scratch: twoPlaces(),
  bind: bindTwo,
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'y'),
    need(defined, 'n'),
    need(permitsRead, 'q'),
    need(validArgument, 'q'),
    need(live, 'q'),
    need(inBounds, 'q'),
    need(permitsWrite, 'p'),
    need(validArgument, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(notReadOnly, 'p'),
    need(noOverlap, 'p', 'q'),
    need(mayRead, 'q'),
    need(mayWrite, 'p'),
  ],
  then: copyTwo,
  tex: {
    from: '\\langle \\mathsf{memcpy}\\,p\\,q\\,n;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mu(q)];\\, \\beta' \\rangle",
  },
});

export const memmove = rule('C-Memmove', 'c', 'op:memmove', {
  sentence: 'Bytes are copied as they are; the places may overlap.',
  cite: 'C11 7.24.2.2',
  scratch: twoPlaces(),
  bind: bindTwo,
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'y'),
    need(defined, 'n'),
    need(permitsRead, 'q'),
    need(validArgument, 'q'),
    need(live, 'q'),
    need(inBounds, 'q'),
    need(permitsWrite, 'p'),
    need(validArgument, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(notReadOnly, 'p'),
    need(mayRead, 'q'),
    need(mayWrite, 'p'),
  ],
  then: copyTwo,
  tex: {
    from: '\\langle \\mathsf{memmove}\\,p\\,q\\,n;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mu(q)];\\, \\beta' \\rangle",
  },
});

export const memset = rule('C-Memset', 'c', 'op:memset', {
  sentence: 'Every byte of a place is set to one value.',
  cite: 'C11 7.24.6.1',
  scratch: { p: new Loc(), x: 0, v: 0, n: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
    b.v = reg(m, i.args[1]!);
    b.n = reg(m, i.args[2]!);
    b.p.at(m, b.x, 0, m.num[b.n]!, 1);
    b.p.passed = i.lang !== 'c';
  },
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'v'),
    need(defined, 'n'),
    need(permitsWrite, 'p'),
    need(validArgument, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(notReadOnly, 'p'),
    need(mayWrite, 'p'),
  ],
  then(m, b, i) {
    fillBytes(m, b.p, m.num[b.v]!);
    if (i.dst !== NONE) m.moveReg(reg(m, i.dst), b.x);
  },
  tex: {
    from: '\\langle \\mathsf{memset}\\,p\\,v\\,n;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto v^n];\\, \\beta' \\rangle",
  },
});

export const strlen = rule('C-Strlen', 'c', 'op:strlen', {
  sentence: 'The number of bytes before the first 0.',
  cite: 'C11 7.24.6.3',
  scratch: { p: new Loc(), x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
    b.p.at(m, b.x, 0, 1, 1);
    b.p.passed = i.lang !== 'c';
  },
  premises: (need) => [need(defined, 'x'), need(permitsRead, 'p'), need(stringReadable, 'x')],
  then(m, b, i) {
    m.setInt(result(m, i), lengthOfString(m, b.p.addr));
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{strlen}\\,p \\rangle',
    to: '\\langle \\rho[d \\mapsto n] \\rangle',
  },
});

export const abort = rule('Abort', 'shared', 'op:abort', {
  sentence: 'The process ends abnormally.',
  cite: 'C11 7.22.4.1; std, process::abort',
  scratch: {},
  bind() {},
  then(m, _b, i) {
    m.outcome = {
      k: 'abort',
      why: 'abort() was called',
      span: i.span,
      language: i.lang === 'rust' ? 'rust' : 'c',
    };
  },
  tex: { from: '\\langle \\mathsf{abort} \\rangle', to: '\\mathsf{abort}' },
});

export const exit = rule('Exit', 'shared', 'op:exit', {
  sentence: 'The process ends with a status.',
  cite: 'C11 7.22.4.4; std, process::exit',
  scratch: { x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
  },
  premises: (need) => [need(defined, 'x')],
  then(m, b, i) {
    m.finish(m.num[b.x]! & 0xff, i.lang);
  },
  tex: { from: '\\langle \\mathsf{exit}\\,n \\rangle', to: '\\mathsf{done}\\,n' },
});

export const putchar = rule('C-Putchar', 'c', 'op:putchar', {
  sentence: 'One byte is appended to the output; it is the result.',
  cite: 'C11 7.21.7.8',
  scratch: { x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
  },
  premises: (need) => [need(defined, 'x')],
  then(m, b, i) {
    const v = m.num[b.x]! & 0xff;
    m.print([v]);
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), v);
  },
  tex: { from: '\\langle \\mathsf{putchar}\\,c;\\, O \\rangle', to: '\\langle O \\cdot c \\rangle' },
});

export const throwException = rule('C-Throw', 'c', 'op:ferrule_throw', {
  sentence: 'A stand-in for a C++ exception: unwinding begins that Rust did not start.',
  cite: 'Rust Reference, panic: unwinding across FFI; R3 paper 2.2',
  scratch: {},
  bind() {},
  then(m, _b, i) {
    m.startPanic(i, 'an exception of another language');
  },
  tex: { from: '\\langle \\mathsf{throw} \\rangle', to: '\\langle \\mathsf{unwinding} \\rangle' },
});

export const libraryRules = [
  malloc,
  calloc,
  free,
  realloc,
  memcpy,
  memmove,
  memset,
  strlen,
  abort,
  exit,
  putchar,
  throwException,
];
