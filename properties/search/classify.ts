/** The threat of a generated program, from runs that the bench has anyway where it can. */
import type { Settings } from '../../model/settings.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import type { Threat } from '../../semantics/regimes/regime.js';
import { threatOf } from '../threats.js';
import type { Program } from '../program.js';
import { isRefused, type Bench, type Ran } from './bench.js';

const fine = (r: Ran): boolean => r.outcome.k === 'done';

export const threatOfProgram = (bench: Bench, p: Program, settings: Settings, plain: Ran): Threat => {
  // Whether code is written in good faith does not depend on who runs it: threats are judged as C.
  const asC = { ...settings, foreign: 'c' };
  if (settings['foreign'] !== 'machine' && !fine(plain)) return threatOf(bench.halves(p, asC), asC, false);
  for (const aliasing of ['stacked', 'tree']) {
    if (settings['foreign'] !== 'machine' && aliasing === settings['aliasing']) continue;
    const ran = bench.run(p, unrestrictedRegime, { ...asC, aliasing });
    if (isRefused(ran) || !fine(ran)) return threatOf(bench.halves(p, asC), asC, false);
  }
  return 'contract';
};
