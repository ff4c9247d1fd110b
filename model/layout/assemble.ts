/** The layout of one type, put together from those of its parts. */
import type { Target } from '../target.js';
import { intSize } from '../target.js';
import type { Ty } from '../types.js';
import { erase, showTy } from '../types.js';
import type { Desc, VariantDesc } from './describe.js';
import type { EnumOut, VariantIn } from './enums.js';
import { layoutEnum } from './enums.js';
import type { Facts } from './facts.js';
import {
  arrayFacts,
  enumFacts,
  fatFacts,
  fieldFacts,
  flags,
  noFacts,
  primFacts,
  unionFacts,
  variantPadding,
} from './facts.js';
import type { Policy } from './fields.js';
import { alignTo, declaredPolicy, placeFields, rustcPolicy, talkPolicy } from './fields.js';
import type { Part } from './lib.js';
import { nicheOf, validRange } from './niche.js';
import { rearrangementOf, type FieldOrder } from './order.js';
import type {
  EnumLayout,
  Fields,
  Layout,
  LayoutError,
  LayoutMode,
  Niche,
  Range,
  Shape,
  Variant,
} from './types.js';

/** What layouts hang on outside of the type. */
export interface Basis {
  readonly target: Target;
  readonly mode: LayoutMode;
  /** How `repr(Rust)` types differ from the mode's own order of fields. */
  readonly order: FieldOrder | null;
}

interface Base {
  readonly size: number;
  readonly align: number;
  readonly uninhabited: boolean;
  readonly niche: Niche | null;
}

const finish = <S extends Shape>(ty: Ty, base: Base, shape: S, f: Facts): Layout & { shape: S } => {
  const { padding, hasPointers, needsCheck, plainInts } = flags(f, base.size);
  return {
    ty,
    size: base.size,
    align: base.align,
    uninhabited: base.uninhabited,
    niche: base.niche,
    shape,
    data: f.data,
    paddingVaries: f.paddingVaries,
    checks: f.checks,
    pointers: f.pointers,
    freeze: f.freeze,
    cells: f.cells,
    padding,
    hasPointers,
    needsCheck,
    plainInts,
  };
};

const policies: Readonly<Record<LayoutMode, Policy>> = {
  rustc: rustcPolicy,
  talk: talkPolicy,
};

const fieldsOf = (parts: readonly Part[], offsets: readonly number[]): Fields => {
  const tys: Ty[] = [];
  const names: string[] = [];
  for (const p of parts) {
    tys.push(erase(p.ty));
    names.push(p.name);
  }
  return { offsets, tys, names };
};

/** The layout of a type of which all parts have theirs. */
export const assemble = (on: Basis, ty: Ty, d: Desc, parts: readonly Layout[]): Layout | LayoutError => {
  const own = policies[on.mode];
  const rearranged = rearrangementOf(on.order, ty);
  const policy = rearranged === null ? own : { ...own, rearranged };
  switch (d.k) {
    case 'scalar': {
      const [size, start, end] = validRange(d.prim, on.target.pointerSize);
      const base = { size, align: size, uninhabited: false, niche: nicheOf(0, size, start, end) };
      return finish(ty, base, d, primFacts(d.prim, size));
    }
    case 'fat': {
      const word = on.target.pointerSize;
      const [, start, end] = validRange({ ...d, k: 'ptr' }, word);
      const base = { size: 2 * word, align: word, uninhabited: false, niche: nicheOf(0, word, start, end) };
      const { of, pointee, nonNull } = d;
      return finish(ty, base, d, fatFacts({ of, pointee, nonNull }, base.size));
    }
    case 'struct': {
      const kind =
        d.order === 'tuple' && parts.length > 0 ? ({ k: 'tail' } as const) : ({ k: 'sized' } as const);
      const p = placeFields(parts, kind, d.order === 'c' ? declaredPolicy : policy);
      const f = fieldFacts(parts, p.offsets);
      const cell: Facts = d.cell ? { ...f, freeze: false, cells: p.size === 0 ? [] : [[0, p.size]] } : f;
      const base = d.cell ? { ...p, niche: null } : p;
      return finish(ty, base, { k: 'struct', ...fieldsOf(d.fields, p.offsets) }, cell);
    }
    case 'union': {
      const align = Math.max(1, ...parts.map((l) => l.align));
      const size = alignTo(Math.max(0, ...parts.map((l) => l.size)), align);
      const base = { size, align, uninhabited: false, niche: null };
      const shape: Shape = {
        k: 'union',
        ...fieldsOf(
          d.fields,
          parts.map(() => 0),
        ),
      };
      return finish(ty, base, shape, unionFacts(parts, size));
    }
    case 'array': {
      const of = parts[0];
      if (of === undefined) throw new Error('an array of nothing');
      const base = {
        size: of.size * d.len,
        align: of.align,
        uninhabited: of.uninhabited && d.len > 0,
        niche: d.len > 0 ? of.niche : null,
      };
      if (base.size > on.target.maxObject) return finish(ty, base, { ...d, stride: of.size }, noFacts);
      return finish(ty, base, { ...d, of: of.ty, stride: of.size }, arrayFacts(of, d.len));
    }
    case 'enum':
      return assembleEnum(on, ty, d, parts, policy);
    case 'never': {
      const base = { size: 0, align: 1, uninhabited: true, niche: null };
      const shape: Shape = { k: 'enum', variants: [], tag: { k: 'none' } };
      return finish(ty, base, shape, { ...noFacts, checks: [{ k: 'never', off: 0, ty }] });
    }
    case 'unsized':
      return {
        k: 'layout-error',
        code: 'E0277',
        message: `the size for values of type \`${showTy(ty)}\` cannot be known at compilation time`,
        tys: [ty],
      };
    case 'unknown':
      return {
        k: 'layout-error',
        code: 'unknown-type',
        message: `\`${showTy(ty)}\` is not a type that Ferrule knows`,
        tys: [ty],
      };
  }
};

