/** Omniglot's operations on parts of references, on copies, and on whole slices (design, table O4, O5, O8, O9, O11, O12). */
import { NONE, type Instr } from '../../../model/core/code.js';
import { mayRead, mayWrite } from '../../core/premises.js';
import { asWildcard, inside, moveBytes, storeScalar } from '../../core/scalars.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { allocScope, elementExists, enoughElements, partFits, sameBrandToCopy, valid } from './premises.js';
import { bindOnReference, elements, onReference, touches, underScope } from './rules.js';
import { ogState, takeAccess } from './state.js';
import { give, layoutOfArg, readBrand, readRef, resultPlace, someAt } from './words.js';

/** Another reference of the same scope: the word goes along. */
const giveSame = (
  m: Machine,
  i: Instr,
  b: { d: Loc; p: Loc; word: number },
  by: number,
  len: number | null,
) => give(m, i, b.d, { addr: b.p.addr + by, prov: b.p.prov, tag: b.p.tag, len }, b.word);

export const subRef = rule('O4-Sub-Ref', 'rust', 'op:og-sub-ref', {
  sentence:
    'A part of what a reference points to, at an offset, if by their types it lies inside and is aligned.',
  cite: 'omniglot crate; design, table row O4',
  scratch: {
    p: new Loc(),
    d: new Loc(),
    word: 0,
    e: elements(),
    part: { offset: 0, size: 0, align: 1, ofSize: 0, ofAlign: 1 },
  },
  bind(m, i, b) {
    b.word = readRef(m, i, 0, b.p, b.e);
    const of = layoutOfArg(m, i, 1);
    b.part.offset = m.num[reg(m, i.args[1]!)]!;
    b.part.size = of?.size ?? 0;
    b.part.align = of?.align ?? 1;
    b.part.ofSize = b.p.size;
    b.part.ofAlign = b.p.align;
    resultPlace(m, i, b.d);
  },
  premises: (need) => [need(mayWrite, 'd'), need(partFits, 'part')],
  then(m, b, i) {
    giveSame(m, i, b, b.part.offset, null);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{sub}_{\\tau}(n) \\rangle',
    to: '\\langle \\rho[d \\mapsto \\mathsf{Some}\\,(r + n)^{A}] \\rangle',
  },
});

export const asPointer = rule('O5-As-Ptr', 'rust', 'op:og-as-ptr', {
  sentence: 'A reference into foreign memory as a raw pointer: a number.',
  cite: 'design, table row O5',
  scratch: { p: new Loc(), word: 0, e: elements() },
  bind(m, i, b) {
    b.word = readRef(m, i, 0, b.p, b.e);
  },
  then(m, b, i) {
    if (i.dst !== NONE) asWildcard(m, reg(m, i.dst), b.p.addr);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{as\\_ptr} \\rangle',
    to: '\\langle \\rho[d \\mapsto \\mathsf{addr}\\,r] \\rangle',
  },
});

/** The same reference, seen in another way. */
const view = (name: string, op: 'og-as-immut' | 'og-as-slice', sentence: string, tex: string) =>
  rule(name, 'rust', `op:${op}`, {
    sentence,
    cite: 'omniglot crate; design, table row O5',
    scratch: { p: new Loc(), d: new Loc(), word: 0, e: elements(), n: 0 },
    bind(m, i, b) {
      b.word = readRef(m, i, 0, b.p, b.e);
      const of = (i.x as { argTys: readonly { to?: { args?: readonly { len?: number }[] } }[] }).argTys[0];
      b.n = of?.to?.args?.[0]?.len ?? 0;
      resultPlace(m, i, b.d);
    },
    premises: (need) => [need(mayWrite, 'd')],
    then(m, b, i) {
      giveSame(m, i, b, 0, op === 'og-as-slice' ? b.n : null);
    },
    tex: {
      from: `\\langle d \\gets r.\\mathsf{${tex}} \\rangle`,
      to: '\\langle \\rho[d \\mapsto r^{A}] \\rangle',
    },
  });

export const asImmut = view(
  'O5-As-Immut',
  'og-as-immut',
  'A mutable reference as one that only reads.',
  'as\\_immut',
);
export const asSlice = view(
  'O5-As-Slice',
  'og-as-slice',
  'An array as the slice of its elements.',
  'as\\_slice',
);

