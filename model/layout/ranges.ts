/** Sets of bytes as sorted, disjoint, non-empty, half-open ranges. */
import type { Range } from './types.js';

export const normalise = (rs: readonly Range[]): Range[] => {
  let isSorted = true;
  for (let i = 1; i < rs.length; i++) if (rs[i - 1]![0] > rs[i]![0]) isSorted = false;
  const out: [number, number][] = [];
  let last: [number, number] | null = null;
  for (const r of isSorted ? rs : [...rs].sort((a, b) => a[0] - b[0])) {
    const from = r[0];
    const to = r[1];
    if (from >= to) continue;
    if (last === null || from > last[1]) out.push((last = [from, to]));
    else if (to > last[1]) last[1] = to;
  }
  return out;
};

/** What of `[0, size)` is not in `rs` (normalised). */
export const complement = (rs: readonly Range[], size: number): Range[] => {
  const out: Range[] = [];
  let at = 0;
  for (const r of rs) {
    if (r[0] > at) out.push([at, r[0]]);
    if (r[1] > at) at = r[1];
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