const assembleEnum = (
  on: Basis,
  ty: Ty,
  d: Extract<Desc, { k: 'enum' }>,
  parts: readonly Layout[],
  policy: Policy,
): Layout => {
  const byVariant: (readonly Layout[])[] = [];
  const variants: VariantIn[] = [];
  let used = 0;
  for (const { fields, discriminant } of d.variants) {
    const mine = parts.slice(used, (used += fields.length));
    byVariant.push(mine);
    variants.push({ fields: mine, discriminant });
  }
  const repr =
    typeof d.repr === 'string' ? d.repr : { size: intSize(on.target, d.repr), signed: d.repr.signed };
  const out = layoutEnum({
    variants,
    repr,
    discriminant: { size: on.target.pointerSize, signed: true },
    policy: repr === 'rust' ? policy : declaredPolicy,
    preferNiche: on.mode === 'talk',
  });
  const facts: Facts[] = [];
  for (let i = 0; i < byVariant.length; i++) facts.push(fieldFacts(byVariant[i]!, out.variants[i]!.offsets));
  return buildEnum(ty, d.variants, out, facts);
};

type Open<T> = { -readonly [K in keyof T]: T[K] };

const buildEnum = (ty: Ty, descs: readonly VariantDesc[], out: EnumOut, facts: readonly Facts[]): Layout => {
  const { tag } = out;
  const tagRange: Range | null =
    tag.k === 'direct' || tag.k === 'niche' ? [tag.offset, tag.offset + tag.size] : null;
  const variants: Variant[] = [];
  for (let i = 0; i < descs.length; i++) {
    const v = descs[i]!;
    const f = facts[i]!;
    const p = out.variants[i]!;
    const { offsets, tys, names } = fieldsOf(v.fields, p.offsets);
    variants.push({
      offsets,
      tys,
      names,
      name: v.name,
      discriminant: v.discriminant,
      uninhabited: p.uninhabited,
      padding: variantPadding(f, tagRange, out.size),
      checks: f.checks,
      pointers: f.pointers,
    });
  }
  const shape = { k: 'enum', variants, tag } as const;
  if (tagRange === null) {
    const only = tag.k === 'single' ? facts[tag.variant] : undefined;
    return finish(ty, out, shape, only ?? { ...noFacts, checks: [{ k: 'never', off: 0, ty }] });
  }
  // The tests of an enum refer to the enum itself, so the object is made first and its facts are put in.
  const self: Open<EnumLayout> = finish(ty, out, shape, noFacts);
  const own = enumFacts(self, facts, tagRange);
  const { padding, hasPointers, needsCheck, plainInts } = flags(own, out.size);
  self.data = own.data;
  self.paddingVaries = own.paddingVaries;
  self.checks = own.checks;
  self.pointers = own.pointers;
  self.freeze = own.freeze;
  self.cells = own.cells;
  self.padding = padding;
  self.hasPointers = hasPointers;
  self.needsCheck = needsCheck;
  self.plainInts = plainInts;
  return self;
};