const bindSlice = (m: Machine, i: Instr, b: ReturnType<typeof onReference>): void => {
  b.word = readRef(m, i, 0, b.p, b.e, true);
  resultPlace(m, i, b.d);
};

export const length = rule('O5-Len', 'rust', 'op:og-len', {
  sentence: 'The length that a slice of foreign memory was upgraded with.',
  cite: 'omniglot crate; design, table row O5',
  scratch: onReference(),
  bind: bindSlice,
  then(m, b, i) {
    if (i.dst !== NONE) m.setInt(reg(m, i.dst), b.e.count);
  },
  tex: { from: '\\langle d \\gets r.\\mathsf{len} \\rangle', to: '\\langle \\rho[d \\mapsto n_r] \\rangle' },
});

export const element = rule('O5-Get', 'rust', 'op:og-element', {
  sentence: 'An element of a slice of foreign memory is a reference of the same scope, if there is one.',
  cite: 'omniglot crate; design, table row O5',
  scratch: { ...onReference(), k: 0, n: 0 },
  bind(m, i, b) {
    bindSlice(m, i, b);
    b.k = m.num[reg(m, i.args[1]!)]!;
    b.n = b.e.count;
  },
  premises: (need) => [need(mayWrite, 'd'), need(elementExists, 'k', 'n')],
  then(m, b, i) {
    giveSame(m, i, b, b.k * (b.e.layout?.size ?? 0), null);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{get}(k) \\rangle',
    to: '\\langle \\rho[d \\mapsto \\mathsf{Some}\\,(r + k \\cdot |\\tau|)^{A}] \\rangle',
  },
});

export const validPointer = rule('O8-Valid-Ptr', 'rust', 'op:og-valid-ptr', {
  sentence:
    'A pointer that lies in foreign memory is read as the number that it is; upgrading it asks what it is worth.',
  cite: 'omniglot crate; design, table row O8',
  scratch: onReference(),
  bind(m, i, b) {
    bindOnReference(m, i, b);
    b.p.size = m.mem.pointerSize;
  },
  premises: (need) => [
    need(sameBrandToCopy, 'word', 'brand'),
    need(allocScope, 'word'),
    ...touches(need),
    need(mayRead, 'p'),
  ],
  then(m, b, i) {
    if (i.dst === NONE) return;
    const addr = b.p.alloc > 0 ? m.mem.readInt(b.p.store, m.mem.pointerSize, false) : 0;
    asWildcard(m, reg(m, i.dst), addr);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{valid\\_ptr}(\\&X) \\rangle',
    to: '\\langle \\rho[d \\mapsto (\\mu(r), \\star)] \\rangle',
  },
});

export const copyOut = rule('O9-Copy', 'rust', 'op:og-copy', {
  sentence:
    'The bytes behind a reference are copied to the host, to be validated later; the copy survives calls.',
  cite: 'omniglot crate, OGCopy; design, table row O9',
  scratch: onReference(),
  bind: bindOnReference,
  premises: (need) => [
    need(sameBrandToCopy, 'word', 'brand'),
    need(allocScope, 'word'),
    ...touches(need),
    need(mayRead, 'p'),
    need(mayWrite, 'd'),
  ],
  then(m, b) {
    moveBytes(m, b.d, b.p, b.p.size);
    if (inside(m, b.d, b.p.size)) m.mem.asForeign(b.d.store, b.p.size);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{copy}(\\&X) \\rangle',
    to: '\\langle \\mu[d \\mapsto \\mu(r)] \\rangle',
  },
});

export const newCopy = rule('O9-New', 'rust', 'op:og-copy-new', {
  sentence:
    'A value of the host becomes bytes that can be copied into foreign memory: all of them are its own.',
  cite: 'omniglot crate, OGCopy::new; design, table row O9',
  scratch: { d: new Loc(), q: new Loc() },
  bind(m, i, b) {
    resultPlace(m, i, b.d);
    b.q.size = 0;
    if (i.sc === null && b.d.size > 0) b.q.at(m, reg(m, i.args[0]!), 0, b.d.size, 1);
  },
  premises: (need) => [need(mayRead, 'q'), need(mayWrite, 'd')],
  then(m, b, i) {
    if (b.d.size === 0) return;
    if (i.sc === null) moveBytes(m, b.d, b.q, b.d.size);
    else storeScalar(m, b.d, i.sc, reg(m, i.args[0]!));
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{copy}\\,v \\rangle',
    to: '\\langle \\mu[d \\mapsto v] \\rangle',
  },
});

