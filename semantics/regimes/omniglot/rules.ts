/** Omniglot's operations (design, table O1 to O15), scopes checked at run time. */
import { NONE, type Instr } from '../../../model/core/code.js';
import { answersNone, refuses } from '../../../model/faults.js';
import type { Layout } from '../../../model/layout/index.js';
import { REF, DEFAULT } from '../../aliasing/model.js';
import { mayWrite } from '../../core/premises.js';
import { moveBytes, storeScalar } from '../../core/scalars.js';
import { bytesAreValid } from '../../core/typed.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import type { RegimePredicate } from '../regime.js';
import { brandOf, newStamp, ogState, takeAccess, takeAlloc, trackedForeign } from './state.js';
import { readBrand, readPair, resultPlace, resultType, writePair, writeSomePair } from './words.js';

const hex = (n: number): string => `0x${n.toString(16)}`;

const aligned: RegimePredicate<[Loc]> = {
  name: 'aligned',
  sentence: 'The pointer is aligned for its pointee.',
  fault: answersNone,
  holds: (_m, p) => p.addr % p.align === 0,
  tex: (p) => `\\mathsf{align}\\,\\tau \\mid ${p}`,
  reason: (_m, p) => `${hex(p.addr)} is not a multiple of ${p.align}`,
};

const tracked = (writable: boolean): RegimePredicate<[Loc]> => ({
  name: 'tracked',
  sentence: `The tracker knows the bytes as foreign and ${writable ? 'writable' : 'readable'}.`,
  fault: answersNone,
  holds: (m, p) => p.addr !== 0 && trackedForeign(m, p.addr, p.size, writable),
  tex: (p) => `[${p}, ${p}+|\\tau|) \\subseteq \\mathsf{foreign}`,
  reason: (_m, p) =>
    p.addr === 0 ? 'the pointer is null' : `${p.size} bytes at ${hex(p.addr)} are not foreign memory`,
});

const sameBrand: RegimePredicate<[number, number]> = {
  name: 'same-brand',
  sentence: 'The reference and the scope belong to one library instance.',
  fault: refuses,
  holds: (m, word, scope) => brandOf(ogState(m), word) === scope,
  tex: (r, x) => `\\mathsf{brand}\\,${r} = \\mathsf{brand}\\,${x}`,
  reason: () => 'a reference of one library instance is used with the scope of another',
};

/** With `upgraded = ends` a foreign call ends upgraded references (it takes `&mut A`). */
const allocScope: RegimePredicate<[number]> = {
  name: 'alloc-scope',
  sentence: 'No foreign call took the allocation scope since the pointer was upgraded.',
  fault: refuses,
  holds: (m, word) => !ogState(m).ends || ogState(m).alloc[brandOf(ogState(m), word)] === word,
  tex: (r) => `\\mathsf{stamp}\\,${r} = \\mathsf{stamp}\\,A`,
  reason: () => 'the upgraded reference did not outlive the foreign call',
};

const accessScope: RegimePredicate<[number]> = {
  name: 'access-scope',
  sentence: 'Nobody took the access scope uniquely (a write, a foreign call) since the value was validated.',
  fault: refuses,
  holds: (m, word) => ogState(m).access[brandOf(ogState(m), word)] === word,
  tex: (v) => `\\mathsf{stamp}\\,${v} = \\mathsf{stamp}\\,X`,
  reason: () => 'a write or a foreign call came between validation and this use',
};

const stillMapped: RegimePredicate<[Loc]> = {
  name: 'mapped',
  sentence: 'The bytes are still mapped in the foreign domain.',
  fault: answersNone,
  holds: (m, p) =>
    p.size === 0 ||
    (p.alloc > 0 && m.mem.live[p.alloc] !== 0 && p.off >= 0 && p.off + p.size <= m.mem.size[p.alloc]!),
  tex: (p) => `${p} \\in \\mathsf{mapped}`,
  reason: (_m, p) => `${hex(p.addr)} is no longer mapped`,
};

const valid: RegimePredicate<[Loc, Instr]> = {
  name: 'valid',
  sentence: 'The bytes are a value of the type (integers always are).',
  fault: answersNone,
  holds: (m, p, i) => p.alloc > 0 && bytesAreValid(m, p, i),
  tex: (p) => `\\mu(${p}) : \\tau`,
  reason: (m) => m.innerFailure?.derivation.reason ?? 'the bytes are no value of the type',
};

export const scopes = rule('O-Scopes', 'rust', 'op:og-scopes', {
  sentence: 'An allocation scope and an access scope of one brand are made.',
  cite: 'Omniglot talk, scopes!(); omniglot crate, id',
  scratch: { d: new Loc() },
  bind(m, i, b) {
    resultPlace(m, i, b.d, 2 * m.mem.pointerSize);
  },
  premises: (need) => [need(mayWrite, 'd')],
  then(m, b) {
    const t = ogState(m);
    const brand = t.access.length;
    t.access.push(newStamp(t, brand));
    t.alloc.push(newStamp(t, brand));
    m.mem.writeInt(b.d.store, m.mem.pointerSize, brand);
    m.mem.writeInt(b.d.store + m.mem.pointerSize, m.mem.pointerSize, brand);
  },
  tex: {
    from: '\\langle (A, X) \\gets \\mathsf{scopes!};\\, T \\rangle',
    to: '\\langle T[A, X \\mapsto 0] \\rangle',
  },
});

