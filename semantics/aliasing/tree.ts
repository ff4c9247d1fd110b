import { ENTRIES, TreeAllocation, type Forest } from './forest.js';
import {
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
  DISABLED,
  UNIQUE,
  permissionNumbers,
  treeRetagNumbers,
  treeRowNumbers,
  treeTables,
  type TreeTables,
} from './permissions.js';
import { Frames, Pieces, READ_ONLY_MEMORY, explainFailure } from './shared.js';
import { TreeAccess } from './tree-access.js';
import {
  P_WRITE_MEMORY,
  TB_DEALLOC,
  TB_READ,
  TB_RETAG,
  TB_RETURN,
  TB_WRITE,
  treePremises,
  treeRules,
} from './tree-rules.js';
import { viewForest } from './tree-view.js';

const [OP_NONE, OP_ACCESS, OP_RETAG, OP_DEALLOC, OP_POP_FRAME, OP_KEEP_TAG] = [0, 1, 2, 3, 4, 5] as const;

class TreeState implements AliasState {
  readonly off: Uint8Array;
  readonly failed: Uint32Array;
  readonly fired = new Uint32Array(treeRules.length);
  newTag = 0;

  private readonly options: AliasOptions;
  private readonly access: TreeAccess;
  private readonly forest: Forest;
  private readonly rows: Int8Array;
  private readonly rowOf: Uint8Array;
  private readonly allocations: TreeAllocation[] = [new TreeAllocation()];
  private readonly frames = new Frames();
  private readonly pieces = new Pieces();
  private lastAlloc = 0;

  // The delta of the last test.
  private op: number = OP_NONE;
  private kind: AccessKind = READ;
  private alloc = 0;
  private low = 0;
  private high = 0;
  private tag = 0;
  private row = 0;
  private freeze = true;

  constructor(tables: TreeTables, options: AliasOptions) {
    this.options = options;
    this.access = new TreeAccess(permissionNumbers(tables.permissions));
    this.forest = this.access.forest;
    this.off = this.access.off;
    this.failed = this.access.failed;
    this.rows = treeRetagNumbers(tables.retags);
    this.rowOf = treeRowNumbers(options.implicitWrites === true);
  }

  reset(): void {
    this.forest.reset();
    this.frames.reset();
    for (let a = 0; a <= this.lastAlloc; a += 1) this.allocations[a]!.runs.count = 0;
    this.lastAlloc = 0;
    this.newTag = 0;
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
    if (size === 0 || !this.isTracked(alloc, offset, size)) return 0;
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
    const keeps = of >= RAW_CONST || (of !== REF && !info.unpin) || !this.isTracked(alloc, offset, size);
    this.begin(keeps ? OP_KEEP_TAG : OP_RETAG, alloc, offset, offset + size, parent);
    if (this.op === OP_KEEP_TAG) return 0;
    this.row = this.rowOf[of * 5 + mode]!;
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
    if (size === 0 || !this.isTracked(alloc, 0, size)) return 0;
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
        if (this.high > this.low && this.isTracked(this.alloc, this.low, this.high - this.low))
          this.commitRange(this.kind, this.low, this.high);
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
    const { failTag: tag, failHolder: holder, failOffset: offset } = this.access;
    const at = { tag, holder, offset };
    return explainFailure({ rules: treeRules, premises: treePremises }, code, at);
  }

  private isTracked(alloc: number, offset: number, size: number): boolean {
    return alloc !== NO_ALLOC && alloc <= this.lastAlloc && this.allocations[alloc]!.runs.holds(offset, size);
  }

  private begin(op: number, alloc: number, low: number, high: number, tag: number): void {
    this.op = op;
    this.alloc = alloc;
    this.low = low;
    this.high = high;
    this.tag = tag;
  }

  private granted(cell: number): number {
    return this.rows[this.row * 5 + cell]!;
  }

  private testMemory(kind: AccessKind): number {
    if (kind === READ || !this.allocations[this.alloc]!.readOnly) return 0;
    this.access.begin(this.tag);
    return this.access.fail(P_WRITE_MEMORY, READ_ONLY_MEMORY, this.low, 0);
  }

  /** TB-Read and TB-Write (and, for a deallocation, TB-Dealloc) at all runs of the range. */
  private testRange(kind: AccessKind, lo: number, hi: number): number {
    const a = this.allocations[this.alloc]!;
    const { runs } = a;
    this.access.begin(this.tag);
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      const offset = Math.max(lo, runs.from[r]!);
      const block = runs.block[r]!;
      const code = this.access.test(a, block, kind, offset, false);
      if (code !== 0) return code;
      if (this.op !== OP_DEALLOC) continue;
      const failure = this.access.testStrong(a, block, offset);
      if (failure !== 0) return failure;
    }
    return 0;
  }

  private commitRange(kind: AccessKind, lo: number, hi: number): void {
    const f = this.forest;
    const a = this.allocations[this.alloc]!;
    const { runs } = a;
    this.access.begin(this.tag);
    f.clock += 1;
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      a.work += 1;
      if (this.access.isRepeated(a, runs.block[r]!, kind)) continue;
      f.prune(runs, r);
      if (runs.from[r]! < lo) r = runs.cut(f.pool, r, lo);
      if (runs.end(r) > hi) runs.cut(f.pool, r, hi);
      this.access.commit(a, r, kind, false);
    }
    this.tidy(a);
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
    if (runs.count === 0) return 0;
    this.access.begin(tag);
    for (let r = this.firstUsed(runs, tag); r < runs.count && runs.from[r]! < f.hullHigh[tag]!; r += 1) {
      const kind = this.releaseAccess(runs.block[r]!, tag);
      if (kind === -1) continue;
      const code = this.access.test(a, runs.block[r]!, kind as AccessKind, runs.from[r]!, true);
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
    if (runs.count === 0) return;
    this.access.begin(tag);
    f.clock += 1;
    for (let r = this.firstUsed(runs, tag); r < runs.count && runs.from[r]! < f.hullHigh[tag]!; r += 1) {
      const kind = this.releaseAccess(runs.block[r]!, tag) as AccessKind | -1;
      a.work += 1;
      if (kind !== -1 && !this.access.isRepeated(a, runs.block[r]!, kind))
        this.access.commit(a, r, kind, true);
    }
    this.tidy(a);
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
