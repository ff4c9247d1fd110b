import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../model/grammars.js';
import { Bench } from '../properties/search/bench.js';
import { runStored, storedWitnesses } from './witnesses.js';

describe('stored witnesses of necessity', () => {
  beforeAll(() => loadGrammars());

  it('go wrong without their premise, in the way that they are filed under, and not with it', () => {
    const bench = new Bench();
    for (const w of storedWitnesses()) {
      expect(runStored(bench, w, true), w.file).toMatchObject({ k: 'ub', ub: w.kind });
      expect(runStored(bench, w, false).k, w.file).not.toBe('ub');
    }
  });
});