const pointee = (i: Instr): { size: number; align: number } =>
  (i.typed as Layout | null) ?? { size: 0, align: 1 };

const upgradeRule = (name: string, op: 'og-upgrade-mut' | 'og-upgrade', row: string, writable: boolean) =>
  rule(name, 'rust', `op:${op}`, {
    sentence: `A raw pointer is upgraded to a ${writable ? 'mutable ' : ''}reference into foreign memory: aligned and tracked; its content need not be valid, and it may alias.`,
    cite: `Omniglot talk, upgrade; design, table row ${row}`,
    scratch: { p: new Loc(), d: new Loc(), brand: 0 },
    bind(m, i, b) {
      const { size, align } = pointee(i);
      b.p.at(m, reg(m, i.args[0]!), 0, size, align);
      b.brand = readBrand(m, i, 1);
      resultPlace(m, i, b.d, m.linked.layouts.of(resultType(i)).size);
    },
    premises: (need) => [need(mayWrite, 'd'), need(aligned, 'p'), need(tracked(writable), 'p')],
    then(m, b, i) {
      const id = m.mem.find(b.p.addr);
      writeSomePair(
        m,
        i,
        b.d,
        b.p.addr,
        id,
        id === 0 ? 0 : (m.rootTags[id] ?? 0),
        ogState(m).alloc[b.brand] ?? 0,
      );
    },
    tex: {
      from: '\\langle d \\gets p.\\mathsf{upgrade}(\\&A) \\rangle',
      to: '\\langle \\rho[d \\mapsto \\mathsf{Some}\\,p^{A}] \\rangle',
    },
  });

export const upgradeMut = upgradeRule('O1-Upgrade-Mut', 'og-upgrade-mut', 'O1', true);
export const upgrade = upgradeRule('O2-Upgrade', 'og-upgrade', 'O2', false);

export const validate = rule('O6-Validate', 'rust', 'op:og-validate', {
  sentence:
    'A reference into foreign memory becomes a value if its bytes are one; it lives until the access scope is taken uniquely.',
  cite: 'Omniglot talk, validate; design, table row O6',
  scratch: { p: new Loc(), d: new Loc(), word: 0, brand: 0, i: null as unknown as Instr },
  bind(m, i, b) {
    const { size, align } = pointee(i);
    b.word = readPair(m, i, 0, b.p, size, align);
    b.brand = readBrand(m, i, 1);
    b.i = i;
    resultPlace(m, i, b.d, m.linked.layouts.of(resultType(i)).size);
  },
  premises: (need) => [
    need(sameBrand, 'word', 'brand'),
    need(allocScope, 'word'),
    need(mayWrite, 'd'),
    need(stillMapped, 'p'),
    need(valid, 'p', 'i'),
  ],
  then(m, b, i) {
    const { p } = b;
    let tag = p.tag;
    if (p.alloc > 0 && m.mem.live[p.alloc] !== 0) {
      const info = m.linked.layouts.pointee((i.typed as Layout).ty);
      m.aliasCode = m.alias.testRetag(REF, DEFAULT, p.alloc, p.off, p.size, p.tag, info);
      if (m.aliasCode === 0) {
        m.alias.commit();
        tag = m.alias.newTag;
      }
    }
    writeSomePair(m, i, b.d, p.addr, p.alloc, tag, ogState(m).access[b.brand] ?? 0);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{validate}(\\&X) \\rangle',
    to: '\\langle \\rho[d \\mapsto \\mathsf{Some}\\,v^{X}] \\rangle',
  },
});

export const get = rule('O6-Get', 'rust', 'op:og-get', {
  sentence: 'A validated value is read: nobody took the access scope uniquely since.',
  cite: 'Omniglot talk, "compile error!"; design, table rows O6 and O10',
  scratch: { p: new Loc(), word: 0 },
  bind(m, i, b) {
    b.word = readPair(m, i, 0, b.p, 0, 1);
  },
  premises: (need) => [need(accessScope, 'word')],
  then(m, b, i) {
    if (i.dst !== NONE) m.setPointer(reg(m, i.dst), b.p.addr, b.p.prov, b.p.tag);
  },
  tex: { from: '\\langle d \\gets {*v} \\rangle', to: '\\langle \\rho[d \\mapsto p_v] \\rangle' },
});

