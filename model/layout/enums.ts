/**
 * Where an enum keeps its tag. Two candidates are built, a tag of its own and the niche of the largest variant, and
 * the smaller wins; of equal ones that with more niche left; of equal ones the tag (rustc_abi, `layout_of_enum`).
 */
import type { IntSize } from '../target.js';
import type { Kind, Placed, Policy, Sized } from './fields.js';
import { alignTo, movePlaced, placeFields } from './fields.js';
import { available, nicheOf, reserve } from './niche.js';
import type { Niche, Tag } from './types.js';

export interface VariantIn {
  readonly fields: readonly Sized[];
  readonly discriminant: number;
}

export interface TagInt {
  readonly size: IntSize;
  readonly signed: boolean;
}

export interface EnumIn {
  readonly variants: readonly VariantIn[];
  /** repr(C): no optimisation, an int tag, a union behind it. `int`: repr of an integer. */
  readonly repr: 'rust' | 'c' | TagInt;
  /** The type of discriminants where no repr names one: isize. */
  readonly discriminant: TagInt;
  readonly policy: Policy;
  /** Two candidates of one size: take the niche (the talk's drawing). */
  readonly preferNiche: boolean;
}

export interface EnumOut {
  readonly size: number;
  readonly align: number;
  readonly niche: Niche | null;
  readonly uninhabited: boolean;
  readonly tag: Tag;
  readonly variants: readonly Placed[];
}

const isUninhabited = (v: VariantIn): boolean => {
  for (const f of v.fields) if (f.uninhabited) return true;
  return false;
};

/** A variant that needs no room and no tag value: it has no values, and its fields no bytes. */
const absent = (v: VariantIn): boolean =>
  isUninhabited(v) && v.fields.every((f) => f.size === 0 && f.align === 1);

const noFields = (v: VariantIn): Placed => ({
  offsets: v.fields.map(() => 0),
  inMemory: v.fields.map((_, i) => i),
  size: 0,
  align: 1,
  niche: null,
  uninhabited: true,
});

const sizes: readonly IntSize[] = [1, 2, 4, 8];

const fits = (v: number, size: number, signed: boolean): boolean => {
  const bits = size * 8 - (signed ? 1 : 0);
  return signed ? v >= -(2 ** bits) && v < 2 ** bits : v >= 0 && v < 2 ** bits;
};

/** The smallest integer for these discriminants (rustc, `Integer::repr_discr`). */
const tagInt = (values: readonly number[], repr: EnumIn['repr']): TagInt => {
  if (typeof repr === 'object') return repr;
  const signed = values.some((v) => v < 0);
  const least = repr === 'c' ? 4 : 1;
  const size = sizes.find((s) => s >= least && values.every((v) => fits(v, s, signed))) ?? 8;
  return { size, signed };
};

/**
 * The range that is taken to hold all tags, which may wrap around. rustc 1.95 leaves out the widest gap between two
 * values if that is wider than what lies outside of all of them, the outside of a signed type counted as if it had one
 * bit less. (Found by experiment; the width is that of the discriminant's type, before the tag is cut to size.)
 */
const tagRange = (values: readonly number[], int: TagInt): readonly [low: bigint, high: bigint] => {
  if (isCounting(values) && values.length < 127) return [BigInt(values[0]!), BigInt(values.at(-1)!)];
  const sorted = values.map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const first = sorted[0] ?? 0n;
  const last = sorted[sorted.length - 1] ?? 0n;
  const outside = (1n << BigInt(int.size * 8 - (int.signed ? 1 : 0))) - 1n - (last - first);
  let range: readonly [bigint, bigint] = [first, last];
  if (outside < 0n) return range;
  let widest = outside;
  for (const [i, low] of sorted.entries()) {
    const before = sorted[i - 1] ?? low;
    const gap = low - before;
    if (gap > widest || (gap === widest && gap > outside)) {
      widest = gap;
      range = [low, before];
    }
  }
  return range;
};

/** Each is one more than the one before: there is no gap, as in most enums. */
const isCounting = (values: readonly number[]): boolean => {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[i - 1]! + 1) return false;
  return values.length > 0;
};

const asTag = (v: number, size: number, signed: boolean): number => {
  if (v >= 0 && v < 128) return v;
  return Number(signed ? BigInt.asIntN(size * 8, BigInt(v)) : BigInt.asUintN(size * 8, BigInt(v)));
};

/** The alignment of the first field in memory that takes room, of whatever variant; 256 if there is none. */
const roomOf = (variants: readonly VariantIn[], placed: readonly Placed[]): number => {
  let room = 256;
  for (let i = 0; i < variants.length; i++) {
    const { fields } = variants[i]!;
    for (const j of placed[i]!.inMemory) {
      const { size, align } = fields[j]!;
      if (size === 0 && align === 1) continue;
      if (align < room) room = align;
      break;
    }
  }
  return room;
};

/** A larger tag reaches up to where the fields begin. */
const behindTag = (v: Placed, least: number, size: number): Placed => ({
  offsets: v.offsets.map((o) => (o <= least ? size : o)),
  inMemory: v.inMemory,
  size: Math.max(v.size, size),
  align: v.align,
  niche: v.niche,
  uninhabited: v.uninhabited,
});

