/** Omniglot's operations on references and values (design, table O1 to O13), scopes checked at run time. */
import { NONE, type Instr } from '../../../model/core/code.js';
import type { Need } from '../../../model/rule.js';
import { DEFAULT, REF } from '../../aliasing/model.js';
import { inBounds, mayWrite } from '../../core/premises.js';
import { inside, moveBytes, storeScalar } from '../../core/scalars.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import {
  accessScope,
  aligned,
  allocScope,
  itsLibrary,
  lengthInUsize,
  sameBrand,
  sameBrandOfScopes,
  tracked,
  valid,
} from './premises.js';
import { claimLibrary, newStamp, ogState, takeAccess, takeAlloc } from './state.js';
import type { Elements } from './values.js';
import { give, isSliceArg, layoutOfArg, readBrand, readRef, resultPlace } from './words.js';

export const elements = (): Elements => ({ layout: null, count: 0 });
/** What most operations bind: the reference `p`, its elements, its word, the brand of the scope, the place of the result. */
export const onReference = () => ({ p: new Loc(), d: new Loc(), word: 0, brand: 0, e: elements() });

export const scopes = rule('O-Scopes', 'rust', 'op:og-scopes', {
  sentence: 'An allocation scope and an access scope of one brand are made.',
  cite: 'Omniglot talk, scopes!(); omniglot crate, id',
  scratch: { d: new Loc() },
  bind(m, i, b) {
    resultPlace(m, i, b.d);
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

/** A number becomes a pointer with the right to the whole domain: to Rust that is one allocation. */
export const giveUpgraded = (
  m: Machine,
  i: Instr,
  d: Loc,
  addr: number,
  len: number | null,
  word: number,
): void => {
  const { domain } = ogState(m);
  give(m, i, d, { addr, prov: domain, tag: m.rootTags[domain] ?? 0, len }, word);
};

const upgradeRule = (
  name: string,
  op: 'og-upgrade-mut' | 'og-upgrade' | 'og-upgrade-slice-mut' | 'og-upgrade-slice',
  row: string,
  writable: boolean,
  slice: boolean,
) =>
  rule(name, 'rust', `op:${op}`, {
    sentence: `A raw pointer${slice ? ' and a length are' : ' is'} upgraded to a ${writable ? 'mutable ' : ''}reference into foreign memory: aligned and tracked; its content need not be valid, and it may alias.`,
    cite: `Omniglot talk, upgrade; design, table row ${row}`,
    scratch: { p: new Loc(), d: new Loc(), brand: 0, n: 0 },
    bind(m, i, b) {
      const layout = layoutOfArg(m, i);
      b.n = slice ? m.num[reg(m, i.args[1]!)]! : 1;
      b.p.at(m, reg(m, i.args[0]!), 0, (layout?.size ?? 0) * b.n, layout?.align ?? 1);
      b.brand = readBrand(m, i, slice ? 2 : 1);
      resultPlace(m, i, b.d);
    },
    premises: (need) => [
      need(mayWrite, 'd'),
      need(aligned, 'p'),
      ...(slice ? [need(lengthInUsize, 'n', 'p')] : []),
      need(tracked(writable), 'p', 'brand'),
    ],
    then(m, b, i) {
      claimLibrary(ogState(m), b.brand);
      giveUpgraded(m, i, b.d, b.p.addr, slice ? b.n : null, ogState(m).alloc[b.brand] ?? 0);
    },
    tex: {
      from: `\\langle d \\gets p.\\mathsf{upgrade}(${slice ? 'n,\\,' : ''}\\&A) \\rangle`,
      to: '\\langle \\rho[d \\mapsto \\mathsf{Some}\\,p^{A}] \\rangle',
    },
  });

export const upgradeMut = upgradeRule('O1-Upgrade-Mut', 'og-upgrade-mut', 'O1', true, false);
export const upgrade = upgradeRule('O2-Upgrade', 'og-upgrade', 'O2', false, false);
export const upgradeSliceMut = upgradeRule('O3-Upgrade-Slice-Mut', 'og-upgrade-slice-mut', 'O3', true, true);
export const upgradeSlice = upgradeRule('O3-Upgrade-Slice', 'og-upgrade-slice', 'O3', false, true);

/** A value: a shared reference of Rust's to the bytes, under the current stamp of X. Pointers in it are numbers. */
const giveValue = (m: Machine, i: Instr, d: Loc, p: Loc, e: Elements, brand: number): void => {
  let { tag } = p;
  if (p.alloc > 0 && m.mem.live[p.alloc] !== 0) {
    if (inside(m, p, p.size)) m.mem.asNumbers(p.store, p.size);
    const info = e.layout === null ? null : m.linked.layouts.pointee(e.layout.ty);
    m.aliasCode = m.alias.testRetag(REF, DEFAULT, p.alloc, p.off, p.size, p.tag, info as never);
    if (m.aliasCode === 0) {
      m.alias.commit();
      tag = m.alias.newTag;
    }
  }
  const len = isSliceArg(i) ? e.count : null;
  give(m, i, d, { addr: p.addr, prov: p.alloc, tag, len }, ogState(m).access[brand] ?? 0);
};

export const bindOnReference = (m: Machine, i: Instr, b: ReturnType<typeof onReference>): void => {
  b.word = readRef(m, i, 0, b.p, b.e);
  b.brand = readBrand(m, i, i.args.length - 1);
  resultPlace(m, i, b.d);
};

type OnReference = ReturnType<typeof onReference>;
type NeedOn = Need<Machine, OnReference>;

/** What every use of a reference under an access scope needs. */
export const underScope = (need: NeedOn) => [need(sameBrand, 'word', 'brand'), need(allocScope, 'word')];

/** What is undefined where the tracker was not asked: the domain ends somewhere. */
export const touches = (need: NeedOn) => [need(inBounds, 'p')];

export const validate = rule('O6-Validate', 'rust', 'op:og-validate', {
  sentence:
    'A reference into foreign memory becomes a value if its bytes are one; it lives until the access scope is taken uniquely.',
  cite: 'Omniglot talk, validate; design, table row O6',
  scratch: onReference(),
  bind: bindOnReference,
  premises: (need) => [...underScope(need), need(mayWrite, 'd'), ...touches(need), need(valid, 'p', 'e')],
  then(m, b, i) {
    giveValue(m, i, b.d, b.p, b.e, b.brand);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{validate}(\\&X) \\rangle',
    to: '\\langle \\rho[d \\mapsto \\mathsf{Some}\\,v^{X}] \\rangle',
  },
});

export const alwaysValid = rule('O7-Valid', 'rust', 'op:og-valid', {
  sentence:
    'A reference to a type of which every bit pattern is a value becomes a value: nothing is read, and it cannot fail.',
  cite: 'omniglot crate; design, table row O7',
  scratch: onReference(),
  bind: bindOnReference,
  premises: (need) => [...underScope(need), need(mayWrite, 'd'), ...touches(need)],
  then(m, b, i) {
    giveValue(m, i, b.d, b.p, b.e, b.brand);
  },
  tex: {
    from: '\\langle d \\gets r.\\mathsf{valid}(\\&X) \\rangle',
    to: '\\langle \\rho[d \\mapsto v^{X}] \\rangle',
  },
});

export const get = rule('O6-Get', 'rust', 'op:og-get', {
  sentence: 'A validated value is read: nobody took the access scope uniquely since.',
  cite: 'Omniglot talk, "compile error!"; design, table rows O6 and O10',
  scratch: { p: new Loc(), word: 0, e: elements() },
  bind(m, i, b) {
    b.word = readRef(m, i, 0, b.p, b.e);
  },
  premises: (need) => [need(accessScope, 'word')],
  then(m, b, i) {
    if (i.dst === NONE) return;
    m.setPointer(reg(m, i.dst), b.p.addr, b.p.prov, b.p.tag);
    if (isSliceArg(i)) m.setInt(reg(m, i.dst) + 1, b.e.count);
  },
  tex: { from: '\\langle d \\gets {*v} \\rangle', to: '\\langle \\rho[d \\mapsto p_v] \\rangle' },
});

export const write = rule('O10-Write', 'rust', 'op:og-write', {
  sentence:
    'A value is written through a reference into foreign memory; the access scope is taken uniquely, so validated values end.',
  cite: 'Omniglot talk, write; design, table row O10',
  scratch: { ...onReference(), q: new Loc() },
  bind(m, i, b) {
    bindOnReference(m, i, b);
    if (i.sc === null) b.q.at(m, reg(m, i.args[1]!), 0, b.p.size, 1);
  },
  premises: (need) => [...underScope(need), ...touches(need), need(mayWrite, 'p'), need(mayWrite, 'd')],
  then(m, b, i) {
    takeAccess(ogState(m), b.brand);
    const { addr, prov, tag } = b.p;
    give(m, i, b.d, { addr, prov, tag, len: null }, ogState(m).access[b.brand] ?? 0);
    if (!inside(m, b.p, b.p.size)) return;
    if (i.sc === null) moveBytes(m, b.p, b.q, b.p.size);
    else storeScalar(m, b.p, i.sc, reg(m, i.args[1]!));
    m.mem.asForeign(b.p.store, b.p.size);
  },
  tex: {
    from: '\\langle r.\\mathsf{write}(v, \\&\\mathsf{mut}\\,X);\\, \\mu \\rangle',
    to: '\\langle \\mu[r \\mapsto v];\\, T[X + 1] \\rangle',
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

export const callScopes = rule('O13-Call', 'rust', 'op:og-call', {
  sentence:
    'A foreign call takes both scopes uniquely: no validated value, and by default no upgraded reference, outlives it.',
  cite: 'omniglot crate, execute; design, table row O13',
  scratch: { a: 0, x: 0 },
  bind(m, i, b) {
    b.a = readBrand(m, i, 0);
    b.x = readBrand(m, i, 1);
  },
  premises: (need) => [need(sameBrandOfScopes, 'a', 'x'), need(itsLibrary, 'a')],
  then(m, b) {
    const t = ogState(m);
    claimLibrary(t, b.a);
    takeAccess(t, b.x);
    takeAlloc(t, b.a);
  },
  tex: {
    from: '\\langle f(\\bar v, \\&\\mathsf{mut}\\,A, \\&\\mathsf{mut}\\,X);\\, T \\rangle',
    to: '\\langle T[A + 1, X + 1] \\rangle',
  },
});

export const apiRules = [
  scopes,
  upgradeMut,
  upgrade,
  upgradeSliceMut,
  upgradeSlice,
  validate,
  alwaysValid,
  get,
  write,
  callScopes,
];
