import { describe, expect, it } from 'vitest';
import * as E from '#fp/Either';
import { loadGrammars } from '../../model/grammars.js';
import { predicted, prepare } from '../../properties/confirm/index.js';
import { defaultSettings } from '../../properties/scenario/index.js';
import { compareWithBuilds } from '../agree/cross.js';
import { haveTool } from '../tools.js';
import { crossPrograms, realBehaviours, type CrossProgram } from './programs.js';

await loadGrammars();
const programs = crossPrograms();
const real = realBehaviours();

describe('Programs of two languages, written by hand', () => {
  it.each(programs.map((p) => [p.name, p.text] as const))(
    'do what real builds of them did: %s.',
    (name, text) => {
      const prepared = prepare(text, { ...defaultSettings });
      if (E.isLeft(prepared)) throw new Error(JSON.stringify(prepared.left));
      const { says } = prepared.right;
      expect(says.unspecified).toBe(false);
      expect(predicted(says.outcome, says.output)).toEqual(real[name]);
      const tree = prepare(text, { ...defaultSettings, aliasing: 'tree' });
      expect(E.isRight(tree) && predicted(tree.right.says.outcome, tree.right.says.output)).toEqual(
        real[name],
      );
    },
  );
});

describe.runIf(haveTool('rustc') && haveTool('cc'))('A sample of them', () => {
  const sample = programs.filter((_, k) => k % 24 === 0).map((p): [string, CrossProgram] => [p.name, p]);
  it.each(sample)('is built, and does it again: %s.', async (_name, p) => {
    const compared = await compareWithBuilds({ ...p, settings: defaultSettings });
    expect(compared?.wrong).toBe(null);
    expect(compared?.builds.length).toBeGreaterThan(1);
  });
});
