import {
  NO_ALLOC,
  READ,
  STATIC_READ_ONLY,
  WILDCARD,
  WRITE,
  type AccessKind,
  type AliasFailure,
  type AliasModel,
  type AliasState,
  type AliasView,
  type Origin,
  type PointeeInfo,
  type RetagMode,
  type RetagOf,
} from './model.js';
import { Runs } from './runs.js';
import {
  DEALLOC_PROTECTED,
  Frames,
  PROTECTOR,
  Pieces,
  READ_ONLY_MEMORY,
  doubled,
  doubledBytes,
  explainFailure,
  failureCode,
} from './shared.js';
import {
  P_DEALLOC_UNPROTECTED,
  P_READ_GRANTED,
  P_READ_UNPROTECTED,
  P_RETAG_MEMORY,
  P_SHARE_GRANTED,
  P_WRITE_GRANTED,
  P_WRITE_MEMORY,
  P_WRITE_UNPROTECTED,
  SB_DEALLOC,
  SB_READ,
  SB_RETAG,
  SB_RETURN,
  SB_SHARE,
  SB_WRITE,
  stackedPremises,
  stackedRules,
} from './stacked-rules.js';
import { retagNumbers, stackedTables, type RetagNumbers, type StackedTables } from './stacked-tables.js';
import { DENIED, Stacks, UNKNOWN } from './stacks.js';

const [OP_NONE, OP_ACCESS, OP_RETAG, OP_DEALLOC, OP_POP_FRAME, OP_KEEP_TAG] = [0, 1, 2, 3, 4, 5] as const;

class StackedState implements AliasState {
  readonly off = new Uint8Array(stackedPremises.length);
  readonly failed = new Uint32Array(stackedPremises.length);
  readonly fired = new Uint32Array(stackedRules.length);
  newTag = 0;

  private readonly stacks: Stacks;
  private readonly retags: RetagNumbers;
  private readonly runs: Runs[] = [new Runs()];
  private readonly frames = new Frames();
  private readonly pieces = new Pieces();
  private origin = new Uint8Array(16);
  private lastAlloc = 0;

  // The delta of the last test. `plan` holds, piece by piece of the range, granted index << 1 | changes.
  private op: number = OP_NONE;
  private kind: AccessKind = READ;
  private alloc = 0;
  private low = 0;
  private high = 0;
  private tag = 0;
  private row = 0;
  private plan = new Int32Array(16);
  private planned = 0;

  // What the last failing test found.
  private failTag = 0;
  private failHolder = 0;
  private failOffset = 0;

  constructor(tables: StackedTables) {
    this.stacks = new Stacks(tables);
    this.retags = retagNumbers(tables);
  }

  reset(): void {
    this.stacks.reset();
    this.frames.reset();
    for (let a = 0; a <= this.lastAlloc; a += 1) this.runs[a]!.count = 0;
    this.lastAlloc = 0;
    this.newTag = 0;
    this.op = OP_NONE;
  }

  allocate(alloc: number, size: number, origin: Origin): number {
    const tag = this.stacks.freshTag();
    this.lastAlloc = Math.max(this.lastAlloc, alloc);
    while (this.runs.length <= alloc) this.runs.push(new Runs());
    while (this.origin.length <= alloc) this.origin = doubledBytes(this.origin);
    this.origin[alloc] = origin;
    this.runs[alloc]!.start(size, this.stacks.root(tag, origin));
    return tag;
  }

  testAccess(kind: AccessKind, alloc: number, offset: number, size: number, tag: number): number {
    this.begin(OP_ACCESS, alloc, offset, offset + size, tag);
    this.kind = kind;
    if (size === 0 || !this.isTracked(alloc, offset, size)) return 0;
    if (kind === WRITE && this.origin[alloc] === STATIC_READ_ONLY) {
      const code = this.fail(P_WRITE_MEMORY, READ_ONLY_MEMORY, offset, 0);
      if (code !== 0) return code;
    }
    return this.testRange(kind, offset, offset + size);
  }

  testRetag(
    of: RetagOf,
    mode: RetagMode,
    alloc: number,
    offset: number,
    size: number,
    parent: number,
    info: PointeeInfo,
  ): number {
    if (!this.isTracked(alloc, offset, size)) {
      this.begin(OP_KEEP_TAG, alloc, offset, offset, parent);
      return 0;
    }
    this.begin(OP_RETAG, alloc, offset, offset + size, parent);
    const row = this.retags.rowOf[(of * 5 + mode) * 2 + Number(info.unpin)]!;
    this.row = row;
    this.pieces.fill(offset, size, info, false);
    if (size === 0) return 0;
    if (this.retags.needsMutable[row] === 1 && this.origin[alloc] === STATIC_READ_ONLY) {
      const code = this.fail(P_RETAG_MEMORY, READ_ONLY_MEMORY, offset, 0);
      if (code !== 0) return code;
    }
    const grants = this.retags.grants[row]!;
    const { data, count } = this.pieces;
    for (let k = 0; k < count * 3; k += 3) {
      const access = grants[data[k + 2]!]![1]!;
      const lo = data[k]!;
      const hi = data[k + 1]!;
      const code = access === -1 ? this.testShare(lo, hi) : this.testRange(access as AccessKind, lo, hi);
      if (code !== 0) return code;
    }
    return 0;
  }

