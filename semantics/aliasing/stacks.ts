import {
  NO_TAG,
  READ,
  STACK,
  WILDCARD,
  WRITE,
  type AccessKind,
  type AliasItem,
  type AliasRun,
  type AliasView,
  type Origin,
} from './model.js';
import { POOL_HEADER, Pool } from './pool.js';
import type { Runs } from './runs.js';
import { NO_ITEM, READ_ONLY_ITEM, WILDCARD_NO_EXPOSED, doubled, doubledBytes } from './shared.js';
import { itemPermissions, type StackedTables } from './stacked-tables.js';

/*
 * A stack is a block of the pool: three words, then the items, bottom first.
 * An item is tag << 3 | protected << 2 | permission.
 */
const UNKNOWN_BELOW = POOL_HEADER; // 0: nothing is below; else: below there may be anything with a lesser tag
const TOP_UNIQUE = POOL_HEADER + 1; // no item above this index is disabled by reads (−1: none at all)
const TAIL = POOL_HEADER + 2; // from this index on all items belong to shared runs
const ITEMS = POOL_HEADER + 3;
const META = 3;

const PERMISSION = 3;
const PROTECTED = 4;
const DISABLED = itemPermissions.indexOf('Disabled');

/** Where an access was granted: an index of the stack, or one of these. */
export const UNKNOWN = -1;
export const DENIED = -2;

/** The stacks of all bytes and what is known by tag. One stack at a time; ranges and protectors' frames are elsewhere. */
export class Stacks {
  readonly pool = new Pool();
  nextTag = 1;
  exposed = new Uint8Array(64);
  /** By tag: 0 not protected now, 1 weakly, 2 strongly. */
  protector = new Uint8Array(64);
  /** By tag: where its item last was in some stack. */
  private hint = new Int32Array(64);

  private readonly grants = new Uint8Array(8);
  private readonly disabledByRead = new Uint8Array(4);
  private readonly sparesRun = new Uint8Array(4);
  private readonly inRun = new Uint8Array(4);
  private readonly stackRoot: number;
  private readonly otherRoot: number;

  constructor(tables: StackedTables) {
    itemPermissions.forEach((name, p) => {
      const item = tables.items[name];
      this.grants[p * 2 + READ] = Number(item.read);
      this.grants[p * 2 + WRITE] = Number(item.write);
      this.disabledByRead[p] = Number(item.disabledByRead);
      this.sparesRun[p] = Number(item.sparesSharedRun);
      this.inRun[p] = Number(item.inSharedRun);
    });
    this.stackRoot = itemPermissions.indexOf(tables.stackRoot);
    this.otherRoot = itemPermissions.indexOf(tables.otherRoot);
  }

  reset(): void {
    this.pool.reset();
    this.exposed.fill(0, 0, this.nextTag);
    this.protector.fill(0, 0, this.nextTag);
    this.nextTag = 1;
  }

  freshTag(): number {
    const tag = this.nextTag;
    this.nextTag += 1;
    if (tag === this.hint.length) {
      this.hint = doubled(this.hint);
      this.exposed = doubledBytes(this.exposed);
      this.protector = doubledBytes(this.protector);
    }
    return tag;
  }

  /** A stack with only a root item. */
  root(tag: number, origin: Origin): number {
    const block = this.pool.take(META + 1);
    const d = this.pool.data;
    const permission = origin === STACK ? this.stackRoot : this.otherRoot;
    d[block + 1] = META + 1;
    d[block + UNKNOWN_BELOW] = 0;
    d[block + ITEMS] = (tag << 3) | permission;
    d[block + TOP_UNIQUE] = this.disabledByRead[permission] === 1 ? 0 : -1;
    d[block + TAIL] = this.inRun[permission] === 1 ? 0 : 1;
    this.hint[tag] = 0;
    return block;
  }

  count(block: number): number {
    return this.pool.data[block + 1]! - META;
  }

