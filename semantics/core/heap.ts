/** Allocation and deallocation, shared by both languages' allocators. */
import { showAddress } from './address.js';
import { aborts, panics, ub } from '../../model/faults.js';
import { MALLOC, RUST_HEAP } from '../../model/memory.js';
import { HEAP, FOREIGN } from '../aliasing/model.js';
import type { Loc } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import type { P } from './premises.js';

/** Is this the allocation that `oom` makes fail? Counts it when `take` is set. */
const failsNow = (m: Machine): boolean => m.options.oomAt !== 0 && m.allocations + 1 === m.options.oomAt;

export const allocationFails = (m: Machine): boolean => {
  m.allocations++;
  return m.options.oomAt !== 0 && m.allocations === m.options.oomAt;
};

export const memoryOrAbort: P<[]> = {
  name: 'memory-available',
  sentence: 'There is memory, or Rust aborts.',
  fault: aborts('memory allocation failed'),
  holds: (m) => m.options.oomPanics || !failsNow(m),
  tex: () => '\\mathsf{memory}',
  reason: () => 'the allocator failed',
};

export const memoryOrPanic: P<[]> = {
  name: 'memory-available-or-panic',
  sentence: 'There is memory, or (oom.rust = panic) Rust panics.',
  fault: panics('oom'),
  holds: (m) => !m.options.oomPanics || !failsNow(m),
  tex: () => '\\mathsf{memory}',
  reason: (m) => {
    m.allocations++;
    return 'memory allocation failed';
  },
};

export const notReleased: P<[Loc]> = {
  name: 'not-released',
  sentence: 'What is released was not released before.',
  fault: ub('double-free'),
  holds: (m, l) => l.addr === 0 || l.alloc <= 0 || m.mem.live[l.alloc] !== 0,
  tex: (p) => `${p} \\notin \\mathsf{released}`,
  reason: (_m, l) => `allocation ${l.alloc} was released already`,
};

export const hasAllocation: P<[Loc]> = {
  name: 'live',
  sentence: 'The pointer was derived from an allocation.',
  fault: ub('dangling'),
  holds: (_m, l) => l.addr === 0 || l.alloc > 0,
  tex: (p) => `\\mathsf{prov}(${p}) \\neq \\bot`,
  reason: (_m, l) => `${showAddress(l.addr)} has no provenance`,
};

const heapKind = (k: number | undefined): boolean => k === MALLOC || k === RUST_HEAP;

export const isBase: P<[Loc]> = {
  name: 'base-of-allocation',
  sentence: 'The pointer is the start of a heap allocation.',
  fault: ub('invalid-free'),
  holds: (m, l) => l.addr === 0 || (l.off === 0 && heapKind(m.mem.kind[l.alloc])),
  tex: (p) => `${p} = \\mathsf{base}_\\mu(${p})`,
  reason: (m, l) =>
    l.off === 0
      ? `allocation ${l.alloc} is not on the heap`
      : `offset ${l.off} of allocation ${l.alloc} of ${m.mem.size[l.alloc]!} bytes`,
};

export const allocatedBy = (kind: number, who: string): P<[Loc]> => ({
  name: 'allocator-matches',
  sentence: `The memory came from ${who}.`,
  fault: ub('wrong-allocator'),
  holds: (m, l) => l.addr === 0 || m.mem.kind[l.alloc] === kind,
  tex: (p) => `\\mathsf{allocator}_\\mu(${p}) = \\mathsf{${kind === MALLOC ? 'malloc' : 'rust'}}`,
  reason: (m, l) => {
    const from = m.mem.kind[l.alloc];
    if (from === MALLOC) return `allocation ${l.alloc} came from C's malloc`;
    if (from === RUST_HEAP) return `allocation ${l.alloc} came from Rust's allocator`;
    return `allocation ${l.alloc} came from no allocator: it is not on the heap`;
  },
});

/** A new heap allocation; its address goes to register `dst` (absolute). */
export const allocateHeap = (m: Machine, dst: number, size: number, align: number, kind: number): number => {
  const id = m.mem.allocate(size, align, kind, kind === MALLOC);
  const tag = m.alias.allocate(id, size, kind === MALLOC ? FOREIGN : HEAP);
  m.rootTags[id] = tag;
  m.setPointer(dst, m.mem.base[id]!, id, tag);
  return id;
};
