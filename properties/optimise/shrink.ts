/** The smallest program on which dropping premises makes an optimisation show. */
import type { Settings } from '../../model/settings.js';
import { optimisationNamed } from '../../semantics/core/optimise/index.js';
import { sizeOf, type Program } from '../program.js';
import { shrinkTrees } from '../search/shrink.js';
import { isVisible, sameBehaviour, type Behaviour } from './behaviour.js';
import { offName, subjectOf } from './runs.js';
import type { Licence } from './search.js';

const names = (l: Pick<Licence, 'off'>): string =>
  l.off
    .map((o) => `${offName(o)} ${o.index}`)
    .sort()
    .join(', ');

/** What the optimisation changes once the same premises are dropped, and no others; null if nothing. */
export const showsOn = (
  p: Program,
  l: Licence,
  settings: Settings,
): { readonly before: Behaviour; readonly after: Behaviour } | null => {
  const o = optimisationNamed(l.optimisation);
  const s = o === null ? null : subjectOf(p, settings, [o]);
  if (o === null || s === null || s.changed.length === 0) return null;
  const chain = s.without(l.aliasing);
  if (chain === null || names(chain) !== names(l)) return null;
  const after = s.run(o, l.aliasing, chain.off);
  if (after === null || !isVisible(after.outcome) || sameBehaviour(chain.then, after)) return null;
  return { before: chain.then, after };
};

export const shrinkLicence = (
  l: Licence,
  settings: Settings,
  budget: number,
): { readonly licence: Licence; readonly oneMinimal: boolean } => {
  const { program, oneMinimal } = shrinkTrees(l.program, (p) => showsOn(p, l, settings) !== null, budget);
  const shown = showsOn(program, l, settings);
  return shown === null
    ? { licence: l, oneMinimal: false }
    : { licence: { ...l, ...shown, program, size: sizeOf(program) }, oneMinimal };
};
