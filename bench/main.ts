/** `npm run bench`: speed, in figures and in ratios against a baseline of the same run. Tests never assert a time. */
import { loadGrammars } from '../model/grammars.js';
import { coreSettings, defaultsOf } from '../model/settings.js';
import { Bench, isRefused } from '../properties/search/bench.js';
import { programAt, Programs, RANGE } from '../properties/search/programs.js';
import { runRange, type SearchSpec } from '../properties/search/search.js';
import { boundarySoundness } from '../properties/boundary-soundness.js';
import { regimes, unrestrictedRegime } from '../semantics/regimes/index.js';
import { compileText } from './programs.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import { benchAliasing } from './aliasing.js';
import { benchCheck } from './check.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const figure = (n: number): string => Math.round(n).toLocaleString('en');

const settings = {
  ...defaultsOf([...coreSettings, ...regimes.flatMap((r) => r.parameters)]),
  addresses: 'reuse',
  fuel: '100000000',
};

/** Calls `body` for about a second; calls a second. */
const rate = (body: () => void): number => {
  body();
  const t0 = performance.now();
  let n = 0;
  while (performance.now() - t0 < 1000) {
    body();
    n++;
  }
  return (n * 1000) / (performance.now() - t0);
};

const rustLoop = `fn main() { let mut x: i32 = 0; let mut k: i32 = 0; let r = &mut x; while k < 10000 { *r = (*r + k) % 1000; k += 1; } println!("{}", *r); }`;
const cLoop = `#include <stdio.h>\nint main(void) { int x = 0; int *p = &x; for (int k = 0; k < 10000; k++) { *p = (*p + k) % 1000; } printf("%d\\n", x); return 0; }`;

/** The same bookkeeping by hand in JavaScript: what the machine's steps are measured against. */
const plainLoop = (): number => {
  const memory = new Int32Array(16);
  for (let k = 0; k < 10000; k++) memory[3] = (memory[3]! + k) % 1000;
  return memory[3]!;
};

const machine = (): void => {
  print('machine, search mode (one core)');
  const base = rate(() => void plainLoop());
  for (const [name, rust, c] of [
    ['Rust', rustLoop, null],
    ['C', null, cLoop],
  ] as const) {
    for (const aliasing of ['none', 'stacked', 'tree']) {
      const full = { ...settings, aliasing };
      const linked = compileText(rust, c, full, unrestrictedRegime);
      const m = machineFor(linked, full);
      const runs = rate(() => void runMachine(m));
      print(
        `  ${name} loop, ${aliasing.padEnd(8)} ${figure(runs * m.steps).padStart(12)} steps/s   ${(base / runs).toFixed(0)} times the hand-written loop`,
      );
    }
  }
};

const search = (): void => {
  print('search: generate, check and lower, run, under `unrestricted`');
  const spec: SearchSpec = {
    seed: 1,
    settings,
    properties: [boundarySoundness],
    regimes: [unrestrictedRegime],
    heavyEvery: 10,
  };
  runRange(spec, 0);
  const t0 = performance.now();
  const ranges = [1, 2, 3].map((r) => runRange(spec, r));
  const seconds = (performance.now() - t0) / 1000;
  const sum = (f: (r: (typeof ranges)[number]) => number): number => ranges.reduce((n, r) => n + f(r), 0);
  const share = (ms: number): string => `${(ms / 10 / seconds).toFixed(0)} %`;
  print(
    `  ${figure((ranges.length * RANGE) / seconds)} programs/s with threat classification; generate ${share(sum((r) => r.times.generate))}, check and lower ${share(sum((r) => r.times.lower))}, run ${share(sum((r) => r.times.run))}`,
  );
  let index = 0;
  const generate = rate(() => void programAt(7, index++));
  print(`  ${figure(generate)} programs/s generated only`);
};

/** The target of the design: each program generated, lowered and run under one regime, on one core. */
const oneRegime = (): void => {
  print('programs under `unrestricted` alone, without properties and threats');
  const bench = new Bench();
  const programs = new Programs(1);
  const short = { ...settings, fuel: '20000' };
  const steps: number[] = [];
  let generating = 0;
  const go = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      const t0 = performance.now();
      const { program } = programs.at(index);
      generating += performance.now() - t0;
      const ran = bench.run(program, unrestrictedRegime, short);
      if (!isRefused(ran)) steps.push(ran.steps);
    }
  };
  go(0, 5000);
  const before = { ...bench.times };
  generating = 0;
  const t0 = performance.now();
  go(5000, 25000);
  const ms = performance.now() - t0;
  const share = (part: number): string => `${((100 * part) / ms).toFixed(0)} %`;
  const { lower, link, run } = bench.times;
  const median = steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  print(
    `  ${figure(20_000_000 / ms)} programs/s, median ${median} steps; generate ${share(generating)}, check and lower ${share(lower - before.lower)}, link ${share(link - before.link)}, run ${share(run - before.run)}`,
  );
};

await loadGrammars();
machine();
oneRegime();
search();
benchAliasing(print);
benchCheck(settings, print);
