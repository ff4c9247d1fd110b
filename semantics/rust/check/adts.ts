/** Fields, variants and discriminants of user types, and what a type may not be. */
import type * as S from '../../../model/rust/syntax.js';
import {
  erase,
  intOf,
  isize,
  type AdtDef,
  type AdtTy,
  type FieldDef,
  type Ty,
  type VariantDef,
} from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import { isLayoutError } from '../../../model/layout/index.js';
import { intRange, intSize } from '../../../model/target.js';
import type { AdtInfo } from '../tree.js';
import { eachRegion, isSized, show } from '../ty.js';
import type { CrateCx, Place } from './context.js';
import { writtenRegions } from './signatures.js';
import { isSmall } from './sizes.js';
import { checkTransparent } from './transparent.js';
import { comparable, debuggable, isClone, isCopy } from './traits.js';
import { lowerType, notSized } from './types.js';

const fieldsOf = (
  cx: CrateCx,
  at: Place,
  info: AdtInfo,
  fields: readonly S.FieldDef[],
  used: Uses,
): FieldDef[] => {
  if (fields.length === 0) return [];
  const { lifetimes } = info.def;
  const { scope, outlives, prefix } = at;
  const inner: Place = { scope, self: info, selfRegions: lifetimes, outlives, lifetimes, prefix };
  const made: FieldDef[] = [];
  for (const f of fields) {
    const { name } = f;
    if (made.some((x) => x.name === name))
      cx.error('E0124', `field \`${name}\` is already declared`, f.span, { help: 'choose another name' });
    const ty = lowerType(cx, inner, f.type, writtenRegions);
    if (!isSized(ty)) {
      if (info.def.kind === 'struct' && f === fields[fields.length - 1])
        cx.refuse('a field without a size', f.type.span, 'put it behind a reference or a `Box`');
      else notSized(cx, ty, f.type.span);
    }
    // What is its own erasure names no lifetime.
    if (erase(ty) !== ty)
      eachRegion(ty, (r, to, index) => {
        if (to === undefined || index === undefined) used.open.delete(r);
        else used.handed.push({ name: r, to, index });
      });
    made.push({ name, ty });
  }
  return made;
};

/**
 * Lifetimes of a type that no field uses by itself, and those that fields hand on to other types: they are used as far as
 * they are there (rustc: variances as a least fixed point, where what stays bivariant is unused).
 */
export interface Uses {
  readonly info: AdtInfo;
  readonly open: Set<string>;
  readonly handed: { readonly name: string; readonly to: AdtDef; readonly index: number }[];
}

const nothingUsed = (info: AdtInfo): Uses => ({
  info,
  open: new Set(info.ast.lifetimes.map((l) => l.name)),
  handed: [],
});

/** Of all types that were filled together. */
export const checkUsed = (cx: CrateCx, all: readonly Uses[]): void => {
  const opens = new Map(all.map((u) => [u.info.def, u.open]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { open, handed } of all)
      for (const { name, to, index } of handed)
        if (open.has(name) && opens.get(to)?.has(to.lifetimes[index] ?? '') !== true) {
          open.delete(name);
          changed = true;
        }
  }
  for (const { info, open } of all)
    for (const l of info.ast.lifetimes)
      if (open.has(l.name) && l.name !== "'static")
        cx.error('E0392', `lifetime parameter \`${l.name}\` is never used`, l.span, {
          help: `remove \`${l.name}\`, or use it in a field`,
        });
};

/** Where something is left to find out it is noted, unless the fields are wrong. */
const leftOpen = (cx: CrateCx, used: Uses, before: number, unused: Uses[]): void => {
  if (cx.untyped === before && used.open.size > 0) unused.push(used);
};

export const fillStruct = (cx: CrateCx, at: Place, info: AdtInfo, s: S.Struct, unused: Uses[]): void => {
  const used = nothingUsed(info);
  const before = cx.untyped;
  const fields = fieldsOf(cx, at, info, s.fields, used);
  info.def.variants = [{ name: s.name, fields, discriminant: 0 }];
  leftOpen(cx, used, before, unused);
};

/** Discriminants are numbers of JavaScript. */
const exact = BigInt(Number.MAX_SAFE_INTEGER);

const discriminantsOf = (cx: CrateCx, at: Place, info: AdtInfo, e: S.Enum): readonly number[] => {
  const { repr } = info.def;
  const ty = typeof repr === 'object' ? repr : repr === 'C' ? intOf(32, true) : isize;
  const [min, max] = intRange(intSize(cx.layouts.target, ty), ty.signed);
  const taken = new Map<bigint, string>();
  const found: number[] = [];
  let next = 0n;
  for (const v of e.variants) {
    if (v.discriminant !== null)
      next = cx.constInt(at, v.discriminant, typeof repr === 'object' ? repr : isize) ?? next;
    else if (next > max)
      cx.error('E0370', 'enum discriminant overflowed', v.span, { help: 'give it a discriminant by `=`' });
    if (next < min || next > max) next = 0n;
    if (next > exact || next < -exact)
      cx.refuse(`the discriminant \`${next}\``, v.span, 'use one that fits into 53 bits');
    const other = taken.get(next);
    if (other !== undefined)
      cx.error('E0081', `discriminant value \`${next}\` assigned more than once`, e.nameSpan, {
        help: `\`${other}\` and \`${v.name}\` need different values`,
      });
    taken.set(next, v.name);
    found.push(Number(next));
    next++;
  }
  return found;
};

