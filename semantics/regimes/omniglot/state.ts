/**
 * T of Omniglot: per library instance an allocation scope A and an access scope X, and what is stacked in the
 * foreign domain. Scopes are checked at run time here: a scope has a stamp; whatever takes it by `&mut` makes a new
 * one, and what was made under an older stamp is stale. (The borrow checker says the same before the program runs.)
 */
import type { Settings } from '../../../model/settings.js';
import { STATIC_RO } from '../../../model/memory.js';
import type { Machine } from '../../machine/machine.js';
import type { Stacked } from '../stacked.js';

export interface OmniglotState {
  /** The current stamp of each scope, by brand. */
  readonly access: number[];
  readonly alloc: number[];
  /** The brand of every stamp there ever was: a stamp is an index here, so it is unique over brands and scopes. */
  readonly stamps: number[];
  /** Stacked foreign allocations of a crossing: host place, foreign copy, and whether it is copied back. */
  readonly stacked: Stacked[];
  readonly byRegion: boolean;
  readonly ends: boolean;
}

export const startOmniglot = (_m: Machine, s: Settings): OmniglotState => ({
  access: [],
  alloc: [],
  stamps: [],
  stacked: [],
  byRegion: s['domain.tracker'] === 'region',
  ends: s['upgraded'] === 'ends',
});

export const ogState = (m: Machine): OmniglotState => m.regime as OmniglotState;

/** A fresh stamp of a brand. */
export const newStamp = (t: OmniglotState, brand: number): number => t.stamps.push(brand) - 1;

/** The brand of the word that a reference, value or scope carries: its stamp. */
export const brandOf = (t: OmniglotState, word: number): number => t.stamps[word] ?? -1;

/** Somebody took the scopes of a brand uniquely: what was made under them is stale. */
export const takeAccess = (t: OmniglotState, brand: number): void => {
  if (brand in t.access) t.access[brand] = newStamp(t, brand);
};
export const takeAlloc = (t: OmniglotState, brand: number): void => {
  if (brand in t.alloc) t.alloc[brand] = newStamp(t, brand);
};

/** Does the tracker know `size` bytes at `addr` as foreign (and writable)? Numbers only. */
export const trackedForeign = (m: Machine, addr: number, size: number, writable: boolean): boolean => {
  const { mem } = m;
  if (ogState(m).byRegion) return inRegion(m, addr, size);
  const id = mem.find(addr);
  if (id === 0 || mem.foreign[id] === 0) return false;
  if (writable && mem.kind[id] === STATIC_RO) return false;
  return addr + size <= mem.base[id]! + mem.size[id]!;
};

/** Trackers of the published runtimes answer by mapped region: between the first and the last foreign byte, dead or alive. */
const inRegion = (m: Machine, addr: number, size: number): boolean => {
  const { mem } = m;
  for (let k = 0; k < size; k++) {
    let found = false;
    for (let id = 1; id < mem.count && !found; id++) {
      found = mem.foreign[id] !== 0 && addr + k >= mem.base[id]! && addr + k < mem.base[id]! + mem.size[id]!;
    }
    if (!found) return false;
  }
  return true;
};
