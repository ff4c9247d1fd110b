import { Forest, LAST_READ, LAST_TAG, LAST_WRITE, type TreeAllocation } from './forest.js';
import { NO_TAG, READ, type AccessKind } from './model.js';
import { CELL, DISABLED, FOREIGN, FROZEN, LOCAL, UB, type PermissionNumbers } from './permissions.js';
import {
  CONFLICTED_WRITE,
  DEALLOC_PROTECTED,
  DISABLED_KIND,
  FROZEN_WRITE,
  PROTECTOR,
  WILDCARD_NO_EXPOSED,
  failureCode,
} from './shared.js';
import {
  P_DEALLOC_UNPROTECTED,
  P_READ_EXPOSED,
  P_READ_PERMITTED,
  P_READ_UNPROTECTED,
  P_WRITE_EXPOSED,
  P_WRITE_PERMITTED,
  P_WRITE_UNPROTECTED,
  treePremises,
} from './tree-rules.js';
import { FINE, FORBIDDEN, ForestAccess, PROTECTED_TAG } from './wildcard.js';

/** TB-Read and TB-Write at one run of bytes: the verdict, and the effect. Ranges and operations are in tree.ts. */
export class TreeAccess {
  readonly forest: Forest;
  readonly off = new Uint8Array(treePremises.length);
  readonly failed = new Uint32Array(treePremises.length);
  /** Through which tag the access is made. */
  tag = 0;
  /** What the last failing test found. */
  failTag = 0;
  failHolder = 0;
  failOffset = 0;

  private readonly slow: ForestAccess;
  private epoch = 0;
  private isMarked = false;

  constructor(numbers: PermissionNumbers) {
    this.forest = new Forest(numbers);
    this.slow = new ForestAccess(this.forest);
  }

  /** Before the first run of an access. */
  begin(tag: number): void {
    this.tag = tag;
    this.isMarked = false;
  }

  /** `isEnd`: the access is the end of the tag's protector, which its descendants do not see. */
  test(a: TreeAllocation, block: number, kind: AccessKind, offset: number, isEnd: boolean): number {
    // Memory without a borrow is not for a pointer without provenance; the machine refuses it before.
    if (this.tag === NO_TAG) return this.forbidden(kind, DISABLED, offset, NO_TAG);
    return this.isSimple(a)
      ? this.testTree(a, block, kind, offset, isEnd)
      : this.testForest(a, block, kind, offset, isEnd);
  }

  /** The effect on one run, whole. Times are the forest's clock. */
  commit(a: TreeAllocation, run: number, kind: AccessKind, isEnd: boolean): void {
    if (this.tag === NO_TAG) return;
    if (!this.isSimple(a)) return this.commitForest(a, run, kind, isEnd);
    if (isEnd) this.shieldDescendants(a.runs, run, this.tag, kind);
    this.commitTree(a, run, kind);
    if (isEnd) this.forest.pool.data[a.runs.block[run]! + LAST_TAG] = NO_TAG;
  }

  /** The failure code, or 0 when the premise is switched off. */
  fail(premise: number, kind: number, offset: number, holder: number): number {
    if (this.off[premise] === 1) return 0;
    this.failed[premise]! += 1;
    this.failTag = this.tag;
    this.failHolder = holder;
    this.failOffset = offset;
    return failureCode(premise, kind);
  }

  /** One tree, and a tag in it: then every relation is known and times tell the state (see forest.ts). */
  private isSimple(a: TreeAllocation): boolean {
    return a.trees === 1 && this.tag > 0;
  }

  /** Marks the tags that the access is local to, once an access. */
  private markPath(): void {
    const f = this.forest;
    if (this.isMarked) return;
    this.isMarked = true;
    this.epoch += 1;
    for (let u = this.tag; u !== 0; u = f.parent[u]!) f.mark[u] = this.epoch;
  }

  /** Whether the access would repeat earlier ones, with no tag born since: then it changes nothing. */
  isRepeated(a: TreeAllocation, block: number, kind: AccessKind): boolean {
    if (!this.isSimple(a)) return false;
    const last = this.forest.pool.data[block + LAST_TAG]!;
    return last >> 1 === this.tag && (last & 1) >= kind && this.noneBornSince(a, block);
  }

  private noneBornSince(a: TreeAllocation, block: number): boolean {
    const d = this.forest.pool.data;
    return this.forest.birth[a.lastTag]! < Math.max(d[block + LAST_READ]!, d[block + LAST_WRITE]!);
  }

  private testTree(
    a: TreeAllocation,
    block: number,
    kind: AccessKind,
    offset: number,
    isEnd: boolean,
  ): number {
    const f = this.forest;
    if (this.isRepeated(a, block, kind)) return 0;
    this.markPath();
    let at = f.entries(block);
    for (let u = this.tag; u !== 0; u = f.parent[u]!) {
      at = f.locate(block, u, at);
      const permission = f.stateAt(block, u, at) >> 1;
      const next = f.next(permission, LOCAL + kind, u);
      if (next === UB) {
        const code = this.forbidden(kind, permission, offset, u);
        if (code !== 0) return code;
      } else if (next === DISABLED && permission !== DISABLED && f.protector[u] !== 0) {
        const code = this.protectorFailure(kind, offset, u);
        if (code !== 0) return code;
      }
    }
    for (let v = a.protectedTags; v !== 0; v = f.nextProtected[v]!) {
      if (f.mark[v] === this.epoch || (isEnd && f.isDescendant(v, this.tag))) continue;
      if (f.hullLow[v]! > offset || f.hullHigh[v]! <= offset) continue;
      const state = f.state(block, v);
      if ((state & 1) === 0 || state >> 1 === DISABLED) continue;
      if (f.next(state >> 1, FOREIGN + kind, v) !== DISABLED) continue;
      const code = this.protectorFailure(kind, offset, v);
      if (code !== 0) return code;
    }
    return 0;
  }

