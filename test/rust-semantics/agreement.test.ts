import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { haveTool } from '../tools.js';
import { askFerrule, judge, subjectAt, type Judged } from './agreement.js';
import { corpus } from './corpus.js';
import { runAlone, settingsWith } from './support.js';

const seed = Number(process.env['FERRULE_TEST_SEED'] ?? 42);
const runs = Number(process.env['FERRULE_RUNS'] ?? 100);

const shown = (j: Judged): string =>
  `${j.verdict} (${j.kind}, seed ${j.seed})\n${[...j.ours, ...j.rustc].map((e) => `${e.code}:${e.line} ${e.message}`).join('\n')}\n${j.text}`;

beforeAll(loadGrammars);

describe('Agreement with rustc', () => {
  it('programs made to be accepted are accepted', () => {
    for (let k = 0; k < runs; k++) {
      const s = subjectAt(4 * (seed * 100_000 + k));
      expect(askFerrule(s.text), s.text).toEqual([]);
    }
  });

  it.runIf(haveTool('rustc'))(
    'a sample of programs and near misses is accepted by both or by neither',
    async () => {
      const all = await judge(Array.from({ length: runs }, (_, k) => subjectAt(seed * 400_000 + k)));
      const wrong = all.filter((j) => j.verdict === 'only Ferrule accepts');
      expect(wrong.map(shown)).toEqual([]);
      const accepted = all.filter((j) => j.rustc.length === 0);
      const strict = accepted.filter((j) => j.ours.length > 0);
      expect(strict.length, strict.map(shown).join('\n')).toBeLessThanOrEqual(accepted.length * 0.05);
      expect(all.filter((j) => j.kind === 'accepted' && j.rustc.length > 0).map(shown)).toEqual([]);
    },
    120_000,
  );
});

describe('Small programs of every construct', () => {
  it.each(corpus())(
    'run alike under both aliasing models, without undefined behaviour: $name',
    ({ text }) => {
      if (askFerrule(text).length > 0) return;
      const stacked = runAlone(text);
      expect(stacked.end).toMatch(
        /^exit (0|101)$|arithmetic_overflow|unconditional_panic|overflowing_literals/,
      );
      expect(runAlone(text, settingsWith({ aliasing: 'tree' }))).toEqual(stacked);
    },
  );
});
