/** Members that are const in objects that are not: no store may change them either (C11 6.7.3p6). */
import type { Widths } from '../target.js';
import { isConstObject, type CTy } from '../types.js';

/** Where they lie, as pairs of the first byte and the number of bytes. Of a union another member may be stored. */
export const constParts = (w: Widths, of: CTy): readonly number[] => {
  const out: number[] = [];
  collect(w, of, 0, out);
  return out;
};

const collect = (w: Widths, of: CTy, at: number, out: number[]): void => {
  if (of.k === 'array') {
    const inner: number[] = [];
    collect(w, of.of.ty, 0, inner);
    const stride = inner.length === 0 ? 0 : w.layouts.of(w.machine(of.of.ty)).size;
    const count = inner.length === 0 ? 0 : (of.len ?? 0);
    for (let k = 0; k < count; k++)
      for (let i = 0; i < inner.length; i += 2) out.push(at + k * stride + inner[i]!, inner[i + 1]!);
    return;
  }
  if (of.k !== 'record' || of.def.tag === 'union' || of.def.members === null) return;
  const { shape } = w.layouts.of(w.machine(of));
  if (!('offsets' in shape)) return;
  of.def.members.forEach(({ q }, i) => {
    const from = at + (shape.offsets[i] ?? 0);
    if (!isConstObject(q)) return collect(w, q.ty, from, out);
    out.push(from, w.layouts.of(w.machine(q.ty)).size);
  });
};
