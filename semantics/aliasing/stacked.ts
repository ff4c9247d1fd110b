import {
  BOX,
  FN_ENTRY,
  FN_ENTRY_NO_WRITABLE,
  MUT,
  NO_ALLOC,
  NO_TAG,
  RAW_CONST,
  RAW_MUT,
  READ,
  REF,
  STACK,
  STATIC_READ_ONLY,
  TWO_PHASE,
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
import { POOL_HEADER, Pool } from './pool.js';
import { Runs } from './runs.js';
import {
  DEALLOC_PROTECTED,
  Frames,
  NO_ITEM,
  PROTECTOR,
  Pieces,
  READ_ONLY_ITEM,
  READ_ONLY_MEMORY,
  WILDCARD_NO_EXPOSED,
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
import {
  itemPermissions,
  retagRowNames,
  stackedTables,
  type Grant,
  type RetagRowName,
  type StackedTables,
} from './stacked-tables.js';

/*
 * A stack is a block of the pool: three words, then the items, bottom first.
 * An item is tag << 3 | protected << 2 | permission.
 */
const UNKNOWN_BELOW = POOL_HEADER; // 0: nothing is below; else: below there may be anything with a lesser tag
const TOP_UNIQUE = POOL_HEADER + 1; // no item above this index is disabled by reads (-1: none at all)
const TAIL = POOL_HEADER + 2; // from this index on all items belong to shared runs
const ITEMS = POOL_HEADER + 3;
const META = 3;

const PERMISSION = 3;
const PROTECTED = 4;

/** Where an access was granted: an index of the stack, or one of these. */
const UNKNOWN = -1;
const DENIED = -2;

const OP_NONE = 0;
const OP_ACCESS = 1;
const OP_RETAG = 2;
const OP_DEALLOC = 3;
const OP_POP_FRAME = 4;
const OP_KEEP_TAG = 5;

/** A retag row as numbers: for the bytes in cells (0) and outside (1): permission, access (−1 none), protector. */
type Row = readonly [cell: readonly [number, number, number], other: readonly [number, number, number]];

const encodeGrant = (g: Grant): [number, number, number] => [
  itemPermissions.indexOf(g.permission),
  g.access === 'none' ? -1 : g.access === 'read' ? READ : WRITE,
  g.protect === 'none' ? 0 : g.protect === 'weak' ? 1 : 2,
];

/** The row of a retag (the table of aliasing models, "Which permission"). */
export const stackedRow = (of: RetagOf, mode: RetagMode, unpin: boolean): RetagRowName => {
  if (of === RAW_MUT) return 'raw mut';
  if (of === RAW_CONST) return 'raw const';
  const entry = mode === FN_ENTRY || mode === FN_ENTRY_NO_WRITABLE;
  if (of === REF) return entry ? '& fn' : '&';
  if (of === BOX) return !unpin ? 'box !unpin' : entry ? 'box fn' : 'box';
  if (mode === TWO_PHASE) return '&mut 2phase';
  return !unpin ? '&mut !unpin' : entry ? '&mut fn' : '&mut';
};

class StackedState implements AliasState {
  readonly off = new Uint8Array(stackedPremises.length);
  readonly failed = new Uint32Array(stackedPremises.length);
  readonly fired = new Uint32Array(stackedRules.length);
  newTag = 0;

  private readonly tables: StackedTables;
  private readonly pool = new Pool();
  private readonly runs: Runs[] = [new Runs()];
  private readonly frames = new Frames();
  private readonly pieces = new Pieces();
  private origin = new Uint8Array(16);
  private lastAlloc = 0;
  private nextTag = 1;

  // By tag.
  private hint = new Int32Array(64);
  private exposed = new Uint8Array(64);
  private protector = new Uint8Array(64);

  // The tables as numbers.
  private readonly grants = new Uint8Array(8);
  private readonly disabledByRead = new Uint8Array(4);
  private readonly sparesRun = new Uint8Array(4);
  private readonly inRun = new Uint8Array(4);
  private readonly rows: readonly Row[];
  private readonly rowOf = new Uint8Array(5 * 5 * 2);
  private readonly needsMutable: Uint8Array;

  // The delta of the last test. `plan` holds, piece by piece of the range, granted index << 1 | changes.
  private op = OP_NONE;
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
    this.tables = tables;
    itemPermissions.forEach((name, p) => {
      const item = tables.items[name];
      this.grants[p * 2 + READ] = Number(item.read);
      this.grants[p * 2 + WRITE] = Number(item.write);
      this.disabledByRead[p] = Number(item.disabledByRead);
      this.sparesRun[p] = Number(item.sparesSharedRun);
      this.inRun[p] = Number(item.inSharedRun);
    });
    this.rows = retagRowNames.map((n) => {
      const r = tables.retags[n];
      return [encodeGrant(r.cell), encodeGrant(r.other)];
    });
    this.needsMutable = Uint8Array.from(retagRowNames, (n) => Number(tables.retags[n].needsMutable));
    for (const of of [REF, MUT, BOX, RAW_CONST, RAW_MUT] as const)
      for (const mode of [0, 1, 2, 3, 4] as const)
        for (const unpin of [0, 1])
          this.rowOf[(of * 5 + mode) * 2 + unpin] = retagRowNames.indexOf(stackedRow(of, mode, unpin === 1));
  }

  reset(): void {
    this.pool.reset();
    for (let a = 0; a <= this.lastAlloc; a += 1) this.runs[a]!.count = 0;
    this.lastAlloc = 0;
    this.frames.reset();
    this.exposed.fill(0, 0, this.nextTag);
    this.protector.fill(0, 0, this.nextTag);
    this.nextTag = 1;
    this.op = OP_NONE;
  }

  allocate(alloc: number, size: number, origin: Origin): number {
    const tag = this.freshTag();
    this.lastAlloc = Math.max(this.lastAlloc, alloc);
    while (this.runs.length <= alloc) this.runs.push(new Runs());
    while (this.origin.length <= alloc) this.origin = doubledBytes(this.origin);
    this.origin[alloc] = origin;
    const block = this.pool.take(META + 1);
    const d = this.pool.data;
    d[block + 1] = META + 1;
    d[block + UNKNOWN_BELOW] = 0;
    const permission = itemPermissions.indexOf(
      origin === STACK ? this.tables.stackRoot : this.tables.otherRoot,
    );
    d[block + ITEMS] = (tag << 3) | permission;
    d[block + TOP_UNIQUE] = this.disabledByRead[permission] === 1 ? 0 : -1;
    d[block + TAIL] = this.inRun[permission] === 1 ? 0 : 1;
    this.hint[tag] = 0;
    this.runs[alloc]!.start(size, block);
    return tag;
  }

  testAccess(kind: AccessKind, alloc: number, offset: number, size: number, tag: number): number {
    this.begin(OP_ACCESS, alloc, offset, offset + size, tag);
    this.kind = kind;
    if (size === 0 || alloc === NO_ALLOC) return 0;
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
    if (alloc === NO_ALLOC) {
      this.begin(OP_KEEP_TAG, alloc, offset, offset, parent);
      return 0;
    }
    this.begin(OP_RETAG, alloc, offset, offset + size, parent);
    const row = this.rowOf[(of * 5 + mode) * 2 + Number(info.unpin)]!;
    this.row = row;
    this.pieces.fill(offset, size, info, false);
    if (size === 0) return 0;
    if (this.needsMutable[row] === 1 && this.origin[alloc] === STATIC_READ_ONLY) {
      const code = this.fail(P_RETAG_MEMORY, READ_ONLY_MEMORY, offset, 0);
      if (code !== 0) return code;
    }
    const { data, count } = this.pieces;
    for (let k = 0; k < count; k += 1) {
      const access = this.rows[row]![1 - data[k * 3 + 2]!]![1];
      const lo = data[k * 3]!;
      const hi = data[k * 3 + 1]!;
      const code = access === -1 ? this.testShare(lo, hi) : this.testRange(access as AccessKind, lo, hi);
      if (code !== 0) return code;
    }
    return 0;
  }

  testDealloc(alloc: number, size: number, tag: number): number {
    this.begin(OP_DEALLOC, alloc, 0, size, tag);
    if (this.origin[alloc] === STATIC_READ_ONLY) {
      const code = this.fail(P_WRITE_MEMORY, READ_ONLY_MEMORY, 0, 0);
      if (code !== 0) return code;
    }
    const runs = this.runs[alloc]!;
    for (let r = 0; size > 0 && r < runs.count; r += 1) {
      const block = runs.block[r]!;
      const code = this.testBlock(WRITE, block, runs.from[r]!);
      if (code !== 0) return code;
      const g = this.plan[this.planned - 1]! >> 1;
      const left =
        g === UNKNOWN || tag === WILDCARD ? 0 : g === DENIED ? this.items(block) : this.group(block, g);
      for (let i = left - 1; i >= 0; i -= 1) {
        const holder = this.protectedBy(block, i);
        if (holder === 0 || this.protector[holder] !== 2) continue;
        const failure = this.fail(P_DEALLOC_UNPROTECTED, DEALLOC_PROTECTED, runs.from[r]!, holder);
        if (failure !== 0) return failure;
        break;
      }
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
        if (this.high > this.low && this.alloc !== NO_ALLOC)
          this.commitRange(this.kind, this.low, this.high, 0);
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
          this.protector[this.frames.tags[i]!] = 0;
        this.frames.pop();
        break;
    }
  }

  pushFrame(): void {
    this.frames.push();
  }

  expose(_alloc: number, tag: number): void {
    if (tag > 0) this.exposed[tag] = 1;
  }

  forget(alloc: number): void {
    const runs = this.runs[alloc];
    if (runs === undefined) return;
    for (let r = 0; r < runs.count; r += 1) this.pool.give(runs.block[r]!);
    runs.count = 0;
  }

  view(alloc: number, offset: number, size: number): AliasView {
    const runs = this.runs[alloc];
    const d = this.pool.data;
    const out: AliasView['runs'][number][] = [];
    if (runs === undefined || runs.count === 0) return { model: 'stacked', shape: 'stack', runs: out };
    for (let r = runs.find(offset); r < runs.count && runs.from[r]! < offset + size; r += 1) {
      const block = runs.block[r]!;
      const unknown = d[block + UNKNOWN_BELOW]!;
      out.push({
        from: Math.max(offset, runs.from[r]!),
        to: Math.min(offset + size, runs.end(r)),
        unknownBelow: unknown === 0 ? undefined : unknown,
        items: Array.from({ length: this.items(block) }, (_, i) => {
          const item = d[block + ITEMS + i]!;
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
        }),
      });
    }
    return { model: 'stacked', shape: 'stack', runs: out };
  }

  explain(code: number): AliasFailure {
    const at = { tag: this.failTag, holder: this.failHolder, offset: this.failOffset };
    return explainFailure({ rules: stackedRules, premises: stackedPremises }, code, at);
  }

  // --- Judgements -----------------------------------------------------------------------------------------

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
    const g = this.granting(block, kind, this.tag);
    if (g === DENIED) {
      this.note(DENIED, false);
      return this.fail(kind === READ ? P_READ_GRANTED : P_WRITE_GRANTED, this.denial(block), offset, 0);
    }
    const d = this.pool.data;
    const from = kind === READ ? g + 1 : g === UNKNOWN ? 0 : this.group(block, g);
    const to = kind === READ ? d[block + TOP_UNIQUE]! : this.items(block) - 1;
    let changes = kind === WRITE && from <= to;
    let holder = 0;
    for (let i = to; i >= from; i -= 1) {
      if (kind === READ && this.disabledByRead[d[block + ITEMS + i]! & PERMISSION] === 0) continue;
      changes = true;
      if (holder === 0) holder = this.protectedBy(block, i);
    }
    this.note(g, changes || g === UNKNOWN || this.tag === WILDCARD);
    if (holder === 0) return 0;
    return this.fail(kind === READ ? P_READ_UNPROTECTED : P_WRITE_UNPROTECTED, PROTECTOR, offset, holder);
  }

  /** SB-Share: a retag without an access needs an item that may write, although nothing is written. */
  private testShare(lo: number, hi: number): number {
    const runs = this.runs[this.alloc]!;
    for (let r = runs.find(lo); r < runs.count && runs.from[r]! < hi; r += 1) {
      const block = runs.block[r]!;
      const g = this.granting(block, WRITE, this.tag);
      this.note(g, true);
      if (g !== DENIED) continue;
      const code = this.fail(P_SHARE_GRANTED, this.denial(block), Math.max(lo, runs.from[r]!), 0);
      if (code !== 0) return code;
    }
    return 0;
  }

  private note(g: number, changes: boolean): void {
    if (this.planned === this.plan.length) this.plan = doubled(this.plan);
    this.plan[this.planned] = (g << 1) | Number(changes);
    this.planned += 1;
  }

  /** The topmost item that lets `tag` do this; UNKNOWN when it may be below the known bottom. */
  private granting(block: number, kind: AccessKind, tag: number): number {
    const d = this.pool.data;
    const n = this.items(block);
    if (tag === WILDCARD) {
      for (let i = n - 1; i >= 0; i -= 1) {
        const item = d[block + ITEMS + i]!;
        if (this.exposed[item >> 3] === 1 && this.grants[(item & PERMISSION) * 2 + kind] === 1) return i;
      }
      return d[block + UNKNOWN_BELOW] === 0 ? DENIED : UNKNOWN;
    }
    if (tag === NO_TAG) return DENIED;
    const i = this.indexOf(block, n, tag);
    if (i >= 0 && this.grants[(d[block + ITEMS + i]! & PERMISSION) * 2 + kind] === 1) return i;
    return tag < d[block + UNKNOWN_BELOW]! ? UNKNOWN : DENIED;
  }

  /** A tag is in a stack at most once; it is usually where it last was. */
  private indexOf(block: number, n: number, tag: number): number {
    const d = this.pool.data;
    const h = this.hint[tag]!;
    if (h < n && d[block + ITEMS + h]! >> 3 === tag) return h;
    for (let i = n - 1; i >= 0; i -= 1)
      if (d[block + ITEMS + i]! >> 3 === tag) {
        this.hint[tag] = i;
        return i;
      }
    return -1;
  }

  private denial(block: number): number {
    if (this.tag === WILDCARD) return WILDCARD_NO_EXPOSED;
    const i = this.indexOf(block, this.items(block), this.tag);
    if (i < 0) return NO_ITEM;
    return this.grants[(this.pool.data[block + ITEMS + i]! & PERMISSION) * 2 + READ] === 1
      ? READ_ONLY_ITEM
      : NO_ITEM;
  }

  /** The first item above `g` that is incompatible with a write through it: after its group. */
  private group(block: number, g: number): number {
    const d = this.pool.data;
    if (this.sparesRun[d[block + ITEMS + g]! & PERMISSION] === 0) return g + 1;
    const n = this.items(block);
    if (g + 1 >= d[block + TAIL]!) return n;
    let i = g + 1;
    while (i < n && this.inRun[d[block + ITEMS + i]! & PERMISSION] === 1) i += 1;
    return i;
  }

  private items(block: number): number {
    return this.pool.data[block + 1]! - META;
  }

  /** The tag of the item, if it is protected now; else 0. */
  private protectedBy(block: number, i: number): number {
    const item = this.pool.data[block + ITEMS + i]!;
    return (item & PROTECTED) !== 0 && this.protector[item >> 3] !== 0 ? item >> 3 : 0;
  }

  // --- Effects --------------------------------------------------------------------------------------------

  /** Applies the planned access to the range; `next` is its first entry in the plan. Gives the entry after. */
  private commitRange(kind: AccessKind, lo: number, hi: number, next: number): number {
    const runs = this.runs[this.alloc]!;
    let r = runs.find(lo);
    let first = -1;
    let k = next;
    while (r < runs.count && runs.from[r]! < hi) {
      const entry = this.plan[k]!;
      k += 1;
      if ((entry & 1) === 1) {
        if (runs.from[r]! < lo) r = runs.cut(this.pool, r, lo);
        if (runs.end(r) > hi) runs.cut(this.pool, r, hi);
        this.applyAccess(kind, runs.block[r]!, entry >> 1);
        if (first < 0) first = r;
      }
      r += 1;
    }
    if (first >= 0 && runs.count > 1) runs.fuse(this.pool, first, r - 1, this.equal);
    return k;
  }

  private applyAccess(kind: AccessKind, block: number, g: number): void {
    if (g === DENIED) return;
    const d = this.pool.data;
    if (kind === READ) {
      const top = d[block + TOP_UNIQUE]!;
      for (let i = top; i > g; i -= 1) {
        const item = d[block + ITEMS + i]!;
        if (this.disabledByRead[item & PERMISSION] === 1) d[block + ITEMS + i] = item | PERMISSION;
      }
      if (top > g) d[block + TOP_UNIQUE] = g;
    } else {
      this.truncate(block, g === UNKNOWN ? 0 : this.group(block, g));
    }
    if (g === UNKNOWN || this.tag === WILDCARD) this.forgetItems(block);
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
    for (let i = this.items(block) - 1; i >= 0; i -= 1) {
      const item = d[block + ITEMS + i]!;
      if (this.grants[(item & PERMISSION) * 2 + READ] === 1) bound = Math.max(bound, (item >> 3) + 1);
    }
    d[block + UNKNOWN_BELOW] = bound;
    this.truncate(block, 0);
  }

  private commitRetag(): void {
    const tag = this.freshTag();
    this.newTag = tag;
    this.fired[SB_RETAG]! += 1;
    const row = this.rows[this.row]!;
    const { data, count } = this.pieces;
    let next = 0;
    for (let k = 0; k < count; k += 1) {
      const [permission, access, protect] = row[1 - data[k * 3 + 2]!]!;
      if (protect !== 0 && this.protector[tag] === 0) {
        this.protector[tag] = protect;
        this.frames.protect(this.alloc, tag);
      }
      const item = (tag << 3) | (protect !== 0 ? PROTECTED : 0) | permission;
      next = this.commitPiece(data[k * 3]!, data[k * 3 + 1]!, access, item, next);
    }
  }

  private commitPiece(lo: number, hi: number, access: number, item: number, next: number): number {
    const runs = this.runs[this.alloc]!;
    const first = runs.cut(this.pool, runs.find(lo), lo);
    let r = first;
    let k = next;
    while (r < runs.count && runs.from[r]! < hi) {
      if (runs.end(r) > hi) runs.cut(this.pool, r, hi);
      const g = this.plan[k]! >> 1;
      k += 1;
      if (access === -1) {
        this.fired[SB_SHARE]! += 1;
        this.applyShare(runs, r, g, item);
      } else {
        this.fired[access === READ ? SB_READ : SB_WRITE]! += 1;
        this.applyAccess(access as AccessKind, runs.block[r]!, g);
        this.insert(runs, r, this.items(runs.block[r]!), item);
      }
      r += 1;
    }
    if (runs.count > 1) runs.fuse(this.pool, first, r - 1, this.equal);
    return k;
  }

  private applyShare(runs: Runs, r: number, g: number, item: number): void {
    const block = runs.block[r]!;
    if (g === UNKNOWN || (this.tag === WILDCARD && g !== DENIED)) {
      this.truncate(block, 0);
      this.pool.data[block + UNKNOWN_BELOW] = this.nextTag;
      return;
    }
    this.insert(runs, r, g === DENIED ? this.items(block) : this.group(block, g), item);
  }

  private insert(runs: Runs, r: number, at: number, item: number): void {
    let block = runs.block[r]!;
    const n = this.items(block);
    block = this.pool.ensure(block, n + 1 + META);
    runs.block[r] = block;
    const d = this.pool.data;
    if (at < n) d.copyWithin(block + ITEMS + at + 1, block + ITEMS + at, block + ITEMS + n);
    d[block + ITEMS + at] = item;
    d[block + 1] = n + 1 + META;
    this.hint[item >> 3] = at;
    const top = d[block + TOP_UNIQUE]!;
    if (this.disabledByRead[item & PERMISSION] === 1)
      d[block + TOP_UNIQUE] = Math.max(top + Number(top >= at), at);
    else if (top >= at) d[block + TOP_UNIQUE] = top + 1;
    const tail = d[block + TAIL]!;
    if (this.inRun[item & PERMISSION] === 0) d[block + TAIL] = Math.max(tail + Number(at < tail), at + 1);
    else if (at < tail) d[block + TAIL] = tail + 1;
  }

  /** Equal in what can be observed: the unknown bottom and the items. */
  private readonly equal = (a: number, b: number): boolean => {
    const d = this.pool.data;
    const used = d[a + 1]!;
    if (used !== d[b + 1] || d[a + UNKNOWN_BELOW] !== d[b + UNKNOWN_BELOW]) return false;
    for (let i = used - META - 1; i >= 0; i -= 1) if (d[a + ITEMS + i] !== d[b + ITEMS + i]) return false;
    return true;
  };

  private freshTag(): number {
    const tag = this.nextTag;
    this.nextTag += 1;
    if (tag === this.hint.length) {
      this.hint = doubled(this.hint);
      this.exposed = doubledBytes(this.exposed);
      this.protector = doubledBytes(this.protector);
    }
    return tag;
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
