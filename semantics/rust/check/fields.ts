/** The fields of a type: user types, tuples, and the library's enums. */
import type * as S from '../../../model/rust/syntax.js';
import { erase, type Region, type Ty } from '../../../model/types.js';
import { OnTypes } from '../../../model/facts.js';
import { errorTy, mapTy } from '../ty.js';
import type { CrateCx } from './context.js';
import { libType } from './types.js';

export const fieldTy = (ty: Ty, variant: number, index: number): Ty => {
  if (ty.k === 'tuple') return ty.elems[index] ?? errorTy;
  if (ty.k === 'lib') return ty.name === 'AssertUnwindSafe' ? (ty.args[0] ?? ty) : errorTy;
  if (ty.k !== 'adt') return errorTy;
  const found = ty.def.variants[variant]?.fields[index];
  return found === undefined ? errorTy : erase(found.ty);
};

/** The type of a field by the lifetimes of the whole, as that is written. */
export const writtenField = (cx: CrateCx, whole: Ty, variant: number, index: number): Ty | undefined => {
  if (whole.k === 'tuple') return whole.elems[index];
  if (whole.k === 'lib') return libType(cx, whole.name)?.enumOf?.(whole.args)[variant]?.fields[index];
  if (whole.k !== 'adt') return undefined;
  const { def, regions } = whole;
  const ty = def.variants[variant]?.fields[index]?.ty;
  if (ty === undefined) return undefined;
  const by = (r: Region): Region =>
    def.lifetimes.includes(r) ? (regions[def.lifetimes.indexOf(r)] ?? '') : r;
  return mapTy(ty, () => null, by);
};

export interface VariantFacts {
  readonly name: string;
  readonly shape: S.Shape;
  readonly fields: readonly { readonly name: string; readonly ty: Ty }[];
}

/** The variants of an enum, or the one of a struct; null for other types. */
export const variantsOf = (cx: CrateCx, ty: Ty): readonly VariantFacts[] | null => {
  if (ty.k !== 'adt' && ty.k !== 'lib') return null;
  const found = known.get(ty);
  if (found !== undefined) return found === NONE ? null : found;
  const made = findVariants(cx, ty);
  // A type whose definition is still to be read has none yet. A regime says anew what its types are.
  if (made?.length !== 0 && (ty.k === 'adt' || !cx.api.types.has(ty.name))) known.set(ty, made ?? NONE);
  return made;
};

const NONE: readonly VariantFacts[] = [];
const known = new OnTypes<readonly VariantFacts[]>();

const findVariants = (cx: CrateCx, ty: Ty): readonly VariantFacts[] | null => {
  if (ty.k === 'adt') {
    const info = cx.infoOf.get(ty.def);
    if (info === undefined) return null;
    const made: VariantFacts[] = [];
    for (let i = 0; i < ty.def.variants.length; i++) {
      const v = ty.def.variants[i]!;
      const fields: VariantFacts['fields'][number][] = [];
      for (const x of v.fields) fields.push({ name: x.name, ty: erase(x.ty) });
      made.push({ name: v.name, shape: info.shapes[i] ?? 'unit', fields });
    }
    return made;
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
