/** Foreign code as machine code: flat loads and stores, no undefined behaviour of C's own. */
import { S_RAW, type Scalar } from '../../../model/core/code.js';
import { expose, loadScalar, moveBytes, storeScalar } from '../../core/scalars.js';
import { Loc, locate, locate2, reg } from '../../machine/loc.js';
import { rule } from '../../machine/machine.js';
import { asOwner, flatten, handedOver, mapped, READS, WRITES } from './flat.js';
import { permitsRead, permitsWrite } from './memory.js';

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
  premises: (need) => [
    need(permitsRead, 'p'),
    need(mapped(READS), 'p'),
    need(handedOver(READS), 'p'),
    need(asOwner(READS), 'p'),
  ],
  then(m, b) {
    loadScalar(m, b.p, b.sc, b.d, true);
    if (m.st[b.d] === 0) m.st[b.d] = 1;
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
  premises: (need) => [
    need(permitsWrite, 'p'),
    need(mapped(WRITES), 'p'),
    need(handedOver(WRITES), 'p'),
    need(asOwner(WRITES), 'p'),
  ],
  then(m, b) {
    if (m.st[b.v] === 0) m.st[b.v] = 1;
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
    need(mapped(READS), 'q'),
    need(handedOver(READS), 'q'),
    need(asOwner(READS), 'q'),
    need(permitsWrite, 'p'),
    need(mapped(WRITES), 'p'),
    need(handedOver(WRITES), 'p'),
    need(asOwner(WRITES), 'p'),
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
