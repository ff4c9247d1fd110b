/** Members that are const in objects that are not: no store may change them either (C11 6.7.3p6). */
import type { ConstPart } from '../../../model/const-part.js';
import type { Widths } from '../target.js';
import { isConstObject, type CTy } from '../types.js';

/** Of a union another member may be stored. */
export const constParts = (w: Widths, of: CTy): readonly ConstPart[] => {
  if (of.k === 'array') {
    const inner = constParts(w, of.of.ty);
    if (inner.length === 0 || of.len === null || of.len === 0) return [];
    const around = { stride: w.layouts.of(w.machine(of.of.ty)).size, count: of.len };
    return inner.map((p) => ({ ...p, arrays: [around, ...p.arrays] }));
  }
  if (of.k !== 'record' || of.def.tag === 'union') return [];
  const { shape } = w.layouts.of(w.machine(of));
  if (!('offsets' in shape)) return [];
  return (of.def.members ?? []).flatMap(({ q }, i) => {
    const at = shape.offsets[i] ?? 0;
    if (isConstObject(q)) return [{ from: at, size: w.layouts.of(w.machine(q.ty)).size, arrays: [] }];
    return constParts(w, q.ty).map((p) => ({ ...p, from: at + p.from }));
  });
};
