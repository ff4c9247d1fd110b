/**
 * The layouts of all types on one target. Types are interned and so are their layouts: `of` twice gives the same
 * object. A definition must have all its fields before it is asked for.
 */
import type { Target } from '../target.js';
import { intSize } from '../target.js';
import type { Ty } from '../types.js';
import { erase, showTy, u8 } from '../types.js';
import { OnTypes } from '../facts.js';
import type { Desc, VariantDesc } from './describe.js';
import { describe, partsOf } from './describe.js';
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
import type { LibShapes, Part } from './lib.js';
import { libShapes } from './lib.js';
import { nicheOf, validRange } from './niche.js';
import { rearrangementOf, type FieldOrder } from './order.js';
import type {
  EnumLayout,
  Fields,
  Layout,
  LayoutError,
  LayoutMode,
  Niche,
  Pointee,
  Range,
  Shape,
  Variant,
} from './types.js';

export const isLayoutError = (x: Layout | Pointee | LayoutError): x is LayoutError =>
  'k' in x && x.k === 'layout-error';

/** Thrown by `of` and `pointee` for a type that `find` refuses: who calls them has asked `find` before. */
export class NoLayout extends Error {
  readonly why: LayoutError;
  constructor(why: LayoutError) {
    super(`${why.code}: ${why.message}`);
    this.why = why;
  }
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

export class Layouts {
  readonly target: Target;
  readonly mode: LayoutMode;
  /** How `repr(Rust)` types differ from the mode's own order of fields. */
  readonly order: FieldOrder | null;
  private readonly libs: LibShapes;
  private readonly known = new OnTypes<Layout | LayoutError>();
  private readonly pointees = new OnTypes<Pointee | LayoutError>();

  constructor(
    target: Target,
    mode: LayoutMode = 'rustc',
    libs: LibShapes = libShapes,
    order: FieldOrder | null = null,
  ) {
    this.target = target;
    this.mode = mode;
    this.order = order;
    this.libs = libs;
  }

  /** The layout, or why there is none. Never throws, ends on every type. */
  find(ty: Ty): Layout | LayoutError {
    return this.known.get(ty) ?? this.atOnce(ty) ?? this.compute(ty);
  }

  /** The layout of a type that `find` accepts. */
  of(ty: Ty): Layout {
    const l = this.find(ty);
    if (isLayoutError(l)) throw new NoLayout(l);
    return l;
  }

  /** What a pointer to `ty` points to; also for slices, `str` and `CStr`. */
  findPointee(ty: Ty): Pointee | LayoutError {
    const known = this.pointees.get(ty);
    if (known !== undefined) return known;
    const made = this.makePointee(ty);
    this.pointees.set(ty, made);
    return made;
  }

  pointee(ty: Ty): Pointee {
    const p = this.findPointee(ty);
    if (isLayoutError(p)) throw new NoLayout(p);
    return p;
  }

  private makePointee(ty: Ty): Pointee | LayoutError {
    const d = describe(this.target, this.libs, ty);
    const elem = d.k === 'unsized' ? (d.elem ?? u8) : null;
    const l = this.find(elem ?? ty);
    if (isLayoutError(l)) return l;
    const { size, align, freeze, cells } = l;
    return {
      ty: erase(ty),
      size: elem === null ? size : 0,
      align,
      stride: elem === null ? 0 : size,
      freeze,
      unpin: true,
      cells,
      uninhabited: elem === null && l.uninhabited,
    };
  }

  /** The layout of a type whose parts have theirs already, as those have that a program names in order. */
  private atOnce(root: Ty): Layout | LayoutError | null {
    const ty = erase(root);
    const desc = describe(this.target, this.libs, ty);
    const parts: Layout[] = [];
    for (const p of partsOf(desc)) {
      const l = this.known.get(erase(p));
      if (l === undefined || isLayoutError(l)) return null;
      parts.push(l);
    }
    const made = this.fitting(ty, this.assemble(ty, desc, parts));
    this.known.set(ty, made);
    if (root !== ty) this.known.set(root, made);
    return made;
  }

