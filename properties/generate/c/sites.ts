/**
 * Near misses of programs that are defined by construction. Wherever a generator takes care (an index is masked, a
 * block is freed after its last use, a variable has its initialiser), it names the site, the kind of undefined behaviour
 * that the care prevents, and what the place looks like without it. Made again from the same tape with one site spoilt,
 * a program differs in that place alone. Whether it then runs into it is for the machine to say: it may not be reached.
 */
import type { UbCode } from '../../../model/faults.js';

export interface Site {
  readonly kind: UbCode;
  /** What was done to it: `index off by one`, `freed before its last use`. */
  readonly mutation: string;
}

export class Sites {
  /** All sites of the program, in order. */
  readonly all: Site[] = [];
  private readonly spoilt: number;

  /** `spoilt`: the number of the one site that goes without care; -1 for none. */
  constructor(spoilt = -1) {
    this.spoilt = spoilt;
  }

  /** Both ways are given, so that the tape is the same whichever is taken. */
  choose<T>(kind: UbCode, mutation: string, good: T, bad: T): T {
    this.all.push({ kind, mutation });
    return this.all.length - 1 === this.spoilt ? bad : good;
  }
}
