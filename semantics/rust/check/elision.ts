/** Where a lifetime that a result leaves out comes from (Reference, lifetime elision). */
import type * as S from '../../../model/rust/syntax.js';
import { walk } from '../../../model/rust/walk.js';
import type { Region } from '../../../model/types.js';

/** The lifetimes that a parameter's type writes or elides; those of `Self`, of aliases and of function pointers do not count. */
export const writtenIn = (t: S.Type, elided: readonly Region[]): ReadonlySet<Region> => {
  const found = new Set(elided);
  walk(t, (n) => {
    if (n.kind === 'Lifetime' && n.name !== "'_") found.add(n.name);
    return n.kind !== 'FnPtrType';
  });
  return found;
};

/** The lifetime of the only parameter that has one, if it has just one (rustc, `resolve_fn_params`). */
export const onlyLifetime = (written: readonly ReadonlySet<Region>[]): Region | null => {
  const [only, ...others] = written.filter((w) => w.size > 0);
  return only !== undefined && others.length === 0 && only.size === 1 ? ([...only][0] ?? null) : null;
};
