import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { median } from './clock.js';

const ROUNDS = 7;

/** How long a person waits for a run of a small scenario, and for a process of Node that does nothing. */
export const benchStart = (print: (line: string) => void): void => {
  const cli = 'dist/cli.mjs';
  const scenario = 'scenarios/abi/signatures-agree.md';
  if (!existsSync(cli) || !existsSync(scenario)) {
    print(`start: skipped, for ${cli} or ${scenario} is not here`);
    return;
  }
  const time = (args: readonly string[]): number => {
    const all = Array.from({ length: ROUNDS }, () => {
      const t0 = performance.now();
      spawnSync(process.execPath, args, { stdio: 'ignore' });
      return performance.now() - t0;
    });
    return median(all);
  };
  const nothing = time(['-e', '0']);
  const run = time([cli, 'run', scenario]);
  print(
    `start: \`run\` of one scenario, median of ${ROUNDS}: ${run.toFixed(0)} ms; node alone ${nothing.toFixed(0)} ms (wall clock)`,
  );
};
