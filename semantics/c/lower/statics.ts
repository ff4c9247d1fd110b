/** Objects of static storage duration: bytes and relocations (C11 6.7.9p10). */
import type { Static, StaticInit } from '../../../model/core/mir.js';
import { known } from '../check/constants.js';
import type { Widths } from '../target.js';
import type { InitPlan, InitStep, StaticValue } from '../tree.js';
import { isConstObject, type CTy, type QTy } from '../types.js';
import { constParts } from './const-parts.js';

const offsetOf = (w: Widths, root: CTy, path: readonly InitStep[]): number => {
  let at = 0;
  let of = root;
  for (const s of path) {
    const { shape } = w.layouts.of(w.machine(of));
    if (s.k === 'elem') at += s.index * (shape.k === 'array' ? shape.stride : 0);
    else at += 'offsets' in shape ? (shape.offsets[s.index] ?? 0) : 0;
    of = s.ty;
  }
  return at;
};

type Relocation = StaticInit['relocations'][number];

const initOf = (
  w: Widths,
  ty: CTy,
  plan: InitPlan | null,
  data: readonly { readonly bytes: readonly number[] }[],
): StaticInit => {
  const size = w.layouts.of(w.machine(ty)).size;
  const bytes = new Array<number>(size).fill(0);
  const relocations = new Map<number, Relocation>();
  for (const part of plan?.parts ?? []) {
    const at = offsetOf(w, ty, part.path);
    const { value } = part;
    if (value.k === 'str') {
      const from = data[value.data]?.bytes ?? [];
      const n = value.ty.k === 'array' ? (value.ty.len ?? 0) : 0;
      for (let k = 0; k < n; k++) bytes[at + k] = from[k] ?? 0;
      continue;
    }
    const v = known(w, value);
    if (v?.k === 'address') {
      relocations.set(at, { offset: at, to: v.to, addend: v.addend });
      continue;
    }
    relocations.delete(at);
    const n = w.layouts.of(w.machine(value.ty)).size;
    let rest = BigInt.asUintN(n * 8, v?.value ?? 0n);
    for (let k = 0; k < n; k++, rest >>= 8n) bytes[at + k] = Number(rest & 0xffn);
  }
  return { bytes, relocations: [...relocations.values()] };
};

const constPartsOf = (w: Widths, of: QTy): Pick<Static, 'constParts'> => {
  const parts = isConstObject(of) ? [] : constParts(w, of.ty);
  return parts.length === 0 ? {} : { constParts: parts };
};

export const lowerStatic = (
  w: Widths,
  s: StaticValue,
  data: readonly { readonly bytes: readonly number[] }[],
): Static => ({
  name: s.sym.symbol,
  lang: 'c',
  ty: w.machine(s.sym.q.ty),
  mutable: !isConstObject(s.sym.q),
  init: initOf(w, s.sym.q.ty, s.plan, data),
  ...constPartsOf(w, s.sym.q),
  exported: s.exported,
  span: s.sym.span,
});
