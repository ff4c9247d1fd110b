/** What machine code asks of its library: memory, strings, output, and calls of what it takes for functions. */
import { showAddress } from '../../core/address.js';
import { NONE, type Instr } from '../../../model/core/code.js';
import { aborts, ub } from '../../../model/faults.js';
import { MALLOC } from '../../../model/memory.js';
import { mayEnd, type P } from '../../core/premises.js';
import { printPart, rendered, resolved } from '../../core/print.js';
import { enter, type PointerCallSite, type PrintSite } from '../../core/rules/control.js';
import { moveBytes } from '../../core/scalars.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { asOwner, flatten, handedOver, mapped, READS, stringAt, WRITES } from './flat.js';
import { intoString, putBytes, toStream } from './formatted.js';
import { give, permitsFree } from './library.js';
import { permitsRead, permitsWrite } from './memory.js';

const cite = 'Omniglot talk, untrusted library; C11 7.21 to 7.24 for what a library does where it is defined';

/** A real allocator that is asked to free what it never gave, or gave back, ends the process at best. */
const heapIntact: P<[Loc]> = {
  name: 'heap-intact',
  sentence: 'What is freed is live memory of the foreign heap; else its allocator ends the process.',
  fault: aborts('heap corruption detected'),
  holds: (m, l) =>
    l.addr === 0 ||
    (l.alloc > 0 && m.mem.live[l.alloc] !== 0 && l.off === 0 && m.mem.kind[l.alloc] === MALLOC),
  tex: (p) => `${p} \\in \\mathsf{heap}_C`,
  reason: (_m, l) => `${showAddress(l.addr)} is no live block of the foreign heap`,
};

export const free = rule('F-Free', 'machine', 'op:free', {
  sentence: 'Machine code gives a block back to the foreign heap.',
  cite,
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, 0, 1);
    flatten(m, b.p);
  },
  premises: (need) => [need(permitsFree, 'p'), need(heapIntact, 'p'), need(mayEnd, 'p')],
  then(m, b) {
    m.release(b.p);
  },
  tex: { from: '\\langle \\mathsf{free}\\,n;\\, \\mu \\rangle', to: '\\langle \\mu \\setminus n \\rangle' },
});

const copying = (name: string, op: 'op:memcpy' | 'op:memmove') =>
  rule(name, 'machine', op, {
    sentence: 'Machine code copies bytes between any two addresses.',
    cite,
    scratch: { p: new Loc(), q: new Loc(), x: 0 },
    bind(m, i, b) {
      const size = m.num[reg(m, i.args[2]!)]!;
      b.x = reg(m, i.args[0]!);
      b.p.at(m, b.x, 0, size, 1);
      b.q.at(m, reg(m, i.args[1]!), 0, size, 1);
      flatten(m, b.p);
      flatten(m, b.q);
    },
    premises: (need) => [
      need(permitsRead, 'q'),
      need(mapped(READS), 'q'),
      need(handedOver(READS), 'q'),
      need(asOwner(READS), 'q'),
      need(permitsWrite, 'p'),
      need(mapped(WRITES), 'p'),
      need(handedOver(WRITES), 'p'),
      need(asOwner(WRITES), 'p'),
    ],
    then(m, b, i) {
      moveBytes(m, b.p, b.q, b.p.size);
      if (i.dst !== NONE) m.moveReg(reg(m, i.dst), b.x);
    },
    tex: {
      from: "\\langle \\mathsf{copy}\\,n\\,n';\\, \\mu \\rangle",
      to: "\\langle \\mu[n \\mapsto \\mu(n')] \\rangle",
    },
  });

export const memcpy = copying('F-Memcpy', 'op:memcpy');
export const memmove = copying('F-Memmove', 'op:memmove');

export const memset = rule('F-Memset', 'machine', 'op:memset', {
  sentence: 'Machine code sets bytes at any address.',
  cite,
  scratch: { p: new Loc(), v: 0, x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
    b.v = reg(m, i.args[1]!);
    b.p.at(m, b.x, 0, m.num[reg(m, i.args[2]!)]!, 1);
    flatten(m, b.p);
  },
  premises: (need) => [
    need(permitsWrite, 'p'),
    need(mapped(WRITES), 'p'),
    need(handedOver(WRITES), 'p'),
    need(asOwner(WRITES), 'p'),
  ],
  then(m, b, i) {
    for (let k = 0; k < b.p.size && !m.loose; k++) m.mem.writeInt(b.p.store + k, 1, m.num[b.v]! & 0xff);
    if (i.dst !== NONE) m.moveReg(reg(m, i.dst), b.x);
  },
  tex: {
    from: '\\langle \\mathsf{set}\\,n\\,v;\\, \\mu \\rangle',
    to: '\\langle \\mu[n \\mapsto v^k] \\rangle',
  },
});

