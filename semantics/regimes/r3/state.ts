/** T of R³ (paper, section 3): the allocation tracker, `current_refs`, and the addresses that `into_raw_safe` gave out. */
import { C_STACK, STATIC, STATIC_RO } from '../../../model/memory.js';
import type { Settings } from '../../../model/settings.js';
import type { Machine } from '../../machine/machine.js';

export interface RefEntry {
  readonly from: number;
  readonly to: number;
  readonly unique: boolean;
  /** The activation that converted it: its boundary frame. */
  readonly frame: number;
}

export interface R3State {
  /** Alloc: base -> length of live C allocations. */
  readonly alloc: Map<number, number>;
  /** Refs: what was converted into Rust references. */
  refs: RefEntry[];
  /** Arcs: addresses handed out by `into_raw_safe`, with their counts. */
  readonly arcs: Map<number, number>;
  readonly until: string;
  readonly tracksAll: boolean;
  readonly zeroInside: boolean;
}

export const startR3 = (_m: Machine, s: Settings): R3State => ({
  alloc: new Map(),
  refs: [],
  arcs: new Map(),
  until: s['refs.until'] ?? 'return',
  tracksAll: s['alloc.tracks'] === 'heap+static+stack',
  zeroInside: s['zero-length'] !== 'never',
});

export const r3State = (m: Machine): R3State => m.regime as R3State;

/** `[p, p + len)` lies inside one tracked allocation (rule 3). Numbers only: the tracker knows no provenance. */
export const tracked = (m: Machine, p: number, len: number): boolean => {
  const t = r3State(m);
  if (len === 0 && !t.zeroInside) return false;
  for (const [base, size] of t.alloc) if (p >= base && p + len <= base + size) return true;
  return t.tracksAll && inStaticOrStack(m, p, len);
};

const inStaticOrStack = (m: Machine, p: number, len: number): boolean => {
  const { mem } = m;
  for (let id = 1; id < mem.count; id++) {
    const k = mem.kind[id];
    if (mem.live[id] === 0 || mem.foreign[id] === 0 || (k !== C_STACK && k !== STATIC && k !== STATIC_RO))
      continue;
    const base = mem.base[id]!;
    if (p >= base && p + len <= base + mem.size[id]!) return true;
  }
  return false;
};

/** An entry of `current_refs` overlaps the range; shared ones tolerate shared ones, and what is empty overlaps nothing. */
export const conflicts = (m: Machine, p: number, len: number, unique: boolean): RefEntry | null => {
  for (const e of r3State(m).refs) {
    if (!unique && !e.unique) continue;
    if (Math.max(p, e.from) < Math.min(p + len, e.to)) return e;
  }
  return null;
};

/** The innermost crossing: entries live until it returns. */
export const boundaryFrame = (m: Machine): number => {
  for (let d = m.depth - 1; d >= 0; d--) {
    const f = m.frames[d]!;
    if (f.code!.lang === 'boundary') return f.id;
  }
  return 0;
};
