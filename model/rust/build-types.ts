/** Constructors of paths, types and patterns; `build.ts` has the conventions and gives these out as well. */
import { noSpan } from '../span.js';
import type { Span } from '../span.js';
import type * as S from './syntax.js';

// --- Paths and types -------------------------------------------------------------------------------------------

export const lifetime = (name: string, span: Span = noSpan): S.Lifetime => ({ kind: 'Lifetime', span, name });

export const lifetimeParam = (
  name: string,
  bounds: readonly S.Lifetime[] = [],
  span: Span = noSpan,
): S.LifetimeParam => ({ kind: 'LifetimeParam', span, name, bounds });

export const segment = (
  name: string,
  args: readonly S.GenericArg[] = [],
  span: Span = noSpan,
): S.PathSegment => ({ kind: 'PathSegment', span, name, args });

export const pathFrom = (
  segments: readonly S.PathSegment[],
  global: boolean = false,
  span: Span = noSpan,
): S.Path => ({ kind: 'Path', span, global, segments });

/** `path('mem', 'swap')` is `mem::swap`. */
export const path = (...names: readonly string[]): S.Path => pathFrom(names.map((n) => segment(n)));

export const pathType = (path: S.Path, span: Span = noSpan): S.PathType => ({ kind: 'PathType', span, path });

/** `named('Box', u8)` is `Box<u8>`. */
export const named = (name: string, ...args: readonly S.GenericArg[]): S.PathType =>
  pathType(pathFrom([segment(name, args)]));

export const refType = (
  inner: S.Type,
  mutable: boolean = false,
  lifetime: S.Lifetime | null = null,
  span: Span = noSpan,
): S.RefType => ({ kind: 'RefType', span, lifetime, mutable, inner });

export const ptrType = (inner: S.Type, mutable: boolean = false, span: Span = noSpan): S.PtrType => ({
  kind: 'PtrType',
  span,
  mutable,
  inner,
});

export const sliceType = (element: S.Type, span: Span = noSpan): S.SliceType => ({
  kind: 'SliceType',
  span,
  element,
});

export const arrayType = (element: S.Type, length: S.Expr, span: Span = noSpan): S.ArrayType => ({
  kind: 'ArrayType',
  span,
  element,
  length,
});

export const tupleType = (elements: readonly S.Type[], span: Span = noSpan): S.TupleType => ({
  kind: 'TupleType',
  span,
  elements,
});

export const fnPtrType = (
  params: readonly S.Type[],
  result: S.Type | null = null,
  more: { abi?: S.Abi; unsafe?: boolean; lifetimes?: readonly S.LifetimeParam[] } = {},
  span: Span = noSpan,
): S.FnPtrType => ({
  kind: 'FnPtrType',
  span,
  lifetimes: more.lifetimes ?? [],
  unsafe: more.unsafe ?? false,
  abi: more.abi ?? 'Rust',
  params,
  result,
});

export const neverType = (span: Span = noSpan): S.NeverType => ({ kind: 'NeverType', span });

export const inferType = (span: Span = noSpan): S.InferType => ({ kind: 'InferType', span });

// --- Patterns --------------------------------------------------------------------------------------------------

export const wildPattern = (span: Span = noSpan): S.WildPattern => ({ kind: 'WildPattern', span });

export const restPattern = (span: Span = noSpan): S.RestPattern => ({ kind: 'RestPattern', span });

export const bind = (
  name: string,
  more: { byRef?: boolean; mutable?: boolean; sub?: S.Pattern | null } = {},
  span: Span = noSpan,
): S.BindPattern => ({
  kind: 'BindPattern',
  span,
  byRef: more.byRef ?? false,
  mutable: more.mutable ?? false,
  name,
  sub: more.sub ?? null,
});

export const litPattern = (
  literal: S.Literal,
  negative: boolean = false,
  span: Span = noSpan,
): S.LitPattern => ({ kind: 'LitPattern', span, negative, literal });

export const rangePattern = (
  start: S.LitPattern | S.PathPattern | null,
  end: S.LitPattern | S.PathPattern | null,
  inclusive: boolean,
  span: Span = noSpan,
): S.RangePattern => ({ kind: 'RangePattern', span, start, end, inclusive });

export const pathPattern = (path: S.Path, span: Span = noSpan): S.PathPattern => ({
  kind: 'PathPattern',
  span,
  path,
});

export const tupleStructPattern = (
  path: S.Path,
  elements: readonly S.Pattern[],
  span: Span = noSpan,
): S.TupleStructPattern => ({ kind: 'TupleStructPattern', span, path, elements });

export const structPattern = (
  path: S.Path,
  fields: readonly S.FieldPattern[],
  rest: boolean = false,
  span: Span = noSpan,
): S.StructPattern => ({ kind: 'StructPattern', span, path, fields, rest });

export const fieldPattern = (
  name: string,
  pattern: S.Pattern,
  shorthand: boolean = false,
  span: Span = noSpan,
): S.FieldPattern => ({ kind: 'FieldPattern', span, name, pattern, shorthand });

export const tuplePattern = (elements: readonly S.Pattern[], span: Span = noSpan): S.TuplePattern => ({
  kind: 'TuplePattern',
  span,
  elements,
});

export const placePattern = (place: S.Expr, span: Span = noSpan): S.PlacePattern => ({
  kind: 'PlacePattern',
  span,
  place,
});

export const slicePattern = (elements: readonly S.Pattern[], span: Span = noSpan): S.SlicePattern => ({
  kind: 'SlicePattern',
  span,
  elements,
});

export const refPattern = (
  inner: S.Pattern,
  mutable: boolean = false,
  span: Span = noSpan,
): S.RefPattern => ({
  kind: 'RefPattern',
  span,
  mutable,
  inner,
});

export const orPattern = (alternatives: readonly S.Pattern[], span: Span = noSpan): S.OrPattern => ({
  kind: 'OrPattern',
  span,
  alternatives,
});
