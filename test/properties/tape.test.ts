import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromTape, smallerTapes } from '../../properties/generate/arbitrary.js';
import { generators, makeProgram } from '../../properties/generate/index.js';
import { Tape } from '../../properties/generate/tape.js';
import { canonicalHash } from '../../properties/search/hash.js';

describe('the choice tape', () => {
  it('gives the same program for the same seed, and for the choices that it made', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: generators.length - 1 }), (seed, g) => {
        const first = new Tape({ seed });
        const p = makeProgram(generators[g]!, first);
        const again = makeProgram(generators[g]!, new Tape({ seed }));
        const replayed = makeProgram(generators[g]!, new Tape({ choices: first.made }));
        expect(canonicalHash(again)).toBe(canonicalHash(p));
        expect(canonicalHash(replayed)).toBe(canonicalHash(p));
      }),
      { numRuns: 100 },
    );
  });

  it('gives a program for every smaller tape', () => {
    const tape = new Tape({ seed: 7 });
    const g = generators[0]!;
    makeProgram(g, tape);
    for (const smaller of smallerTapes(tape.made))
      expect(makeProgram(g, new Tape({ choices: smaller })).direction).toBe(g.direction);
  });

  it('shrinks inside fast-check to the smallest program that still fails', () => {
    const numbers = fromTape((d) => Array.from({ length: d.choose(20) }, () => d.choose(100)));
    const result = fc.check(
      fc.property(numbers, (xs) => xs.every((x) => x < 50)),
      { seed: 3, numRuns: 1000 },
    );
    expect(result.failed).toBe(true);
    expect(result.counterexample).toEqual([[50]]);
  });
});