  private forbidden(kind: AccessKind, permission: number, offset: number, holder: number): number {
    const why =
      permission === DISABLED ? DISABLED_KIND : permission === FROZEN ? FROZEN_WRITE : CONFLICTED_WRITE;
    return this.fail(kind === READ ? P_READ_PERMITTED : P_WRITE_PERMITTED, why, offset, holder);
  }

  private protectorFailure(kind: AccessKind, offset: number, holder: number): number {
    return this.fail(kind === READ ? P_READ_UNPROTECTED : P_WRITE_UNPROTECTED, PROTECTOR, offset, holder);
  }

  private evaluate(a: TreeAllocation, block: number, kind: AccessKind, isEnd: boolean): number {
    const { off, slow } = this;
    const [permitted, unprotected, exposed] =
      kind === READ
        ? [P_READ_PERMITTED, P_READ_UNPROTECTED, P_READ_EXPOSED]
        : [P_WRITE_PERMITTED, P_WRITE_UNPROTECTED, P_WRITE_EXPOSED];
    slow.ignore(off[permitted] === 1, off[unprotected] === 1, off[exposed] === 1);
    return slow.evaluate(a, block, kind, this.tag, isEnd);
  }

  private testForest(
    a: TreeAllocation,
    block: number,
    kind: AccessKind,
    offset: number,
    isEnd: boolean,
  ): number {
    const failure = this.evaluate(a, block, kind, isEnd);
    const at = this.slow.at;
    if (failure === FINE) return 0;
    if (failure === FORBIDDEN) return this.forbidden(kind, this.slow.after[at]! >> 1, offset, at);
    if (failure === PROTECTED_TAG) return this.protectorFailure(kind, offset, at);
    return this.fail(kind === READ ? P_READ_EXPOSED : P_WRITE_EXPOSED, WILDCARD_NO_EXPOSED, offset, 0);
  }

  /** After the write of a deallocation: a strong protector whose tag was used here, other than as a cell. */
  testStrong(a: TreeAllocation, block: number, offset: number): number {
    const f = this.forest;
    if (a.protectedTags === 0) return 0;
    const simple = this.isSimple(a);
    if (simple) this.markPath();
    for (let v = a.protectedTags; v !== 0; v = f.nextProtected[v]!) {
      if (f.protector[v] !== 2) continue;
      const state = simple ? f.state(block, v) : this.slow.after[v]!;
      const accessed = (state & 1) === 1 || (simple && f.mark[v] === this.epoch);
      if (!accessed || state >> 1 === CELL) continue;
      const code = this.fail(P_DEALLOC_UNPROTECTED, DEALLOC_PROTECTED, offset, v);
      if (code !== 0) return code;
    }
    return 0;
  }

  private commitTree(a: TreeAllocation, r: number, kind: AccessKind): void {
    const f = this.forest;
    const { runs } = a;
    const last = f.pool.data[runs.block[r]! + LAST_TAG]!;
    const streak = last >> 1 === this.tag && this.noneBornSince(a, runs.block[r]!) ? last & 1 : READ;
    let at = f.entries(runs.block[r]!);
    for (let u = this.tag; u !== 0; u = f.parent[u]!) {
      at = f.locate(runs.block[r]!, u, at);
      const permission = f.stateAt(runs.block[r]!, u, at) >> 1;
      const next = f.next(permission, LOCAL + kind, u);
      f.put(runs, r, u, at, f.clock, ((next === UB ? permission : next) << 1) | 1);
    }
    const block = runs.block[r]!;
    f.pool.data[block + (kind === READ ? LAST_READ : LAST_WRITE)] = f.clock;
    f.pool.data[block + LAST_TAG] = (this.tag << 1) | (streak | kind);
  }

  private commitForest(a: TreeAllocation, r: number, kind: AccessKind, isEnd: boolean): void {
    const f = this.forest;
    const { runs } = a;
    this.evaluate(a, runs.block[r]!, kind, isEnd);
    for (let u = a.lastTag; u !== 0; u = f.previous[u]!) {
      const block = runs.block[r]!;
      const at = f.locate(block, u, f.entries(block));
      const after = this.slow.after[u]!;
      if (f.stateAt(block, u, at) !== after) f.put(runs, r, u, at, f.clock, after);
    }
    f.pool.data[runs.block[r]! + LAST_TAG] = NO_TAG;
  }

  /** Writes down the states of descendants that the coming foreign access would change: they do not see it. */
  private shieldDescendants(runs: TreeAllocation['runs'], r: number, tag: number, kind: AccessKind): void {
    const f = this.forest;
    let u = f.firstChild[tag]!;
    while (u !== 0 && u !== tag) {
      const block = runs.block[r]!;
      const at = f.locate(block, u, f.entries(block));
      const state = f.stateAt(block, u, at);
      if (f.next(state >> 1, FOREIGN + kind, u) !== state >> 1) f.put(runs, r, u, at, f.clock, state);
      if (f.firstChild[u] !== 0) {
        u = f.firstChild[u]!;
        continue;
      }
      while (u !== tag && f.nextSibling[u] === 0) u = f.parent[u]!;
      if (u !== tag) u = f.nextSibling[u]!;
    }
  }
}