/** What is written may need what is declared further down, and is found when somebody asks. */
const whenAsked = (cx: CrateCx, at: Place, info: AdtInfo, e: S.Enum): (() => readonly number[]) => {
  let known: readonly number[] | null = null;
  let busy = false;
  return () => {
    if (known !== null) return known;
    if (busy) {
      cx.error('E0391', `cycle detected when evaluating the discriminants of \`${e.name}\``, e.nameSpan, {
        help: 'remove the cycle',
      });
      return (known = e.variants.map((_, i) => i));
    }
    busy = true;
    const found = discriminantsOf(cx, at, info, e);
    return (known ??= found);
  };
};

/** Answers what is still to be done when all is declared. */
export const fillEnum = (
  cx: CrateCx,
  at: Place,
  info: AdtInfo,
  e: S.Enum,
  unused: Uses[],
): (() => void) | null => {
  const used = nothingUsed(info);
  const { repr } = info.def;
  const before = cx.untyped;
  const names = new Set<string>();
  const variants: VariantDef[] = [];
  const isPlain = e.variants.every((v) => v.discriminant === null || v.discriminant.kind === 'IntLit');
  const values = isPlain ? discriminantsOf(cx, at, info, e) : null;
  const asked = values === null ? whenAsked(cx, at, info, e) : null;
  for (const v of e.variants) {
    if (names.has(v.name))
      cx.error('E0428', `the name \`${v.name}\` is defined multiple times`, v.span, {
        help: 'choose another name',
      });
    names.add(v.name);
    const { name } = v;
    const i = variants.length;
    const fields = fieldsOf(cx, at, info, v.fields, used);
    if (asked === null) variants.push({ name, fields, discriminant: values?.[i] ?? i });
    else
      variants.push({
        name,
        fields,
        get discriminant() {
          return asked()[i] ?? i;
        },
      });
  }
  info.def.variants = variants;
  const explicit = e.variants.some((v) => v.discriminant !== null);
  if (explicit && typeof repr !== 'object' && e.variants.some((v) => v.shape !== 'unit'))
    cx.error(
      'E0732',
      '`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants',
      e.nameSpan,
      {
        help: 'write `#[repr(u8)]` above it',
      },
    );
  if (e.variants.length === 0 && repr !== 'Rust')
    cx.error('E0084', 'unsupported representation for zero-variant enum', e.nameSpan, {
      help: 'remove the `repr`',
    });
  leftOpen(cx, used, before, unused);
  return asked;
};

const layoutCodes: Readonly<Record<string, string>> = { E0072: 'E0072', E0277: 'E0277' };

/** After all types are known: finite size, and what `Copy` and `Clone` need of the fields. */
export const checkAdt = (cx: CrateCx, info: AdtInfo, self: AdtTy): void => {
  const found = isSmall(self) ? null : cx.layouts.find(self);
  if (found !== null && isLayoutError(found)) cx.endless.add(info.def);
  if (found !== null && isLayoutError(found) && found.tys.includes(self)) {
    cx.error(layoutCodes[found.code] ?? found.code, found.message, info.ast.nameSpan, {
      help: found.code === 'E0072' ? 'put the recursion behind a `Box`' : 'use a smaller type',
    });
    return;
  }
  const { def, ast } = info;
  if (ast.kind === 'Struct' && typeof def.repr === 'object')
    cx.error('E0517', 'attribute should be applied to an enum', ast.nameSpan, { help: 'write `#[repr(C)]`' });
  if (def.repr === 'transparent') checkTransparent(cx, info);
  const clones = info.derives.includes('Clone') && !def.copy;
  for (const v of def.variants)
    for (const field of v.fields) {
      const ty = erase(field.ty);
      if (def.copy && !isCopy(cx, ty))
        cx.error('E0204', 'the trait `Copy` cannot be implemented for this type', ast.nameSpan, {
          help: `the field \`${field.name}\` is not \`Copy\``,
        });
      else if (clones && !isClone(cx, ty))
        cx.error('E0277', `the field \`${field.name}\` of \`${def.name}\` is not \`Clone\``, ast.nameSpan, {
          help: 'remove `Clone` from the `derive`',
        });
    }
  if (!info.derives.includes('Debug') && !info.derives.includes('PartialEq')) return;
  for (let k = 0; k < def.variants.length; k++) {
    const { fields } = def.variants[k]!;
    const written = ast.kind === 'Struct' ? ast.fields : ast.variants[k]?.fields;
    for (let i = 0; i < fields.length; i++)
      judgeDerived(cx, info, erase(fields[i]!.ty), written?.[i]?.span ?? ast.nameSpan);
  }
};

/** What `derive` makes of `Debug` and `PartialEq` uses those of each field. */
const judgeDerived = (cx: CrateCx, info: AdtInfo, ty: Ty, span: Span): void => {
  if (info.derives.includes('Debug') && !debuggable(cx, ty))
    cx.error('E0277', `\`${show(ty)}\` doesn't implement \`Debug\``, span, {
      help: 'derive `Debug` for it as well',
    });
  if (info.derives.includes('PartialEq') && !comparable(cx, ty))
    cx.error('E0369', `binary operation \`==\` cannot be applied to type \`${show(ty)}\``, span, {
      help: 'derive `PartialEq` for it as well',
    });
};
