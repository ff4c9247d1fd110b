import { noSpan } from '../model/span.js';
import type {
  AllocKind,
  ByteRange,
  Op,
  PointerName,
  RetagForm,
  RetagOptions,
} from '../model/aliasing/syntax.js';

/** Draws one of `n` alternatives, 0 ≤ answer < n. Alternative 0 is the plainest. */
export type Choose = (n: number) => number;

/** What op sequences may consist of. */
export interface OpAlphabet {
  readonly name: string;
  readonly allocations: readonly { readonly kind: AllocKind; readonly size: number }[];
  readonly forms: readonly RetagForm[];
  /** `whole`: each pointer's own bytes. `parts`: also each half of them, and none at all. `wander`: also beyond them. */
  readonly ranges: 'whole' | 'parts' | 'wander';
  /** Calls and returns, and retags at function entry. */
  readonly frames: boolean;
  readonly twoPhase: boolean;
  /** Pointees that are cells as a whole (with `parts`: also by half). */
  readonly cells: boolean;
  readonly unpin: boolean;
  /** Exposing, and pointers made from addresses. */
  readonly wildcards: boolean;
  readonly dealloc: boolean;
}

const minimal: OpAlphabet = {
  name: 'minimal',
  allocations: [{ kind: 'stack', size: 1 }],
  forms: ['mut', 'ref', 'raw-mut'],
  ranges: 'whole',
  frames: false,
  twoPhase: false,
  cells: false,
  unpin: false,
  wildcards: false,
  dealloc: false,
};

/** The alphabets that are searched: exhaustively up to some length, at random beyond. */
export const opAlphabets = {
  minimal,
  frames: { ...minimal, name: 'frames', frames: true },
  cells: { ...minimal, name: 'cells', cells: true, twoPhase: true },
  bytes: { ...minimal, name: 'bytes', allocations: [{ kind: 'stack', size: 2 }], ranges: 'wander' },
  wildcards: { ...minimal, name: 'wildcards', wildcards: true },
  heap: {
    ...minimal,
    name: 'heap',
    allocations: [{ kind: 'heap', size: 1 }],
    forms: ['mut', 'box', 'ref', 'raw-mut'],
    frames: true,
    dealloc: true,
  },
  all: {
    name: 'all',
    allocations: [
      { kind: 'stack', size: 4 },
      { kind: 'heap', size: 2 },
    ],
    forms: ['mut', 'ref', 'raw-mut', 'raw-const', 'box'],
    ranges: 'wander',
    frames: true,
    twoPhase: true,
    cells: true,
    unpin: true,
    wildcards: true,
    dealloc: true,
  },
} satisfies { readonly [name: string]: OpAlphabet };

/** A pointer as the generator knows it: where it points, and how many bytes it was made for. */
interface Known {
  readonly name: string;
  readonly alloc: number;
  readonly offset: number;
  readonly size: number;
}

type Kind = 'write' | 'read' | 'retag' | 'raw' | 'call' | 'ret' | 'expose' | 'int2ptr' | 'dealloc';

/**
 * Writes op sequences that are never ill-formed: only pointers that exist, bytes that are in bounds of live
 * memory, frames that are open. Every such sequence over the alphabet can be drawn, and (but for `wander`, which
 * reaches the same bytes in two ways) from one series of choices only.
 */
export class OpWriter {
  readonly ops: Op[] = [];
  private readonly alphabet: OpAlphabet;
  private readonly choose: Choose;
  private readonly sizes: readonly number[];
  private pointers: Known[] = [];
  private depth = 0;
  private exposed = false;
  private named = 0;

  constructor(alphabet: OpAlphabet, choose: Choose) {
    this.alphabet = alphabet;
    this.choose = choose;
    this.sizes = alphabet.allocations.map((a) => a.size);
    alphabet.allocations.forEach(({ kind, size }, alloc) => {
      this.ops.push({ op: 'alloc', result: this.make(alloc, 0, size), kind, size, span: noSpan });
    });
  }

  /** One more op. False when nothing is left to do (all memory was freed). */
  next(): boolean {
    const kinds = this.kinds();
    if (kinds.length === 0) return false;
    this.ops.push(this.op(this.pick(kinds)));
    return true;
  }

  private kinds(): Kind[] {
    const { alphabet } = this;
    const kinds: Kind[] = [];
    if (this.pointers.length > 0) {
      kinds.push('write', 'read', 'retag');
      if (alphabet.forms.some(isRaw)) kinds.push('raw');
      if (alphabet.wildcards) kinds.push('expose');
      if (alphabet.wildcards && this.exposed) kinds.push('int2ptr');
      if (alphabet.dealloc && this.pointers.some((p) => p.offset === 0)) kinds.push('dealloc');
    }
    if (alphabet.frames && this.depth > 0) kinds.push('ret');
    if (alphabet.frames && this.pointers.length > 0) kinds.push('call');
    return kinds;
  }

