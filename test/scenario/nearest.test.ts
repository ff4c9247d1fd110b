import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance, nearest } from '../../properties/scenario/nearest.js';

describe('The distance of two names', () => {
  it('counts insertions, deletions, replacements and swaps of neighbours.', () => {
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('abc', 'abc')).toBe(0);
    expect(editDistance('abd', 'abc')).toBe(1);
    expect(editDistance('ab', 'abc')).toBe(1);
    expect(editDistance('bac', 'abc')).toBe(1);
  });

  it('is symmetric, and nothing only between equal names.', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('The nearest name', () => {
  it('is the one that was misspelt or cut short, and none where nothing is like it.', () => {
    const names = ['unrestricted', 'isolated', 'r3', 'omniglot'];
    expect(nearest('omnigolt', names)).toBe('omniglot');
    expect(nearest('R3', names)).toBe('r3');
    expect(nearest('iso', names)).toBe('isolated');
    expect(nearest('unrestrict', names)).toBe('unrestricted');
    expect(nearest('xyzzy', names)).toBeNull();
    expect(didYouMean('xyzzy', names)).toBe('one of: unrestricted, isolated, r3, omniglot');
  });

  it('is looked for in no time in a text that is no name.', () => {
    expect(nearest('x'.repeat(1e6), ['a', 'b'])).toBeNull();
  });
});
