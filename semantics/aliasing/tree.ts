import { ENTRIES, Forest, LAST_READ, LAST_TAG, LAST_WRITE, TreeAllocation } from './forest.js';
import {
  BOX,
  FN_ENTRY,
  FN_ENTRY_NO_WRITABLE,
  NO_ALLOC,
  NO_TAG,
  RAW_CONST,
  READ,
  REF,
  STATIC_READ_ONLY,
  WRITE,
  type AccessKind,
  type AliasFailure,
  type AliasModel,
  type AliasOptions,
  type AliasState,
  type AliasView,
  type Origin,
  type PointeeInfo,
  type RetagMode,
  type RetagOf,
} from './model.js';
import {
  CELL,
  DISABLED,
  FOREIGN,
  FROZEN,
  LOCAL,
  UB,
  UNIQUE,
  permissionNumbers,
  permissions,
  treeRetagNames,
  treeTables,
  type TreeTables,
} from './permissions.js';
import {
  CONFLICTED_WRITE,
  DEALLOC_PROTECTED,
  DISABLED_KIND,
  FROZEN_WRITE,
  Frames,
  PROTECTOR,
  Pieces,
  READ_ONLY_MEMORY,
  WILDCARD_NO_EXPOSED,
  explainFailure,
  failureCode,
} from './shared.js';
import {
  P_DEALLOC_UNPROTECTED,
  P_READ_EXPOSED,
  P_READ_PERMITTED,
  P_READ_UNPROTECTED,
  P_WRITE_EXPOSED,
  P_WRITE_MEMORY,
  P_WRITE_PERMITTED,
  P_WRITE_UNPROTECTED,
  TB_DEALLOC,
  TB_READ,
  TB_RETAG,
  TB_RETURN,
  TB_WRITE,
  treePremises,
  treeRules,
} from './tree-rules.js';
import { viewForest } from './tree-view.js';
import { FINE, FORBIDDEN, ForestAccess, PROTECTED_TAG } from './wildcard.js';

const OP_NONE = 0;
const OP_ACCESS = 1;
const OP_RETAG = 2;
const OP_DEALLOC = 3;
const OP_POP_FRAME = 4;
const OP_KEEP_TAG = 5;

/** Retag rows as numbers, by row: other, cell, outside freeze, outside not freeze, protector. */
const retagRows = (tables: TreeTables): Int8Array =>
  Int8Array.from(
    treeRetagNames.flatMap((n) => {
      const r = tables.retags[n];
      const perms = [r.other, r.cell, r.outsideFreeze, r.outsideNotFreeze].map((p) => permissions.indexOf(p));
      return [...perms, r.protect === 'none' ? 0 : r.protect === 'weak' ? 1 : 2];
    }),
  );
const [MUT_ROW, MUT_FN, BOX_FN, REF_ROW, REF_FN, MUT_IMPLICIT, BOX_IMPLICIT] = [0, 1, 2, 3, 4, 5, 6];

class TreeState implements AliasState {
  readonly off = new Uint8Array(treePremises.length);
  readonly failed = new Uint32Array(treePremises.length);
  readonly fired = new Uint32Array(treeRules.length);
  newTag = 0;

  private readonly options: AliasOptions;
  private readonly forest: Forest;
  private readonly slow: ForestAccess;
  private readonly rows: Int8Array;
  private readonly allocations: TreeAllocation[] = [new TreeAllocation()];
  private readonly frames = new Frames();
  private readonly pieces = new Pieces();
  private lastAlloc = 0;
  private epoch = 0;
  private isMarked = false;

  // The delta of the last test.
  private op = OP_NONE;
  private kind: AccessKind = READ;
  private alloc = 0;
  private low = 0;
  private high = 0;
  private tag = 0;
  private row = 0;
  private freeze = true;

  // What the last failing test found.
  private failTag = 0;
  private failHolder = 0;
  private failOffset = 0;

  constructor(tables: TreeTables, options: AliasOptions) {
    this.options = options;
    this.forest = new Forest(permissionNumbers(tables.permissions));
    this.slow = new ForestAccess(this.forest);
    this.rows = retagRows(tables);
  }

  reset(): void {
    this.forest.reset();
    this.frames.reset();
    for (let a = 0; a <= this.lastAlloc; a += 1) this.allocations[a]!.runs.count = 0;
    this.lastAlloc = 0;
    this.op = OP_NONE;
  }

