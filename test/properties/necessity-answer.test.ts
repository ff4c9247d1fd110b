import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { generators } from '../../properties/generate/index.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { Bench } from '../../properties/search/bench.js';
import { answerOf } from '../../properties/search/necessity-answer.js';
import { nameOf, premisesOf, Sweep } from '../../properties/search/necessity.js';
import { Programs } from '../../properties/search/programs.js';
import { regimeNamed } from '../../semantics/regimes/index.js';

let sweep: Sweep;
beforeAll(async () => {
  await loadGrammars();
  sweep = swept();
});

const omniglot = regimeNamed('omniglot')!;
const RUNS = 250;

/** A sweep over a few programs, with what the borrow checker says asked at run time, so that there are masks. */
const swept = (): Sweep => {
  const settings = { ...defaultSettings, addresses: 'reuse' };
  const premises = premisesOf(omniglot);
  const sweep = new Sweep(omniglot, 'arbitrary', premises, new Bench());
  const mine = generators.filter((g) => omniglot.outOfScope(g.direction) === null);
  const programs = new Programs(1, mine, 6);
  for (let k = 0; k < RUNS; k++) sweep.see({ program: programs.at(k).program, settings });
  return sweep;
};

describe('What a search for necessity says', () => {
  const answers = (late: boolean) =>
    sweep.premises.map((p) => ({
      ...answerOf(sweep, omniglot, 'arbitrary', p, () => late),
      candidates: sweep.masked.get(p)?.length ?? 0,
      name: nameOf(p),
    }));

  it('is no verdict where the time was up: what masks is decided on small programs alone, and an idle premise has its reason.', () => {
    sweep.cut = true;
    const all = answers(true);
    expect(all.filter((n) => n.answer === 'masked')).toEqual([]);
    const open = all.filter((n) => n.answer === 'unfinished');
    expect(open.some((n) => n.candidates > 0)).toBe(true);
    expect(open.some((n) => n.candidates === 0)).toBe(true);
    for (const n of all) {
      if (n.answer === 'idle') expect([n.name, n.keptFor]).not.toEqual([n.name, null]);
      if (n.answer === 'unfinished') expect([n.name, n.unfinished]).not.toEqual([n.name, null]);
      if (n.answer === 'needed') expect(n.unfinished).toContain('as small as can be');
    }
  });

  it('is idle, without more, where all programs were tried and none goes wrong.', () => {
    sweep.cut = false;
    const idle = answers(true).filter(
      (n) => n.candidates === 0 && !sweep.needed.has(sweep.premises.find((p) => nameOf(p) === n.name)!),
    );
    expect(idle.length).toBeGreaterThan(0);
    for (const n of idle) expect([n.name, n.answer, n.unfinished]).toEqual([n.name, 'idle', null]);
  });
});
