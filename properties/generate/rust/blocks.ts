/** Blocks, and what is known after branches. */
import { type Var } from './loans.js';
import type { Scope } from './values.js';
import { type Lines, type Make } from './statement.js';

/** Statements in a scope of their own; null where nothing may follow them. */
export const block = (b: Scope, max: number): { lines: Lines; diverges: boolean } => {
  const count = b.s.vars.length;
  const hidden = b.s.vars.map((v) => v.hidden);
  const lines: Lines = [];
  let diverges = false;
  for (let n = b.d.choose(max + 1); n > 0 && !diverges; n--) {
    const made = b.statement(b);
    lines.push(...made.lines);
    ({ diverges } = made);
  }
  b.s.leave(count);
  b.s.vars.forEach((v, k) => (v.hidden = hidden[k]!));
  return { lines, diverges };
};

export const branches = (
  b: Scope,
  bodies: readonly ((b: Scope) => { text: string; diverges: boolean })[],
): string[] => {
  const before = b.s.snapshot();
  const ends: Var[][] = [];
  const out: string[] = [];
  for (const body of bodies) {
    b.s.reset(before);
    const { text: made, diverges } = body(b);
    out.push(made);
    b.s.leave(before.length);
    if (!diverges) ends.push(b.s.snapshot());
  }
  b.s.join(before, ends);
  return out;
};

export const inBlock = (b: Scope, max: number): { text: string; diverges: boolean } => {
  const { lines, diverges } = block(b, max);
  return { text: `{ ${lines.join('\n')} }`, diverges };
};

export const scoped: Make = (b) => {
  const made = block(b, 4);
  return [`{ ${made.lines.join('\n')} }`, ...(made.diverges ? ['#diverges'] : [])];
};
