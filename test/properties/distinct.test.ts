import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { CampaignState, rangeRecord } from '../../properties/campaign/state.js';
import { decode, encode } from '../../properties/campaign/record.js';
import { propertyNamed } from '../../properties/index.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { askedKey, Distinct, type Seen } from '../../properties/search/distinct.js';
import { hashesOfRange, runRange, type RangeResult } from '../../properties/search/search.js';
import { regimeNamed, unrestrictedRegime } from '../../semantics/regimes/index.js';

beforeAll(loadGrammars);

/** The plain statement: a set of hashes for each question. */
const plainly = (parts: readonly { readonly hashes: readonly number[]; readonly seen: Seen }[]) => {
  const of = new Map<string, Set<number>>();
  for (const { hashes, seen } of parts)
    hashes.forEach((h, k) => {
      for (const a of seen.sets[seen.of[k]!]!) of.set(a, (of.get(a) ?? new Set()).add(h));
    });
  return new Map([...of].map(([a, s]) => [a, s.size] as const));
};

const counted = (parts: readonly { readonly hashes: readonly number[]; readonly seen: Seen }[]) => {
  const all = new Distinct();
  const out = new Map<string, number>();
  for (const p of parts)
    for (const [a, n] of all.addRange(p.hashes, p.seen)) out.set(a, (out.get(a) ?? 0) + n);
  return { out, size: all.size };
};
const entries = (m: ReadonlyMap<string, number>) => [...m].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('Distinct programs', () => {
  const questions = ['p|u', 'p|i', 'q|u'];
  const part = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.subarray(questions)), { maxLength: 12 })
    .map((programs) => ({
      hashes: programs.map(([h]) => h),
      seen: { sets: programs.map(([, s]) => s), of: programs.map((_, k) => k) },
    }));

  it('are counted once for each question that judged one, over any ranges in any order.', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const { out, size } = counted(parts);
        expect(entries(out)).toEqual(entries(plainly(parts)));
        expect(entries(counted(parts.toReversed()).out)).toEqual(entries(out));
        expect(size).toBe(new Set(parts.flatMap((p) => p.hashes)).size);
      }),
    );
  });

  it('of a campaign are the same in one sitting and in two, by what its records hold.', () => {
    const spec = {
      seed: 3,
      settings: { ...defaultSettings, addresses: 'reuse' },
      properties: [propertyNamed('boundary-soundness')!],
      regimes: [unrestrictedRegime, regimeNamed('isolated')!],
      heavyEvery: 10,
    };
    const ranges: readonly RangeResult[] = [runRange(spec, 0), runRange(spec, 1)];
    const state = new CampaignState();
    let known = new Distinct();
    for (const r of ranges) {
      // Another sitting: all that is known is in the records.
      known = new Distinct();
      for (const n of state.ranges) known.addRange(hashesOfRange(spec, n), state.seen.get(n)!);
      const fresh = known.addRange(r.hashes, r.seen);
      const record = rangeRecord(r, { distinct: known.size, judged: 0, fresh, seconds: 1 });
      const read = decode(encode(record));
      if (read._tag === 'Left') throw new Error(read.left);
      state.add(read.right);
    }
    for (const regime of ['unrestricted', 'isolated']) {
      const plain = plainly(ranges).get(askedKey('boundary-soundness', regime))!;
      expect(plain).toBeGreaterThan(100);
      expect(state.distinctOf('boundary-soundness', regime)).toBe(plain);
    }
  });
});
