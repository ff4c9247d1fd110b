/** Sets of bytes as sorted, disjoint, non-empty, half-open ranges. */
import type { Range } from './types.js';

export const normalise = (rs: readonly Range[]): Range[] => {
  const out: [number, number][] = [];
  for (const [from, to] of [...rs].sort((a, b) => a[0] - b[0])) {
    if (from >= to) continue;
    const last = out[out.length - 1];
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
};

/** What of `[0, size)` is not in `rs` (normalised). */
export const complement = (rs: readonly Range[], size: number): Range[] => {
  const out: Range[] = [];
  let at = 0;
  for (const [from, to] of rs) {
    if (from > at) out.push([at, from]);
    at = Math.max(at, to);
  }
  if (at < size) out.push([at, size]);
  return out;
};

export const shiftRanges = (rs: readonly Range[], by: number): readonly Range[] =>
  by === 0 ? rs : rs.map(([from, to]) => [from + by, to + by]);

/** Arrays with gaps are listed gap by gap up to this many elements. */
const listed = 65_536;

/**
 * `rs` at every element of an array; one range when they fill the element, or when the array is longer than a list of
 * gaps should be (then its padding counts as data, and a cell in it makes all of it a cell).
 */
export const repeatRanges = (rs: readonly Range[], count: number, stride: number): Range[] => {
  const first = rs[0];
  if (first === undefined || count === 0) return [];
  if ((rs.length === 1 && first[0] === 0 && first[1] === stride) || count > listed)
    return [[0, count * stride]];
  const out: Range[] = [];
  for (let i = 0; i < count; i++) out.push(...shiftRanges(rs, i * stride));
  return normalise(out);
};
