import type { AliasFailure, AliasKind, AliasModel, AliasPremise, AliasRule, PointeeInfo } from './model.js';

/** The fine kinds in the order of their index in failure codes. */
export const aliasKinds: readonly AliasKind[] = [
  'no-item',
  'read-only-item',
  'disabled',
  'frozen-write',
  'reserved-conflicted-write',
  'protector',
  'dealloc-protected',
  'wildcard-no-exposed',
  'read-only-memory',
];

export const NO_ITEM = 0;
export const READ_ONLY_ITEM = 1;
export const DISABLED_KIND = 2;
export const FROZEN_WRITE = 3;
export const CONFLICTED_WRITE = 4;
export const PROTECTOR = 5;
export const DEALLOC_PROTECTED = 6;
export const WILDCARD_NO_EXPOSED = 7;
export const READ_ONLY_MEMORY = 8;

/** A failure code: a premise of the model and what kind of failure it was. Never 0. */
export const failureCode = (premise: number, kind: number): number => ((premise + 1) << 4) | kind;

const kindSentences: { readonly [K in AliasKind]: string } = {
  'no-item': 'the tag is not in the borrow stack (any more), or is disabled there',
  'read-only-item': 'the tag is in the borrow stack for reading only',
  disabled: 'the tag, or one that it was derived from, is disabled',
  'frozen-write': 'the tag, or one that it was derived from, is frozen: it may only read',
  'reserved-conflicted-write':
    'a reserved tag was read through others while protected, so it may not be written',
  protector: 'this would invalidate a tag that is protected until its function returns',
  'dealloc-protected': 'the memory may not be freed: a tag protects it until its function returns',
  'wildcard-no-exposed': 'no exposed tag may make this access',
  'read-only-memory': 'the memory is read-only',
};

export const explainFailure = (
  model: { readonly rules: readonly AliasRule[]; readonly premises: readonly AliasPremise[] },
  code: number,
  at: { readonly tag: number; readonly holder: number; readonly offset: number },
): AliasFailure => {
  const premise = model.premises[(code >> 4) - 1];
  const kind = aliasKinds[code & 15];
  if (premise === undefined || kind === undefined) throw new Error(`not a failure code: ${code}`);
  return {
    rule: model.rules[premise.rule]!.name,
    premise: premise.name,
    kind,
    sentence: kindSentences[kind],
    ...at,
  };
};

/** The tags that the open frames protect, innermost last. */
export class Frames {
  depth = 0;
  count = 0;
  tags = new Int32Array(16);
  allocs = new Int32Array(16);
  private marks = new Int32Array(16);

  reset(): void {
    this.depth = 0;
    this.count = 0;
  }

  push(): void {
    if (this.depth === this.marks.length) this.marks = doubled(this.marks);
    this.marks[this.depth] = this.count;
    this.depth += 1;
  }

  protect(alloc: number, tag: number): void {
    if (this.count === this.tags.length) {
      this.tags = doubled(this.tags);
      this.allocs = doubled(this.allocs);
    }
    this.tags[this.count] = tag;
    this.allocs[this.count] = alloc;
    this.count += 1;
  }

  /** Where the innermost frame's protected tags begin in `tags`; `count` when there is no frame. */
  first(): number {
    return this.depth === 0 ? this.count : this.marks[this.depth - 1]!;
  }

  pop(): void {
    if (this.depth === 0) return;
    this.count = this.first();
    this.depth -= 1;
  }
}

/**
 * The range of a retag cut into pieces outside and inside `UnsafeCell`s: `[from, to, 0 | 1]` each, byte
 * offsets in the allocation, ascending, no two neighbours of one kind. One buffer, reused.
 */
export class Pieces {
  data = new Int32Array(12);
  count = 0;

  fill(offset: number, size: number, info: PointeeInfo, whole: boolean): void {
    this.count = 0;
    if (size === 0) return;
    if (whole && !info.freeze) return this.add(offset, offset + size, 1);
    if (info.cells.length === 0) return this.add(offset, offset + size, 0);
    const step = info.stride > 0 ? info.stride : size;
    const end = offset + size;
    let at = offset;
    for (let base = offset; base < end; base += step)
      for (const [from, to] of info.cells) {
        const lo = Math.min(end, base + from);
        const hi = Math.min(end, base + to);
        if (lo > at) this.add(at, lo, 0);
        if (hi > lo) this.add(lo, hi, 1);
        at = Math.max(at, hi);
      }
    if (at < end) this.add(at, end, 0);
  }

  private add(from: number, to: number, cell: number): void {
    const last = this.count * 3 - 3;
    if (last >= 0 && this.data[last + 2] === cell) {
      this.data[last + 1] = to;
      return;
    }
    if (last + 6 > this.data.length) this.data = doubled(this.data);
    this.data[last + 3] = from;
    this.data[last + 4] = to;
    this.data[last + 5] = cell;
    this.count += 1;
  }
}

export const doubled = (a: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const b = new Int32Array(a.length * 2);
  b.set(a);
  return b;
};

export const doubledBytes = (a: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const b = new Uint8Array(a.length * 2);
  b.set(a);
  return b;
};

/** A premise by name, for switching it off in tests and mutants. */
export const premiseIndex = (model: AliasModel, name: string): number => {
  const k = model.premises.findIndex((p) => p.name === name);
  if (k < 0) throw new Error(`${model.name} has no premise ${name}`);
  return k;
};
