/** Niches: values that a scalar never holds, in which an enum can keep its tag (rustc_abi, `Niche`). */
import type { IntSize } from '../target.js';
import type { Niche, Prim, Tag } from './types.js';

const maxOf = (size: number): bigint => (1n << BigInt(size * 8)) - 1n;

/** The valid values of a scalar as an unsigned, wrapping range. */
export const validRange = (
  p: Prim,
  pointerSize: IntSize,
): readonly [size: IntSize, start: bigint, end: bigint] => {
  switch (p.k) {
    case 'int':
      return [p.size, 0n, maxOf(p.size)];
    case 'bool':
      return [1, 0n, 1n];
    case 'char':
      return [4, 0n, 0x10ffffn];
    case 'nonzero':
      return [p.size, 1n, maxOf(p.size)];
    case 'cap':
      return [p.size, 0n, maxOf(p.size) >> 1n];
    case 'ptr':
      return [pointerSize, p.nonNull ? 1n : 0n, maxOf(pointerSize)];
  }
};

/** How many values the niche has left. */
export const available = (n: Niche | null): bigint => (n === null ? 0n : n.available);

/** The niche of a scalar with these valid values, or null if it has none. */
export const nicheOf = (offset: number, size: IntSize, start: bigint, end: bigint): Niche | null => {
  const left = BigInt.asUintN(size * 8, start - end - 1n);
  return left === 0n ? null : { offset, size, start, end, available: left };
};

export const shiftNiche = (n: Niche | null, by: number): Niche | null =>
  n === null || by === 0
    ? n
    : { offset: n.offset + by, size: n.size, start: n.start, end: n.end, available: n.available };

export interface Reserved {
  /** The first value taken. */
  readonly start: bigint;
  /** What is left. */
  readonly rest: Niche | null;
}

/**
 * Takes `count` values out of a niche. rustc grows the valid range at the end that is nearer to zero, and not past
 * zero where it can help it, so that `None` of an `Option` tends to be 0 (rustc_abi, `Niche::reserve`).
 */
export const reserve = (n: Niche, count: bigint): Reserved | null => {
  if (count > available(n)) return null;
  const bits = n.size * 8;
  const wrap = (v: bigint): bigint => BigInt.asUintN(bits, v);
  const atStart = (): Reserved => {
    const start = wrap(n.start - count);
    return { start, rest: nicheOf(n.offset, n.size, start, n.end) };
  };
  const atEnd = (): Reserved => ({
    start: wrap(n.end + 1n),
    rest: nicheOf(n.offset, n.size, n.start, wrap(n.end + count)),
  });
  if (n.start > n.end) return atEnd(); // wraps around: zero is valid already
  if (n.start <= maxOf(n.size) - n.end) return count <= n.start ? atStart() : atEnd();
  const end = wrap(n.end + count);
  return end >= 1n && end <= n.end ? atStart() : atEnd();
};

/** The value that stands for `variant`, as two unsigned halves; null for the untagged variant, which stores nothing. */
export const nicheValue = (
  tag: Extract<Tag, { k: 'niche' }>,
  variant: number,
): { readonly value: bigint; readonly lo: number; readonly hi: number } | null => {
  if (variant === tag.untagged || variant < tag.first || variant > tag.last) return null;
  const value = BigInt.asUintN(tag.size * 8, tag.start + BigInt(variant - tag.first));
  return { value, lo: Number(value & 0xffff_ffffn), hi: Number(value >> 32n) };
};

/** May the field that holds the tag have this value, in some variant? Others are reserved for enums around this one, or for none. */
export const isValidNiche = (tag: Extract<Tag, { k: 'niche' }>, lo: number, hi: number): boolean => {
  if (tag.valid === null) return true;
  const [fromLo, fromHi, toLo, toHi] = tag.valid;
  const begun = hi > fromHi || (hi === fromHi && lo >= fromLo);
  const notOver = hi < toHi || (hi === toHi && lo <= toLo);
  const wraps = fromHi > toHi || (fromHi === toHi && fromLo > toLo);
  return wraps ? begun || notOver : begun && notOver;
};

/**
 * The variant that tag bytes stand for: `lo` and `hi` are the unsigned halves of the stored value (`hi` 0 below eight
 * bytes). Gives -1 for a direct tag that names no variant. That the variant has values is not tested here.
 */
export const variantAt = (tag: Tag, lo: number, hi: number): number => {
  switch (tag.k) {
    case 'none':
      return -1;
    case 'single':
      return tag.variant;
    case 'direct': {
      const wide = tag.size === 8;
      const raw = wide ? (tag.signed ? hi | 0 : hi) * 0x1_0000_0000 + lo : lo;
      const half = 2 ** (tag.size * 8 - 1);
      return tag.values.indexOf(!wide && tag.signed && raw >= half ? raw - 2 * half : raw);
    }
    case 'niche': {
      const span = tag.last - tag.first;
      let d = lo - tag.startLo;
      let h = hi - tag.startHi;
      if (tag.size < 8) {
        const mod = 2 ** (tag.size * 8);
        d = (d + mod) % mod;
        return d <= span ? tag.first + d : tag.untagged;
      }
      if (d < 0) {
        d += 0x1_0000_0000;
        h -= 1;
      }
      return (h | 0) === 0 && d <= span ? tag.first + d : tag.untagged;
    }
  }
};
