import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../model/grammars.js';
import { Bench } from '../properties/search/bench.js';
import { allButOne, runStored, storedWitnesses } from './witnesses.js';

describe('stored witnesses of necessity', () => {
  beforeAll(() => loadGrammars());

  it('go wrong without their premise, in the way that they are filed under, and not with it', () => {
    const bench = new Bench();
    for (const w of storedWitnesses()) {
      expect(runStored(bench, w, w.off), w.file).toMatchObject({ k: 'ub', ub: w.kind });
      for (const off of allButOne(w)) expect(runStored(bench, w, off).k, w.file).not.toBe('ub');
    }
  });
});
