/** The generators by direction. Adding one: its file, and a line here. */
import type { Program } from '../program.js';
import { exportsPlan } from './exports.js';
import { importsPlan } from './imports.js';
import type { Tape } from './tape.js';

/**
 * What a program is made from: Σ, the names and types that cross. Both halves are made against it, neither sees the
 * other, so each half goes with every other one of the same Σ.
 */
export interface Plan {
  readonly rust: (d: Tape) => Program['rust'];
  readonly c: (d: Tape) => Program['c'];
}

export interface Generator {
  readonly direction: 'c-calls-rust' | 'rust-calls-c';
  readonly plan: (d: Tape) => Plan;
}

export const generators: readonly Generator[] = [
  { direction: 'c-calls-rust', plan: exportsPlan },
  { direction: 'rust-calls-c', plan: importsPlan },
];

/** A generator of programs in one language: the other half is empty. */
export const alone = (direction: Generator['direction'], make: Plan): Generator => ({
  direction,
  plan: () => make,
});

/** A whole program from one tape: first Σ, then S, then F. */
export const makeProgram = (g: Generator, d: Tape): Program => {
  const plan = g.plan(d);
  const rust = plan.rust(d);
  return { direction: g.direction, rust, c: plan.c(d) };
};

/** Programs of both directions that have no undefined behaviour, for real builds. Their halves are made together. */
export { definedProgram, definedTrees } from './defined/index.js';
