/** The threat of a generated program, from runs that the bench has anyway where it can. */
import type { Settings } from '../../model/settings.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import type { Threat } from '../../semantics/regimes/regime.js';
import { threatOfForeign } from '../threats.js';
import type { Program } from '../program.js';
import { isRefused, type Bench, type Ran } from './bench.js';

const fine = (r: Ran): boolean => r.outcome.k === 'done';

const models = ['stacked', 'tree'];

/** Settings as classification runs them, once for each that it is asked about. */
interface Judged {
  readonly asC: Settings;
  readonly under: readonly { readonly aliasing: string; readonly settings: Settings }[];
}
const judged = new WeakMap<Settings, Judged>();
const judgedAs = (settings: Settings): Judged => {
  let known = judged.get(settings);
  if (known === undefined) {
    // Whether code is written in good faith does not depend on who runs it: threats are judged as C.
    const asC = { ...settings, foreign: 'c' };
    const under = models.map((aliasing) => ({ aliasing, settings: { ...asC, aliasing } }));
    judged.set(settings, (known = { asC, under }));
  }
  return known;
};

export const threatOfProgram = (bench: Bench, p: Program, settings: Settings, plain: Ran): Threat => {
  const { asC, under } = judgedAs(settings);
  const asItRan = settings['foreign'] !== 'machine';
  const foreign = (): Threat => threatOfForeign(bench.halves(p, asC), asC, bench.go);
  if (asItRan && !fine(plain)) return foreign();
  for (const u of under) {
    if (asItRan && u.aliasing === settings['aliasing']) continue;
    const ran = bench.run(p, unrestrictedRegime, u.settings);
    if (isRefused(ran) || !fine(ran)) return foreign();
  }
  return 'contract';
};