  allocate(alloc: number, size: number, origin: Origin): number {
    const f = this.forest;
    while (this.allocations.length <= alloc) this.allocations.push(new TreeAllocation());
    this.lastAlloc = Math.max(this.lastAlloc, alloc);
    const a = this.allocations[alloc]!;
    a.trees = 0;
    a.lastTag = 0;
    a.protectedTags = 0;
    a.work = 0;
    a.worthwhile = 64;
    a.readOnly = origin === STATIC_READ_ONLY;
    const root = f.add(a, 0, DISABLED);
    a.root = root;
    a.runs.start(size, f.block());
    f.put(a.runs, 0, root, 0, f.clock, (UNIQUE << 1) | 1);
    return root;
  }

  testAccess(kind: AccessKind, alloc: number, offset: number, size: number, tag: number): number {
    this.begin(OP_ACCESS, alloc, offset, offset + size, tag);
    this.kind = kind;
    if (size === 0 || alloc === NO_ALLOC) return 0;
    return this.testMemory(kind) || this.testRange(kind, offset, offset + size);
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
    // Raw pointers, and references to what may not be moved, keep the tag of their source.
    const keeps = of >= RAW_CONST || (of !== REF && !info.unpin);
    this.begin(keeps || alloc === NO_ALLOC ? OP_KEEP_TAG : OP_RETAG, alloc, offset, offset + size, parent);
    if (this.op === OP_KEEP_TAG) return 0;
    this.row = this.retagRow(of, mode);
    this.freeze = info.freeze;
    this.pieces.fill(offset, size, info, this.options.impreciseCells === true);
    const { data, count } = this.pieces;
    for (let k = 0; k < count * 3; k += 3) {
      const access = this.forest.numbers.access[this.granted(data[k + 2]!)]!;
      if (access === -1) continue;
      const code = this.testRange(access as AccessKind, data[k]!, data[k + 1]!);
      if (code !== 0) return code;
    }
    return 0;
  }

  testDealloc(alloc: number, size: number, tag: number): number {
    this.begin(OP_DEALLOC, alloc, 0, size, tag);
    if (size === 0) return 0;
    return this.testMemory(WRITE) || this.testRange(WRITE, 0, size);
  }

  testPopFrame(): number {
    this.begin(OP_POP_FRAME, 0, 0, 0, 0);
    const { frames } = this;
    for (let i = frames.first(); i < frames.count; i += 1) {
      const code = this.testRelease(frames.allocs[i]!, frames.tags[i]!);
      if (code !== 0) return code;
    }
    return 0;
  }

  commit(): void {
    const op = this.op;
    this.op = OP_NONE;
    switch (op) {
      case OP_ACCESS:
        this.fired[this.kind === READ ? TB_READ : TB_WRITE]! += 1;
        if (this.high > this.low && this.alloc !== NO_ALLOC) this.commitRange(this.kind, this.low, this.high);
        break;
      case OP_RETAG:
        this.commitRetag();
        break;
      case OP_KEEP_TAG:
        this.newTag = this.tag;
        break;
      case OP_DEALLOC:
        this.fired[TB_DEALLOC]! += 1;
        this.forget(this.alloc);
        break;
      case OP_POP_FRAME:
        this.commitPopFrame();
        break;
    }
  }

  pushFrame(): void {
    this.frames.push();
  }

  expose(_alloc: number, tag: number): void {
    if (tag > 0) this.forest.exposed[tag] = 1;
  }

  forget(alloc: number): void {
    const a = this.allocations[alloc];
    if (a === undefined) return;
    for (let r = 0; r < a.runs.count; r += 1) this.forest.pool.give(a.runs.block[r]!);
    a.runs.count = 0;
  }

  view(alloc: number, offset: number, size: number): AliasView {
    return viewForest(this.forest, this.allocations[alloc] ?? new TreeAllocation(), offset, offset + size);
  }

  explain(code: number): AliasFailure {
    const at = { tag: this.failTag, holder: this.failHolder, offset: this.failOffset };
    return explainFailure({ rules: treeRules, premises: treePremises }, code, at);
  }

