/**
 * The programs of a search, by number. They come in families: one Σ, `HALVES` Rust halves and as many C halves, and a
 * program for each pair. Checking and lowering a half costs far more than running a program, and each half is needed
 * for many.
 */
import { generators, makeProgram, type Generator, type Plan } from '../generate/index.js';
import { Tape } from '../generate/tape.js';
import type { Program } from '../program.js';
import { addDrawn, drawnFrom, noDraws, type Drawn } from './counters.js';
import { hashOf, joinHashes } from './hash.js';

export const RANGE = 1000;
/** Programs of a family, a divisor of `RANGE`: a range begins with a family of its own. */
export const FAMILY = 250;
export const HALVES = 16;

export interface Generated {
  readonly generator: Generator;
  readonly program: Program;
  readonly choices: readonly number[];
  /** Of both trees: renamed copies of one program agree. */
  readonly hash: number;
  readonly drawn: Drawn;
}

interface Made<T> {
  readonly tree: T;
  readonly choices: readonly number[];
  readonly hash: number;
  readonly drawn: Drawn;
}

const SIGMA = 0,
  RUST = 1,
  C = 2;

export class Programs {
  private readonly seed: number;
  private readonly generators: readonly Generator[];
  private family = -1;
  private generator: Generator;
  private plan: Plan | null = null;
  private sigma: { choices: readonly number[]; drawn: Drawn } = { choices: [], drawn: noDraws };
  private readonly rust: (Made<Program['rust']> | undefined)[] = [];
  private readonly c: (Made<Program['c']> | undefined)[] = [];

  private readonly halves: number;
  private readonly size: number;

  /**
   * `only`: generators of some directions, for a regime that says nothing of the others. `halves`: of a family; fewer
   * halves are more interfaces in as many programs.
   */
  constructor(seed: number, only: readonly Generator[] = generators, halves = HALVES) {
    this.seed = seed;
    this.halves = halves;
    this.size = halves === HALVES ? FAMILY : halves * halves;
    this.generators = only;
    this.generator = only[0]!;
  }

  /** A program is a function of seed and index; going through a family in order makes each half once. */
  at(index: number): Generated {
    const family = Math.floor(index / this.size);
    if (family !== this.family) this.begin(family);
    const plan = this.plan!;
    const k = index % this.size;
    const s = Math.floor(k / this.halves);
    const f = k % this.halves;
    const rust = (this.rust[s] ??= this.make(RUST, s, plan.rust, this.rust));
    const c = (this.c[f] ??= this.make(C, f, plan.c, this.c));
    return {
      generator: this.generator,
      program: { direction: this.generator.direction, rust: rust.tree, c: c.tree },
      choices: [...this.sigma.choices, ...rust.choices, ...c.choices],
      hash: joinHashes(rust.hash, c.hash),
      drawn: addDrawn(this.sigma.drawn, addDrawn(rust.drawn, c.drawn)),
    };
  }

  /**
   * Programs like the one of that number, which was made last: each has a half of it, and another one that is new. What
   * hangs on Σ and one half happens in them too, and the new half may make more of it.
   */
  *near(index: number, count: number): globalThis.Generator<Program, void, undefined> {
    const { program } = this.at(index);
    const { rust, c } = this.plan!;
    for (let k = 0; k < count; k++) {
      const seed = Math.imul(this.seed, 0x01000193) ^ Math.imul(index * count + k + 1, 0x5bd1e995);
      const tape = new Tape({ seed });
      yield k % 2 === 0 ? { ...program, rust: rust(tape) } : { ...program, c: c(tape) };
    }
  }

  private tape(part: number, k: number): Tape {
    const n = (this.family * 3 + part) * this.halves + k;
    return new Tape({ seed: (Math.imul(this.seed, 0x01000193) + n) | 0 });
  }

  private begin(family: number): void {
    this.family = family;
    this.generator = this.generators[family % this.generators.length]!;
    this.rust.length = 0;
    this.c.length = 0;
    const tape = this.tape(SIGMA, 0);
    this.plan = this.generator.plan(tape);
    this.sigma = { choices: tape.made, drawn: drawnFrom(tape) };
  }

  /** One half in four is like an earlier one of its family: then it is the same tree, which is checked and lowered once. */
  private make<T>(
    part: number,
    k: number,
    from: (d: Tape) => T,
    others: readonly (Made<T> | undefined)[],
  ): Made<T> {
    const tape = this.tape(part, k);
    const tree = from(tape);
    const hash = hashOf(tree);
    const same = others.find((o) => o?.hash === hash);
    return { tree: same?.tree ?? tree, choices: tape.made, hash, drawn: drawnFrom(tape) };
  }
}

/** A program in one language: it is no pair of halves, so each has a tape of its own. */
export const aloneAt = (from: readonly Generator[], seed: number, index: number): Generated => {
  const generator = from[index % from.length]!;
  const tape = new Tape({ seed: (Math.imul(seed, 0x01000193) + index) | 0 });
  const program = makeProgram(generator, tape);
  const hash = joinHashes(hashOf(program.rust), hashOf(program.c));
  return { generator, program, choices: tape.made, hash, drawn: drawnFrom(tape) };
};

/** One program alone. */
export const programAt = (seed: number, index: number): Generated => new Programs(seed).at(index);
