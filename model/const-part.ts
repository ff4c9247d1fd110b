/** Members that are defined const in objects that are not (C11 6.7.3p6), however many elements the arrays around have. */

export interface ConstPart {
  /** The first byte, in the first element of each array around it. */
  readonly from: number;
  readonly size: number;
  /** Arrays around it, outermost first: the bytes from one element to the next, and how many elements there are. */
  readonly arrays: readonly { readonly stride: number; readonly count: number }[];
}

/** Whether it has a byte in `[a, b)`: looks only at elements that can. */
export const touches = (p: ConstPart, a: number, b: number): boolean => inFrom(p, 0, p.from, a, b);

const inFrom = (p: ConstPart, level: number, at: number, a: number, b: number): boolean => {
  const array = p.arrays[level];
  if (array === undefined) return at < b && a < at + p.size;
  let extent = p.size;
  for (const inner of p.arrays.slice(level + 1)) extent += (inner.count - 1) * inner.stride;
  const first = Math.max(0, Math.ceil((a - at - extent + 1) / array.stride));
  const last = Math.min(array.count - 1, Math.floor((b - 1 - at) / array.stride));
  for (let k = first; k <= last; k++) if (inFrom(p, level + 1, at + k * array.stride, a, b)) return true;
  return false;
};
