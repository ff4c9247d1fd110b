/**
 * Where the fields of one struct, tuple or variant lie: rustc 1.95's order for `repr(Rust)`, the order of declaration
 * for the rest. The order is not promised to users (Rust Reference, type layout); what is written here was read in
 * rustc_abi's `LayoutCalculator::univariant` and is held against rustc by test/layout/rustc.test.ts.
 */
import { available, shiftNiche } from './niche.js';
import { rearrange, type Rearrangement } from './order.js';
import type { Niche } from './types.js';

/** What the order depends on. */
export interface Sized {
  readonly size: number;
  readonly align: number;
  readonly niche: Niche | null;
  readonly uninhabited: boolean;
}

export type Kind =
  | { readonly k: 'sized' }
  /** Tuples: the last field stays last, because it might have been unsized. */
  | { readonly k: 'tail' }
  /** A variant after a tag of this size. */
  | { readonly k: 'prefixed'; readonly size: number; readonly align: number };

/** How to choose among fields and niches. */
export interface Policy {
  readonly order: 'rustc' | 'declared';
  /** What is done to that order; `repr(Rust)` allows any. */
  readonly rearranged: Rearrangement | null;
  /** Whether a second placement may move the niche to the end. */
  readonly twoWays: boolean;
  /** The niche that an enum takes: of two, whether the second is better. */
  readonly better: (old: Niche | null, next: Niche) => boolean;
}

export interface Placed extends Sized {
  readonly offsets: readonly number[];
  /** Fields by rising offset. */
  readonly inMemory: readonly number[];
}

export const alignTo = (n: number, align: number): number => Math.ceil(n / align) * align;

const trailingZeros = (n: number): number => {
  if (n === 0) return 64;
  let z = 0;
  for (let m = n; m % 2 === 0; m /= 2) z++;
  return z;
};

type Bias = 'start' | 'end';
type Key = readonly (number | bigint)[];

const compareKeys = (a: Key, b: Key): number => {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? 0;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
};

/**
 * Sort key of each field. Large alignments first (after a tag: last), a field of `[u8; 4]` counting as aligned to 4;
 * within a group the largest niche goes to the side that `bias` names.
 */
const keyOf = (fields: readonly Sized[], kind: Kind, bias: Bias): ((f: Sized) => Key) => {
  const maxAlign = Math.max(1, ...fields.map((f) => f.align));
  const largest = fields.reduce((m, f) => (available(f.niche) > m ? available(f.niche) : m), 0n);
  const group = (f: Sized): number => {
    const asAlign = trailingZeros(Math.max(f.align, f.size));
    if (largest === 0n) return asAlign;
    if (bias === 'start') return Math.min(trailingZeros(maxAlign), asAlign);
    return available(f.niche) === largest ? trailingZeros(f.align) : asAlign;
  };
  if (kind.k === 'prefixed') return (f) => [group(f), available(f.niche)];
  return (f) => {
    const n = f.niche;
    if (bias === 'start') return [-group(f), -available(n), n?.offset ?? 0];
    const behind = n === null ? 0 : Number.MAX_SAFE_INTEGER - (f.size - n.size - n.offset);
    return [-group(f), available(n), behind];
  };
};

/** Fields by rising offset. */
const orderOf = (fields: readonly Sized[], kind: Kind, policy: Policy, bias: Bias): number[] => {
  const inMemory = fields.map((_, i) => i);
  if (policy.order === 'declared' || fields.length < 2) return inMemory;
  const end = kind.k === 'tail' ? fields.length - 1 : fields.length;
  const movable = inMemory.slice(0, end);
  const key = keyOf(fields.slice(0, end), kind, bias);
  const keys = fields.slice(0, end).map(key);
  movable.sort((a, b) => compareKeys(keys[a] ?? [], keys[b] ?? []));
  inMemory.splice(0, end, ...movable);
  return inMemory;
};

const place = (
  fields: readonly Sized[],
  kind: Kind,
  policy: Policy,
  bias: Bias,
  inMemory = orderOf(fields, kind, policy, bias),
): Placed => {
  const offsets = fields.map(() => 0);
  let align = kind.k === 'prefixed' ? kind.align : 1;
  let at = kind.k === 'prefixed' ? alignTo(kind.size, kind.align) : 0;
  let niche: Niche | null = null;
  let uninhabited = false;
  for (const i of inMemory) {
    const f = fields[i];
    if (f === undefined) continue;
    at = alignTo(at, f.align);
    align = Math.max(align, f.align);
    offsets[i] = at;
    uninhabited ||= f.uninhabited;
    if (f.niche !== null) {
      const next = shiftNiche(f.niche, at);
      const tie = bias === 'end' && available(next) === available(niche);
      if (next !== null && (tie || policy.better(niche, next))) niche = next;
    }
    at += f.size;
  }
  return { offsets, inMemory, size: alignTo(at, align), align, niche, uninhabited };
};

const spaces = (p: Placed): { head: number; tail: number } => {
  const head = p.niche?.offset ?? 0;
  return { head, tail: p.size - head - (p.niche?.size ?? 0) };
};

/**
 * If the niche came to lie in the middle, a second order that pushes niches to the end is tried: smaller variants of an
 * enum fit before or behind a niche at an edge. (For repr(C) the order stays, but of equal niches the last may be taken.)
 */
const inOrder = (fields: readonly Sized[], kind: Kind, policy: Policy): Placed => {
  const first = place(fields, kind, policy, 'start');
  if (!policy.twoWays || kind.k === 'tail' || first.niche === null || fields.length < 2) return first;
  const a = spaces(first);
  if (a.head === 0 || a.tail <= 0) return first;
  const second = place(fields, kind, policy, 'end');
  const b = spaces(second);
  return b.head > a.head && b.head > a.tail ? second : first;
};

/** Places the fields. */
export const placeFields = (fields: readonly Sized[], kind: Kind, policy: Policy): Placed => {
  const own = inOrder(fields, kind, policy);
  if (policy.rearranged === null) return own;
  const other = rearrange(policy.rearranged, own.inMemory, (i) => (fields[i]?.size ?? 0) > 0);
  return place(fields, kind, policy, 'start', other);
};

/** The fields of a placed variant moved by `by` bytes. */
export const movePlaced = (p: Placed, by: number): Placed =>
  by === 0 ? p : { ...p, offsets: p.offsets.map((o) => o + by), size: p.size + by };

export const rustcPolicy: Policy = {
  order: 'rustc',
  rearranged: null,
  twoWays: true,
  better: (old, next) => available(next) > available(old),
};

/** repr(C) and repr of an integer: order of declaration. */
export const declaredPolicy: Policy = { ...rustcPolicy, order: 'declared' };

const isBool = (n: Niche): boolean => n.size === 1 && n.start === 0n && n.end === 1n;

/** The talk's drawing: order of declaration, and the tag in a `bool` before any other niche. */
export const talkPolicy: Policy = {
  order: 'declared',
  rearranged: null,
  twoWays: false,
  better: (old, next) =>
    old === null || (isBool(old) === isBool(next) ? available(next) > available(old) : isBool(next)),
};
