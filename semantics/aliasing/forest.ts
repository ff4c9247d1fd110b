import { POOL_HEADER, Pool } from './pool.js';
import type { PermissionNumbers } from './permissions.js';
import { FOREIGN, UB } from './permissions.js';
import { Runs } from './runs.js';
import { doubled, doubledBytes } from './shared.js';

/*
 * The state of a tag at a byte changes in two ways: by accesses that are local to it, and by all others. Since
 * its last local access every access to the byte was foreign to it, and a foreign access is absorbed by an
 * earlier one of its kind (test/aliasing/permissions.test.ts). So a run of bytes keeps the times of its last
 * read and last write, and, for the tags that were used there, the state right after their last local access
 * and its time: what happened since is settled on demand. An access costs the depth of its tag, however many
 * other tags there are.
 *
 * A run's block: last read, last write, last tag, when to prune and when it was; then entries (tag, since, state), ascending by tag.
 * A state is permission << 1 | accessed.
 */
export const LAST_READ = POOL_HEADER;
export const LAST_WRITE = POOL_HEADER + 1;
/**
 * tag << 1 | kind: the last accesses were all through this tag, the strongest of them of this kind, and no tag was
 * born among them, so that repeating one changes nothing. 0 where that is not known.
 */
export const LAST_TAG = POOL_HEADER + 2;
/** How many entries there may be before those that say nothing are looked for; when that was last done. */
const PRUNE_AT = POOL_HEADER + 3;
const PRUNED = POOL_HEADER + 4;
export const ENTRIES = POOL_HEADER + 5;
const META = 5;
const FEW = 64;

/** One allocation: its runs and its trees (the main one, then those that hang from wildcards). */
export class TreeAllocation {
  readonly runs = new Runs();
  root = 0;
  trees = 0;
  lastTag = 0;
  /** The protected tags, innermost first, linked by `Forest.nextProtected`; 0 at the end. */
  protectedTags = 0;
  /** Runs visited since the last time that equal neighbours were looked for, and how many make it worth while. */
  work = 0;
  worthwhile = 64;
  readOnly = false;
}

/** All tags and their states. Ranges, verdicts and the frames that protect are elsewhere. */
export class Forest {
  readonly pool = new Pool();
  readonly numbers: PermissionNumbers;
  clock = 1;
  nextTag = 1;

  // By tag. Parents have lesser tags than their children; 0 is no tag.
  parent = new Int32Array(64);
  birth = new Int32Array(64);
  /** Youngest child first. */
  firstChild = new Int32Array(64);
  nextSibling = new Int32Array(64);
  /** The tag made before this one in the same allocation. */
  previous = new Int32Array(64);
  nextProtected = new Int32Array(64);
  /** No byte outside of these has an entry for the tag. */
  hullLow = new Int32Array(64);
  hullHigh = new Int32Array(64);
  mark = new Int32Array(64);
  /** The permission of bytes where the tag was never used, as a state. */
  lazy = new Uint8Array(64);
  /** 0 not protected now, 1 weakly, 2 strongly. */
  protector = new Uint8Array(64);
  exposed = new Uint8Array(64);

  constructor(numbers: PermissionNumbers) {
    this.numbers = numbers;
  }

  reset(): void {
    this.pool.reset();
    this.clock = 1;
    this.nextTag = 1;
  }

  /** A new node under `parent` (0: a root), born now. */
  add(a: TreeAllocation, parent: number, lazyPermission: number): number {
    const tag = this.nextTag;
    this.nextTag += 1;
    if (tag === this.parent.length) this.grow();
    this.parent[tag] = parent;
    this.clock += 1;
    this.birth[tag] = this.clock;
    this.firstChild[tag] = 0;
    this.nextSibling[tag] = parent === 0 ? 0 : this.firstChild[parent]!;
    if (parent !== 0) this.firstChild[parent] = tag;
    this.previous[tag] = a.lastTag;
    a.lastTag = tag;
    this.hullLow[tag] = 0x7fffffff;
    this.hullHigh[tag] = 0;
    this.mark[tag] = 0;
    this.lazy[tag] = lazyPermission << 1;
    this.protector[tag] = 0;
    this.exposed[tag] = 0;
    if (parent === 0) a.trees += 1;
    return tag;
  }

