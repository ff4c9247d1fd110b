/** Rust's typed accesses: what is read must be valid at its type; references are retagged. */
import { reg, Loc, locate, locate2 } from '../../machine/loc.js';
import { rule } from '../../machine/machine.js';
import {
  aligned,
  inBounds,
  initialised,
  live,
  mayRead,
  mayRetag,
  mayWrite,
  neverNull,
  notNull,
  notReadOnly,
  validBytes,
  validScalar,
} from '../../core/premises.js';
import { loadScalar, moveBytes, setPlace, storeScalar } from '../../core/scalars.js';
import { afterCopy, retagAll, retagBytes, rememberRetag } from '../../core/typed.js';
import type { Scalar } from '../../../model/core/code.js';

const load = {
  scratch: { p: new Loc(), d: 0 },
  tex: {
    from: '\\langle d \\gets {*p} : \\tau;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\rho[d \\mapsto \\mu(p)];\\, \\beta' \\rangle",
  },
};

export const loadPlain = rule('R-Load', 'rust', 'load', {
  ...load,
  sentence: 'An integer or raw pointer is read from memory.',
  cite: 'Rust Reference, behavior considered undefined; MiniRust, load',
  when: (i) => !i.sc!.checked,
  scratch: { p: new Loc(), d: 0 },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.d = reg(m, i.dst);
  },
  premises: (need) => [
    need(notNull, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(mayRead, 'p'),
    need(initialised, 'p'),
  ],
  then(m, b, i) {
    loadScalar(m, b.p, i.sc!, b.d);
  },
});

export const loadTyped = rule('R-Load-Typed', 'rust', 'load', {
  ...load,
  sentence:
    'A bool, char, non-zero integer, reference, box or function pointer is read: the bytes must be a value of the type.',
  cite: 'Rust Reference, invalid values',
  when: (i) => i.sc!.checked,
  scratch: { p: new Loc(), d: 0, i: null as never },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.d = reg(m, i.dst);
    b.i = i as never;
  },
  premises: (need) => [
    need(notNull, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(mayRead, 'p'),
    need(initialised, 'p'),
    need(validBytes, 'p', 'i'),
  ],
  then(m, b, i) {
    loadScalar(m, b.p, i.sc!, b.d);
  },
});

export const store = rule('R-Store', 'rust', 'store', {
  sentence: 'A value is written to memory; the bytes lose their effective type.',
  cite: 'Rust Reference, behavior considered undefined; MiniRust, store',
  scratch: { p: new Loc(), v: 0 },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.v = reg(m, i.b);
  },
  premises: (need) => [
    need(notNull, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(notReadOnly, 'p'),
    need(mayWrite, 'p'),
  ],
  then(m, b, i) {
    storeScalar(m, b.p, i.sc!, b.v);
    m.clearEffective(b.p.store, i.size);
  },
  tex: {
    from: '\\langle {*p} \\gets v;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto v];\\, \\beta' \\rangle",
  },
});