  testDealloc(alloc: number, size: number, tag: number): number {
    this.begin(OP_DEALLOC, alloc, 0, size, tag);
    if (!this.isTracked(alloc, 0, size)) return 0;
    if (size > 0 && this.origin[alloc] === STATIC_READ_ONLY) {
      const code = this.fail(P_WRITE_MEMORY, READ_ONLY_MEMORY, 0, 0);
      if (code !== 0) return code;
    }
    const runs = this.runs[alloc]!;
    for (let r = 0; size > 0 && r < runs.count; r += 1) {
      const block = runs.block[r]!;
      const code = this.testBlock(WRITE, block, runs.from[r]!) || this.testLeft(block, runs.from[r]!);
      if (code !== 0) return code;
    }
    return 0;
  }

  testPopFrame(): number {
    this.begin(OP_POP_FRAME, 0, 0, 0, 0);
    return 0;
  }

  commit(): void {
    const op = this.op;
    this.op = OP_NONE;
    switch (op) {
      case OP_ACCESS:
        this.fired[this.kind === READ ? SB_READ : SB_WRITE]! += 1;
        if (this.planned > 0) this.commitRange();
        break;
      case OP_RETAG:
        this.commitRetag();
        break;
      case OP_KEEP_TAG:
        this.newTag = this.tag;
        break;
      case OP_DEALLOC:
        this.fired[SB_DEALLOC]! += 1;
        this.forget(this.alloc);
        break;
      case OP_POP_FRAME:
        this.fired[SB_RETURN]! += 1;
        for (let i = this.frames.first(); i < this.frames.count; i += 1)
          this.stacks.protector[this.frames.tags[i]!] = 0;
        this.frames.pop();
        break;
    }
  }

  pushFrame(): void {
    this.frames.push();
  }

  expose(_alloc: number, tag: number): void {
    if (tag > 0) this.stacks.exposed[tag] = 1;
  }

  forget(alloc: number): void {
    const runs = this.runs[alloc];
    if (runs === undefined) return;
    for (let r = 0; r < runs.count; r += 1) this.stacks.pool.give(runs.block[r]!);
    runs.count = 0;
  }

  view(alloc: number, offset: number, size: number): AliasView {
    return this.stacks.view(this.runs[alloc] ?? new Runs(), offset, offset + size);
  }

  explain(code: number): AliasFailure {
    const at = { tag: this.failTag, holder: this.failHolder, offset: this.failOffset };
    return explainFailure({ rules: stackedRules, premises: stackedPremises }, code, at);
  }

  private isTracked(alloc: number, offset: number, size: number): boolean {
    return alloc !== NO_ALLOC && alloc <= this.lastAlloc && this.runs[alloc]!.holds(offset, size);
  }

  private begin(op: number, alloc: number, low: number, high: number, tag: number): void {
    this.op = op;
    this.alloc = alloc;
    this.low = low;
    this.high = high;
    this.tag = tag;
    this.planned = 0;
  }

  /** The failure code, or 0 when the premise is switched off. */
  private fail(premise: number, kind: number, offset: number, holder: number): number {
    if (this.off[premise] === 1) return 0;
    this.failed[premise]! += 1;
    this.failTag = this.tag;
    this.failHolder = holder;
    this.failOffset = offset;
    return failureCode(premise, kind);
  }

