/** Foreign code as machine code (`foreign = machine`): flat loads and stores, no undefined behaviour of C's own. */
import { S_RAW, type Scalar } from '../../../model/core/code.js';
import { aborts, ub } from '../../../model/faults.js';
import { WILDCARD } from '../../../model/memory.js';
import type { P } from '../../core/premises.js';
import { expose, loadScalar, moveBytes, storeScalar } from '../../core/scalars.js';
import { Loc, locate, locate2, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { permitsRead, permitsWrite } from './memory.js';

/** An address is all that machine code has. */
export const flatten = (m: Machine, l: Loc): void => {
  l.prov = WILDCARD;
  l.tag = WILDCARD;
  const id = m.mem.find(l.addr);
  l.alloc = id;
  l.off = id === 0 ? 0 : l.addr - m.mem.base[id]!;
  l.store = m.mem.at[id]! + l.off;
};

export const mapped: P<[Loc]> = {
  name: 'mapped',
  sentence: 'The address is mapped; else the process faults.',
  fault: aborts('segmentation fault'),
  holds: (m, l) => l.size === 0 || (l.alloc > 0 && l.off >= 0 && l.off + l.size <= m.mem.size[l.alloc]!),
  tex: (p) => `${p} \\in \\mathsf{mapped}`,
  reason: (_m, l) => `0x${l.addr.toString(16)} is not mapped`,
};

/** Bytes of the host may be touched only as far as an exposed tag permits (what was handed over). */
export const handedOver = (kind: 0 | 1): P<[Loc]> => ({
  name: 'handed-over',
  sentence: 'Bytes of the host were handed to foreign code, and some exposed tag permits the access.',
  fault: ub('foreign-access'),
  holds: (m, l) => {
    if (l.size === 0 || l.passed || l.alloc === 0 || m.mem.foreign[l.alloc] !== 0) return m.noAccess();
    m.aliasCode = m.alias.testAccess(kind, l.alloc, l.off, l.size, WILDCARD);
    return m.aliasCode === 0;
  },
  tex: (p) => `${p} \\in \\mathsf{foreign} \\vee \\beta \\vdash \\star\\,${p}`,
  reason: (_m, l) => `bytes of the host at 0x${l.addr.toString(16)} that were never handed over`,
  judgement: {
    commit: (m) => m.alias.commit(),
    inner: (m) => {
      const e = m.alias.explain(m.aliasCode);
      return { rule: e.rule, premise: e.kind, reason: e.sentence, inner: null };
    },
    innerFault: () => ub('foreign-access'),
  },
});

export const load = rule('F-Load', 'machine', 'load', {
  sentence: 'Machine code reads bytes at an address.',
  cite: 'Omniglot talk, untrusted library',
  scratch: { p: new Loc(), d: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    locate(m, i, b.p);
    flatten(m, b.p);
    b.d = reg(m, i.dst);
    b.sc = i.sc!;
  },
  premises: (need) => [need(permitsRead, 'p'), need(mapped, 'p'), need(handedOver(0), 'p')],
  then(m, b) {
    loadScalar(m, b.p, b.sc, b.d);
    m.st[b.d] = 1;
    if (b.sc.kind === S_RAW) expose(m, b.d);
  },
  tex: { from: '\\langle d \\gets [n];\\, \\mu \\rangle', to: '\\langle \\rho[d \\mapsto \\mu(n)] \\rangle' },
});

export const store = rule('F-Store', 'machine', 'store', {
  sentence: 'Machine code writes bytes at an address.',
  cite: 'Omniglot talk, untrusted library',
  scratch: { p: new Loc(), v: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    locate(m, i, b.p);
    flatten(m, b.p);
    b.v = reg(m, i.b);
    b.sc = i.sc!;
  },
  premises: (need) => [need(permitsWrite, 'p'), need(mapped, 'p'), need(handedOver(1), 'p')],
  then(m, b) {
    m.st[b.v] = 1;
    storeScalar(m, b.p, b.sc, b.v);
  },
  tex: { from: '\\langle [n] \\gets v;\\, \\mu \\rangle', to: '\\langle \\mu[n \\mapsto v] \\rangle' },
});

export const copy = rule('F-Copy', 'machine', 'copy', {
  sentence: 'Machine code copies bytes from one address to another.',
  cite: 'Omniglot talk, untrusted library',
  scratch: { p: new Loc(), q: new Loc() },
  bind(m, i, b) {
    locate(m, i, b.p);
    locate2(m, i, b.q);
    b.q.passed = i.op === 1;
    flatten(m, b.p);
    flatten(m, b.q);
  },
  premises: (need) => [
    need(permitsRead, 'q'),
    need(mapped, 'q'),
    need(handedOver(0), 'q'),
    need(permitsWrite, 'p'),
    need(mapped, 'p'),
    need(handedOver(1), 'p'),
  ],
  then(m, b, i) {
    moveBytes(m, b.p, b.q, i.size);
  },
  tex: {
    from: "\\langle [n] \\gets [n'];\\, \\mu \\rangle",
    to: "\\langle \\mu[n \\mapsto \\mu(n')] \\rangle",
  },
});

export const machineRules = [load, store, copy];
