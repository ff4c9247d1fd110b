/** `type` aliases: other names of types, which are replaced where they are used (Reference, type aliases). */
import type * as S from '../../../model/rust/syntax.js';
import type { Span } from '../../../model/span.js';
import type { Region, Ty } from '../../../model/types.js';
import { errorTy, mapTy } from '../ty.js';
import type { CrateCx, Place } from './context.js';
import type { Alias, TypeEntity } from './scope.js';
import { declareLifetimes, writtenRegions } from './signatures.js';
import { lowerType } from './types.js';

export const makeAlias = (cx: CrateCx, at: Place, item: S.TypeAlias): Alias => {
  const lifetimes = declareLifetimes(cx, [], item.lifetimes);
  let known: Ty | 'busy' | null = null;
  const type = (): Ty => {
    if (known === 'busy') {
      cx.error('E0391', `cycle detected when expanding type alias \`${item.name}\``, item.span, {
        help: 'use a `struct` or `enum`: only these may contain themselves',
      });
      return errorTy;
    }
    if (known !== null) return known;
    known = 'busy';
    return (known = lowerType(cx, { ...at, lifetimes }, item.type, writtenRegions(cx)));
  };
  return { name: item.name, lifetimes, type };
};

/** The type that an alias means with these lifetimes. `named` is told of each that the alias itself names. */
export const expandAlias = (
  alias: Alias,
  given: readonly Region[],
  span: Span,
  named: ((span: Span) => void) | null,
): Ty => {
  const by = new Map(alias.lifetimes.map((l, i) => [l, given[i] ?? "'static"]));
  return mapTy(
    alias.type(),
    () => null,
    (r) => {
      if (r === "'static") named?.(span);
      return by.get(r) ?? r;
    },
  );
};

/** What a path goes on from behind the name of an alias: the struct, enum or type of the library that it means. */
export const behindAlias = (cx: CrateCx, e: TypeEntity): TypeEntity => {
  if (e.k !== 'alias') return e;
  const ty = e.alias.type();
  if (ty.k === 'lib') return { k: 'lib', name: ty.name, args: ty.args };
  const info = ty.k === 'adt' ? cx.infoOf.get(ty.def) : undefined;
  return info === undefined ? { k: 'type', ty } : { k: 'adt', info };
};
