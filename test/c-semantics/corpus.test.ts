import { describe, expect, it } from 'vitest';
import { withScratch } from '../../cli/native/index.js';
import { withCc } from './cc.js';
import { againstBuilds, corpus, endsAsStated } from './corpus.js';

describe('C programs as people write them', () => {
  const entries = corpus();

  it('end as stated, in both orders of evaluation.', () => {
    expect(entries.flatMap((e) => endsAsStated(e) ?? [])).toEqual([]);
    expect(new Set(entries.map((e) => e.name)).size).toBe(entries.length);
  });

  it.skipIf(!withCc)('print and return what cc makes them, where they are defined.', async () => {
    await withScratch((folder) => {
      expect(againstBuilds(folder, entries, [['-O0']])).toEqual([]);
      return Promise.resolve();
    });
  });
});
