import { unrestrictedRegime } from '../semantics/regimes/index.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import { figure, rate } from './clock.js';
import { compileText } from './programs.js';
import { benchSettings } from './settings.js';

const rustLoop = `fn main() { let mut x: i32 = 0; let mut k: i32 = 0; let r = &mut x; while k < 10000 { *r = (*r + k) % 1000; k += 1; } println!("{}", *r); }`;
const cLoop = `#include <stdio.h>\nint main(void) { int x = 0; int *p = &x; for (int k = 0; k < 10000; k++) { *p = (*p + k) % 1000; } printf("%d\\n", x); return 0; }`;

/** The same bookkeeping by hand in JavaScript: what the machine's steps are measured against. */
const plainLoop = (): number => {
  const memory = new Int32Array(16);
  for (let k = 0; k < 10000; k++) memory[3] = (memory[3]! + k) % 1000;
  return memory[3]!;
};

export const benchMachine = (print: (line: string) => void): void => {
  print('machine, search mode (one core)');
  const base = rate(() => void plainLoop());
  for (const [name, rust, c] of [
    ['Rust', rustLoop, null],
    ['C', null, cLoop],
  ] as const) {
    for (const aliasing of ['none', 'stacked', 'tree']) {
      const full = { ...benchSettings, aliasing };
      const linked = compileText(rust, c, full, unrestrictedRegime);
      const m = machineFor(linked, full);
      const runs = rate(() => void runMachine(m));
      print(
        `  ${name} loop, ${aliasing.padEnd(8)} ${figure(runs * m.steps).padStart(12)} steps/s   ${(base / runs).toFixed(0)} times the hand-written loop`,
      );
    }
  }
};
