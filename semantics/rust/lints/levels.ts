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

/** The groups that lints are in (rustc 1.95, `rustc -W help`). */
const groupOf: ReadonlyMap<string, string> = new Map([
  ['conflicting_repr_hints', 'future_incompatible'],
  ['repr_transparent_non_zst_fields', 'future_incompatible'],
  ['elided_lifetimes_in_associated_constant', 'future_incompatible'],
  ['never_type_fallback_flowing_into_unsafe', 'rust_2024_compatibility'],
  ['dependency_on_unit_never_type_fallback', 'rust_2024_compatibility'],
]);

/** Parents first. */
const scopesIn = (crate: S.Crate): readonly Scope[] => {
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
  return scopes;
};

export class LintLevels {
  private readonly crate: S.Crate;
  /** Found when a lint asks for the first time: most crates are walked by none. */
  private scopes: readonly Scope[] | null = null;

  constructor(crate: S.Crate) {
    this.crate = crate;
  }

  /** Outer nodes come first in `scopes`: the last that holds the place is the innermost. */
  at(lint: string, place: Span): Level {
    let level: Level = 'deny';
    const group = groupOf.get(lint);
    for (const s of (this.scopes ??= scopesIn(this.crate))) {
      const named = s.lints.includes(lint) || (group !== undefined && s.lints.includes(group));
      if (named && s.start <= place.start && place.end <= s.end) level = s.level;
    }
    return level;
  }
}
