/**
 * T of Omniglot: per library instance an allocation scope A and an access scope X, and what is stacked in the
 * foreign domain. Scopes are checked at run time here: a scope has a stamp; whatever takes it by `&mut` makes a new
 * one, and what was made under an older stamp is stale. (The borrow checker says the same before the program runs.)
 */
import type { Settings } from '../../../model/settings.js';
import { FOREIGN, STATIC_RO } from '../../../model/memory.js';
import { FOREIGN as FOREIGN_ORIGIN } from '../../aliasing/model.js';
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
  /** Stacked allocations of closures (O14, O15), newest last: whose frame, and the stamp of the reference to it. */
  readonly held: { readonly id: number; readonly frame: number; readonly stamp: number }[];
  /** The instance whose library this is: the brand whose scopes used it first; -1: nobody did yet. */
  owner: number;
  /** The allocation that the foreign domain is to Rust, whatever foreign code makes in it. */
  readonly domain: number;
}

/** More than a domain ever has: it may grow. */
const WHOLE = 2 ** 30;

const wholeDomain = (m: Machine): number => {
  if (m.mem.domainSize === 0) return 0;
  const id = m.mem.ownDomain(FOREIGN);
  m.rootTags[id] = m.alias.allocate(id, WHOLE, FOREIGN_ORIGIN);
  return id;
};

export const startOmniglot = (m: Machine, s: Settings): OmniglotState => ({
  access: [],
  alloc: [],
  stamps: [],
  stacked: [],
  held: [],
  byRegion: s['domain.tracker'] === 'region',
  ends: s['upgraded'] === 'ends',
  owner: -1,
  domain: wholeDomain(m),
});

export const ogState = (m: Machine): OmniglotState => m.regime as OmniglotState;

const endNewest = (m: Machine): void => {
  const h = ogState(m).held.pop();
  if (h === undefined) return;
  m.alias.forget(h.id);
  m.mem.end(h.id);
};

/** Stacked memory ends with its closure's extent, also when a panic left it: seen when somebody asks. */
const endLeft = (m: Machine): void => {
  const { held } = ogState(m);
  for (let k = held.length - 1; k >= 0; k--) {
    const { frame } = held[k]!;
    if (m.frames.some((f, d) => d < m.depth && f.id === frame)) return;
    endNewest(m);
  }
};

/** Foreign memory for the extent of the current frame, and the stamp of the reference to it. */
export const hold = (m: Machine, id: number, brand: number): number => {
  const t = ogState(m);
  endLeft(m);
  const stamp = newStamp(t, brand);
  t.held.push({ id, frame: m.top.id, stamp });
  return stamp;
};

export const letGo = (m: Machine): void => {
  const t = ogState(m);
  if (t.held.at(-1)?.frame === m.top.id) endNewest(m);
};

/** Is it the stamp of a reference to memory that still stands stacked? Foreign calls do not end those. */
export const lasts = (m: Machine, stamp: number): boolean => {
  endLeft(m);
  return ogState(m).held.some((h) => h.stamp === stamp);
};

/** A fresh stamp of a brand. */
export const newStamp = (t: OmniglotState, brand: number): number => t.stamps.push(brand) - 1;

/** The brand of the word that a reference, value or scope carries: its stamp. */
export const brandOf = (t: OmniglotState, word: number): number => t.stamps[word] ?? -1;

/** There is one library and one domain: they belong to the instance that used them first (decision 36). */
export const ownsLibrary = (t: OmniglotState, brand: number): boolean => t.owner < 0 || t.owner === brand;
export const claimLibrary = (t: OmniglotState, brand: number): void => {
  if (t.owner < 0) t.owner = brand;
};

/** Somebody took the scopes of a brand uniquely: what was made under them is stale. */
export const takeAccess = (t: OmniglotState, brand: number): void => {
  if (brand in t.access) t.access[brand] = newStamp(t, brand);
};
export const takeAlloc = (t: OmniglotState, brand: number): void => {
  if (brand in t.alloc) t.alloc[brand] = newStamp(t, brand);
};

/**
 * Does the tracker know `size` bytes at `addr` as foreign (and writable)? Numbers only. Trackers of the published runtimes
 * answer by mapped region, whatever lives there; the crate's test runtime answers by object.
 */
export const trackedForeign = (m: Machine, addr: number, size: number, writable: boolean): boolean => {
  const { mem } = m;
  endLeft(m);
  if (ogState(m).byRegion) return mem.inDomain(addr, size) && !(writable && hasReadOnly(m, addr, size));
  const id = mem.find(addr);
  if (id === 0 || mem.foreign[id] === 0) return false;
  if (writable && mem.kind[id] === STATIC_RO) return false;
  return addr + size <= mem.base[id]! + mem.size[id]!;
};

/** Read-only data lies in a region of its own, which the tracker knows as one that may not be written. */
const hasReadOnly = ({ mem }: Machine, addr: number, size: number): boolean => {
  for (let id = 1; id < mem.count; id++) {
    if (mem.foreign[id] === 0 || mem.kind[id] !== STATIC_RO) continue;
    if (Math.max(addr, mem.base[id]!) < Math.min(addr + size, mem.base[id]! + mem.size[id]!)) return true;
  }
  return false;
};

/** How many bytes from `addr` on the tracker knows as foreign and readable. */
export const trackedFrom = (m: Machine, addr: number): number => {
  const { mem } = m;
  endLeft(m);
  if (ogState(m).byRegion) return mem.inDomain(addr, 1) ? mem.domainSize - mem.domainOffset(addr) : 0;
  const id = mem.find(addr);
  return id === 0 || mem.foreign[id] === 0 ? 0 : Math.max(mem.base[id]! + mem.size[id]! - addr, 0);
};