  /** The topmost item that lets `tag` do this; UNKNOWN when it may be below the known bottom. */
  granting(block: number, kind: AccessKind, tag: number): number {
    const d = this.pool.data;
    if (tag === WILDCARD) {
      for (let i = this.count(block) - 1; i >= 0; i -= 1) {
        const item = d[block + ITEMS + i]!;
        if (this.exposed[item >> 3] === 1 && this.grants[(item & PERMISSION) * 2 + kind] === 1) return i;
      }
      return d[block + UNKNOWN_BELOW] === 0 ? DENIED : UNKNOWN;
    }
    if (tag === NO_TAG) return DENIED;
    const i = this.indexOf(block, tag);
    if (i >= 0 && this.grants[(d[block + ITEMS + i]! & PERMISSION) * 2 + kind] === 1) return i;
    return tag < d[block + UNKNOWN_BELOW]! ? UNKNOWN : DENIED;
  }

  /** Why no item grants the access: the fine kind of the failure. */
  denial(block: number, tag: number): number {
    if (tag === WILDCARD) return WILDCARD_NO_EXPOSED;
    const i = this.indexOf(block, tag);
    if (i < 0) return NO_ITEM;
    return this.grants[(this.pool.data[block + ITEMS + i]! & PERMISSION) * 2 + READ] === 1
      ? READ_ONLY_ITEM
      : NO_ITEM;
  }

  /** The first item above `g` that a write through it pops: after its group. */
  group(block: number, g: number): number {
    const d = this.pool.data;
    if (this.sparesRun[d[block + ITEMS + g]! & PERMISSION] === 0) return g + 1;
    const n = this.count(block);
    if (g + 1 >= d[block + TAIL]!) return n;
    let i = g + 1;
    while (i < n && this.inRun[d[block + ITEMS + i]! & PERMISSION] === 1) i += 1;
    return i;
  }

  /** The topmost item above `g` (and at most `from`) that a read disables; −1 if none. */
  nextDisabled(block: number, g: number, from: number): number {
    const d = this.pool.data;
    for (let i = Math.min(from, d[block + TOP_UNIQUE]!); i > g; i -= 1)
      if (this.disabledByRead[d[block + ITEMS + i]! & PERMISSION] === 1) return i;
    return -1;
  }

  /** The tag of the item, if it is protected now; else 0. */
  protectedBy(block: number, i: number): number {
    const item = this.pool.data[block + ITEMS + i]!;
    return (item & PROTECTED) !== 0 && this.protector[item >> 3] !== 0 ? item >> 3 : 0;
  }

  /** The effect of an access that was granted at `g`; `tag` is the one used. */
  access(block: number, kind: AccessKind, g: number, tag: number): void {
    if (g === DENIED) return;
    if (kind === READ) this.disableAbove(block, g);
    else this.truncate(block, g === UNKNOWN ? 0 : this.group(block, g));
    if (g === UNKNOWN || tag === WILDCARD) this.forgetItems(block);
  }

  /** The effect of a retag without an access: `item` joins the group at `g`, or the stack is forgotten. */
  share(runs: Runs, run: number, g: number, parent: number, item: number): void {
    const block = runs.block[run]!;
    if (g === UNKNOWN || (parent === WILDCARD && g !== DENIED)) {
      this.truncate(block, 0);
      this.pool.data[block + UNKNOWN_BELOW] = this.nextTag;
      return;
    }
    this.insert(runs, run, g === DENIED ? this.count(block) : this.group(block, g), item);
  }

  push(runs: Runs, run: number, item: number): void {
    this.insert(runs, run, this.count(runs.block[run]!), item);
  }

  item(tag: number, permission: number, isProtected: boolean): number {
    return (tag << 3) | (isProtected ? PROTECTED : 0) | permission;
  }

  /** The stacks of the bytes `from…to`, bottom first. */
  view(runs: Runs, from: number, to: number): AliasView {
    const out: AliasRun[] = [];
    for (let r = runs.find(from); r < runs.count && runs.from[r]! < to; r += 1) {
      const block = runs.block[r]!;
      const unknown = this.pool.data[block + UNKNOWN_BELOW]!;
      out.push({
        from: Math.max(from, runs.from[r]!),
        to: Math.min(to, runs.end(r)),
        unknownBelow: unknown === 0 ? undefined : unknown,
        items: this.items(block),
      });
    }
    return { model: 'stacked', shape: 'stack', runs: out };
  }

