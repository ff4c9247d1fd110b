/**
 * Memory that constants know, statics and what was promoted: what lies at an address, and whether a reference may lead
 * there (rustc, `const_eval::validity`; Reference, behavior considered undefined).
 */
import { isLayoutError, type Layout } from '../../../model/layout/index.js';
import { intSize } from '../../../model/target.js';
import { erase, type Ty } from '../../../model/types.js';
import type { StaticInfo, TExpr, Value } from '../tree.js';
import { show } from '../ty.js';
import type { CrateCx } from './context.js';
import { no } from './no-value.js';
import { hasCell } from './qualifs.js';

type Address = Value & { k: 'address' };

export const staticNamed = (cx: CrateCx, name: string): StaticInfo | null =>
  cx.statics.find((s) => s.name === name) ?? null;

interface Found {
  readonly ty: Ty;
  /** By index of field or element, from outside. */
  readonly path: readonly number[];
}

/** Integers of one width are read as each other. */
const isReadAs = (cx: CrateCx, held: Ty, want: Ty): boolean => {
  if (held === want) return true;
  if (want.k === 'slice') return held.k === 'array' && held.of === want.of;
  const { target } = cx.layouts;
  return held.k === 'int' && want.k === 'int' && intSize(target, held) === intSize(target, want);
};

/** The part of a type that begins at an offset and is read as another; null where that is not plain to see. */
const partAt = (cx: CrateCx, held: Ty, offset: number, want: Ty): Found | null => {
  if (offset === 0 && isReadAs(cx, held, want)) return { ty: held, path: [] };
  const { shape } = cx.layouts.of(held);
  const below = (i: number, ty: Ty, at: number): Found | null => {
    const found = partAt(cx, ty, at, want);
    return found && { ty: found.ty, path: [i, ...found.path] };
  };
  if (shape.k === 'array') {
    const i = shape.stride === 0 ? 0 : Math.floor(offset / shape.stride);
    return i < shape.len ? below(i, shape.of, offset - i * shape.stride) : null;
  }
  if (shape.k !== 'struct') return null;
  for (let i = 0; i < shape.tys.length; i++) {
    const within = offset - shape.offsets[i]!;
    if (within < 0 || within > cx.layouts.of(shape.tys[i]!).size) continue;
    const found = below(i, shape.tys[i]!, within);
    if (found !== null) return found;
  }
  return null;
};

const partOf = (value: Value, i: number): Value | undefined =>
  value.k === 'fields'
    ? value.fields[i]
    : value.k === 'elements'
      ? value.elements[i]
      : value.k === 'repeat'
        ? value.of
        : undefined;

interface Held {
  readonly ty: Ty;
  readonly value: Value | null;
  readonly changes: boolean;
}

const memoryAt = (cx: CrateCx, name: string): Held | null => {
  const promoted = cx.promotedNamed(name);
  if (promoted !== null) return { ty: erase(promoted.ty), value: promoted.value, changes: false };
  const def = staticNamed(cx, name);
  if (def === null) return null;
  const ty = erase(def.ty);
  return { ty, value: def.value, changes: def.mutable || hasCell.ofType(cx, ty) };
};

/** What lies at the address, read at a type; null where that cannot be said. */
export const readAt = (cx: CrateCx, at: Address, want: Ty): Value | null => {
  const held = at.to.k === 'static' ? memoryAt(cx, at.to.name) : null;
  const found = held === null ? null : partAt(cx, held.ty, at.addend, want);
  let value: Value | null | undefined = held?.value;
  for (const i of found?.path ?? []) value = value == null ? null : partOf(value, i);
  if (found === null || value == null) return null;
  if (value.k !== 'int' || want.k !== 'int' || found.ty === want) return value;
  const bits = 8 * intSize(cx.layouts.target, want);
  return {
    k: 'int',
    value: want.signed ? BigInt.asIntN(bits, value.value) : BigInt.asUintN(bits, value.value),
  };
};

/** How far a field lies in its struct or tuple. */
export const offsetOf = (cx: CrateCx, of: Ty, index: number): number | null => {
  const { shape } = cx.layouts.of(of);
  return shape.k === 'struct' ? (shape.offsets[index] ?? null) : null;
};

interface Judged {
  readonly cx: CrateCx;
  readonly at: TExpr;
  /** A static may refer to what does not change as if it did. */
  readonly what: string;
}

const invalid = (j: Judged, why: string): never =>
  no(j.at, `it is undefined behavior to use this value: ${why}`, 'E0080');

/** Reports references that lead nowhere. Only `unsafe` makes such: nothing else is asked. */
export const checkValid = (j: Judged, value: Value, ty: Ty): void => {
  if (ty.k === 'ref') checkReference(j, value, ty.to, ty.mut);
  else if (value.k === 'fields' || value.k === 'elements' || value.k === 'repeat')
    checkParts(j, value, j.cx.layouts.of(ty));
};

const checkParts = (
  j: Judged,
  value: Value & { k: 'fields' | 'elements' | 'repeat' },
  { shape }: Layout,
): void => {
  if (value.k === 'fields') {
    const fields =
      shape.k === 'struct' ? shape : shape.k === 'enum' ? shape.variants[value.variant] : undefined;
    value.fields.forEach((x, i) => {
      const ty = fields?.tys[i];
      if (ty !== undefined) checkValid(j, x, ty);
    });
  } else if (shape.k === 'array' && shape.of.k !== 'int')
    for (const x of value.k === 'repeat' ? [value.of] : value.elements) checkValid(j, x, shape.of);
};

/** A reference leads to memory of the right size and alignment, which may be changed if the reference says so. */
const checkReference = (j: Judged, value: Value, to: Ty, mut: boolean): void => {
  const pointee = j.cx.layouts.findPointee(to);
  if (isLayoutError(pointee)) return;
  const length = value.k === 'wide' || value.k === 'address' ? (value.length ?? 0) : 0;
  const size = pointee.size + pointee.stride * length;
  if (value.k === 'int' || value.k === 'wide') {
    const address = value.k === 'int' ? value.value : value.address;
    if (address === 0n) invalid(j, 'a reference that is null');
    if (address % BigInt(pointee.align) !== 0n) invalid(j, 'a reference that is not aligned');
    if (size > 0) invalid(j, 'a reference to memory that is not there');
    return;
  }
  const held = value.k === 'address' && value.to.k === 'static' ? memoryAt(j.cx, value.to.name) : null;
  if (held === null || value.k !== 'address') return;
  if (value.addend + size > j.cx.layouts.of(held.ty).size)
    invalid(j, 'a reference to more memory than is there');
  if ((mut || (!pointee.freeze && j.what === 'constant')) && !held.changes)
    invalid(j, `a \`${show(to)}\` that may change, in memory that may not`);
  if (partAt(j.cx, held.ty, value.addend, to) === null)
    no(j.at, `a reference to a \`${show(to)}\` where there is none`);
};
