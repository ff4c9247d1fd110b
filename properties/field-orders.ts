/**
 * Other orders of fields that a program is run under again. A verdict that changes with them is of this layout and not of
 * Rust: `layout-dependent`. Which orders: no two types of the program keep their fields in the same way to each other in
 * all of them, and no field stays where it is (`ordersFor`).
 */
import type { Unit } from '../model/core/mir.js';
import { describe, isLayoutError, libShapes, orderName, partsOf, showOrder } from '../model/layout/index.js';
import type { Fields, Layout, Layouts, Rearrangement } from '../model/layout/index.js';
import type { Settings } from '../model/settings.js';
import { erase, type Ty } from '../model/types.js';
import { layoutsFor } from '../semantics/machine/link.js';

/** The flag of a run whose verdict is another one under another order. */
export const LAYOUT_DEPENDENT = 'layout-dependent' as const;

/** The setting that names an order; a run is compared with others where nobody chose one. */
const setting = 'layout.order';

export const isOwnOrder = (s: Settings): boolean => (s[setting] ?? 'own') === 'own';

export const withOrder = (s: Settings, order: string): Settings => ({ ...s, [setting]: order });

/** A field that only types have, checked against theirs. */
const ofTypes: keyof Ty = 'variable';
const isTy = (x: object): x is Ty => ofTypes in x && 'k' in x;

/** Every type that stands in a half, wherever it stands. */
const typesIn = (u: Unit): readonly Ty[] => {
  const seen = new Set<object>();
  const found: Ty[] = [];
  const work: unknown[] = [u.fns, u.foreign, u.statics, u.foreignStatics];
  for (let x = work.pop(); x !== undefined || work.length > 0; x = work.pop()) {
    if (typeof x !== 'object' || x === null || seen.has(x)) continue;
    seen.add(x);
    if (isTy(x)) found.push(x);
    else for (const y of Object.values(x) as unknown[]) if (typeof y === 'object') work.push(y);
  }
  return found;
};

/** What a type is made of or leads to. */
const below = (layouts: Layouts, t: Ty): readonly Ty[] => {
  if (t.k === 'fn') return [...t.params, t.ret];
  const d = describe(layouts.target, libShapes, t);
  if (d.k === 'fat') return [d.pointee];
  if (d.k === 'scalar') return d.prim.k === 'ptr' && d.prim.pointee !== null ? [d.prim.pointee] : [];
  return d.k === 'unsized' ? (d.elem === null ? [] : [d.elem]) : partsOf(d);
};

/** Structs, tuples and variants of one type, by name. */
const groupsOf = (ty: Ty, l: Layout): readonly (readonly [name: string, fields: Fields])[] => {
  const name = orderName(ty);
  if (l.shape.k === 'struct') return [[name, l.shape]];
  return l.shape.k === 'enum' ? l.shape.variants.map((v) => [`${name}::${v.name}`, v] as const) : [];
};

/** A type of a program whose fields may lie in another order, and how many of them can change places. */
export interface Ordered {
  readonly name: string;
  readonly ty: Ty;
  readonly fields: number;
}

const isRustOrder = (layouts: Layouts, t: Ty): boolean => {
  const d = describe(layouts.target, libShapes, t);
  return (d.k === 'struct' && d.order !== 'c') || (d.k === 'enum' && d.repr === 'rust');
};

/** The types of a Rust half whose order of fields can matter: `repr(Rust)`, with two fields or more that have a size. */
export const orderedTypes = (u: Unit, layouts: Layouts): readonly Ordered[] => {
  const seen = new Set<Ty>();
  const out: Ordered[] = [];
  const work = [...typesIn(u)];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const t = erase(next);
    if (seen.has(t)) continue;
    seen.add(t);
    work.push(...below(layouts, t));
    if (!isRustOrder(layouts, t)) continue;
    const l = layouts.find(t);
    if (isLayoutError(l)) continue;
    const sized = groupsOf(t, l).map(([, f]) => f.tys.filter((x) => layouts.of(x).size > 0).length);
    const fields = Math.max(0, ...sized);
    if (fields > 1) out.push({ name: orderName(t), ty: t, fields });
  }
  return out.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
};

/**
 * Values of `layout.order` to compare with. Types are numbered from 1, and for each binary digit those that have it are
 * rearranged: so every type is at some time, and of two types at some time only one. Reversing leaves the middle of three
 * fields where it is; rotating moves that one too.
 */
export const ordersFor = (types: readonly Ordered[]): readonly string[] => {
  const orders = (how: Rearrangement, of: readonly Ordered[]): string[] => {
    const names = [...new Set(of.map((t) => t.name))];
    const out: string[] = [];
    for (let digit = 1; digit <= names.length; digit *= 2) {
      const chosen = names.filter((_, i) => Math.floor((i + 1) / digit) % 2 === 1);
      out.push(showOrder(how, chosen));
    }
    return out;
  };
  return [
    ...orders('reversed', types),
    ...orders(
      'rotated',
      types.filter((t) => t.fields > 2),
    ),
  ];
};

/** The same for one type each: what a difference is told by. */
const oneByOne = (order: string): readonly string[] => {
  const [how = 'reversed', ...rest] = order.split(' ');
  const names = rest.join(' ').split(' | ');
  return names.length < 2 ? [] : names.map((n) => showOrder(how as Rearrangement, [n]));
};

/** The first order under which something differs, with as few types rearranged as show it; null if there is none. */
export const firstOrderThat = <A>(
  types: readonly Ordered[],
  differs: (order: string) => A | null,
): { readonly order: string; readonly found: A } | null => {
  for (const order of ordersFor(types)) {
    const found = differs(order);
    if (found === null) continue;
    for (const single of oneByOne(order)) {
      const alone = differs(single);
      if (alone !== null) return { order: single, found: alone };
    }
    return { order, found };
  }
  return null;
};

/** Where a field lies as `layout` says, and under another order. */
export interface MovedField {
  readonly name: string;
  readonly at: number;
  readonly there: number;
}

export interface MovedType {
  readonly name: string;
  readonly size: number;
  readonly sizeThere: number;
  readonly fields: readonly MovedField[];
}

/** A verdict under another order of fields, in words. */
export interface OtherOrder {
  /** The value of the setting `layout.order`. */
  readonly order: string;
  readonly verdict: string;
  readonly moved: readonly MovedType[];
}

/** What an order changes in these types. */
export const movedBy = (
  types: readonly Ordered[],
  settings: Settings,
  order: string,
): readonly MovedType[] => {
  const here = layoutsFor(settings);
  const there = layoutsFor(withOrder(settings, order));
  return types.flatMap(({ ty }) => {
    const a = here.of(ty);
    const b = there.of(ty);
    const others = groupsOf(ty, b);
    return groupsOf(ty, a).flatMap(([name, f], i): MovedType[] => {
      const g = others[i]?.[1];
      if (g === undefined || String(f.offsets) === String(g.offsets)) return [];
      const fields = f.names.map((n, k) => ({ name: n, at: f.offsets[k] ?? 0, there: g.offsets[k] ?? 0 }));
      return [{ name, size: a.size, sizeThere: b.size, fields }];
    });
  });
};