export const copy = rule('R-Copy', 'rust', 'copy', {
  sentence:
    'An aggregate is copied at its type: its bytes must be a value of it, its padding becomes uninitialised.',
  cite: 'Rust Reference, invalid values; MiniRust, representation relation',
  scratch: { p: new Loc(), q: new Loc(), i: null as never },
  bind(m, i, b) {
    locate(m, i, b.p);
    locate2(m, i, b.q);
    b.i = i as never;
  },
  premises: (need) => [
    need(notNull, 'q'),
    need(live, 'q'),
    need(inBounds, 'q'),
    need(aligned, 'q'),
    need(mayRead, 'q'),
    need(validBytes, 'q', 'i'),
    need(notNull, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(aligned, 'p'),
    need(mayWrite, 'p'),
  ],
  then(m, b, i) {
    moveBytes(m, b.p, b.q, i.size);
    afterCopy(m, b.p, i);
    m.clearEffective(b.p.store, i.size);
  },
  tex: {
    from: '\\langle {*p} \\gets {*q} : \\tau;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mu(q)|_\\tau];\\, \\beta' \\rangle",
  },
});

export const retag = rule('R-Retag', 'rust', 'retag', {
  sentence:
    'A reference is made or copied: it must be non-null, aligned and point to live memory, and gets a tag of its own.',
  cite: 'Rust Reference, invalid values (references); Miri, retag',
  scratch: { p: new Loc(), r: { of: 0, mode: 0, info: null }, d: 0 },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.d = reg(m, i.dst);
    retagBytes(m, i, b.p, b.r);
  },
  premises: (need) => [
    need(neverNull, 'p'),
    need(aligned, 'p'),
    need(live, 'p'),
    need(inBounds, 'p'),
    need(mayRetag, 'p', 'r'),
  ],
  then(m, b, i) {
    const tag = b.p.alloc === 0 ? b.p.tag : m.alias.newTag;
    setPlace(m, b.d, b.p, reg(m, i.a), b.p.prov === -1 && b.p.alloc > 0 ? b.p.alloc : b.p.prov, tag);
    if (i.sc!.fat) m.moveReg(b.d + 1, reg(m, i.args[0]!));
    rememberRetag(m, tag, i);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{retag}\\,p;\\, \\beta \\rangle',
    to: "\\langle \\rho[d \\mapsto p^t];\\, \\beta' \\rangle",
  },
});

export const retagRaw = rule('R-Retag-Raw', 'rust', 'retag', {
  sentence:
    'A raw pointer is made from a reference or a local: the aliasing model may give it a tag of its own.',
  cite: 'Miri, raw retag of &raw; Rust Reference, raw borrow operators',
  when: (i) => i.op >= 0x100,
  scratch: { p: new Loc(), r: { of: 0, mode: 0, info: null }, d: 0 },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.d = reg(m, i.dst);
    retagBytes(m, i, b.p, b.r);
  },
  premises: (need) => [need(live, 'p'), need(inBounds, 'p'), need(mayRetag, 'p', 'r')],
  then(m, b, i) {
    setPlace(m, b.d, b.p, reg(m, i.a), b.p.prov, b.p.alloc === 0 ? b.p.tag : m.alias.newTag);
    if (i.sc!.fat) m.moveReg(b.d + 1, reg(m, i.args[0]!));
    rememberRetag(m, m.tag[b.d]!, i);
  },
  tex: {
    from: '\\langle d \\gets \\&\\mathsf{raw}\\,\\pi;\\, \\beta \\rangle',
    to: "\\langle \\rho[d \\mapsto p^t];\\, \\beta' \\rangle",
  },
});

export const retagIn = rule('R-Retag-In', 'rust', 'retag-in', {
  sentence: 'The references inside an aggregate that was copied are retagged, one by one, by structure.',
  cite: 'Miri, retag of values by structure',
  scratch: { p: new Loc(), i: null as never },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.i = i as never;
  },
  premises: (need) => [need(retagAll, 'p', 'i')],
  then() {},
  tex: {
    from: '\\langle \\mathsf{retag}\\,\\{*p\\} : \\tau;\\, \\beta \\rangle',
    to: "\\langle \\mu', \\beta' \\rangle",
  },
});

/** Bits that arrive as a parameter or result of foreign code, in a register. References are retagged instead. */
export const receive = rule('R-Receive', 'rust', 'receive', {
  sentence: 'Bits that come from foreign code become a value of the declared type: they must be one.',
  cite: 'Rust Reference, invalid values; calculus, crossings',
  scratch: { x: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.sc = i.sc!;
  },
  premises: (need) => [need(validScalar, 'x', 'sc')],
  then() {},
  tex: { from: '\\langle \\mathsf{receive}\\,x : \\tau \\rangle', to: '\\langle \\rho \\rangle' },
});

export const rustMemoryRules = [loadPlain, loadTyped, store, copy, retagRaw, retag, retagIn, receive];
