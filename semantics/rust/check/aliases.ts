/** `type` aliases: other names of types, which are replaced where they are used (Reference, type aliases). */
import type { Span } from '../../../model/span.js';
import type { Region, Ty } from '../../../model/types.js';
import { inferredRegion, mapTy } from '../ty.js';
import type { CrateCx } from './context.js';
import type { Alias, TypeEntity } from './scope.js';

/** The type that an alias means with these lifetimes. `named` is told of each that the alias itself names. */
export const expandAlias = (
  cx: CrateCx,
  alias: Alias,
  given: readonly Region[],
  span: Span,
  named: ((cx: CrateCx, span: Span) => void) | null,
): Ty => {
  // One that is inferred is the same wherever the alias names it.
  const by = new Map(
    alias.lifetimes.map((l, i) => [l, given[i] === '' ? inferredRegion(i, span) : (given[i] ?? "'static")]),
  );
  return mapTy(
    alias.type(),
    () => null,
    (r) => {
      if (r === "'static") named?.(cx, span);
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
  if (info === undefined || ty.k !== 'adt') return { k: 'type', ty };
  // Lifetimes that the alias takes are inferred; those that it names are those.
  return e.alias.lifetimes.length > 0 ? { k: 'adt', info } : { k: 'adt', info, regions: ty.regions };
};
