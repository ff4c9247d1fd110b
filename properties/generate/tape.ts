/**
 * The choice tape: generators are plain functions that draw from it. Alternatives are ordered so that 0 is the
 * smallest that ends; a tape that is used up goes on with 0. So deleting or lowering choices always gives a program,
 * and never a larger one.
 */
export class Tape {
  /** The choices made, each below the number of alternatives there were. */
  readonly made: number[] = [];
  private readonly given: readonly number[] | null;
  private state: number;
  /** Draws that had one alternative only, and draws after the end of a given tape. */
  forced = 0;
  overrun = 0;
  /** Alternatives that were drawn and had nothing to do where they stood. */
  deadEnds = 0;

  constructor(source: { readonly seed: number } | { readonly choices: readonly number[] }) {
    if ('seed' in source) {
      this.given = null;
      this.state = mix(source.seed);
    } else {
      this.given = source.choices;
      this.state = 0;
    }
  }

  /** A number in 0..n. */
  choose(n: number): number {
    if (n <= 1) {
      this.forced++;
      return 0;
    }
    const c = this.given === null ? this.random(n) : this.replay(n);
    this.made.push(c);
    return c;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.choose(from.length)]!;
  }

  /** True with one choice in `n`; false is the smaller. */
  rarely(n: number): boolean {
    return this.choose(n) === n - 1;
  }

  private replay(n: number): number {
    const k = this.made.length;
    if (k >= this.given!.length) {
      this.overrun++;
      return 0;
    }
    return Math.min(this.given![k]!, n - 1);
  }

  /** xorshift32: any good enough stream; programs are a function of the seed and nothing else. */
  private random(n: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) % n;
  }
}

/** Spreads neighbouring seeds (murmur3's finaliser); never 0, where xorshift would stay. */
const mix = (seed: number): number => {
  let h = (seed ^ 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  return h === 0 ? 1 : h;
};
