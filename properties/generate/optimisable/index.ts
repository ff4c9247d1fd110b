/**
 * Programs with something to optimise: a Rust export over references, raw pointers, a box, a `bool`, an enum, or a C
 * function over pointers and numbers, and a C `main` that calls it with pointers that may or may not meet. Written as
 * text and parsed: what an optimisation sees are a few statements in a row, not deep trees.
 */
import { parseC } from '../../../model/c/parse.js';
import { parseRust } from '../../../model/rust/parse.js';
import type { Program } from '../../program.js';
import type { Generator } from '../index.js';
import type { Tape } from '../tape.js';
import { cSide } from './c.js';
import { rustSide } from './rust.js';

/** Both halves as text. */
export const optimisableText = (d: Tape): { readonly rust: string; readonly c: string } => {
  const { rust, c, main, includes } = d.choose(3) === 2 ? cSide(d) : rustSide(d);
  const heap = [...c, ...main].some((l) => /\bh\b/.test(l));
  const head = ['<stdio.h>', '<stdlib.h>', ...includes].map((i) => `#include ${i}`);
  const whole = [
    'int x = 5;',
    'int y = 6;',
    ...(heap ? ['int *h = malloc(sizeof *h);', '*h = 5;'] : []),
    ...main,
    'printf("%d %d\\n", x, y);',
    'return 0;',
  ];
  return {
    rust: `${rust}\n`,
    c: [...head, ...c, `int main(void) {\n${whole.join('\n')}\n}`].join('\n') + '\n',
  };
};

/** A program with something to optimise, from a tape. Text that does not parse is a bug here, and said to be one. */
export const optimisable = (d: Tape): Program => {
  const text = optimisableText(d);
  const rust = parseRust(text.rust, 'generated.rs');
  const c = parseC(text.c, 'generated.c');
  if (rust.crate !== null && c.unit !== null) return { direction: 'both', rust: rust.crate, c: c.unit };
  const [first] = [...rust.diagnostics, ...c.diagnostics];
  throw new Error(`the generator of programs to optimise wrote no program: ${first?.message ?? ''}`);
};

/** The same for a search: neither half is of use with another's. */
export const optimisableGenerator: Generator = {
  direction: 'c-calls-rust',
  plan: (d) => {
    const { rust, c } = optimisable(d);
    return { rust: () => rust, c: () => c };
  },
};
