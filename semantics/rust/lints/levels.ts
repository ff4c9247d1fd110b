/**
 * Lints that deny by default are errors to rustc, so they are here (what Ferrule accepts, rustc accepts); `allow`,
 * `expect` and `warn` on a crate, an item or a statement say otherwise of what stands in it (Reference, lint check
 * attributes). The innermost attribute counts; `deny` and `forbid` are outside of the subset.
 */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import { walk } from '../../../model/rust/walk.js';

export type Level = 'deny' | 'warn' | 'allow';

interface Scope {
  readonly start: number;
  readonly end: number;
  readonly lints: readonly string[];
  readonly level: Level;
}

/** The group that every future incompatibility is in. */
const futureIncompatible: ReadonlySet<string> = new Set([
  'conflicting_repr_hints',
  'elided_lifetimes_in_associated_constant',
  'never_type_fallback_flowing_into_unsafe',
]);

export class LintLevels {
  private readonly scopes: readonly Scope[];

  constructor(crate: S.Crate) {
    const scopes: Scope[] = [];
    walk(crate, (n) => {
      if (!('attrs' in n)) return;
      for (const a of n.attrs)
        if (a.kind === 'LintAttr')
          scopes.push({
            start: n.span.start,
            end: n.span.end,
            lints: a.lints,
            level: a.level === 'warn' ? 'warn' : 'allow',
          });
    });
    this.scopes = scopes;
  }

  /** Outer nodes come first in `scopes`: the last that holds the place is the innermost. */
  at(lint: string, place: Span): Level {
    let level: Level = 'deny';
    for (const s of this.scopes) {
      const named =
        s.lints.includes(lint) || (futureIncompatible.has(lint) && s.lints.includes('future_incompatible'));
      if (named && s.start <= place.start && place.end <= s.end) level = s.level;
    }
    return level;
  }
}
