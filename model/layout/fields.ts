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

/** What a field is sorted by. */
interface Key {
  readonly group: number;
  readonly available: bigint;
  readonly place: number;
}

/** `most`: of one group, those with the most values left come first; otherwise last. */
const compareKeys = (a: Key, b: Key, most: boolean): number => {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1;
  if (a.available !== b.available) return a.available < b.available === most ? 1 : -1;
  return a.place - b.place;
};

/** Bytes of the field behind its niche, the fewest last. */
const beforeEnd = (f: Sized): number =>
  f.niche === null ? 0 : Number.MAX_SAFE_INTEGER - (f.size - f.niche.size - f.niche.offset);

/**
 * Sort key of each field. Large alignments first (after a tag: last), a field of `[u8; 4]` counting as aligned to 4;
 * within a group the largest niche goes to the side that `bias` names.
 */
const keysOf = (fields: readonly Sized[], count: number, kind: Kind, bias: Bias): readonly Key[] => {
  let maxAlign = 1;
  let largest = 0n;
  for (let i = 0; i < count; i++) {
    const { align, niche } = fields[i]!;
    if (align > maxAlign) maxAlign = align;
    if (available(niche) > largest) largest = available(niche);
  }
  const most = trailingZeros(maxAlign);
  const keys: Key[] = [];
  for (let i = 0; i < count; i++) {
    const f = fields[i]!;
    let group = trailingZeros(Math.max(f.align, f.size));
    if (largest > 0n) {
      if (bias === 'start') group = Math.min(most, group);
      else if (available(f.niche) === largest) group = trailingZeros(f.align);
    }
    if (kind.k === 'prefixed') keys.push({ group, available: available(f.niche), place: 0 });
    else {
      const place = bias === 'start' ? (f.niche?.offset ?? 0) : beforeEnd(f);
      keys.push({ group: -group, available: available(f.niche), place });
    }
  }
  return keys;
};

const orderOf = (fields: readonly Sized[], kind: Kind, policy: Policy, bias: Bias): number[] => {
  const inMemory: number[] = [];
  for (let i = 0; i < fields.length; i++) inMemory.push(i);
  if (policy.order === 'declared' || fields.length < 2) return inMemory;
  const end = kind.k === 'tail' ? fields.length - 1 : fields.length;
  const keys = keysOf(fields, end, kind, bias);
  const most = kind.k !== 'prefixed' && bias === 'start';
  let isSorted = true;
  for (let i = 1; i < end; i++) if (compareKeys(keys[i - 1]!, keys[i]!, most) > 0) isSorted = false;
  if (isSorted) return inMemory;
  const movable = inMemory.slice(0, end).sort((a, b) => compareKeys(keys[a]!, keys[b]!, most));
  return end === fields.length ? movable : [...movable, end];
};

const place = (
  fields: readonly Sized[],
  kind: Kind,
  policy: Policy,
  bias: Bias,
  inMemory = orderOf(fields, kind, policy, bias),
): Placed => {
  const offsets: number[] = [];
  for (let i = 0; i < fields.length; i++) offsets.push(0);
  let align = kind.k === 'prefixed' ? kind.align : 1;
  let at = kind.k === 'prefixed' ? alignTo(kind.size, kind.align) : 0;
  let niche: Niche | null = null;
  let uninhabited = false;
  for (const i of inMemory) {
    const f = fields[i]!;
    at = alignTo(at, f.align);
    if (f.align > align) align = f.align;
    offsets[i] = at;
    if (f.uninhabited) uninhabited = true;
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
