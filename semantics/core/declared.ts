/**
 * Declared objects of C, struct by struct (C11 6.5p7, fifth item; 6.5.2.3p6 and example 3): classes of bytes do not tell
 * two structs with the same members apart, and compilers do, by the path of an access.
 */
import type { Layout, Layouts } from '../../model/layout/index.js';
import type { Loc } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';

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

/** A member is accessed: the declared object, if there is one, has a struct of that type there. */
export const memberFits = (m: Machine, l: Loc, outer: Outer | null): boolean => {
  if (outer === null || !m.options.effectiveTypes) return true;
  const declared = m.declared[l.alloc];
  if (declared === undefined) return true;
  return fits(m.linked.layouts, declared, outer.layout, l.off - l.by + outer.off, l.off);
};

/** A struct or union is accessed whole. */
export const wholeFits = (m: Machine, l: Loc, of: Layout): boolean => {
  if (!m.options.effectiveTypes || (of.shape.k !== 'struct' && of.shape.k !== 'union')) return true;
  const declared = m.declared[l.alloc];
  return declared === undefined || fits(m.linked.layouts, declared, of, l.off, l.off);
};
