/** The fields of a type: user types, tuples, and the library's enums. */
import type * as S from '../../../model/rust/syntax.js';
import { erase, type Ty } from '../../../model/types.js';
import { errorTy } from '../ty.js';
import type { CrateCx } from './context.js';
import { libType } from './types.js';

export const fieldTy = (ty: Ty, variant: number, index: number): Ty => {
  if (ty.k === 'tuple') return ty.elems[index] ?? errorTy;
  if (ty.k !== 'adt') return errorTy;
  const found = ty.def.variants[variant]?.fields[index];
  return found === undefined ? errorTy : erase(found.ty);
};

export interface VariantFacts {
  readonly name: string;
  readonly shape: S.Shape;
  readonly fields: readonly { readonly name: string; readonly ty: Ty }[];
}

/** The variants of an enum, or the one of a struct; null for other types. */
export const variantsOf = (cx: CrateCx, ty: Ty): readonly VariantFacts[] | null => {
  if (ty.k !== 'adt' && ty.k !== 'lib') return null;
  const known = cx.variants.get(ty);
  if (known !== undefined) return known;
  const made = findVariants(cx, ty);
  // A type whose definition is still to be read has none yet.
  if (made === null || made.length > 0) cx.variants.set(ty, made);
  return made;
};

const findVariants = (cx: CrateCx, ty: Ty): readonly VariantFacts[] | null => {
  if (ty.k === 'adt') {
    const info = cx.infoOf.get(ty.def);
    if (info === undefined) return null;
    return ty.def.variants.map((v, i) => ({
      name: v.name,
      shape: info.shapes[i] ?? 'unit',
      fields: v.fields.map((x) => ({ name: x.name, ty: erase(x.ty) })),
    }));
  }
  if (ty.k !== 'lib') return null;
  const made = libType(cx, ty.name)?.enumOf?.(ty.args) ?? null;
  return (
    made?.map((v) => ({
      name: v.name,
      shape: v.fields.length === 0 ? ('unit' as const) : ('tuple' as const),
      fields: v.fields.map((t, i) => ({ name: `${i}`, ty: t })),
    })) ?? null
  );
};

export const isEnumLike = (cx: CrateCx, ty: Ty): boolean =>
  ty.k === 'adt' ? ty.def.kind === 'enum' : ty.k === 'lib' && libType(cx, ty.name)?.enumOf !== undefined;
