import { FOREIGN, MALLOC, RUST_HEAP } from '../../../model/memory.js';
import type { Loc } from '../../machine/loc.js';
import type { Machine } from '../../machine/machine.js';

/** Memory without a declared type: what an allocator gave (C11 6.5p6, footnote 87), and Rust's objects. */
export const isAllocated = (m: Machine, l: Loc): boolean => {
  const kind = m.mem.kind[l.alloc];
  return kind === MALLOC || kind === FOREIGN || kind === RUST_HEAP || m.mem.foreign[l.alloc] === 0;
};
