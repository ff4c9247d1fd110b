import type { ModelSays } from './model.js';

/** A verdict in a few words: `done`, `panic, exit 101`, `ub aliasing (premise protector)`. */
export const showVerdict = ({ outcome }: Pick<ModelSays, 'outcome'>): string => {
  switch (outcome.k) {
    case 'done':
      return outcome.exit === 0 ? 'done' : `done, exit ${outcome.exit & 0xff}`;
    case 'panic':
      return 'panic, exit 101';
    case 'abort':
      return 'abort (SIGABRT)';
    case 'ub':
      return `ub ${outcome.ub} (premise \`${outcome.premise}\`)`;
    case 'fuel':
      return 'not finished within the model’s fuel';
    case 'n/a':
    case 'rejected':
    case 'error':
      return outcome.k;
  }
};
