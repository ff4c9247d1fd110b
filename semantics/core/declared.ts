/**
 * Declared objects of C, struct by struct (C11 6.5p7, fifth item; 6.5.2.3p6 and example 3): classes of bytes do not tell
 * two structs with the same members apart, and compilers do, by the path of an access.
 */
import type { Layout, Layouts } from '../../model/layout/index.js';
import type { Loc } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import { firstPart, PART, partOf, type Part } from './parts.js';

/** The struct or union whose member an access names, `off` bytes behind the pointer that is followed. */
export interface Outer {
  readonly layout: Layout;
  readonly off: number;
}

/** The part of a struct that an offset lies in, and the offset in it. */
const memberAt = (layouts: Layouts, l: Layout, at: number): readonly [Layout, number] | null => {
  const sh = l.shape;
  if (sh.k === 'array') return sh.stride === 0 ? null : [layouts.of(sh.of), at % sh.stride];
  if (sh.k !== 'struct') return null;
  for (let k = 0; k < sh.tys.length; k++) {
    const [of, from] = [layouts.of(sh.tys[k]!), sh.offsets[k]!];
    if (at >= from && at < from + of.size) return [of, at - from];
  }
  return null;
};

const sameType = (a: Layout, b: Layout): boolean =>
  a === b || (a.ty.k === 'adt' && b.ty.k === 'adt' && a.ty.def === b.ty.def);

/** Does an object of type `of` begin `at` bytes behind the beginning of this one? */
const holds = (layouts: Layouts, l: Layout, at: number, of: Layout): boolean => {
  if (at === 0 && sameType(l, of)) return true;
  if (l.shape.k === 'union') return l.shape.tys.some((t) => holds(layouts, layouts.of(t), at, of));
  const inner = memberAt(layouts, l, at);
  return inner !== null && holds(layouts, inner[0], inner[1], of);
};

/** Is what lies there a member of a struct itself, and no element of an array or part of a union? */
const isMember = (layouts: Layouts, l: Layout, at: number): boolean => {
  const inner = memberAt(layouts, l, at);
  if (inner === null) return false;
  return inner[0].shape.k === 'scalar' ? l.shape.k === 'struct' : isMember(layouts, inner[0], inner[1]);
};

const known = new WeakMap<Layout, Map<Layout, Map<number, boolean>>>();

/** `at`: where the struct would begin; `leaf`: what is accessed. A part of no struct may be looked at through any. */
const fits = (layouts: Layouts, l: Layout, of: Layout, at: number, leaf: number): boolean => {
  let byType = known.get(l);
  if (byType === undefined) known.set(l, (byType = new Map<Layout, Map<number, boolean>>()));
  let byPlace = byType.get(of);
  if (byPlace === undefined) byType.set(of, (byPlace = new Map<number, boolean>()));
  const key = at * 0x100000 + leaf;
  const before = byPlace.get(key);
  if (before !== undefined) return before;
  const answer = holds(layouts, l, at, of) || !isMember(layouts, l, leaf);
  byPlace.set(key, answer);
  return answer;
};

/** Is a struct that the byte at `off` lies in, in `object`, one of those that `of` has there, at `at`? */
const isPartOf = (layouts: Layouts, object: Layout, off: number, of: Layout, at: number): boolean => {
  let inner: readonly [Layout, number] | null = [object, off];
  while (inner !== null) {
    const [l, from]: readonly [Layout, number] = inner;
    if (l.shape.k === 'struct' && at >= from && holds(layouts, of, at - from, l)) return true;
    inner = memberAt(layouts, l, from);
  }
  return false;
};

/** The declared type of an object, or the struct that was stored whole where the access is, with the access's offset in it. */
const objectAt = (m: Machine, l: Loc, store: boolean): Part | null => {
  const declared = m.declared[l.alloc];
  if (declared !== undefined) return { of: declared, off: l.off };
  const e = m.mem.eff[l.store]!;
  return store || e < PART ? null : partOf(m.linked.layouts, e);
};

/** A member is accessed: the declared object, if there is one, has a struct of that type there. Stores to others are free. */
export const memberFits = (m: Machine, l: Loc, outer: Outer | null, store: boolean): boolean => {
  if (outer === null || !m.options.effectiveTypes) return true;
  const object = objectAt(m, l, store);
  if (object === null) return true;
  const { layouts } = m.linked;
  const at = l.by - outer.off;
  return (
    fits(layouts, object.of, outer.layout, object.off - at, object.off) ||
    (m.declared[l.alloc] === undefined && isPartOf(layouts, object.of, object.off, outer.layout, at))
  );
};

/** A struct or union is accessed whole; `of` may be a larger one, whose members the objects there are (6.5p7, fifth item). */
export const wholeFits = (m: Machine, l: Loc, of: Layout, store: boolean): boolean => {
  if (!m.options.effectiveTypes || (of.shape.k !== 'struct' && of.shape.k !== 'union')) return true;
  const { layouts } = m.linked;
  const declared = m.declared[l.alloc];
  if (declared !== undefined) return fits(layouts, declared, of, l.off, l.off);
  if (store) return true;
  const first = firstPart(layouts, of);
  for (let k = 0; k < l.size; k++) {
    const e = m.mem.eff[l.store + k]!;
    if (e < PART || (first !== 0 && e === first + k)) continue;
    const part = partOf(layouts, e);
    if (part === null || fits(layouts, part.of, of, part.off - k, part.off)) continue;
    if (!isPartOf(layouts, part.of, part.off, of, k)) return false;
  }
  return true;
};
