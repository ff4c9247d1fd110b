import type { Crate } from '../model/rust/syntax.js';
import { walk } from '../model/rust/walk.js';
import type { Settings } from '../model/settings.js';
import { rustProgram } from '../properties/generate/rust/program.js';
import { Tape } from '../properties/generate/tape.js';
import { layoutsFor } from '../semantics/machine/link.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';
import { checkParts, compileRust, type CheckPart } from '../semantics/rust/index.js';

const PROGRAMS = 300;
const ROUNDS = 5;

const median = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[xs.length >> 1] ?? 0;

const statementsIn = (crate: Crate): number => {
  let n = 0;
  walk(crate, (x) => {
    if (x.kind === 'LetStmt' || x.kind === 'ExprStmt') n++;
  });
  return n;
};

/** Generated programs of 25 to 35 statements, counted in all their bodies. */
const programs = (): Crate[] => {
  const out: Crate[] = [];
  for (let seed = 0; out.length < PROGRAMS; seed++) {
    const crate = rustProgram(new Tape({ seed }), { statements: 22, unsafe: false });
    const n = statementsIn(crate);
    if (n >= 25 && n <= 35) out.push(crate);
  }
  return out;
};

/** What checking a generated program of about thirty statements takes, and which part of it. The first round warms up. */
export const benchCheck = (settings: Settings, print: (line: string) => void): void => {
  const crates = programs();
  const layouts = layoutsFor(settings);
  const each = new Map<CheckPart | 'all', number[]>([...checkParts, 'all' as const].map((p) => [p, []]));
  let before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    if (round === 1) before = process.cpuUsage();
    for (const crate of crates) {
      const start = performance.now();
      let last = start;
      const done = (part: CheckPart): void => {
        const now = performance.now();
        if (round > 0) each.get(part)!.push(now - last);
        last = now;
      };
      compileRust(crate, { layouts, settings, api: unrestrictedRegime.api(settings), done });
      if (round > 0) each.get('all')!.push(performance.now() - start);
    }
  }
  const { user, system } = process.cpuUsage(before);
  const total = each.get('all')!;
  const sum = total.reduce((a, b) => a + b, 0);
  print(`checking: ${PROGRAMS} generated programs of 25 to 35 statements, ${ROUNDS - 1} times each`);
  print(`  median ${median(total).toFixed(2)} ms a program, types, moves, borrows and lowering together`);
  print(`  ${((user + system) / 1000 / total.length).toFixed(2)} ms of processor time a program on average`);
  for (const part of checkParts) {
    const mine = each.get(part)!;
    const share = (100 * mine.reduce((a, b) => a + b, 0)) / sum;
    print(`  ${part.padEnd(9)} median ${median(mine).toFixed(3)} ms, ${share.toFixed(0)} % of the time`);
  }
};
