/**
 * Effective types of allocated memory that are whole structs (C11 6.5p6): a struct that is stored or copied there as one
 * makes each byte a part of it, so that structs with the same members are told apart there too. A store of a member
 * makes its bytes what that is again.
 */
import type { Layout, Layouts } from '../../model/layout/index.js';

/** From here on a number for a byte means: the byte at an offset of a type. Below are the classes of scalars. */
export const PART = 1 << 24;
const END = 1 << 30;

interface Registry {
  /** The type's first number, by type; ascending, in the order of `layouts`. */
  readonly first: Map<Layout, number>;
  readonly starts: number[];
  readonly layouts: Layout[];
  next: number;
}

const registries = new WeakMap<Layouts, Registry>();

const registryOf = (layouts: Layouts): Registry => {
  let known = registries.get(layouts);
  if (known === undefined)
    registries.set(layouts, (known = { first: new Map(), starts: [], layouts: [], next: PART }));
  return known;
};

const holdsStruct = (layouts: Layouts, l: Layout): boolean =>
  l.shape.k === 'struct' || (l.shape.k === 'array' && holdsStruct(layouts, layouts.of(l.shape.of)));

/** The number of a type's first byte; 0 where there is no struct in it to tell apart. */
export const firstPart = (layouts: Layouts, l: Layout): number => {
  const r = registryOf(layouts);
  let first = r.first.get(l);
  if (first !== undefined) return first;
  first = holdsStruct(layouts, l) && l.size > 0 && r.next + l.size < END ? r.next : 0;
  r.first.set(l, first);
  if (first === 0) return 0;
  r.starts.push(first);
  r.layouts.push(l);
  r.next += l.size;
  return first;
};

export interface Part {
  readonly of: Layout;
  readonly off: number;
}

/** What a number of at least `PART` means. */
export const partOf = (layouts: Layouts, number: number): Part | null => {
  const { starts, layouts: types } = registryOf(layouts);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= number) low = middle;
    else high = middle - 1;
  }
  const of = types[low];
  return of === undefined ? null : { of, off: number - starts[low]! };
};