export const validateCopy = rule('O9-Validate', 'rust', 'op:og-copy-validate', {
  sentence:
    'Bytes that were copied out become a value of the host if they are one: whenever it likes, for they are its own.',
  cite: 'omniglot crate, OGCopy; design, table row O9',
  scratch: { p: new Loc(), d: new Loc(), e: elements() },
  bind(m, i, b) {
    b.e.layout = layoutOfArg(m, i);
    b.e.count = 1;
    b.p.at(m, reg(m, i.args[0]!), 0, b.e.layout?.size ?? 0, 1);
    resultPlace(m, i, b.d);
  },
  premises: (need) => [need(mayRead, 'p'), need(mayWrite, 'd'), need(valid, 'p', 'e')],
  then(m, b, i) {
    if (b.d.size === 0) return;
    const size = b.p.size;
    m.mem.move(someAt(m, i, b.d), b.p.store, size);
  },
  tex: {
    from: '\\langle d \\gets c.\\mathsf{validate} \\rangle',
    to: '\\langle \\mu[d \\mapsto \\mathsf{Some}\\,\\mu(c)] \\rangle',
  },
});

export const writeCopy = rule('O11-Write-Copy', 'rust', 'op:og-write-copy', {
  sentence: 'The bytes of a copy are stored through a reference; the access scope is taken uniquely.',
  cite: 'omniglot crate, write of an OGCopy; design, table row O11',
  scratch: { ...onReference(), q: new Loc() },
  bind(m, i, b) {
    bindOnReference(m, i, b);
    b.q.at(m, reg(m, i.args[1]!), 0, b.p.size, 1);
  },
  premises: (need) => [...underScope(need), ...touches(need), need(mayRead, 'q'), need(mayWrite, 'p')],
  then(m, b) {
    takeAccess(ogState(m), b.brand);
    if (b.p.alloc > 0) moveBytes(m, b.p, b.q, b.p.size);
  },
  tex: {
    from: '\\langle r.\\mathsf{write\\_copy}(c, \\&\\mathsf{mut}\\,X);\\, \\mu \\rangle',
    to: '\\langle \\mu[r \\mapsto \\mu(c)];\\, T[X + 1] \\rangle',
  },
});

export const writeSlice = rule('O12-Write-Slice', 'rust', 'op:og-write-slice', {
  sentence:
    'The elements of a slice of the host are stored through a reference to a slice of the same length.',
  cite: 'omniglot crate; design, table row O12',
  scratch: { ...onReference(), q: new Loc(), n: 0, len: 0 },
  bind(m, i, b) {
    b.word = readRef(m, i, 0, b.p, b.e, true);
    b.brand = readBrand(m, i, i.args.length - 1);
    b.n = b.e.count;
    b.len = m.num[reg(m, i.args[2]!)]!;
    b.q.at(m, reg(m, i.args[1]!), 0, Math.min(b.n, b.len) * (b.e.layout?.size ?? 0), 1);
  },
  premises: (need) => [
    ...underScope(need),
    need(enoughElements, 'n', 'len'),
    ...touches(need),
    need(mayRead, 'q'),
    need(mayWrite, 'p'),
  ],
  then(m, b) {
    takeAccess(ogState(m), b.brand);
    if (!inside(m, b.p, b.p.size)) return;
    moveBytes(m, b.p, b.q, Math.min(b.p.size, b.q.size));
    m.mem.asForeign(b.p.store, b.p.size);
  },
  tex: {
    from: '\\langle r.\\mathsf{write\\_slice}(\\bar v, \\&\\mathsf{mut}\\,X);\\, \\mu \\rangle',
    to: '\\langle \\mu[r \\mapsto \\bar v];\\, T[X + 1] \\rangle',
  },
});

export const partRules = [
  subRef,
  asPointer,
  asImmut,
  asSlice,
  length,
  element,
  validPointer,
  copyOut,
  newCopy,
  validateCopy,
  writeCopy,
  writeSlice,
];
