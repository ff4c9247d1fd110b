/** A saved confirmation as the report shows it. */
import { showEnd, showPlan, showReality, type Confirmation } from '../properties/confirm/index.js';
import type { RealResult } from './data.js';

const sentences: Readonly<Record<Confirmation['verdict'], string>> = {
  agree: 'Every build does what the model says.',
  differ: 'Not every build does what the model says.',
  ub: 'The model calls the program undefined, so a build may do anything',
  unspecified: 'The result depends on what the languages leave open, and was not compared.',
  refused: 'The regime refuses the program, and nothing was compared.',
  unfinished: 'The model did not come to an end, and nothing was compared.',
};

/** `stale`: the program has changed since. */
export const realResult = (c: Confirmation, stale: boolean): RealResult => ({
  sentence: c.verdict === 'ub' ? `${sentences.ub}: ${showReality(c.builds)}.` : sentences[c.verdict],
  good: c.verdict === 'agree' ? true : c.verdict === 'differ' ? false : null,
  date: c.date,
  compilers: Object.values(c.compilers),
  limits: c.limits,
  stale,
  builds: c.builds.map((b) => ({
    level: showPlan(b.plan),
    printed: b.output,
    end: showEnd(b.end),
    sanitizer: b.sanitizer,
  })),
});
