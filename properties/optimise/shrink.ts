/** The smallest programs on which an optimisation shows, each by what it takes to show it there. */
import type { Settings } from '../../model/settings.js';
import { optimisationNamed } from '../../semantics/core/optimise/index.js';
import { sizeOf, type Program } from '../program.js';
import { shrinkTrees } from '../search/shrink.js';
import { isVisible, sameBehaviour, type Behaviour } from './behaviour.js';
import { subjectOf, type Off, type Subject } from './runs.js';
import { isSame, type Example, type Licence } from './search.js';

export interface Change {
  readonly before: Behaviour;
  readonly after: Behaviour;
}

const differ = (before: Behaviour | null, after: Behaviour | null): Change | null =>
  before !== null &&
  after !== null &&
  isVisible(before.outcome) &&
  isVisible(after.outcome) &&
  !sameBehaviour(before, after)
    ? { before, after }
    : null;

/** The program with that optimisation alone, where it changes something. */
const changedBy = (p: Program, optimisation: string, settings: Settings) => {
  const o = optimisationNamed(optimisation);
  const s = o === null ? null : subjectOf(p, settings, [o]);
  return o === null || s === null || s.changed.length === 0 ? null : { o, s };
};

/** It has no undefined behaviour under the model, and does something else afterwards: nothing licenses that. */
export const breaksDefined = (
  p: Program,
  optimisation: string,
  aliasing: string,
  settings: Settings,
): Change | null => {
  const x = changedBy(p, optimisation, settings);
  const before = x?.s.run(null, aliasing) ?? null;
  if (x === null || before === null || !isVisible(before.outcome)) return null;
  const after = x.s.run(x.o, aliasing);
  return after === null || sameBehaviour(before, after) ? null : { before, after };
};

/** It has no undefined behaviour, the optimisation changes its code, and it does the same. */
export const staysDefined = (
  p: Program,
  optimisation: string,
  aliasing: string,
  settings: Settings,
): Change | null => {
  const x = changedBy(p, optimisation, settings);
  const before = x?.s.run(null, aliasing) ?? null;
  if (x === null || before === null || !isVisible(before.outcome)) return null;
  const after = x.s.run(x.o, aliasing);
  return after !== null && sameBehaviour(before, after) ? { before, after } : null;
};

/** It has undefined behaviour under the model, and the compiled program does something else afterwards. */
export const showsCompiled = (
  p: Program,
  optimisation: string,
  aliasing: string,
  settings: Settings,
): Change | null => {
  const x = changedBy(p, optimisation, settings);
  if (x?.s.run(null, aliasing)?.outcome.k !== 'ub') return null;
  return differ(x.s.compiled(null), x.s.compiled(x.o));
};

export interface Without extends Change {
  readonly off: readonly Off[];
}

const without = (s: Subject, l: Pick<Licence, 'optimisation' | 'aliasing'>): Without | null => {
  const o = optimisationNamed(l.optimisation);
  const chain = s.without(l.aliasing);
  if (o === null || chain === null) return null;
  const change = differ(chain.then, s.run(o, l.aliasing, chain.off));
  return change === null ? null : { ...change, off: chain.off };
};

/**
 * What the optimisation changes once premises are dropped, none but those of the licence. Where it takes fewer of them,
 * the rest had to do with something else in the program.
 */
export const showsWithout = (
  p: Program,
  l: Pick<Licence, 'optimisation' | 'aliasing' | 'off'>,
  settings: Settings,
): Without | null => {
  const x = changedBy(p, l.optimisation, settings);
  const found = x === null ? null : without(x.s, l);
  const within =
    found !== null && found.off.length > 0 && found.off.every((a) => l.off.some((b) => isSame(a, b)));
  return within ? found : null;
};

export const shrinkExample = (e: Example, shows: (p: Program) => Change | null, budget: number): Example => {
  if (e.oneMinimal) return e;
  const { program, oneMinimal } = shrinkTrees(e.program, (p) => shows(p) !== null, budget);
  const shown = shows(program);
  return shown === null
    ? e
    : { program, size: sizeOf(program), oneMinimal, before: shown.before, after: shown.after };
};

export const shrinkLicence = (l: Licence, settings: Settings, budget: number): Licence => {
  if (l.oneMinimal) return l;
  const { program, oneMinimal } = shrinkTrees(
    l.program,
    (p) => showsWithout(p, l, settings) !== null,
    budget,
  );
  const shown = showsWithout(program, l, settings);
  return shown === null ? l : { ...l, ...shown, program, size: sizeOf(program), oneMinimal };
};