  private items(block: number): AliasItem[] {
    return Array.from({ length: this.count(block) }, (_, i) => {
      const item = this.pool.data[block + ITEMS + i]!;
      const tag = item >> 3;
      const strength = (item & PROTECTED) === 0 ? 0 : this.protector[tag];
      return {
        tag,
        depth: 0,
        parent: 0,
        permission: itemPermissions[item & PERMISSION]!,
        protector: strength === 2 ? 'strong' : strength === 1 ? 'weak' : 'none',
        exposed: this.exposed[tag] === 1,
        accessed: true,
      };
    });
  }

  /** Equal in what can be observed: the unknown bottom and the items. */
  readonly equal = (a: number, b: number): boolean => {
    const d = this.pool.data;
    const used = d[a + 1]!;
    if (used !== d[b + 1] || d[a + UNKNOWN_BELOW] !== d[b + UNKNOWN_BELOW]) return false;
    for (let i = used - META - 1; i >= 0; i -= 1) if (d[a + ITEMS + i] !== d[b + ITEMS + i]) return false;
    return true;
  };

  /** A tag is in a stack at most once; it is usually where it last was. */
  private indexOf(block: number, tag: number): number {
    const d = this.pool.data;
    const n = this.count(block);
    const h = this.hint[tag]!;
    if (h < n && d[block + ITEMS + h]! >> 3 === tag) return h;
    for (let i = n - 1; i >= 0; i -= 1)
      if (d[block + ITEMS + i]! >> 3 === tag) {
        this.hint[tag] = i;
        return i;
      }
    return -1;
  }

  private disableAbove(block: number, g: number): void {
    const d = this.pool.data;
    const top = d[block + TOP_UNIQUE]!;
    for (let i = top; i > g; i -= 1) {
      const item = d[block + ITEMS + i]!;
      if (this.disabledByRead[item & PERMISSION] === 1)
        d[block + ITEMS + i] = (item & ~PERMISSION) | DISABLED;
    }
    if (top > g) d[block + TOP_UNIQUE] = g;
  }

  private truncate(block: number, n: number): void {
    const d = this.pool.data;
    d[block + 1] = n + META;
    if (d[block + TOP_UNIQUE]! >= n) d[block + TOP_UNIQUE] = n - 1;
    if (d[block + TAIL]! > n) d[block + TAIL] = n;
  }

  /** After an access whose item is not known: the stack could be any that the known one bounds. */
  private forgetItems(block: number): void {
    const d = this.pool.data;
    let bound = Math.max(1, d[block + UNKNOWN_BELOW]!);
    for (let i = this.count(block) - 1; i >= 0; i -= 1) {
      const item = d[block + ITEMS + i]!;
      if ((item & PERMISSION) !== DISABLED) bound = Math.max(bound, (item >> 3) + 1);
    }
    d[block + UNKNOWN_BELOW] = bound;
    this.truncate(block, 0);
  }

  private insert(runs: Runs, run: number, at: number, item: number): void {
    const n = this.count(runs.block[run]!);
    const block = this.pool.ensure(runs.block[run]!, n + 1 + META);
    runs.block[run] = block;
    const d = this.pool.data;
    if (at < n) d.copyWithin(block + ITEMS + at + 1, block + ITEMS + at, block + ITEMS + n);
    d[block + ITEMS + at] = item;
    d[block + 1] = n + 1 + META;
    this.hint[item >> 3] = at;
    const top = d[block + TOP_UNIQUE]! + Number(d[block + TOP_UNIQUE]! >= at);
    d[block + TOP_UNIQUE] = this.disabledByRead[item & PERMISSION] === 1 ? Math.max(top, at) : top;
    const tail = d[block + TAIL]! + Number(d[block + TAIL]! > at);
    d[block + TAIL] = this.inRun[item & PERMISSION] === 0 ? Math.max(tail, at + 1) : tail;
  }
}
