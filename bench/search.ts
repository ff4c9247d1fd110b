import { unrestrictedRegime } from '../semantics/regimes/index.js';
import { Bench, isRefused } from '../properties/search/bench.js';
import { Programs, RANGE } from '../properties/search/programs.js';
import { runRange, type SearchSpec } from '../properties/search/search.js';
import { boundarySoundness } from '../properties/boundary-soundness.js';
import { cpu, figure, median, rate, share } from './clock.js';
import { benchSettings, shortSettings } from './settings.js';

type Print = (line: string) => void;

/** The target of the design: each program generated, lowered and run under one regime, on one core. */
const oneRegime = (print: Print): void => {
  // What V8 makes of the code is settled after some seconds; a search goes on for minutes.
  const warm = 20_000;
  const counted = 40_000;
  const bench = new Bench();
  const programs = new Programs(1);
  const steps: number[] = [];
  let generating = 0;
  const go = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      const t0 = performance.now();
      const { program } = programs.at(index);
      generating += performance.now() - t0;
      const ran = bench.run(program, unrestrictedRegime, shortSettings);
      if (!isRefused(ran)) steps.push(ran.steps);
    }
  };
  go(0, warm);
  const before = { ...bench.times };
  generating = 0;
  const t0 = performance.now();
  const c0 = cpu();
  go(warm, warm + counted);
  const ms = performance.now() - t0;
  const { lower, link, run } = bench.times;
  print(
    `  ${figure((counted * 1000) / (cpu() - c0))} programs/s, median ${median(steps)} steps; generate ${share(generating, ms)}, check and lower ${share(lower - before.lower, ms)}, link ${share(link - before.link, ms)}, run ${share(run - before.run, ms)}`,
  );
};

const withThreats = (print: Print): void => {
  const spec: SearchSpec = {
    seed: 1,
    settings: benchSettings,
    properties: [boundarySoundness],
    regimes: [unrestrictedRegime],
    heavyEvery: 10,
  };
  runRange(spec, 0);
  const t0 = performance.now();
  const c0 = cpu();
  const ranges = [1, 2, 3, 4, 5].map((r) => runRange(spec, r));
  const ms = performance.now() - t0;
  const part = (name: keyof Bench['times']): string =>
    share(
      ranges.reduce((n, r) => n + r.times[name], 0),
      ms,
    );
  print(
    `  ${figure((ranges.length * RANGE * 1000) / (cpu() - c0))} programs/s with threat classification; generate ${part('generate')}, check and lower ${part('lower')}, link ${part('link')}, run ${part('run')}`,
  );
};

export const benchSearch = (print: Print): void => {
  print('search: each program generated, checked, lowered and run under `unrestricted`, on one core');
  oneRegime(print);
  withThreats(print);
  const programs = new Programs(7);
  let index = 0;
  const generate = rate(() => void programs.at(index++));
  print(`  ${figure(generate)} programs/s generated only`);
};
