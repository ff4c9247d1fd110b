import { boundarySoundness } from '../properties/boundary-soundness.js';
import { RANGE } from '../properties/search/programs.js';
import { runRange } from '../properties/search/search.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';
import { figure } from './clock.js';
import { shortSettings } from './settings.js';

const RANGES = 20;

/** What is in use after a search of so many programs, and at its start: it should not grow. */
export const benchMemory = (print: (line: string) => void): void => {
  const spec = {
    seed: 3,
    settings: shortSettings,
    properties: [boundarySoundness],
    regimes: [unrestrictedRegime],
    heavyEvery: 10,
  };
  const used = (): string => {
    // Where node was started with --expose-gc, what is counted is what is reachable.
    (globalThis as { gc?: () => void }).gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    return `heap ${figure(heapUsed / 1e6)} MB, resident ${figure(rss / 1e6)} MB`;
  };
  runRange(spec, 0);
  print(`memory: after ${figure(RANGE)} programs ${used()}`);
  for (let r = 1; r < RANGES; r++) runRange(spec, r);
  print(`        after ${figure(RANGES * RANGE)} programs ${used()}`);
};
