/** The generator as one fast-check arbitrary: its runner, seeds and reporters, and shrinking on the tape. */
import * as fc from 'fast-check';
import { Tape } from './tape.js';

interface Drawn<T> {
  readonly value: T;
  readonly choices: readonly number[];
}

/** Tapes that are smaller than this one: shorter first, then lower choices. */
export function* smallerTapes(choices: readonly number[]): Generator<readonly number[]> {
  const n = choices.length;
  for (let len = n; len >= 1; len = len >> 1) {
    for (let at = 0; at + len <= n; at += len) yield [...choices.slice(0, at), ...choices.slice(at + len)];
  }
  for (let k = 0; k < n; k++) {
    const c = choices[k]!;
    if (c === 0) continue;
    yield [...choices.slice(0, k), 0, ...choices.slice(k + 1)];
    if (c > 1) yield [...choices.slice(0, k), c >> 1, ...choices.slice(k + 1)];
    if (c > 2) yield [...choices.slice(0, k), c - 1, ...choices.slice(k + 1)];
  }
}

/** Shorter, or as long and lower: a tape that was used up draws 0s, so its own length counts. */
export const isSmaller = (a: readonly number[], b: readonly number[]): boolean => {
  if (a.length !== b.length) return a.length < b.length;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! < b[k]!;
  return false;
};

class FromTape<T> extends fc.Arbitrary<T> {
  private readonly make: (d: Tape) => T;

  constructor(make: (d: Tape) => T) {
    super();
    this.make = make;
  }

  override generate(mrng: fc.Random): fc.Value<T> {
    const tape = new Tape({ seed: mrng.nextInt() });
    const value = this.make(tape);
    return new fc.Value(value, { value, choices: tape.made } satisfies Drawn<T>);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(_value: T, context: unknown): fc.Stream<fc.Value<T>> {
    if (typeof context !== 'object' || context === null || !('choices' in context)) return fc.Stream.nil();
    const { choices } = context as Drawn<T>;
    const make = this.make;
    return fc.stream(
      (function* () {
        for (const given of smallerTapes(choices)) {
          const tape = new Tape({ choices: given });
          const value = make(tape);
          if (!isSmaller(tape.made, choices)) continue;
          yield new fc.Value(value, { value, choices: tape.made } satisfies Drawn<T>);
        }
      })(),
    );
  }
}

/** An arbitrary from a plain function over a choice tape. */
export const fromTape = <T>(make: (d: Tape) => T): fc.Arbitrary<T> => new FromTape(make);
