import { regimes, unrestrictedRegime } from '../semantics/regimes/index.js';
import { chosenPremises, sweepRegime } from '../cli/necessities.js';
import { premisesOf, nameOf } from '../properties/search/necessity.js';
import { cpu, median } from './clock.js';
import { shortSettings } from './settings.js';

const SECONDS = 20;

/** How long a search takes until each premise of a regime is known to be needed; the goal is a median of 200 ms, each under 10 s. */
export const benchNecessity = async (print: (line: string) => void): Promise<void> => {
  print(
    `necessity: one sweep a regime, at most ${SECONDS} s each; when found by the wall clock, before shrinking`,
  );
  for (const regime of regimes.filter((r) => r !== unrestrictedRegime && premisesOf(r).length > 0)) {
    const premises = chosenPremises(regime, undefined);
    const c0 = cpu();
    const o = { seed: 1, tries: 1_000_000, seconds: SECONDS / 0.6, settings: shortSettings };
    const { sweep, found } = await sweepRegime(regime, premises, o, () => false);
    const times = found.map((f) => f.seconds).sort((a, b) => a - b);
    const missing = premises.filter((p) => !sweep.needed.has(p));
    const masked = missing.filter((p) => sweep.masked.has(p));
    print(
      `  ${regime.name.padEnd(9)} ${found.length} of ${premises.length} premises in ${sweep.tries} runs and ${((cpu() - c0) / 1000).toFixed(1)} s; found after median ${(1000 * median(times)).toFixed(0)} ms, latest ${(1000 * (times.at(-1) ?? 0)).toFixed(0)} ms`,
    );
    if (missing.length > masked.length)
      print(
        `            not found: ${missing
          .filter((p) => !masked.includes(p))
          .map(nameOf)
          .join(', ')}`,
      );
    if (masked.length > 0) print(`            only with another one off: ${masked.map(nameOf).join(', ')}`);
  }
};
