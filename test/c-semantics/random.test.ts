import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileC } from '../../semantics/c/index.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { units } from '../c/arbitrary.js';
import { withScratch } from '../../cli/native/index.js';
import { cleanPrograms, nearMisses } from './agreement.js';
import { builds, hasSanitizers, withCc } from './cc.js';
import { preamble, randomFunction } from './generate.js';
import { runC, settingsWith, short } from './run.js';

const first = Number(process.env['FERRULE_TEST_SEED'] ?? 42) * 1000;
/** `FERRULE_C_RUNS` for more than a sample. */
const count = Number(process.env['FERRULE_C_RUNS'] ?? 30);

const whole = (functions: readonly string[], calls: string): string =>
  `${preamble}${functions.join('')}int main(void) { ${calls} return 0; }\n`;

/** The output of a function that is defined, and the same for both orders; else null. */
const defined = (text: string, name: string): string | null => {
  const program = whole([text], `${name}();`);
  const runs = ['ltr', 'rtl'].map((order) => runC(program, { target: 'lp64', 'c.order': order }));
  for (const r of runs) expect(short(r.outcome)).toMatch(/^(done 0|ub )/);
  if (runs.some((r) => r.outcome.k !== 'done')) return null;
  const [a, b] = runs;
  return a !== undefined && a.output === b?.output ? a.output : null;
};

describe('programs of the generator', () => {
  it.skipIf(!withCc)('print under cc what they print here, at every level and with sanitizers.', async () => {
    await withScratch((folder) => {
      expect(cleanPrograms(folder, first, 40)).toEqual([]);
      return Promise.resolve();
    });
  });

  it.skipIf(!hasSanitizers)('are flagged here where a sanitizer flags their near misses.', async () => {
    await withScratch((folder) => {
      const all = nearMisses(folder, first, 40, 0);
      expect(all.flatMap((m) => (m.wrong === null ? [] : [`${m.wrong}\n${m.text}`]))).toEqual([]);
      expect(all.filter((m) => m.found !== null && m.said !== null).length).toBeGreaterThan(5);
      return Promise.resolve();
    });
  });
});

describe('random programs', () => {
  it.skipIf(!withCc)('print under cc what they print here, unless they are undefined or unspecified.', () => {
    const kept: { readonly text: string; readonly name: string; readonly output: string }[] = [];
    for (let k = 0; k < count; k++) {
      const name = `f${k}`;
      const text = randomFunction(first + k, name);
      const output = defined(text, name);
      if (output !== null) kept.push({ text, name, output });
    }
    expect(kept.length).toBeGreaterThan(count / 3);
    const program = whole(
      kept.map((f) => f.text),
      kept.map((f) => `${f.name}();`).join(' '),
    );
    for (const r of builds(program)) {
      expect(r.said).toBe('');
      expect(r.output).toBe(kept.map((f) => f.output).join(''));
    }
  });

  it('never make the checker fail, however ill-typed they are.', () => {
    const settings = settingsWith();
    const layouts = layoutsFor(settings);
    fc.assert(
      fc.property(units, (unit) => {
        const { unit: core, diagnostics } = compileC(unit, { layouts, settings });
        expect(core === null).toBe(diagnostics.some((d) => d.severity === 'error'));
        for (const d of diagnostics) expect(d.help).toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });
});
