/** Initialisers of automatic objects (C11 6.7.9): part by part, over zeros where some part has none. */
import type { Operand, Place, Projection } from '../../../model/core/mir.js';
import { constInt } from '../../../model/core/mir.js';
import { i32, rawTo, unit, usize } from '../../../model/types.js';
import type { InitPart, InitPlan, InitStep } from '../tree.js';
import { isInteger, type CTy } from '../types.js';
import type { Lowering } from './lowering.js';

const projection = (l: Lowering, s: InitStep): Projection =>
  s.k === 'elem' ? { k: 'elem', index: s.index } : { k: 'field', index: s.index, ty: l.ty(s.ty) };

/** All bytes zero: null pointers and zeros of every type on both targets. */
const zero = (l: Lowering, place: Place, t: CTy): void => {
  const ty = l.ty(t);
  if (isInteger(t) || t.k === 'pointer')
    return l.b.assign(place, { k: 'use', op: constInt(0, ty), retag: false });
  const address: Operand = l.b.keep({ k: 'addr', mut: true, place }, rawTo(unit));
  const size = l.w.layouts.of(ty).size;
  l.b.call({ k: 'op', name: 'memset', tys: [] }, [address, constInt(0, i32), constInt(size, usize)], null);
};

const key = (path: readonly InitStep[]): string => path.map((s) => s.index).join('.');

/** Parts are evaluated in any order (6.7.9p23), except that one may overwrite a piece of an earlier one. */
const inOrder = (l: Lowering, parts: readonly InitPart[]): readonly InitPart[] => {
  if (parts.length < 2) return parts;
  const whole = new Set(parts.map((p) => key(p.path)));
  const nested = parts.some((p) => p.path.some((_, k) => whole.has(key(p.path.slice(0, k)))));
  return nested ? parts : l.seq.arrange(parts.length).flatMap((k) => parts[k] ?? []);
};

export const initialise = (l: Lowering, place: Place, ty: CTy, plan: InitPlan): void => {
  if (plan.zeroFirst) zero(l, place, ty);
  for (const part of inOrder(l, plan.parts)) {
    const to: Place = {
      local: place.local,
      proj: [...place.proj, ...part.path.map((s) => projection(l, s))],
    };
    const made = l.rvalue(part.value);
    l.b.span = part.span;
    l.b.assign(to, made);
  }
};
