/** Rules that both languages share: registers, addresses, statics of control. */
import { Loc, locate, reg } from '../../machine/loc.js';
import type { Instr } from '../../../model/core/code.js';
import { rule, type Machine } from '../../machine/machine.js';
import { expose, pointerFromInt, setPlace } from '../scalars.js';

export const move = rule('Move', 'shared', 'move', {
  sentence: 'A value moves from one register to another.',
  cite: 'Rust Reference, move semantics; C11 6.5.16',
  scratch: { x: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    m.moveReg(b.d, b.x);
    if (i.size === 2) m.moveReg(b.d + 1, b.x + 1);
  },
  tex: { from: '\\langle d \\gets x;\\, \\rho \\rangle', to: '\\langle \\rho[d \\mapsto \\rho(x)] \\rangle' },
});

export const address = rule('Address', 'shared', 'address', {
  sentence: 'The address of a place is computed; nothing is read and nothing is retagged.',
  cite: 'Rust Reference, raw borrow operators; C11 6.5.3.2',
  scratch: { p: new Loc(), d: 0 },
  bind(m, i, b) {
    locate(m, i, b.p);
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    setPlace(m, b.d, b.p, reg(m, i.a), b.p.prov, b.p.tag);
  },
  tex: { from: '\\langle d \\gets \\&\\pi \\rangle', to: '\\langle \\rho[d \\mapsto p_\\pi] \\rangle' },
});

export const exposeAddress = rule('Expose', 'shared', 'expose', {
  sentence: 'A pointer becomes an integer; its provenance is exposed.',
  cite: 'std, pointer::expose_provenance; C11 6.3.2.3p6',
  scratch: { x: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
  },
  then(m, b) {
    expose(m, b.x);
    const addr = m.num[b.x]!;
    if (addr === addr) m.setInt(b.d, addr);
    else m.setBig(b.d, m.big(b.x));
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{expose}\\,p;\\, \\beta \\rangle',
    to: '\\langle \\rho[d \\mapsto \\mathsf{addr}\\,p];\\, \\beta \\cup \\mathsf{exposed}(p) \\rangle',
  },
});

export const fromExposed = rule('From-Exposed', 'shared', 'from-exposed', {
  sentence: 'An integer becomes a pointer with wildcard provenance: whatever exposed tag allows an access.',
  cite: 'std, with_exposed_provenance; C11 6.3.2.3p5; aliasing models, wildcard rows',
  scratch: { x: 0, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
  },
  then(m, b) {
    pointerFromInt(m, b.d, b.x);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{ptr}\\,n \\rangle',
    to: '\\langle \\rho[d \\mapsto (n, \\star)] \\rangle',
  },
});

export const storageLive = rule('Storage-Live', 'shared', 'live', {
  sentence: 'Storage of a local begins: a new allocation with a fresh root tag, uninitialised.',
  cite: 'rustc MIR, StorageLive; C11 6.2.4p6',
  scratch: { d: 0 },
  bind(m, i, b) {
    b.d = reg(m, i.dst);
  },
  then(m, b, i) {
    if (m.st[b.d] === 1) m.endLocal(b.d);
    m.beginLocal(b.d, i.size, i.align, i.lang);
  },
  tex: {
    from: '\\langle \\mathsf{live}\\,x;\\, \\mu \\rangle',
    to: '\\langle \\mu[a \\mapsto \\mathsf{uninit}^n] \\rangle',
  },
});

export const storageDead = rule('Storage-Dead', 'shared', 'dead', {
  sentence: 'Storage of a local ends; pointers to it dangle from here on.',
  cite: 'rustc MIR, StorageDead; C11 6.2.4p2',
  scratch: { d: 0 },
  bind(m, i, b) {
    b.d = reg(m, i.dst);
  },
  then(m, b) {
    if (m.st[b.d] !== 0) m.endLocal(b.d);
    m.st[b.d] = 0;
    m.forgetLocal(b.d);
  },
  tex: { from: '\\langle \\mathsf{dead}\\,x;\\, \\mu \\rangle', to: '\\langle \\mu \\setminus a \\rangle' },
});

export const goto = rule('Goto', 'shared', 'goto', {
  sentence: 'Control goes on elsewhere.',
  cite: 'rustc MIR, Goto; C11 6.8',
  scratch: {},
  bind() {},
  then(m, _b, i) {
    m.pc = i.target;
  },
  tex: { from: '\\langle \\mathsf{goto}\\,\\ell \\rangle', to: '\\langle pc \\mapsto \\ell \\rangle' },
});

/** Cases of a switch: values in order, with their targets; the last target is for everything else. */
export interface Cases {
  readonly values: readonly number[];
  readonly bigs: ReadonlyMap<bigint, number> | null;
  readonly targets: readonly number[];
  readonly otherwise: number;
}

/** Where a switch goes for the value in its register. */
export const chooseCase = (m: Machine, i: Instr): number => {
  const x = i.x as Cases;
  const s = reg(m, i.a);
  const v = m.num[s]!;
  if (v !== v) return x.bigs?.get(m.big(s)) ?? x.otherwise;
  for (let k = 0; k < x.values.length; k++) if (x.values[k] === v) return x.targets[k]!;
  return x.otherwise;
};

export const switchInt = rule('Switch', 'shared', 'switch', {
  sentence: 'Control goes to the case whose value the operand has, else to the rest.',
  cite: 'rustc MIR, SwitchInt; C11 6.8.4',
  scratch: { to: 0 },
  bind(m, i, b) {
    b.to = chooseCase(m, i);
  },
  then(m, b) {
    m.pc = b.to;
  },
  tex: {
    from: '\\langle \\mathsf{switch}\\,x;\\, \\rho \\rangle',
    to: '\\langle pc \\mapsto \\ell_{\\rho(x)} \\rangle',
  },
});

export const dataRules = [
  move,
  address,
  exposeAddress,
  fromExposed,
  storageLive,
  storageDead,
  goto,
  switchInt,
];
