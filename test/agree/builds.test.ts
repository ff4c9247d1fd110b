import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { definedProgram } from '../../properties/generate/defined/index.js';
import { features } from '../../properties/generate/defined/features.js';
import { Tape } from '../../properties/generate/tape.js';
import { haveTool } from '../tools.js';
import { compareGenerated } from './builds.js';
import { shrinkTape } from './shrink-builds.js';

await loadGrammars();
const seed = Number(process.env['FERRULE_TEST_SEED'] ?? 42);
const programOf = (choices: readonly number[]) =>
  definedProgram(new Tape({ choices }), { prefix: '', main: 'main' });
const tapeOf = (k: number): readonly number[] => {
  const tape = new Tape({ seed: k });
  definedProgram(tape, { prefix: '', main: 'main' });
  return tape.made;
};

describe('Generated programs of two languages', () => {
  it.runIf(haveTool('rustc') && haveTool('cc'))(
    'do in five builds what the model says: a sample (`npm run agree -- builds` for more).',
    async () => {
      const c = await compareGenerated(30, seed, () => undefined);
      expect(c.disagreements).toEqual([]);
      expect(c.runs).toBeGreaterThanOrEqual(4 * 30);
    },
  );

  it('use every feature, in both directions.', () => {
    const used = new Set(Array.from({ length: 600 }, (_, k) => [...programOf(tapeOf(k)).used]).flat());
    const missing = features.flatMap(([name]) =>
      ['rust', 'c'].map((side) => `${name}, ${side} calls`).filter((f) => !used.has(f)),
    );
    expect(missing).toEqual([]);
  });

  it('are the same under any naming, names apart.', () => {
    const choices = tapeOf(7);
    const named = definedProgram(new Tape({ choices }), { prefix: 'p7_', main: 'p7_main' });
    expect(named.rust.replaceAll('p7_', '').replaceAll('P7_', '')).toBe(programOf(choices).rust);
    expect(named.c.replaceAll('p7_', '').replaceAll('P7_', '')).toBe(programOf(choices).c);
  });

  it('are shrunk while they still disagree.', async () => {
    const start = Array.from({ length: 50 }, (_, k) => tapeOf(k)).find((c) =>
      programOf(c).c.includes('switch'),
    );
    const small = await shrinkTape(start ?? [], (c) => Promise.resolve(programOf(c).c.includes('switch')));
    expect(programOf(small).c).toContain('switch');
    expect(small.length).toBeLessThan((start?.length ?? 0) / 2);
  });
});