export const write = rule('O10-Write', 'rust', 'op:og-write', {
  sentence:
    'A value is written through a reference into foreign memory; the access scope is taken uniquely, so validated values end.',
  cite: 'Omniglot talk, write; design, table row O10',
  scratch: { p: new Loc(), q: new Loc(), d: new Loc(), word: 0, brand: 0 },
  bind(m, i, b) {
    const { size, align } = pointee(i);
    b.word = readPair(m, i, 0, b.p, size, align);
    b.brand = readBrand(m, i, i.args.length - 1);
    b.d.size = 0;
    if (i.size === 3) resultPlace(m, i, b.d, m.linked.layouts.of(resultType(i)).size);
    if (i.sc === null) b.q.at(m, reg(m, i.args[1]!), 0, size, 1);
  },
  premises: (need) => [
    need(sameBrand, 'word', 'brand'),
    need(allocScope, 'word'),
    need(stillMapped, 'p'),
    need(mayWrite, 'p'),
    need(mayWrite, 'd'),
  ],
  then(m, b, i) {
    takeAccess(ogState(m), b.brand);
    if (b.d.size > 0) writePair(m, b.d.store, b.p, ogState(m).access[b.brand] ?? 0);
    if (b.p.alloc === 0 || m.mem.live[b.p.alloc] === 0) return;
    if (i.sc === null) moveBytes(m, b.p, b.q, b.p.size);
    else storeScalar(m, b.p, i.sc, reg(m, i.args[1]!));
    m.clearEffective(b.p.store, b.p.size);
  },
  tex: {
    from: '\\langle r.\\mathsf{write}(v, \\&\\mathsf{mut}\\,X);\\, \\mu \\rangle',
    to: '\\langle \\mu[r \\mapsto v];\\, T[X + 1] \\rangle',
  },
});

const stillMappedOrRefuse: RegimePredicate<[Loc]> = { ...stillMapped, fault: refuses };

export const copyOut = rule('O9-Copy', 'rust', 'op:og-copy', {
  sentence:
    'The bytes behind a reference are copied to the host, to be validated later; the copy survives calls.',
  cite: 'omniglot crate, OGCopy; design, table row O9',
  scratch: { p: new Loc(), d: new Loc(), word: 0, brand: 0 },
  bind(m, i, b) {
    const { size, align } = pointee(i);
    b.word = readPair(m, i, 0, b.p, size, align);
    b.brand = readBrand(m, i, 1);
    resultPlace(m, i, b.d, size);
  },
  premises: (need) => [
    need(sameBrand, 'word', 'brand'),
    need(allocScope, 'word'),
    need(stillMappedOrRefuse, 'p'),
    need(mayWrite, 'd'),
  ],
  then(m, b) {
    moveBytes(m, b.d, b.p, b.p.size);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{copy}(\\&X) \\rangle',
    to: '\\langle \\mu[d \\mapsto \\mu(r)] \\rangle',
  },
});

export const asPointer = rule('O5-As-Ptr', 'rust', 'op:og-as-ptr', {
  sentence: 'A reference into foreign memory as a raw pointer: a number.',
  cite: 'design, table row O5',
  scratch: { p: new Loc(), word: 0 },
  bind(m, i, b) {
    b.word = readPair(m, i, 0, b.p, 0, 1);
  },
  then(m, b, i) {
    if (i.dst !== NONE) m.setPointer(reg(m, i.dst), b.p.addr, 0, 0);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{as\\_ptr} \\rangle',
    to: '\\langle \\rho[d \\mapsto \\mathsf{addr}\\,r] \\rangle',
  },
});

/** O13: scopes that a foreign call takes by `&mut` end what was made under them. */
export const bumpAll = (m: Machine): void => {
  const t = ogState(m);
  for (let k = 0; k < t.access.length; k++) {
    takeAccess(t, k);
    takeAlloc(t, k);
  }
};

const sameBrandOfScopes: RegimePredicate<[number, number]> = {
  ...sameBrand,
  sentence: 'Both scopes belong to one library instance.',
  holds: (_m, a, x) => a === x,
};

export const callScopes = rule('O13-Call', 'rust', 'op:og-call', {
  sentence:
    'A foreign call takes both scopes uniquely: no validated value, and by default no upgraded reference, outlives it.',
  cite: 'omniglot crate, execute; design, table row O13',
  scratch: { a: 0, x: 0 },
  bind(m, i, b) {
    b.a = readBrand(m, i, 0);
    b.x = readBrand(m, i, 1);
  },
  premises: (need) => [need(sameBrandOfScopes, 'a', 'x')],
  then(m, b) {
    const t = ogState(m);
    takeAccess(t, b.x);
    takeAlloc(t, b.a);
  },
  tex: {
    from: '\\langle f(\\bar v, \\&\\mathsf{mut}\\,A, \\&\\mathsf{mut}\\,X);\\, T \\rangle',
    to: '\\langle T[A + 1, X + 1] \\rangle',
  },
});

export const apiRules = [scopes, upgradeMut, upgrade, validate, get, write, copyOut, asPointer, callScopes];
