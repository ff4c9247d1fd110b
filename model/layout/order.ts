/**
 * Other orders of the fields of `repr(Rust)` types. The Rust Reference (type layout, the Rust representation) promises
 * that fields are aligned and do not overlap, and no order: any is Rust, and two types that are declared alike may have
 * two. The setting `layout.order` names one.
 */
import { erase, showTy, type Ty } from '../types.js';

/** `reversed`: last to first in memory. `rotated`: the last one first; with reversed, no field stays where it is. */
export const rearrangements = ['reversed', 'rotated'] as const;
export type Rearrangement = (typeof rearrangements)[number];

/** Which types have their fields rearranged, by the names of `orderName`; null: all. */
export interface FieldOrder {
  readonly how: Rearrangement;
  readonly of: ReadonlySet<string> | null;
}

const between = ' | ';

/** A type as `layout.order` names it: definitions by their own name, others in full. */
export const orderName = (ty: Ty): string => (ty.k === 'adt' ? ty.def.name : showTy(erase(ty)));

/** `own`, `reversed`, `rotated`, or one of these with types: `reversed A | (u8, u32)`. */
export const orderPattern = /^(reversed|rotated) \S.*$/;

/** Null: the order that the setting `layout` gives. */
export const parseOrder = (setting: string): FieldOrder | null => {
  const how = rearrangements.find((r) => setting === r || setting.startsWith(`${r} `));
  if (how === undefined) return null;
  const names = setting.slice(how.length).trim();
  return { how, of: names === '' ? null : new Set(names.split('|').map((n) => n.trim())) };
};

export const showOrder = (how: Rearrangement, types: readonly string[]): string =>
  `${how} ${types.join(between)}`;

export const rearrangementOf = (order: FieldOrder | null, ty: Ty): Rearrangement | null =>
  order !== null && (order.of === null || order.of.has(orderName(ty))) ? order.how : null;

/** Fields without a size stay where they are: moving those would change nothing. */
export const rearrange = (
  how: Rearrangement,
  inMemory: readonly number[],
  isSized: (field: number) => boolean,
): number[] => {
  const sized = inMemory.filter(isSized);
  const other = how === 'reversed' ? sized.toReversed() : [...sized.slice(-1), ...sized.slice(0, -1)];
  let next = 0;
  return inMemory.map((i) => (isSized(i) ? (other[next++] ?? i) : i));
};
