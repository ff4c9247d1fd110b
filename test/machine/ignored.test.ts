/** A machine that judges nothing (`ub = ignored`, and mutants after their premise) does what a defined program does. */
import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { definedProgram, withIncludes } from '../../properties/generate/defined/index.js';
import { Tape } from '../../properties/generate/tape.js';
import type { ProgramText } from '../../properties/scenario/index.js';
import { behaves } from '../agree/planted.js';
import { crossPrograms } from '../cross/programs.js';

await loadGrammars();

const generated = (seed: number): { readonly name: string; readonly text: ProgramText } => {
  const p = definedProgram(new Tape({ seed }), { prefix: '', main: 'main' });
  const text = { rust: { text: p.rust, file: 'a.rs' }, c: { text: withIncludes(p.c), file: 'a.c' } };
  return { name: `generated ${seed}`, text };
};

describe('Where nothing is judged', () => {
  it('programs of two languages, by hand and generated, do what they do where everything is.', () => {
    for (const { name, text } of [
      ...crossPrograms(),
      ...Array.from({ length: 20 }, (_, k) => generated(k)),
    ]) {
      const judged = behaves(text, null);
      expect(judged, name).not.toBe(null);
      expect(behaves(text, null, { ub: 'ignored' }), name).toEqual(judged);
    }
  });
});
