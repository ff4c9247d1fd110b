/** A mistake planted in the machine is found by comparison, and what shows it is made small. */
import { describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { sameBehaviour, showEnd, type Behaviour } from '../../properties/confirm/index.js';
import { definedProgram, withIncludes } from '../../properties/generate/defined/index.js';
import { Tape } from '../../properties/generate/tape.js';
import type { ProgramText } from '../../properties/scenario/index.js';
import { behaves } from './planted.js';
import { shrinkProgram, shrinkTape } from './shrink-builds.js';

await loadGrammars();

const textOf = (choices: readonly number[]): ProgramText => {
  const p = definedProgram(new Tape({ choices }), { prefix: '', main: 'main' });
  return { rust: { text: p.rust, file: 'a.rs' }, c: { text: withIncludes(p.c), file: 'a.c' } };
};

/** Arithmetic of Rust that wraps where it has to panic. */
const wraps = { rule: 'R-Arith', premise: 'no-overflow' };

/** The machine as it is stands for the builds here; `npm run agree -- builds` asks those. Null: the two agree. */
const difference = (p: ProgramText): string | null => {
  const real = behaves(p, null);
  if (real === null) return null;
  const planted = behaves(p, wraps);
  const ends = (b: Behaviour): string => (showEnd(b.end) === 'exit 0' ? 'well' : 'otherwise');
  return planted === null || sameBehaviour(real, planted) ? null : `${ends(real)} ${ends(planted)}`;
};

describe('A mistake planted in the machine', () => {
  it('is found, and shown by a 1-minimal program of a few statements: Rust that wraps where it has to panic.', async () => {
    let found: readonly number[] = [];
    let how: string | null = null;
    for (let k = 20; how === null && k < 1000; k++) {
      const tape = new Tape({ seed: k });
      definedProgram(tape, { prefix: '', main: 'main' });
      how = difference(textOf(tape.made));
      found = tape.made;
    }
    expect(how).not.toBe(null);
    const still = (p: ProgramText): Promise<boolean> => Promise.resolve(difference(p) === how);
    const tape = await shrinkTape(found, (choices) => still(textOf(choices)));
    const { text, oneMinimal } = await shrinkProgram(textOf(tape), still);
    expect(oneMinimal).toBe(true);
    expect(await still(text)).toBe(true);
    const statements = `${text.rust?.text ?? ''}${text.c?.text ?? ''}`.match(/;\n/g)?.length ?? 0;
    expect(statements).toBeLessThanOrEqual(8);
    expect(text.rust?.text).toMatch(/[-+*]/);
  });
});