  block(): number {
    const block = this.pool.take(META + 6);
    const d = this.pool.data;
    d[block + 1] = META;
    d[block + LAST_READ] = 0;
    d[block + LAST_WRITE] = 0;
    d[block + LAST_TAG] = 0;
    d[block + PRUNE_AT] = FEW;
    d[block + PRUNED] = 0;
    return block;
  }

  entries(block: number): number {
    return (this.pool.data[block + 1]! - META) / 3;
  }

  /** Position of the first entry whose tag is at least `tag`, among those before `end`. */
  locate(block: number, tag: number, end: number): number {
    const d = this.pool.data;
    let hi = end;
    // Walking up from a tag, the next entry is often the parent's.
    if (hi > 0 && d[block + ENTRIES + (hi - 1) * 3] === tag) return hi - 1;
    if (hi <= 8) {
      while (hi > 0 && d[block + ENTRIES + (hi - 1) * 3]! >= tag) hi -= 1;
      return hi;
    }
    let lo = 0;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (d[block + ENTRIES + mid * 3]! < tag) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }

  /** The state now of `tag`, whose entry, if it has one, is at `at`. */
  stateAt(block: number, tag: number, at: number): number {
    const d = this.pool.data;
    const entry = block + ENTRIES + at * 3;
    const own = entry < block + POOL_HEADER + d[block + 1]! && d[entry] === tag;
    return own ? this.settle(block, tag, d[entry + 2]!, d[entry + 1]!) : this.lazyState(block, tag);
  }

  state(block: number, tag: number): number {
    return this.stateAt(block, tag, this.locate(block, tag, this.entries(block)));
  }

  lazyState(block: number, tag: number): number {
    return this.settle(block, tag, this.lazy[tag]!, this.birth[tag]!);
  }

  /** Writes the entry of `tag`, which belongs at `at`. May move the block. */
  put(runs: Runs, run: number, tag: number, at: number, since: number, state: number): void {
    let block = runs.block[run]!;
    const used = this.pool.data[block + 1]!;
    let entry = block + ENTRIES + at * 3;
    if (entry >= block + POOL_HEADER + used || this.pool.data[entry] !== tag) {
      block = this.pool.ensure(block, used + 3);
      runs.block[run] = block;
      entry = block + ENTRIES + at * 3;
      this.pool.data.copyWithin(entry + 3, entry, block + POOL_HEADER + used);
      this.pool.data[block + 1] = used + 3;
      this.pool.data[entry] = tag;
    }
    this.pool.data[entry + 1] = since;
    this.pool.data[entry + 2] = state;
    const from = runs.from[run]!;
    const end = runs.end(run);
    if (from < this.hullLow[tag]!) this.hullLow[tag] = from;
    if (end > this.hullHigh[tag]!) this.hullHigh[tag] = end;
  }

  /** The step of one permission; UB if it has none. `column` is relation + kind. */
  next(permission: number, column: number, tag: number): number {
    return this.numbers.next[(permission * 4 + column) * 2 + Number(this.protector[tag] !== 0)]!;
  }

  isDescendant(tag: number, ancestor: number): boolean {
    let u = tag;
    while (u > ancestor) u = this.parent[u]!;
    return u === ancestor;
  }

  rootOf(tag: number): number {
    let u = tag;
    while (this.parent[u] !== 0) u = this.parent[u]!;
    return u;
  }

  /** Applies the foreign accesses since `since`, at most one of each kind: more change nothing. */
  private settle(block: number, tag: number, state: number, since: number): number {
    const read = this.pool.data[block + LAST_READ]!;
    const write = this.pool.data[block + LAST_WRITE]!;
    if (read <= since && write <= since) return state;
    let permission = state >> 1;
    if (read > since && read < write) permission = this.foreign(permission, FOREIGN, tag);
    if (write > since) permission = this.foreign(permission, FOREIGN + 1, tag);
    if (read > since && read > write) permission = this.foreign(permission, FOREIGN, tag);
    return (permission << 1) | (state & 1);
  }

  private foreign(permission: number, column: number, tag: number): number {
    const next = this.next(permission, column, tag);
    return next === UB ? permission : next;
  }

