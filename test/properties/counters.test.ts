import { describe, expect, it } from 'vitest';
import { boundarySoundness } from '../../properties/boundary-soundness.js';
import { transparency } from '../../properties/transparency.js';
import { OTHER_THREAT } from '../../properties/search/counters.js';
import { Programs, RANGE } from '../../properties/search/programs.js';
import { runRange } from '../../properties/search/search.js';
import { coreSettings, defaultsOf } from '../../model/settings.js';
import { regimeNamed, regimes, unrestrictedRegime } from '../../semantics/regimes/index.js';

const settings = {
  ...defaultsOf([...coreSettings, ...regimes.flatMap((r) => r.parameters)]),
  addresses: 'reuse',
  fuel: '20000',
};
const sum = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((n, x) => n + x, 0);

describe('What became of the programs of a search', () => {
  it('is said of each: judged, or why not.', () => {
    const spec = { seed: 7, settings, regimes: [unrestrictedRegime], heavyEvery: 10 };
    const r = runRange({ ...spec, properties: [boundarySoundness] }, 0);
    const judged = r.judged.filter((x) => x).length;
    expect(r.judged).toHaveLength(RANGE);
    expect(judged + sum(r.idle)).toBe(RANGE);
    expect(sum(r.idle)).toBe([...r.cells.values()].reduce((n, c) => n + c.vacuous, 0));
    expect(r.idle.get('no crossing')).toBeGreaterThan(0);
    // A seeded tape does not end, and what is forced is a part of what was drawn.
    expect(r.drawn.cut).toBe(0);
    expect(r.drawn.forced).toBeGreaterThan(0);
    expect(r.drawn.forced + r.drawn.deadEnds).toBeLessThan(r.drawn.draws);
  });

  it('names the threat that a property does not speak of.', () => {
    const isolated = regimeNamed('isolated');
    if (isolated === null) throw new Error('the regime is gone');
    const spec = { seed: 7, settings, regimes: [isolated], heavyEvery: 10 };
    const r = runRange({ ...spec, properties: [transparency] }, 0);
    expect(r.idle.get(OTHER_THREAT)).toBeGreaterThan(0);
    expect(r.judged.filter((x) => x).length + sum(r.idle)).toBe(RANGE);
  });
});

describe('Halves of a family that are alike', () => {
  it('are one tree, so that they are checked once.', () => {
    const programs = new Programs(1);
    const trees = new Map<number, Set<unknown>>();
    for (let k = 0; k < 250; k++) {
      const { program, hash } = programs.at(k);
      const known = trees.get(hash) ?? new Set<unknown>();
      trees.set(hash, known.add(program.rust));
    }
    expect(trees.size).toBeLessThan(250);
    for (const same of trees.values()) expect(same.size).toBe(1);
  });
});
