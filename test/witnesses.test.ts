import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../model/grammars.js';
import { runMachine } from '../semantics/machine/run.js';
import { machineOf, storedWitnesses } from './witnesses.js';

describe('stored witnesses of necessity', () => {
  beforeAll(() => loadGrammars());

  it('go wrong without their premise, in the way that they are filed under, and not with it', () => {
    for (const w of storedWitnesses()) {
      expect(runMachine(machineOf(w, true)), w.file).toMatchObject({ k: 'ub', ub: w.kind });
      expect(runMachine(machineOf(w, false)).k, w.file).not.toBe('ub');
    }
  });
});
