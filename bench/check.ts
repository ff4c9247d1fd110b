import type { Crate } from '../model/rust/syntax.js';
import { walk } from '../model/rust/walk.js';
import type { Settings } from '../model/settings.js';
import { rustProgram } from '../properties/generate/rust/program.js';
import { Tape } from '../properties/generate/tape.js';
import { layoutsFor } from '../semantics/machine/link.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';
import { checkParts, compileRust, type CheckPart } from '../semantics/rust/index.js';
import { cpu, median } from './clock.js';

const PROGRAMS = 300;
// What V8 makes of the code is settled after some seconds; a search goes on for minutes.
const WARM_UP = 20;
const ROUNDS = 10;

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

type Part = CheckPart | 'all';
const parts: readonly Part[] = [...checkParts, 'all'];

/**
 * What checking a generated program of about thirty statements takes, and which part of it. The first rounds warm up. A
 * program's shortest round is what it takes where nothing else runs and no garbage is collected meanwhile.
 */
export const benchCheck = (settings: Settings, print: (line: string) => void): void => {
  const crates = programs();
  const layouts = layoutsFor(settings);
  const all: number[] = [];
  const shortest = new Map<Part, number[]>(parts.map((p) => [p, crates.map(() => Infinity)]));
  let before = cpu();
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    if (round === WARM_UP) before = cpu();
    crates.forEach((crate, i) => {
      const note = (part: Part, ms: number): void => {
        const mine = shortest.get(part)!;
        if (round >= WARM_UP) mine[i] = Math.min(mine[i]!, ms);
      };
      const start = performance.now();
      let last = start;
      const done = (part: CheckPart): void => {
        const now = performance.now();
        note(part, now - last);
        last = now;
      };
      compileRust(crate, { layouts, settings, api: unrestrictedRegime.api(settings), done });
      const whole = performance.now() - start;
      note('all', whole);
      if (round >= WARM_UP) all.push(whole);
    });
  }
  const used = (cpu() - before) / all.length;
  const of = (part: Part): string => median(shortest.get(part)!).toFixed(3);
  print(`checking: ${PROGRAMS} generated programs of 25 to 35 statements, ${ROUNDS} times each`);
  print(
    `  median ${median(all).toFixed(2)} ms a program, types, moves, borrows and lowering together; ${of('all')} ms in the shortest round of each`,
  );
  print(`  ${used.toFixed(2)} ms of processor time a program on average`);
  for (const part of checkParts)
    print(`  ${part.padEnd(9)} median ${of(part)} ms in the shortest round of each`);
};