  private begin(op: number, alloc: number, low: number, high: number, tag: number): void {
    this.op = op;
    this.alloc = alloc;
    this.low = low;
    this.high = high;
    this.tag = tag;
  }

  private retagRow(of: RetagOf, mode: RetagMode): number {
    const entry = mode === FN_ENTRY || mode === FN_ENTRY_NO_WRITABLE;
    if (of === REF) return entry ? REF_FN : REF_ROW;
    if (!entry) return MUT_ROW;
    if (this.options.implicitWrites === true && mode === FN_ENTRY)
      return of === BOX ? BOX_IMPLICIT : MUT_IMPLICIT;
    return of === BOX ? BOX_FN : MUT_FN;
  }

  private granted(cell: number): number {
    return this.rows[this.row * 5 + cell]!;
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

  private testMemory(kind: AccessKind): number {
    if (kind === READ || !this.allocations[this.alloc]!.readOnly) return 0;
    return this.fail(P_WRITE_MEMORY, READ_ONLY_MEMORY, this.low, 0);
  }

  /** TB-Read and TB-Write (and, for a deallocation, TB-Dealloc) at all runs of the range. */
  private testRange(kind: AccessKind, lo: number, hi: number): number {
    const a = this.allocations[this.alloc]!;
    const { runs } = a;
    const simple = this.isSimple(a);
    this.isMarked = false;
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      const offset = Math.max(lo, runs.from[r]!);
      const block = runs.block[r]!;
      const code = simple
        ? this.testRun(a, block, kind, offset, NO_TAG)
        : this.testForest(a, block, kind, this.tag, offset, false);
      if (code !== 0) return code;
      if (this.op !== OP_DEALLOC) continue;
      const failure = this.testStrong(a, block, offset, simple);
      if (failure !== 0) return failure;
    }
    return 0;
  }

  /** One tree, and a tag in it: then every relation is known and times tell the state (see forest.ts). */
  private isSimple(a: TreeAllocation): boolean {
    return a.trees === 1 && this.tag > 0;
  }

  /** Marks the tags that the access is local to, once an access. */
  private markPath(tag: number): void {
    const f = this.forest;
    if (this.isMarked) return;
    this.isMarked = true;
    this.epoch += 1;
    for (let u = tag; u !== 0; u = f.parent[u]!) f.mark[u] = this.epoch;
  }

  /** Whether the access would repeat earlier ones, with no tag born since: then it changes nothing. */
  private isRepeated(a: TreeAllocation, block: number, kind: AccessKind): boolean {
    const last = this.forest.pool.data[block + LAST_TAG]!;
    return last >> 1 === this.tag && (last & 1) >= kind && this.noneBornSince(a, block);
  }

  private noneBornSince(a: TreeAllocation, block: number): boolean {
    const d = this.forest.pool.data;
    return this.forest.birth[a.lastTag]! < Math.max(d[block + LAST_READ]!, d[block + LAST_WRITE]!);
  }

