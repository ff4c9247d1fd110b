/** The crossing itself, the same under every regime: the call in the middle of a stub. */
import { NONE, type Code, type Instr } from '../../../model/core/code.js';
import { ub } from '../../../model/faults.js';
import { Loc, locate, reg } from '../../machine/loc.js';
import { rule } from '../../machine/machine.js';
import type { Side } from '../../machine/words-call.js';
import { validBytes, type P } from '../premises.js';
import { expose, storeScalar } from '../scalars.js';
import { enter } from './control.js';
import { leaveWords } from './registers.js';

/** What `x-enter` knows. `abiError` is computed when the stub is made: both signatures are known then. */
export interface EnterSite {
  readonly callee: Code;
  readonly abiError: string | null;
  /** Of a call into a domain: its arguments as words, for calls at another type that come later (decision 44). */
  readonly words: Side | null;
}

const sameAbi: P<[EnterSite]> = {
  name: 'same-abi',
  sentence:
    'The declaration on one side and the definition on the other are convertible: count, width, shape, result.',
  fault: ub('abi'),
  holds: (_m, site) => site.abiError === null,
  tex: (f) => `\\tau_{decl} \\sim \\tau_{${f}}`,
  reason: (_m, site) => site.abiError ?? '',
};

export const crossing = rule('X-Enter', 'boundary', 'x-enter', {
  sentence:
    'Control crosses to the other language: bits go over, and the declaration must fit the definition.',
  cite: 'Rust Reference, wrong call ABI; C11 6.5.2.2p9; calculus, convertibility',
  scratch: { site: null as unknown as EnterSite },
  bind(_m, i, b) {
    b.site = i.x as EnterSite;
  },
  premises: (need) => [need(sameAbi, 'site')],
  then(m, b, i) {
    if (m.linked.foreignMachine && b.site.callee.lang === 'c') {
      for (const code of i.args) expose(m, reg(m, code));
      if (b.site.words !== null && m.linked.callsAsOther) leaveWords(m, b.site.words);
    }
    if (i.size === 3 && i.op === 0) {
      const f = m.top;
      m.setPointer(reg(m, i.dst), f.retAddr, f.retProv, f.retTag);
    }
    enter(m, i, b.site.callee, i.unwind !== NONE);
  },
  tex: {
    from: '\\langle f(\\bar v);\\, K \\cdot X \\rangle',
    to: '\\langle K \\cdot X \\cdot F_f(\\bar v) \\rangle',
  },
});

export const receiveIn = rule('R-Receive-In', 'rust', 'receive-in', {
  sentence: 'Bytes that come from foreign code become an aggregate of the declared type: they must be one.',
  cite: 'Rust Reference, invalid values; calculus, crossings',
  scratch: { p: new Loc(), i: null as unknown as Instr },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.i = i;
  },
  premises: (need) => [need(validBytes, 'p', 'i')],
  then() {},
  tex: { from: '\\langle \\mathsf{receive}\\,\\{*p\\} : \\tau \\rangle', to: '\\langle \\mu \\rangle' },
});

export const spill = rule('X-Spill', 'boundary', 'x-spill', {
  sentence:
    'A scalar result becomes the bytes of an aggregate of the same size, in the local that the caller named.',
  cite: 'std, Option: null pointer optimisation; Rust Reference, repr(C) enums',
  scratch: { p: new Loc(), v: 0, d: 0 },
  bind(m, i, b) {
    const f = m.top;
    b.d = reg(m, i.a);
    m.setPointer(b.d, f.retAddr, f.retProv, f.retTag);
    b.p.at(m, b.d, 0, i.size, i.align);
    b.v = reg(m, i.b);
  },
  then(m, b, i) {
    m.ownWrite(b.p);
    storeScalar(m, b.p, i.sc!, b.v);
  },
  tex: { from: '\\langle v : \\tau_C;\\, \\mu \\rangle', to: '\\langle \\mu[p \\mapsto v] \\rangle' },
});

export const boundaryRules = [crossing, receiveIn, spill];
