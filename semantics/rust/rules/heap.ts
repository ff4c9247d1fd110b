/** Rust's allocator, and taking back what was a raw pointer. */
import { NONE } from '../../../model/core/code.js';
import { ub } from '../../../model/faults.js';
import { RUST_HEAP } from '../../../model/memory.js';
import {
  allocateHeap,
  allocatedBy,
  allocationFails,
  hasAllocation,
  isBase,
  memoryOrAbort,
  memoryOrPanic,
  notReleased,
} from '../../core/heap.js';
import { mayEnd, permits, type P } from '../../core/premises.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule } from '../../machine/machine.js';

export const alloc = rule('R-Alloc', 'rust', 'op:alloc', {
  sentence: "Rust's allocator gives fresh memory, or Rust aborts (or panics) because there is none.",
  cite: 'std, alloc::alloc, handle_alloc_error; R3 paper 2.2',
  scratch: { size: 0, align: 1 },
  bind(m, i, b) {
    b.size = m.num[reg(m, i.args[0]!)]!;
    b.align = m.num[reg(m, i.args[1]!)]!;
  },
  premises: (need) => [need(memoryOrAbort), need(memoryOrPanic)],
  then(m, b, i) {
    allocationFails(m);
    allocateHeap(m, i.dst === NONE ? m.sp : reg(m, i.dst), b.size, Math.max(b.align, 1), RUST_HEAP);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{alloc}\\,n;\\, \\mu, \\beta \\rangle',
    to: '\\langle \\rho[d \\mapsto a];\\, \\mu[a \\mapsto \\mathsf{uninit}^n] \\rangle',
  },
});

const sameSize: P<[Loc, number]> = {
  name: 'layout-matches',
  sentence: 'Memory is given back with the size that it was asked for.',
  fault: ub('invalid-free'),
  holds: (m, l, size) => l.addr === 0 || m.mem.size[l.alloc] === size,
  tex: (p, n) => `\\mathsf{size}_\\mu(${p}) = ${n}`,
  reason: (m, l, size) => `allocation ${l.alloc} has ${m.mem.size[l.alloc]!} bytes, ${size} are given back`,
};

export const dealloc = rule('R-Dealloc', 'rust', 'op:dealloc', {
  sentence:
    "Memory goes back to Rust's allocator: the start of a live allocation that came from there, with its size.",
  cite: 'std, GlobalAlloc::dealloc',
  scratch: { p: new Loc(), size: 0 },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, 0, 1);
    b.size = m.num[reg(m, i.args[1]!)]!;
  },
  premises: (need) => [
    need(hasAllocation, 'p'),
    need(notReleased, 'p'),
    need(allocatedBy(RUST_HEAP, "Rust's allocator"), 'p'),
    need(isBase, 'p'),
    need(sameSize, 'p', 'size'),
    need(mayEnd, 'p'),
  ],
  then(m, b) {
    m.release(b.p);
  },
  tex: {
    from: '\\langle \\mathsf{dealloc}\\,p;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu \\setminus p;\\, \\beta' \\rangle",
  },
});

export const owned = rule('R-Own', 'rust', 'op:owned', {
  sentence:
    'Ownership is taken back from a raw pointer, or an owner is dropped: what it owns was not released before.',
  cite: 'std, Box::from_raw, Arc::from_raw: a double-free may occur if called twice',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, 0, 1);
  },
  premises: (need) => [need(notReleased, 'p')],
  then() {},
  tex: { from: '\\langle \\mathsf{own}\\,p;\\, \\mu \\rangle', to: '\\langle \\mu \\rangle' },
});

const permitsOwner = permits('own', 'The regime lets an owner be made of this pointer.', 'owner');

export const ownerMade = rule('R-Owner-Made', 'rust', 'op:owner-made', {
  sentence: 'A raw pointer becomes an owner: nothing is accessed, and the regime says whether it may.',
  cite: 'std, Box::from_raw, Arc::from_raw, Vec::from_raw_parts, CString::from_raw; regime',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.args[0]!), 0, m.num[reg(m, i.args[1]!)]!, 1);
  },
  premises: (need) => [need(permitsOwner, 'p')],
  then() {},
  tex: { from: '\\langle \\mathsf{own}\\,p;\\, T \\rangle', to: "\\langle T' \\rangle" },
});

export const heapRules = [alloc, dealloc, owned, ownerMade];