const tagged = (e: EnumIn): EnumOut => {
  const values: number[] = [];
  for (const v of e.variants) if (e.repr === 'c' || !isUninhabited(v)) values.push(v.discriminant);
  const least = tagInt(values, e.repr);
  // repr(C) is a struct of tag and union, so the payload of every variant starts at the union's alignment (RFC 2195).
  let prefixAlign: number = least.size;
  if (e.repr === 'c')
    for (const v of e.variants) for (const f of v.fields) prefixAlign = Math.max(prefixAlign, f.align);
  const kind: Kind = { k: 'prefixed', size: least.size, align: prefixAlign };
  let variants: Placed[] = [];
  let align = prefixAlign;
  let size: number = least.size;
  let uninhabited = true;
  for (const v of e.variants) {
    const p = placeFields(v.fields, kind, e.policy);
    variants.push(p);
    if (p.align > align) align = p.align;
    if (p.size > size) size = p.size;
    if (!p.uninhabited) uninhabited = false;
  }
  size = alignTo(size, align);

  // A tag may grow into the padding behind it, up to the first field of any variant.
  let tagSize: IntSize = least.size;
  if (e.repr === 'rust') {
    const room = roomOf(e.variants, variants);
    tagSize = sizes.find((s) => s === room && s > least.size) ?? least.size;
    if (tagSize > least.size) variants = variants.map((v) => behindTag(v, least.size, tagSize));
  }
  const [low, high] = tagRange(values, typeof e.repr === 'object' ? e.repr : e.discriminant);
  const tags: number[] = [];
  for (const v of e.variants) tags.push(asTag(v.discriminant, tagSize, least.signed));
  const bits = tagSize * 8;
  return {
    size,
    align,
    niche: nicheOf(0, tagSize, BigInt.asUintN(bits, low), BigInt.asUintN(bits, high)),
    uninhabited,
    tag: { k: 'direct', offset: 0, size: tagSize, signed: least.signed, values: tags },
    variants,
  };
};

const halves = (v: bigint): [lo: number, hi: number] => [Number(v & 0xffff_ffffn), Number(v >> 32n)];

const nicheFilled = (e: EnumIn): EnumOut | null => {
  if (e.repr !== 'rust' || e.variants.length < 2) return null;
  const placed = e.variants.map((v) => placeFields(v.fields, { k: 'sized' }, e.policy));
  const align = Math.max(1, ...placed.map((v) => v.align));
  // Of several largest variants rustc takes the last.
  const untagged = placed.reduce((best, v, i) => (v.size >= (placed[best]?.size ?? 0) ? i : best), 0);
  const largest = placed[untagged];
  if (largest?.niche == null) return null;
  const encoded = e.variants.flatMap((v, i) => (i === untagged || absent(v) ? [] : [i]));
  const first = encoded[0];
  const last = encoded[encoded.length - 1];
  if (first === undefined || last === undefined) return null;
  const taken = reserve(largest.niche, BigInt(last - first + 1));
  if (taken === null) return null;

  const { offset, size: nicheSize } = largest.niche;
  const size = alignTo(largest.size, align);
  const variants: Placed[] = [];
  for (const [i, v] of placed.entries()) {
    if (i === untagged || v.size <= offset) {
      variants.push(v);
      continue;
    }
    const behind = alignTo(offset + nicheSize, v.align);
    if (behind + v.size > size) return null;
    variants.push(movePlaced(v, behind));
  }
  return {
    size,
    align,
    niche: taken.rest,
    uninhabited: variants.every((v) => v.uninhabited),
    tag: {
      k: 'niche',
      offset,
      size: nicheSize,
      untagged,
      first,
      last,
      start: taken.start,
      startLo: halves(taken.start)[0],
      startHi: halves(taken.start)[1],
      valid: taken.rest === null ? null : [...halves(taken.rest.start), ...halves(taken.rest.end)],
    },
    variants,
  };
};

export const layoutEnum = (e: EnumIn): EnumOut => {
  const present = e.variants.flatMap((v, i) => (e.repr === 'c' || !absent(v) ? [i] : []));
  const only = present[0];
  if (only === undefined) {
    return {
      size: 0,
      align: 1,
      niche: null,
      uninhabited: true,
      tag: { k: 'none' },
      variants: e.variants.map(noFields),
    };
  }
  if (present.length === 1 && e.repr === 'rust') {
    const variants = e.variants.map((v, i) =>
      i === only ? placeFields(v.fields, { k: 'sized' }, e.policy) : noFields(v),
    );
    const it = variants[only] ?? noFields({ fields: [], discriminant: 0 });
    const { size, align, niche, uninhabited } = it;
    return { size, align, niche, uninhabited, tag: { k: 'single', variant: only }, variants };
  }
  const own = tagged(e);
  const inNiche = nicheFilled(e);
  if (inNiche === null || own.size < inNiche.size) return own;
  if (own.size > inNiche.size) return inNiche;
  return e.preferNiche || available(own.niche) < available(inNiche.niche) ? inNiche : own;
};