  private op(kind: Kind): Op {
    switch (kind) {
      case 'write':
      case 'read': {
        const p = this.pick(this.pointers);
        return { op: 'access', kind, through: used(p), range: this.range(p, false), span: noSpan };
      }
      case 'retag':
        return this.retag(this.alphabet.forms.filter((f) => !isRaw(f)));
      case 'raw':
        return this.retag(this.alphabet.forms.filter(isRaw));
      case 'call':
        this.depth += 1;
        return { op: 'call', name: 'f', span: noSpan };
      case 'ret':
        this.depth -= 1;
        return { op: 'ret', span: noSpan };
      case 'expose':
        this.exposed = true;
        return { op: 'expose', through: used(this.pick(this.pointers)), span: noSpan };
      case 'int2ptr': {
        const from = this.pick(this.pointers);
        return {
          op: 'int2ptr',
          from: used(from),
          result: this.make(from.alloc, from.offset, from.size),
          span: noSpan,
        };
      }
      case 'dealloc': {
        const p = this.pick(this.pointers.filter((q) => q.offset === 0));
        this.pointers = this.pointers.filter((q) => q.alloc !== p.alloc);
        return { op: 'dealloc', through: used(p), span: noSpan };
      }
    }
  }

  private retag(forms: readonly RetagForm[]): Op {
    const form = this.pick(forms);
    const from = this.pick(this.pointers);
    const range = this.range(from, true);
    const options = this.options(form, range.to - range.from);
    const result = this.make(from.alloc, from.offset + range.from, range.to - range.from);
    return { op: 'retag', result, form, from: used(from), range, options, span: noSpan };
  }

  private options(form: RetagForm, size: number): RetagOptions {
    const { alphabet } = this;
    const modes = ['default'];
    if (alphabet.frames && this.depth > 0 && !isRaw(form)) modes.push('fn');
    if (alphabet.twoPhase && form === 'mut') modes.push('2phase');
    const mode = this.pick(modes);
    const cells: ByteRange[][] = [[]];
    if (alphabet.cells && size > 0) cells.push([{ from: 0, to: size }]);
    if (alphabet.cells && size > 1 && alphabet.ranges !== 'whole') cells.push([{ from: 0, to: size >> 1 }]);
    const cell = this.pick(cells);
    const freeze = cell.length === 0 && !(alphabet.cells && size === 0 && this.choose(2) === 1);
    const unpin = !(alphabet.unpin && (form === 'mut' || form === 'box') && this.choose(4) === 3);
    return { fn: mode === 'fn', twoPhase: mode === '2phase', cells: cell, freeze, unpin, noWritable: false };
  }

  private range(p: Known, mayBeEmpty: boolean): ByteRange {
    const ranges: ByteRange[] = [];
    if (p.size > 0) ranges.push({ from: 0, to: p.size });
    if (this.alphabet.ranges !== 'whole') {
      const half = p.size >> 1;
      if (half > 0) ranges.push({ from: 0, to: half }, { from: half, to: p.size });
      if (mayBeEmpty) ranges.push({ from: 0, to: 0 });
      const beyond = this.sizes[p.alloc]! - p.offset;
      if (this.alphabet.ranges === 'wander' && beyond > p.size) ranges.push({ from: p.size, to: beyond });
    }
    return ranges.length === 0 ? { from: 0, to: 0 } : this.pick(ranges);
  }

  private make(alloc: number, offset: number, size: number): PointerName {
    const name = `p${this.named}`;
    this.named += 1;
    this.pointers.push({ name, alloc, offset, size });
    return { name, span: noSpan };
  }

  private pick<T>(from: readonly T[]): T {
    return from[from.length === 1 ? 0 : this.choose(from.length)]!;
  }
}

const isRaw = (form: RetagForm): boolean => form === 'raw-mut' || form === 'raw-const';
const used = (p: Known): PointerName => ({ name: p.name, span: noSpan });

/** A sequence of up to `length` ops after the allocations. */
export const drawOps = (alphabet: OpAlphabet, length: number, choose: Choose): readonly Op[] => {
  const writer = new OpWriter(alphabet, choose);
  for (let i = 0; i < length && writer.next(); i += 1);
  return writer.ops;
};

/**
 * Every sequence of exactly `length` ops after the allocations (fewer where nothing is left to do), once each
 * per series of choices. `visit` may answer how many of the ops matter: then the other sequences that begin
 * with those are passed over, and stand for this one.
 */
export const everyOps = (
  alphabet: OpAlphabet,
  length: number,
  visit: (ops: readonly Op[]) => number | undefined,
): void => {
  // The series of choices as an odometer: what was chosen, of how many, and by which op.
  const chosen: number[] = [];
  const bounds: number[] = [];
  const owner: number[] = [];
  const given = alphabet.allocations.length;
  for (;;) {
    let at = 0;
    let current = given;
    const writer = new OpWriter(alphabet, (n) => {
      if (at === chosen.length) {
        chosen.push(0);
        bounds.push(n);
        owner.push(current);
      }
      at += 1;
      return chosen[at - 1]!;
    });
    for (let i = 0; i < length; i += 1) {
      current = given + i + 1;
      if (!writer.next()) break;
    }
    const matter = visit(writer.ops);
    let last = chosen.length - 1;
    if (matter !== undefined) while (last >= 0 && owner[last]! > matter) last -= 1;
    while (last >= 0 && chosen[last]! + 1 === bounds[last]) last -= 1;
    if (last < 0) return;
    chosen.length = bounds.length = owner.length = last + 1;
    chosen[last]! += 1;
  }
};