const result = (m: Machine, i: Instr): number => (i.dst === NONE ? m.sp : reg(m, i.dst));

export const realloc = rule('F-Realloc', 'machine', 'op:realloc', {
  sentence: 'A block of the foreign heap is replaced by one of another size with the same content.',
  cite,
  scratch: { p: new Loc(), q: new Loc(), n: 0 },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, 0, 1);
    flatten(m, b.p);
    b.n = reg(m, i.args[1]!);
  },
  premises: (need) => [need(permitsFree, 'p'), need(heapIntact, 'p'), need(mayEnd, 'p')],
  then(m, b, i) {
    const dst = result(m, i);
    const size = m.num[b.n]!;
    const { addr, alloc } = b.p;
    if (!give(m, dst, size, false) || addr === 0 || alloc <= 0) return;
    b.q.at(m, dst, 0, 0, 1);
    b.p.store = m.mem.at[alloc]!;
    moveBytes(m, b.q, b.p, Math.min(size, m.mem.size[alloc]!));
    m.release(b.p);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{realloc}\\,p\\,n;\\, \\mu \\rangle',
    to: '\\langle \\rho[d \\mapsto a];\\, \\mu[a \\mapsto \\mu(p)] \\setminus p \\rangle',
  },
});

export const strlen = rule('F-Strlen', 'machine', 'op:strlen', {
  sentence: 'Machine code reads bytes up to the first 0, wherever that leads.',
  cite,
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, 0, 1);
    stringAt(m, b.p);
  },
  premises: (need) => [
    need(permitsRead, 'p'),
    need(mapped(READS), 'p'),
    need(handedOver(READS), 'p'),
    need(asOwner(READS), 'p'),
  ],
  then(m, b, i) {
    m.setInt(result(m, i), b.p.size - 1);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{strlen}\\,p \\rangle',
    to: '\\langle \\rho[d \\mapsto n] \\rangle',
  },
});

const string = new Loc();
const readsString = [permitsRead, mapped(READS), handedOver(READS), asOwner(READS)];

/** Every string that is printed is read like any bytes. */
const stringsMapped: P<[PrintSite]> = {
  name: 'strings-mapped',
  sentence: 'The bytes of strings that are printed may be read.',
  fault: { k: 'inner' },
  holds: (m, site) =>
    site.parts.every((part) => {
      if (part.k === 'text' || part.as !== 'c-str') return true;
      string.at(m, reg(m, site.args[part.arg]!.slot), 0, 0, 1);
      stringAt(m, string, resolved(m, site, part.format).precision ?? Infinity);
      return readsString.every((p) => {
        if (p.holds(m, string)) return true;
        const j = p.judgement;
        m.innerFailure = {
          derivation: j?.inner(m) ?? {
            rule: 'F-Print',
            premise: p.name,
            reason: p.reason?.(m, string) ?? p.sentence,
            inner: null,
          },
          fault: j?.innerFault(m) ?? p.fault,
        };
        return false;
      });
    }),
  tex: (v) => `${v} \\in \\mathsf{mapped}`,
  judgement: {
    commit: () => undefined,
    inner: (m) => m.takeInner().derivation,
    innerFault: (m) => m.takeInner().fault,
  },
};

export const print = rule('F-Print', 'machine', 'print', {
  sentence: 'Machine code prints what its registers hold; strings are read up to their 0.',
  cite,
  scratch: { site: null as unknown as PrintSite },
  bind(_m, i, b) {
    b.site = i.x as PrintSite;
  },
  premises: (need) => [need(stringsMapped, 'site')],
  then(m, b, i) {
    const before = m.output.length;
    for (const p of b.site.parts) printPart(m, p, b.site);
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), m.output.length - before);
  },
  tex: {
    from: '\\langle \\mathsf{print}\\,\\bar v;\\, O \\rangle',
    to: '\\langle O \\cdot \\bar v \\rangle',
  },
});

