/** What can be seen of a run, and who licenses what. */
import type { Outcome } from '../../model/outcome.js';
import type { Optimisation } from '../../semantics/core/optimise/optimisation.js';

export interface Behaviour {
  readonly outcome: Outcome;
  readonly output: string;
}

/** It came to an end that a user of the program sees. */
export const isVisible = (o: Outcome): boolean => o.k === 'done' || o.k === 'panic' || o.k === 'abort';

export const sameBehaviour = (a: Behaviour, b: Behaviour): boolean => {
  if (a.output !== b.output || a.outcome.k !== b.outcome.k) return false;
  if (a.outcome.k === 'done' && b.outcome.k === 'done') return a.outcome.exit === b.outcome.exit;
  if (a.outcome.k === 'panic' && b.outcome.k === 'panic') return a.outcome.message === b.outcome.message;
  return true;
};

/** In a few words: what it printed, and how it ended if not well. */
export const showBehaviour = (b: Behaviour): string => {
  const o = b.outcome;
  const end =
    o.k === 'done'
      ? o.exit === 0
        ? ''
        : `exit ${o.exit}`
      : o.k === 'ub'
        ? `ub ${o.ub}`
        : o.k === 'panic'
          ? `panic: ${o.message}`
          : o.k;
  const lines = b.output.replace(/\n$/, '').split('\n');
  const printed = b.output === '' ? '' : lines.map((l) => (l === '' ? '(empty line)' : l)).join(' ');
  return [printed, end].filter((x) => x !== '').join(', ') || 'nothing';
};

/** According to the source of the optimisation; what the search finds stands beside it. */
export const isLicensed = (o: Optimisation, model: string): boolean =>
  o.licensedBy === null || o.licensedBy.includes(model);