  /** Depth first with a stack of its own, so that neither a long chain of types nor a cycle overflows ours. */
  private compute(root: Ty): Layout | LayoutError {
    const open = new Map<Ty, { readonly desc: Desc; readonly parts: readonly Ty[]; next: number }>();
    const path: Ty[] = [];
    const enter = (t: Ty): void => {
      const desc = describe(this.target, this.libs, t);
      open.set(t, { desc, parts: partsOf(desc).map(erase), next: 0 });
      path.push(t);
    };
    const start = erase(root);
    if (!this.known.has(start)) enter(start);
    for (let t = path[path.length - 1]; t !== undefined; t = path[path.length - 1]) {
      const state = open.get(t);
      if (state === undefined) break;
      const part = state.parts[state.next];
      if (part === undefined) {
        this.known.set(t, this.build(t, state.desc));
        path.pop();
        open.delete(t);
        continue;
      }
      if (open.has(part)) {
        const cycle = path.slice(path.indexOf(part));
        const error = infinite(cycle);
        for (const member of cycle) this.known.set(member, error);
        for (const member of cycle) open.delete(member);
        path.length -= cycle.length;
        continue;
      }
      if (this.known.has(part)) state.next++;
      else enter(part);
    }
    const found = this.known.get(start) ?? infinite([start]);
    this.known.set(root, found);
    return found;
  }

  private build(ty: Ty, d: Desc): Layout | LayoutError {
    const parts: Layout[] = [];
    for (const p of partsOf(d)) {
      const l = this.known.get(erase(p));
      if (l === undefined) return infinite([ty]);
      if (isLayoutError(l)) return l;
      parts.push(l);
    }
    return this.fitting(ty, this.assemble(ty, d, parts));
  }

  private fitting(ty: Ty, made: Layout | LayoutError): Layout | LayoutError {
    if (isLayoutError(made) || made.size <= this.target.maxObject) return made;
    return {
      k: 'layout-error',
      code: 'too-big',
      message: `values of the type \`${showTy(ty)}\` are too big for the target architecture`,
      tys: [ty],
    };
  }

  private assemble(ty: Ty, d: Desc, parts: readonly Layout[]): Layout | LayoutError {
    const own = policies[this.mode];
    const rearranged = rearrangementOf(this.order, ty);
    const policy = rearranged === null ? own : { ...own, rearranged };
    switch (d.k) {
      case 'scalar': {
        const [size, start, end] = validRange(d.prim, this.target.pointerSize);
        const base = { size, align: size, uninhabited: false, niche: nicheOf(0, size, start, end) };
        return finish(ty, base, d, primFacts(d.prim, size));
      }
      case 'fat': {
        const word = this.target.pointerSize;
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
        if (of === undefined) return infinite([ty]);
        const base = {
          size: of.size * d.len,
          align: of.align,
          uninhabited: of.uninhabited && d.len > 0,
          niche: d.len > 0 ? of.niche : null,
        };
        if (base.size > this.target.maxObject) return finish(ty, base, { ...d, stride: of.size }, noFacts);
        return finish(ty, base, { ...d, of: of.ty, stride: of.size }, arrayFacts(of, d.len));
      }
      case 'enum':
        return this.assembleEnum(ty, d, parts, policy);
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
  }

  private assembleEnum(
    ty: Ty,
    d: Extract<Desc, { k: 'enum' }>,
    parts: readonly Layout[],
    policy: Policy,
  ): Layout {
    const byVariant: (readonly Layout[])[] = [];
    const variants: VariantIn[] = [];
    let used = 0;
    for (const { fields, discriminant } of d.variants) {
      const mine = parts.slice(used, (used += fields.length));
      byVariant.push(mine);
      variants.push({ fields: mine, discriminant });
    }
    const repr =
      typeof d.repr === 'string' ? d.repr : { size: intSize(this.target, d.repr), signed: d.repr.signed };
    const out = layoutEnum({
      variants,
      repr,
      discriminant: { size: this.target.pointerSize, signed: true },
      policy: repr === 'rust' ? policy : declaredPolicy,
      preferNiche: this.mode === 'talk',
    });
    const facts: Facts[] = [];
    for (let i = 0; i < byVariant.length; i++)
      facts.push(fieldFacts(byVariant[i]!, out.variants[i]!.offsets));
    return buildEnum(ty, d.variants, out, facts);
  }
}

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

const infinite = (cycle: readonly Ty[]): LayoutError => {
  const names = cycle.map((t) => `\`${showTy(t)}\``);
  return {
    k: 'layout-error',
    code: 'E0072',
    message:
      names.length === 1
        ? `recursive type ${names.join('')} has infinite size`
        : `recursive types ${names.join(', ')} have infinite size`,
    tys: cycle,
  };
};