export const printStream = rule('F-Print-Stream', 'machine', 'print-stream', {
  sentence: 'Machine code prints to a stream; what is none is taken for the standard error stream.',
  cite,
  scratch: { site: null as unknown as PrintSite },
  bind(_m, i, b) {
    b.site = i.x as PrintSite;
  },
  premises: (need) => [need(stringsMapped, 'site')],
  then(m, b, i) {
    const bytes = rendered(m, b.site);
    toStream(m, reg(m, b.site.args[0]!.slot), bytes);
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), bytes.length);
  },
  tex: {
    from: '\\langle \\mathsf{print}\\,s\\,\\bar v;\\, O \\rangle',
    to: '\\langle O \\cdot \\bar v \\rangle',
  },
});

export const printString = rule('F-Print-String', 'machine', 'print-string', {
  sentence: 'Machine code prints into memory at any address.',
  cite,
  scratch: { site: null as unknown as PrintSite, p: new Loc() },
  bind(m, i, b) {
    b.site = i.x as PrintSite;
    b.p.at(m, reg(m, b.site.args[0]!.slot), 0, intoString(m, b.site).bytes.length, 1);
    flatten(m, b.p);
  },
  premises: (need) => [
    need(stringsMapped, 'site'),
    need(permitsWrite, 'p'),
    need(mapped(WRITES), 'p'),
    need(handedOver(WRITES), 'p'),
    need(asOwner(WRITES), 'p'),
  ],
  then(m, b, i) {
    const { bytes, all } = intoString(m, b.site);
    putBytes(m, b.p, bytes);
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), all);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{print}\\,n\\,\\bar v;\\, \\mu \\rangle',
    to: '\\langle \\rho[d \\mapsto |\\bar v|];\\, \\mu[n \\mapsto \\bar v] \\rangle',
  },
});

/** What C's library asks of its callers is nothing to machine code: it reads when it reads. */
export const array = rule('F-Array-Argument', 'machine', 'op:__reads', {
  sentence: 'Machine code passes an address and a count, and nobody asks.',
  cite,
  scratch: {},
  bind() {},
  then() {},
  tex: { from: "\\langle \\mathsf{array}\\,n\\,n'; \\mu \\rangle", to: '\\langle \\mu \\rangle' },
});

const isCode: P<[Loc]> = {
  name: 'is-code',
  sentence: 'A function begins at the address; else the processor runs into what is no code.',
  fault: aborts('illegal instruction'),
  holds: (m, l) => m.functionAt(l.addr, m.mem.find(l.addr)) !== null,
  tex: (p) => `${p} \\in \\mathsf{functions}`,
  reason: (_m, l) => `no function begins at ${showAddress(l.addr)}`,
};

const calleeAt = (m: Machine, l: Loc) => m.functionAt(l.addr, m.mem.find(l.addr));

/** A function of the library's own that is called as another finds what is in its registers (decision 44). */
const sameAbi: P<[Loc, Instr]> = {
  name: 'same-abi',
  sentence: "A function of Rust's is called as it is defined.",
  fault: ub('abi'),
  holds: (m, l, i) => m.linked.abiError(i, calleeAt(m, l)) === null,
  tex: (f) => `\\tau_{call} \\sim \\tau_{${f}}`,
  reason: (m, l, i) => m.linked.abiError(i, calleeAt(m, l)) ?? '',
};

export const callPointer = rule('F-Call-Pointer', 'machine', 'call-ptr', {
  sentence:
    'Machine code jumps to an address; a function of the other language is reached through a boundary.',
  cite,
  scratch: { p: new Loc(), i: null as unknown as Instr },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.a), 0, 1, 1);
    b.i = i;
  },
  premises: (need) => [need(isCode, 'p'), need(sameAbi, 'p', 'i')],
  then(m, b, i) {
    const callee = calleeAt(m, b.p);
    if (callee === null) return m.outOfModel('a call of what is no function');
    enter(m, i, m.linked.calleeFor(i, callee), (i.x as PointerCallSite).catches);
  },
  tex: {
    from: '\\langle ({*p})(\\bar v);\\, K \\rangle',
    to: '\\langle K \\cdot F_f(\\bar v);\\, \\mathsf{push}\\,\\beta \\rangle',
  },
});

export const machineLibrary = [
  free,
  realloc,
  memcpy,
  memmove,
  memset,
  strlen,
  print,
  printStream,
  printString,
  array,
  callPointer,
];
