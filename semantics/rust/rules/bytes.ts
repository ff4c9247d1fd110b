/** Rust's untyped operations on bytes: what `std::ptr` and the library's own types copy and fill. */
import { NONE, type Instr } from '../../../model/core/code.js';
import type { Layout } from '../../../model/layout/index.js';
import { copyBytes, fillBytes, lengthOfString } from '../../core/bytes.js';
import { aligned, inBounds, live, mayRead, mayWrite, notNull, notReadOnly } from '../../core/premises.js';
import { noOverlap, stringReadable } from '../../core/strings.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';

/** The alignment of the type whose values are copied, where the operation is about one. */
const alignOf = (i: Instr): number => (i.typed as Layout | null)?.align ?? 1;

const twoPlaces = () => ({ p: new Loc(), q: new Loc() });
const bindTwo = (m: Machine, i: Instr, b: ReturnType<typeof twoPlaces>): void => {
  const size = m.num[reg(m, i.args[2]!)]!;
  b.p.at(m, reg(m, i.args[0]!), 0, size, alignOf(i));
  b.q.at(m, reg(m, i.args[1]!), 0, size, alignOf(i));
};
const copyTwo = (m: Machine, b: ReturnType<typeof twoPlaces>): void => {
  copyBytes(m, b.p, b.q);
};

export const copyDisjoint = rule('R-Copy-Bytes', 'rust', 'op:memcpy', {
  sentence:
    'Bytes are copied between disjoint places as they are: uninitialised ones and provenance with them. Both pointers are aligned, also for no bytes.',
  cite: 'std, ptr::copy_nonoverlapping, safety',
  scratch: twoPlaces(),
  bind: bindTwo,
  premises: (need) => [
    need(notNull, 'q'),
    need(live, 'q'),
    need(inBounds, 'q'),
    need(aligned, 'q'),
    need(notNull, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(notReadOnly, 'p'),
    need(noOverlap, 'p', 'q'),
    need(mayRead, 'q'),
    need(mayWrite, 'p'),
  ],
  then: copyTwo,
  tex: {
    from: '\\langle \\mathsf{copy}_{\\cap\\emptyset}\\,q\\,p\\,n;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mu(q)];\\, \\beta' \\rangle",
  },
});

export const copyAny = rule('R-Move-Bytes', 'rust', 'op:memmove', {
  sentence: 'Bytes are copied as they are; the places may overlap.',
  cite: 'std, ptr::copy, safety',
  scratch: twoPlaces(),
  bind: bindTwo,
  premises: (need) => [
    need(notNull, 'q'),
    need(live, 'q'),
    need(inBounds, 'q'),
    need(aligned, 'q'),
    need(notNull, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(notReadOnly, 'p'),
    need(mayRead, 'q'),
    need(mayWrite, 'p'),
  ],
  then: copyTwo,
  tex: {
    from: '\\langle \\mathsf{copy}\\,q\\,p\\,n;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mu(q)];\\, \\beta' \\rangle",
  },
});

export const setBytes = rule('R-Set-Bytes', 'rust', 'op:memset', {
  sentence: 'Every byte of a place is set to one value, whatever type it has.',
  cite: 'std, ptr::write_bytes, safety',
  scratch: { p: new Loc(), v: 0 },
  bind(m, i, b) {
    b.v = reg(m, i.args[1]!);
    b.p.at(m, reg(m, i.args[0]!), 0, m.num[reg(m, i.args[2]!)]!, alignOf(i));
  },
  premises: (need) => [
    need(notNull, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(notReadOnly, 'p'),
    need(mayWrite, 'p'),
  ],
  then(m, b) {
    fillBytes(m, b.p, m.num[b.v]!);
  },
  tex: {
    from: '\\langle \\mathsf{write\\_bytes}\\,p\\,v\\,n;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto v^n];\\, \\beta' \\rangle",
  },
});

export const stringLength = rule('R-String-Length', 'rust', 'op:strlen', {
  sentence: 'The number of bytes before the first 0 of a C string.',
  cite: 'std, CStr::from_ptr, safety',
  scratch: { p: new Loc(), x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.args[0]!);
    b.p.at(m, b.x, 0, 1, 1);
  },
  premises: (need) => [need(stringReadable, 'x')],
  then(m, b, i) {
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), lengthOfString(m, b.p.addr));
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{strlen}\\,p \\rangle',
    to: '\\langle \\rho[d \\mapsto n] \\rangle',
  },
});

export const bytesRules = [copyDisjoint, copyAny, setBytes, stringLength];