  /**
   * Looks for neighbours that have become equal. Times differ where states do not, so each run is first brought
   * to a normal form: all entries settled now, and the last read and write moved back to just after the
   * youngest tag that they were foreign to.
   */
  compact(a: TreeAllocation): void {
    const { runs } = a;
    let entries = 0;
    this.clock += 1;
    this.gatherBirths(a);
    for (let r = 0; r < runs.count; r += 1) {
      const block = runs.block[r]!;
      const d = this.pool.data;
      const n = this.entries(block);
      entries += n;
      for (let i = 0; i < n; i += 1) {
        const entry = block + ENTRIES + i * 3;
        d[entry + 2] = this.settle(block, d[entry]!, d[entry + 2]!, d[entry + 1]!);
        d[entry + 1] = this.clock;
      }
      d[block + LAST_READ] = this.afterBirth(d[block + LAST_READ]!);
      d[block + LAST_WRITE] = this.afterBirth(d[block + LAST_WRITE]!);
    }
    runs.fuse(this.pool, 0, runs.count - 1, this.equal);
    a.work = 0;
    a.worthwhile = Math.max(64, 4 * runs.count, entries);
  }

  /**
   * Where a run has many entries, drops those of tags that are no longer protected and whose permission is what
   * it would be had they never been used there: whether they were matters to protectors only. What was used since
   * the last time stays, so that a long path is not dropped and written again by turns.
   */
  prune(runs: Runs, run: number): void {
    const block = runs.block[run]!;
    const d = this.pool.data;
    const n = this.entries(block);
    if (n < d[block + PRUNE_AT]!) return;
    let kept = 0;
    for (let i = 0; i < n; i += 1) {
      const from = block + ENTRIES + i * 3;
      const tag = d[from]!;
      if (d[from + 1]! <= d[block + PRUNED]! && this.protector[tag] === 0) {
        const settled = this.settle(block, tag, d[from + 2]!, d[from + 1]!);
        if (settled >> 1 === this.lazyState(block, tag) >> 1) continue;
      }
      d.copyWithin(block + ENTRIES + kept * 3, from, from + 3);
      kept += 1;
    }
    d[block + 1] = META + kept * 3;
    d[block + PRUNE_AT] = Math.max(FEW, kept * 2);
    d[block + PRUNED] = this.clock;
    runs.block[run] = this.pool.shrink(block);
  }

  private births = new Int32Array(64);
  private birthCount = 0;

  private gatherBirths(a: TreeAllocation): void {
    let n = 0;
    for (let tag = a.lastTag; tag !== 0; tag = this.previous[tag]!) n += 1;
    while (this.births.length < n) this.births = doubled(this.births);
    this.birthCount = n;
    for (let tag = a.lastTag; tag !== 0; tag = this.previous[tag]!) this.births[(n -= 1)] = this.birth[tag]!;
  }

  /** The earliest time that is after the birth of the same tags as `time`. */
  private afterBirth(time: number): number {
    let lo = 0;
    let hi = this.birthCount;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.births[mid]! < time) lo = mid + 1;
      else hi = mid;
    }
    return lo === 0 ? 0 : this.births[lo - 1]! + 1;
  }

  /** Whether `a` may stand for both; then it does. */
  private readonly equal = (a: number, b: number): boolean => {
    const d = this.pool.data;
    const used = d[a + 1]!;
    if (used !== d[b + 1] || d[a + LAST_READ] !== d[b + LAST_READ] || d[a + LAST_WRITE] !== d[b + LAST_WRITE])
      return false;
    for (let i = used - META - 1; i >= 0; i -= 1) if (d[a + ENTRIES + i] !== d[b + ENTRIES + i]) return false;
    if (d[a + LAST_TAG] !== d[b + LAST_TAG]) d[a + LAST_TAG] = 0;
    return true;
  };

  private grow(): void {
    this.parent = doubled(this.parent);
    this.birth = doubled(this.birth);
    this.firstChild = doubled(this.firstChild);
    this.nextSibling = doubled(this.nextSibling);
    this.previous = doubled(this.previous);
    this.nextProtected = doubled(this.nextProtected);
    this.hullLow = doubled(this.hullLow);
    this.hullHigh = doubled(this.hullHigh);
    this.mark = doubled(this.mark);
    this.lazy = doubledBytes(this.lazy);
    this.protector = doubledBytes(this.protector);
    this.exposed = doubledBytes(this.exposed);
  }
}
