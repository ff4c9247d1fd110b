/** Constructors of items and attributes; the rest is in `build.ts`, whose conventions hold here. */
import { noSpan } from '../span.js';
import type { Span } from '../span.js';
import type * as S from './syntax.js';

type Attrs = readonly S.Attribute[];

export const crate = (
  items: readonly S.Item[],
  file: string = '',
  attrs: Attrs = [],
  marks: readonly S.Mark[] = [],
  span: Span = noSpan,
): S.Crate => ({ kind: 'Crate', span, file, attrs, items, marks });

export const use = (
  tree: S.UseTree,
  pub: boolean = false,
  attrs: Attrs = [],
  span: Span = noSpan,
): S.Use => ({
  kind: 'Use',
  span,
  attrs,
  pub,
  tree,
});

/** `useTree(['std', 'ptr'])` is `std::ptr`. */
export const useTree = (
  path: readonly string[],
  rest: S.UseTree['rest'] = 'name',
  children: readonly S.UseTree[] = [],
  alias: string | null = null,
  span: Span = noSpan,
): S.UseTree => ({ kind: 'UseTree', span, path, rest, alias, children });

export const selfParam = (
  form: S.SelfParam['form'],
  lifetime: S.Lifetime | null = null,
  mutable: boolean = false,
  span: Span = noSpan,
): S.SelfParam => ({ kind: 'SelfParam', span, form, lifetime, mutable });

export const param = (pattern: S.Pattern, type: S.Type, attrs: Attrs = [], span: Span = noSpan): S.Param => ({
  kind: 'Param',
  span,
  attrs,
  pattern,
  type,
});

interface FnParts {
  readonly attrs?: Attrs;
  readonly pub?: boolean;
  readonly unsafe?: boolean;
  readonly abi?: S.Abi;
  readonly nameSpan?: Span;
  readonly lifetimes?: readonly S.LifetimeParam[];
  readonly self?: S.SelfParam | null;
  readonly params?: readonly S.Param[];
  readonly result?: S.Type | null;
}

export const fn = (name: string, body: S.Block | null, more: FnParts = {}, span: Span = noSpan): S.Fn => ({
  kind: 'Fn',
  span,
  attrs: more.attrs ?? [],
  pub: more.pub ?? false,
  unsafe: more.unsafe ?? false,
  abi: more.abi ?? 'Rust',
  name,
  nameSpan: more.nameSpan ?? noSpan,
  lifetimes: more.lifetimes ?? [],
  self: more.self ?? null,
  params: more.params ?? [],
  result: more.result ?? null,
  body,
});

export const externBlock = (
  items: readonly (S.Fn | S.Static)[],
  abi: S.ExternBlock['abi'] = 'C',
  attrs: Attrs = [],
  span: Span = noSpan,
): S.ExternBlock => ({ kind: 'ExternBlock', span, attrs, abi, items });

export const fieldDef = (
  name: string,
  type: S.Type,
  pub: boolean = false,
  attrs: Attrs = [],
  span: Span = noSpan,
): S.FieldDef => ({ kind: 'FieldDef', span, attrs, pub, name, type });

interface TypeParts {
  readonly attrs?: Attrs;
  readonly pub?: boolean;
  readonly nameSpan?: Span;
  readonly lifetimes?: readonly S.LifetimeParam[];
}

export const struct = (
  name: string,
  shape: S.Shape,
  fields: readonly S.FieldDef[],
  more: TypeParts = {},
  span: Span = noSpan,
): S.Struct => ({
  kind: 'Struct',
  span,
  attrs: more.attrs ?? [],
  pub: more.pub ?? false,
  name,
  nameSpan: more.nameSpan ?? noSpan,
  lifetimes: more.lifetimes ?? [],
  shape,
  fields,
});

export const enum_ = (
  name: string,
  variants: readonly S.Variant[],
  more: TypeParts = {},
  span: Span = noSpan,
): S.Enum => ({
  kind: 'Enum',
  span,
  attrs: more.attrs ?? [],
  pub: more.pub ?? false,
  name,
  nameSpan: more.nameSpan ?? noSpan,
  lifetimes: more.lifetimes ?? [],
  variants,
});

export const variant = (
  name: string,
  shape: S.Shape = 'unit',
  fields: readonly S.FieldDef[] = [],
  discriminant: S.Expr | null = null,
  attrs: Attrs = [],
  span: Span = noSpan,
): S.Variant => ({ kind: 'Variant', span, attrs, name, shape, fields, discriminant });

export const impl = (
  target: S.Type,
  items: readonly (S.Fn | S.Const)[],
  more: { attrs?: Attrs; lifetimes?: readonly S.LifetimeParam[]; trait?: S.Impl['trait'] } = {},
  span: Span = noSpan,
): S.Impl => ({
  kind: 'Impl',
  span,
  attrs: more.attrs ?? [],
  lifetimes: more.lifetimes ?? [],
  trait: more.trait ?? null,
  target,
  items,
});

export const typeAlias = (
  name: string,
  type: S.Type,
  more: TypeParts = {},
  span: Span = noSpan,
): S.TypeAlias => ({
  kind: 'TypeAlias',
  span,
  attrs: more.attrs ?? [],
  pub: more.pub ?? false,
  name,
  nameSpan: more.nameSpan ?? noSpan,
  lifetimes: more.lifetimes ?? [],
  type,
});

interface ValueParts {
  readonly attrs?: Attrs;
  readonly pub?: boolean;
  readonly nameSpan?: Span;
}

export const const_ = (
  name: string,
  type: S.Type,
  value: S.Expr,
  more: ValueParts = {},
  span: Span = noSpan,
): S.Const => ({
  kind: 'Const',
  span,
  attrs: more.attrs ?? [],
  pub: more.pub ?? false,
  name,
  nameSpan: more.nameSpan ?? noSpan,
  type,
  value,
});

export const static_ = (
  name: string,
  type: S.Type,
  value: S.Expr | null,
  more: ValueParts & { mutable?: boolean } = {},
  span: Span = noSpan,
): S.Static => ({
  kind: 'Static',
  span,
  attrs: more.attrs ?? [],
  pub: more.pub ?? false,
  mutable: more.mutable ?? false,
  name,
  nameSpan: more.nameSpan ?? noSpan,
  type,
  value,
});

export const repr = (options: readonly string[], span: Span = noSpan): S.Repr => ({
  kind: 'Repr',
  span,
  options,
});

export const derive = (traits: S.Derive['traits'], span: Span = noSpan): S.Derive => ({
  kind: 'Derive',
  span,
  traits,
});

export const noMangle = (span: Span = noSpan): S.NoMangle => ({ kind: 'NoMangle', span });

export const ferruleAttr = (
  name: string,
  args: readonly string[] = [],
  bare: boolean = false,
  span: Span = noSpan,
): S.FerruleAttr => ({ kind: 'FerruleAttr', span, name, args, bare });

export const lintAttr = (
  level: S.LintAttr['level'],
  lints: readonly string[],
  span: Span = noSpan,
): S.LintAttr => ({ kind: 'LintAttr', span, level, lints });

export const hintAttr = (
  name: S.HintAttr['name'],
  arg: string | null = null,
  span: Span = noSpan,
): S.HintAttr => ({ kind: 'HintAttr', span, name, arg });
