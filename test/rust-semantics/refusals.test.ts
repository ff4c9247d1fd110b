import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { haveTool } from '../tools.js';
import { compile, errorsOf, rustcErrors } from './support.js';

/** Programs with the error that rustc 1.95 gives and its line, `//~ CODE`; without one, rustc accepts them. */
interface Case {
  readonly name: string;
  readonly text: string;
  /** `E0382:6`, or null. */
  readonly want: string | null;
  /** All of its errors: what one of them hides of another is as much rustc's word as what it does not. */
  readonly all: readonly string[] | null;
}

/** Its cases have all of their errors marked; the others' have one. */
const COMPLETE = 'several-errors.rs';

const folder = fileURLToPath(new URL('cases', import.meta.url));
const cases = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .split(/^\/\/ -+\n/m)
    .map((text, i): Case => {
      const marks = text.split('\n').flatMap((line, k) => {
        const codes = /\/\/~ (.+)/.exec(line)?.[1]?.split(' ') ?? [];
        return codes.filter((c) => /^[A-Za-z]/.test(c)).map((c) => `${c}:${k + 1}`);
      });
      const name = `${file} ${i}: ${text.split('\n', 2).join(' ')}`;
      return { name, text, want: marks[0] ?? null, all: file === COMPLETE ? marks.sort() : null };
    }),
);

/** What only Ferrule refuses. */
const isOurs = (c: Case): boolean => c.want?.startsWith('outside-subset') === true;

beforeAll(loadGrammars);

describe('What rustc refuses', () => {
  it.each(cases.filter((c) => c.want !== null))(
    'is refused with its code, at its line: $name',
    ({ text, want, all }) => {
      const errors = errorsOf(compile(text));
      const found = errors.map((d) => `${d.code}:${d.span.line}`);
      expect(found).toContain(want);
      if (all !== null) expect([...new Set(found)].sort()).toEqual(all);
      for (const d of errors) expect(d.help, d.message).toBeTruthy();
    },
  );

  it.each(cases.filter((c) => c.want === null))(
    'is not refused where rustc accepts it: $name',
    ({ text }) => {
      expect(errorsOf(compile(text))).toEqual([]);
    },
  );

  // All of them by `FERRULE_AGREE=1`: about a tenth of a second each.
  const step = process.env['FERRULE_AGREE'] === undefined ? 10 : 1;
  const asked = cases.filter((c, i) => i % step === 0 && !isOurs(c));
  it.runIf(haveTool('rustc')).each(asked)('is what the cases say: $name', ({ text, want, all }) => {
    const said = rustcErrors(text);
    if (all !== null) expect([...new Set(said)].sort()).toEqual(all);
    if (want === null) expect(said).toEqual([]);
    else expect(said).toContain(want);
  });
});
