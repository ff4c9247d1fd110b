/** Stacked allocation for the extent of a closure (design, table rows O14 and O15). */
import type { Instr } from '../../../model/core/code.js';
import { mayRead, mayWrite } from '../../core/premises.js';
import { moveBytes, storeScalar } from '../../core/scalars.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { stackForeign } from '../stacked.js';
import { itsLibraryToStack, sameBrandToStack } from './premises.js';
import { giveUpgraded } from './rules.js';
import { claimLibrary, hold, letGo, ogState, takeAccess, takeAlloc } from './state.js';
import { layoutOfArg, readBrand, resultPlace } from './words.js';

/** Memory in the domain for `size` bytes, under a new A'; the reference to it is the result. */
const stack = (m: Machine, i: Instr, d: Loc, q: Loc, brand: number, len: number | null): number => {
  const id = stackForeign(m, q.size, q.align);
  claimLibrary(ogState(m), brand);
  takeAlloc(ogState(m), brand);
  giveUpgraded(m, i, d, m.mem.base[id]!, len, hold(m, id, brand));
  return id;
};

const target = new Loc();
const at = (m: Machine, id: number, size: number): Loc => {
  target.alloc = id;
  target.addr = m.mem.base[id]!;
  target.off = 0;
  target.store = m.mem.at[id]!;
  target.size = size;
  return target;
};

const cite = (row: string): string => `omniglot crate, allocate_stacked; design, table row ${row}`;
const tex = (args: string) => ({
  from: `\\langle d \\gets A.\\mathsf{stacked}(${args});\\, \\mu, T \\rangle`,
  to: "\\langle \\rho[d \\mapsto a^{A'}];\\, \\mu[a \\mapsto v];\\, T[A + 1] \\rangle",
});

export const stacked = rule('O14-Stack', 'rust', 'op:og-stack', {
  sentence:
    'Foreign memory is stacked for the extent of a closure, which gets a reference to it and the allocation scope anew.',
  cite: cite('O14'),
  scratch: { d: new Loc(), q: new Loc(), brand: 0 },
  bind(m, i, b) {
    const layout = layoutOfArg(m, i);
    b.q.size = layout?.size ?? 0;
    b.q.align = layout?.align ?? 1;
    b.brand = readBrand(m, i, 0);
    resultPlace(m, i, b.d);
  },
  premises: (need) => [need(itsLibraryToStack, 'brand'), need(mayWrite, 'd')],
  then(m, b, i) {
    stack(m, i, b.d, b.q, b.brand, null);
  },
  tex: tex(''),
});

const writtenScratch = () => ({ d: new Loc(), q: new Loc(), brand: 0, access: 0 });

export const stackedValue = rule('O15-Stack-Value', 'rust', 'op:og-stack-value', {
  sentence: 'Foreign memory is stacked for the extent of a closure, and a value written there.',
  cite: cite('O15'),
  scratch: writtenScratch(),
  bind(m, i, b) {
    const layout = layoutOfArg(m, i);
    b.q.size = 0;
    if (i.sc === null) b.q.at(m, reg(m, i.args[1]!), 0, layout?.size ?? 0, layout?.align ?? 1);
    b.brand = readBrand(m, i, 0);
    b.access = readBrand(m, i, i.args.length - 1);
    resultPlace(m, i, b.d);
  },
  premises: (need) => [
    need(sameBrandToStack, 'brand', 'access'),
    need(itsLibraryToStack, 'brand'),
    need(mayWrite, 'd'),
    need(mayRead, 'q'),
  ],
  then(m, b, i) {
    const layout = layoutOfArg(m, i);
    const size = layout?.size ?? 0;
    takeAccess(ogState(m), b.access);
    target.size = size;
    target.align = layout?.align ?? 1;
    const id = stack(m, i, b.d, target, b.brand, null);
    const to = at(m, id, size);
    if (i.sc === null) moveBytes(m, to, b.q, size);
    else storeScalar(m, to, i.sc, reg(m, i.args[1]!));
    m.mem.asForeign(m.mem.at[id]!, size);
  },
  tex: tex('v,\\, \\&\\mathsf{mut}\\,X'),
});

export const stackedSlice = rule('O15-Stack-Slice', 'rust', 'op:og-stack-slice', {
  sentence:
    'Foreign memory is stacked for the extent of a closure, and the elements of a slice written there.',
  cite: cite('O15'),
  scratch: { ...writtenScratch(), n: 0 },
  bind(m, i, b) {
    const layout = layoutOfArg(m, i);
    b.n = m.num[reg(m, i.args[2]!)]!;
    b.q.at(m, reg(m, i.args[1]!), 0, b.n * (layout?.size ?? 0), layout?.align ?? 1);
    b.brand = readBrand(m, i, 0);
    b.access = readBrand(m, i, i.args.length - 1);
    resultPlace(m, i, b.d);
  },
  premises: (need) => [
    need(sameBrandToStack, 'brand', 'access'),
    need(itsLibraryToStack, 'brand'),
    need(mayWrite, 'd'),
    need(mayRead, 'q'),
  ],
  then(m, b, i) {
    takeAccess(ogState(m), b.access);
    const id = stack(m, i, b.d, b.q, b.brand, b.n);
    moveBytes(m, at(m, id, b.q.size), b.q, b.q.size);
    m.mem.asForeign(m.mem.at[id]!, b.q.size);
  },
  tex: tex('\\bar v,\\, \\&\\mathsf{mut}\\,X'),
});

export const unstack = rule('O14-End', 'rust', 'op:og-unstack', {
  sentence: 'The closure is over: its stacked memory ends, and so does what was upgraded in it.',
  cite: cite('O14'),
  scratch: { brand: 0 },
  bind(m, i, b) {
    b.brand = readBrand(m, i, 0);
  },
  then(m, b) {
    letGo(m);
    takeAlloc(ogState(m), b.brand);
  },
  tex: {
    from: "\\langle \\mathsf{end}\\,A';\\, \\mu, T \\rangle",
    to: '\\langle \\mu \\setminus a;\\, T[A + 1] \\rangle',
  },
});

export const stackingRules = [stacked, stackedValue, stackedSlice, unstack];