  /** `unseen`: the tag whose descendants do not see the access (a protector's end), or NO_TAG. */
  private testRun(
    a: TreeAllocation,
    block: number,
    kind: AccessKind,
    offset: number,
    unseen: number,
  ): number {
    const f = this.forest;
    if (this.isRepeated(a, block, kind)) return 0;
    this.markPath(this.tag);
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
      if (f.mark[v] === this.epoch || (unseen !== NO_TAG && f.isDescendant(v, unseen))) continue;
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

  private evaluate(a: TreeAllocation, block: number, kind: AccessKind, tag: number, unseen: boolean): number {
    const { off, slow } = this;
    const [permitted, unprotected, exposed] =
      kind === READ
        ? [P_READ_PERMITTED, P_READ_UNPROTECTED, P_READ_EXPOSED]
        : [P_WRITE_PERMITTED, P_WRITE_UNPROTECTED, P_WRITE_EXPOSED];
    slow.ignore(off[permitted] === 1, off[unprotected] === 1, off[exposed] === 1);
    return slow.evaluate(a, block, kind, tag, unseen);
  }

  private testForest(
    a: TreeAllocation,
    block: number,
    kind: AccessKind,
    tag: number,
    offset: number,
    unseen: boolean,
  ): number {
    const failure = this.evaluate(a, block, kind, tag, unseen);
    const at = this.slow.at;
    if (failure === FINE) return 0;
    if (failure === FORBIDDEN) return this.forbidden(kind, this.slow.after[at]! >> 1, offset, at);
    if (failure === PROTECTED_TAG) return this.protectorFailure(kind, offset, at);
    return this.fail(kind === READ ? P_READ_EXPOSED : P_WRITE_EXPOSED, WILDCARD_NO_EXPOSED, offset, 0);
  }

  /** After the write of a deallocation: a strong protector whose tag was used here, other than as a cell. */
  private testStrong(a: TreeAllocation, block: number, offset: number, simple: boolean): number {
    const f = this.forest;
    if (a.protectedTags === 0) return 0;
    if (simple) this.markPath(this.tag);
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

  private commitRange(kind: AccessKind, lo: number, hi: number): void {
    const f = this.forest;
    const a = this.allocations[this.alloc]!;
    const { runs } = a;
    const simple = this.isSimple(a);
    f.clock += 1;
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      a.work += 1;
      if (simple && this.isRepeated(a, runs.block[r]!, kind)) continue;
      f.prune(runs, r);
      if (runs.from[r]! < lo) r = runs.cut(f.pool, r, lo);
      if (runs.end(r) > hi) runs.cut(f.pool, r, hi);
      if (simple) this.commitRun(a, r, kind);
      else this.commitForest(a, r, kind, this.tag, false);
    }
    this.tidy(a);
  }

  private commitRun(a: TreeAllocation, r: number, kind: AccessKind): void {
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

  private commitForest(a: TreeAllocation, r: number, kind: AccessKind, tag: number, unseen: boolean): void {
    const f = this.forest;
    const { runs } = a;
    this.evaluate(a, runs.block[r]!, kind, tag, unseen);
    for (let u = a.lastTag; u !== 0; u = f.previous[u]!) {
      const block = runs.block[r]!;
      const at = f.locate(block, u, f.entries(block));
      const after = this.slow.after[u]!;
      if (f.stateAt(block, u, at) !== after) f.put(runs, r, u, at, f.clock, after);
    }
    f.pool.data[runs.block[r]! + LAST_TAG] = NO_TAG;
  }

  private commitRetag(): void {
    const f = this.forest;
    const a = this.allocations[this.alloc]!;
    const { data, count } = this.pieces;
    this.fired[TB_RETAG]! += 1;
    for (let k = 0; k < count * 3; k += 3) {
      const access = f.numbers.access[this.granted(data[k + 2]!)]!;
      if (access === -1) continue;
      this.fired[access === READ ? TB_READ : TB_WRITE]! += 1;
      this.commitRange(access as AccessKind, data[k]!, data[k + 1]!);
    }
    const outside = this.rows[this.row * 5 + (this.freeze ? 2 : 3)]!;
    const tag = f.add(a, Math.max(this.tag, NO_TAG), outside);
    this.newTag = tag;
    const strength = this.rows[this.row * 5 + 4]!;
    if (strength !== 0) {
      f.protector[tag] = strength;
      f.nextProtected[tag] = a.protectedTags;
      a.protectedTags = tag;
      this.frames.protect(this.alloc, tag);
    }
    for (let k = 0; k < count * 3; k += 3) {
      const permission = this.granted(data[k + 2]!);
      const accessed = Number(f.numbers.access[permission] !== -1);
      if (accessed === 1 || permission !== outside)
        this.label(a, data[k]!, data[k + 1]!, tag, (permission << 1) | accessed);
    }
  }

  /** The new tag's own state in a piece of its range. It is the youngest, so its entry is the last. */
  private label(a: TreeAllocation, lo: number, hi: number, tag: number, state: number): void {
    const f = this.forest;
    const { runs } = a;
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      f.prune(runs, r);
      if (runs.from[r]! < lo) r = runs.cut(f.pool, r, lo);
      if (runs.end(r) > hi) runs.cut(f.pool, r, hi);
      f.put(runs, r, tag, f.entries(runs.block[r]!), f.clock, state);
    }
  }

  /**
   * The access at the end of a protector, at each run where its tag was used: its descendants do not see it.
   * Each tag of the frame is tested in the state before any was released: a release writes only where its tag is
   * Unique, and there another tag that is protected and used would have failed its own protector before.
   */
  private testRelease(alloc: number, tag: number): number {
    const f = this.forest;
    const a = this.allocations[alloc]!;
    const { runs } = a;
    this.tag = tag;
    if (runs.count === 0) return 0;
    this.isMarked = false;
    for (let r = this.firstUsed(runs, tag); r < runs.count && runs.from[r]! < f.hullHigh[tag]!; r += 1) {
      const kind = this.releaseAccess(runs.block[r]!, tag);
      if (kind === -1) continue;
      const code = this.isSimple(a)
        ? this.testRun(a, runs.block[r]!, kind as AccessKind, runs.from[r]!, tag)
        : this.testForest(a, runs.block[r]!, kind as AccessKind, tag, runs.from[r]!, true);
      if (code !== 0) return code;
    }
    return 0;
  }

  private firstUsed(runs: TreeAllocation['runs'], tag: number): number {
    return this.forest.hullHigh[tag] === 0 ? runs.count : runs.find(this.forest.hullLow[tag]!);
  }

  private releaseAccess(block: number, tag: number): number {
    const state = this.forest.state(block, tag);
    return (state & 1) === 0 ? -1 : this.forest.numbers.access[state >> 1]!;
  }

  private commitPopFrame(): void {
    const f = this.forest;
    const { frames } = this;
    this.fired[TB_RETURN]! += 1;
    for (let i = frames.first(); i < frames.count; i += 1)
      this.commitRelease(frames.allocs[i]!, frames.tags[i]!);
    for (let i = frames.count - 1; i >= frames.first(); i -= 1) {
      const tag = frames.tags[i]!;
      const a = this.allocations[frames.allocs[i]!]!;
      if (a.runs.count > 0) {
        this.settleUsed(a, tag);
        a.protectedTags = f.nextProtected[tag]!;
      }
      f.protector[tag] = 0;
    }
    frames.pop();
  }

  private commitRelease(alloc: number, tag: number): void {
    const f = this.forest;
    const a = this.allocations[alloc]!;
    const { runs } = a;
    this.tag = tag;
    if (runs.count === 0) return;
    f.clock += 1;
    for (let r = this.firstUsed(runs, tag); r < runs.count && runs.from[r]! < f.hullHigh[tag]!; r += 1) {
      const kind = this.releaseAccess(runs.block[r]!, tag) as AccessKind | -1;
      a.work += 1;
      if (kind === -1) continue;
      if (!this.isSimple(a)) {
        this.commitForest(a, r, kind, tag, true);
      } else if (!this.isRepeated(a, runs.block[r]!, kind)) {
        this.shieldDescendants(runs, r, tag, kind);
        this.commitRun(a, r, kind);
        f.pool.data[runs.block[r]! + LAST_TAG] = NO_TAG;
      }
    }
    this.tidy(a);
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

  /** What happened while the tag was protected is settled before it no longer is. */
  private settleUsed(a: TreeAllocation, tag: number): void {
    const f = this.forest;
    const { runs } = a;
    for (let r = this.firstUsed(runs, tag); r < runs.count && runs.from[r]! < f.hullHigh[tag]!; r += 1) {
      const block = runs.block[r]!;
      const at = f.locate(block, tag, f.entries(block));
      if (f.pool.data[block + ENTRIES + at * 3] !== tag || at >= f.entries(block)) continue;
      const state = f.stateAt(block, tag, at);
      f.put(runs, r, tag, at, f.clock, state);
    }
  }

  /** Now and then, in proportion to the runs visited, looks for runs that have become equal. */
  private tidy(a: TreeAllocation): void {
    if (a.work < a.worthwhile) return;
    a.work = 0;
    if (a.runs.count > 1) this.forest.compact(a);
  }
}

/** Tree Borrows over given tables: the model itself, and its mutants. */
export const treeWith = (tables: TreeTables): AliasModel => ({
  name: 'tree',
  sentence:
    'Tree Borrows: the pointers into an allocation form a tree; each has a permission per byte, which every access moves on.',
  source: 'Villani, Hostert, Dreyer, Jung: Tree Borrows, PLDI 2025; as Miri implements it',
  rules: treeRules,
  premises: treePremises,
  create: (options = {}) => new TreeState(tables, options),
});

export const tree: AliasModel = treeWith(treeTables);
