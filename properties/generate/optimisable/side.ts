/** What a program to optimise is put together from. */
import type { Tape } from '../tape.js';

/** `main`: statements of C's `main`, which calls what is to be optimised. */
export interface Side {
  readonly rust: string;
  readonly c: readonly string[];
  readonly main: readonly string[];
  readonly includes: readonly string[];
}

export const number = (d: Tape): string => String(d.choose(4));