  private testRange(kind: AccessKind, lo: number, hi: number): number {
    const runs = this.runs[this.alloc]!;
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      const code = this.testBlock(kind, runs.block[r]!, Math.max(lo, runs.from[r]!));
      if (code !== 0) return code;
    }
    return 0;
  }

  /** SB-Read and SB-Write on one stack. */
  private testBlock(kind: AccessKind, block: number, offset: number): number {
    const { stacks, tag } = this;
    const g = stacks.granting(block, kind, tag);
    if (g === DENIED) {
      this.note(DENIED, false);
      return this.fail(
        kind === READ ? P_READ_GRANTED : P_WRITE_GRANTED,
        this.stacks.denial(block, this.tag),
        offset,
        0,
      );
    }
    const forgets = g === UNKNOWN || tag === WILDCARD;
    if (kind === READ) {
      const top = stacks.nextDisabled(block, g, stacks.count(block));
      this.note(g, forgets || top >= 0);
      for (let i = top; i >= 0; i = stacks.nextDisabled(block, g, i - 1)) {
        const holder = stacks.protectedBy(block, i);
        if (holder !== 0) return this.fail(P_READ_UNPROTECTED, PROTECTOR, offset, holder);
      }
      return 0;
    }
    const end = stacks.count(block);
    const from = g === UNKNOWN ? 0 : stacks.group(block, g);
    this.note(g, forgets || from < end);
    for (let i = end - 1; i >= from; i -= 1) {
      const holder = stacks.protectedBy(block, i);
      if (holder !== 0) return this.fail(P_WRITE_UNPROTECTED, PROTECTOR, offset, holder);
    }
    return 0;
  }

  /** SB-Dealloc after the write that was just planned: no item that is left may be strongly protected. */
  private testLeft(block: number, offset: number): number {
    const { stacks, tag } = this;
    const g = this.plan[this.planned - 1]! >> 1;
    if (g === UNKNOWN || (tag === WILDCARD && g !== DENIED)) return 0;
    const left = g === DENIED ? stacks.count(block) : stacks.group(block, g);
    for (let i = left - 1; i >= 0; i -= 1) {
      const holder = stacks.protectedBy(block, i);
      if (stacks.protector[holder] === 2)
        return this.fail(P_DEALLOC_UNPROTECTED, DEALLOC_PROTECTED, offset, holder);
    }
    return 0;
  }

  /** SB-Share on each stack: it needs an item that may write, although nothing is written. */
  private testShare(lo: number, hi: number): number {
    const runs = this.runs[this.alloc]!;
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      const block = runs.block[r]!;
      const g = this.stacks.granting(block, WRITE, this.tag);
      this.note(g, true);
      if (g !== DENIED) continue;
      const code = this.fail(
        P_SHARE_GRANTED,
        this.stacks.denial(block, this.tag),
        Math.max(lo, runs.from[r]!),
        0,
      );
      if (code !== 0) return code;
    }
    return 0;
  }

  private note(g: number, changes: boolean): void {
    if (this.planned === this.plan.length) this.plan = doubled(this.plan);
    this.plan[this.planned] = (g << 1) | Number(changes);
    this.planned += 1;
  }

  /** Cuts only where a stack changes: a pointer that walks over a slice leaves it whole. */
  private commitRange(): void {
    const { low, high, stacks } = this;
    const { pool } = stacks;
    const runs = this.runs[this.alloc]!;
    let first = -1;
    let r = runs.find(low);
    for (let k = 0; k < this.planned; k += 1, r += 1) {
      const entry = this.plan[k]!;
      if ((entry & 1) === 0) continue;
      if (runs.from[r]! < low) r = runs.cut(pool, r, low);
      if (runs.end(r) > high) runs.cut(pool, r, high);
      stacks.access(runs.block[r]!, this.kind, entry >> 1, this.tag);
      runs.block[r] = pool.shrink(runs.block[r]!);
      if (first < 0) first = r;
    }
    if (first >= 0 && runs.count > 1) runs.fuse(pool, first, r - 1, stacks.equal);
  }

  private commitRetag(): void {
    const { stacks, pieces } = this;
    const tag = stacks.freshTag();
    this.newTag = tag;
    this.fired[SB_RETAG]! += 1;
    const grants = this.retags.grants[this.row]!;
    let next = 0;
    for (let k = 0; k < pieces.count * 3; k += 3) {
      const grant = grants[pieces.data[k + 2]!]!;
      const strength = grant[2]!;
      if (strength !== 0 && stacks.protector[tag] === 0) {
        stacks.protector[tag] = strength;
        this.frames.protect(this.alloc, tag);
      }
      const item = stacks.item(tag, grant[0]!, strength !== 0);
      next = this.commitPiece(pieces.data[k]!, pieces.data[k + 1]!, grant[1]!, item, next);
    }
  }

  /** One piece of a retag, whose first entry of the plan is `next`; gives the entry after its last. */
  private commitPiece(lo: number, hi: number, access: number, item: number, next: number): number {
    const { stacks } = this;
    const { pool } = stacks;
    const runs = this.runs[this.alloc]!;
    const first = runs.cut(pool, runs.find(lo), lo);
    this.fired[access === -1 ? SB_SHARE : access === READ ? SB_READ : SB_WRITE]! += 1;
    let r = first;
    for (; r < runs.count && runs.from[r]! < hi; r += 1) {
      if (runs.end(r) > hi) runs.cut(pool, r, hi);
      const g = this.plan[next + r - first]! >> 1;
      if (access === -1) {
        stacks.share(runs, r, g, this.tag, item);
        continue;
      }
      stacks.access(runs.block[r]!, access as AccessKind, g, this.tag);
      runs.block[r] = pool.shrink(runs.block[r]!);
      stacks.push(runs, r, item);
    }
    if (runs.count > 1) runs.fuse(pool, first, r - 1, stacks.equal);
    return next + r - first;
  }
}

/** Stacked Borrows over given tables: the model itself, and its mutants. */
export const stackedWith = (tables: StackedTables): AliasModel => ({
  name: 'stacked',
  sentence:
    'Stacked Borrows: each byte keeps a stack of the pointers that may use it; using a pointer ends those above it.',
  source: 'Jung, Dang, Kang, Dreyer: Stacked Borrows, POPL 2020; as Miri implements it',
  rules: stackedRules,
  premises: stackedPremises,
  create: () => new StackedState(tables),
});

export const stacked: AliasModel = stackedWith(stackedTables);
