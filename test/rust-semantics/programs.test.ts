import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { haveTool } from '../tools.js';
import { runAlone, runWithRustc, settingsWith } from './support.js';

const folder = fileURLToPath(new URL('programs', import.meta.url));
const programs = readdirSync(folder).filter((f) => f.endsWith('.rs'));

beforeAll(loadGrammars);

describe('Programs of mini-Rust alone', () => {
  it.runIf(haveTool('rustc')).each(programs)('print what rustc makes them print: %s', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(runAlone(text)).toEqual(runWithRustc(text));
  });

  it.each(programs)(
    'do the same under both aliasing models, with none, and on a 32-bit target: %s',
    (name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const stacked = runAlone(text);
      expect(stacked.end).toMatch(/^exit (0|101)$/);
      expect(runAlone(text, settingsWith({ aliasing: 'tree' }))).toEqual(stacked);
      expect(runAlone(text, settingsWith({ aliasing: 'none' }))).toEqual(stacked);
      // Sizes differ there, and nothing else does.
      if (!text.includes('size_of') && !text.includes('usize::MAX'))
        expect(runAlone(text, settingsWith({ target: 'ilp32' }))).toEqual(stacked);
    },
  );
});
