import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../model/layout/index.js';
import { Layouts, libShapes, nicheValue, rearrangements, variantAt } from '../../model/layout/index.js';
import { targets } from '../../model/target.js';
import { generate } from './gen.js';

const half = (v: bigint): readonly [lo: number, hi: number] => [
  Number(v & 0xffff_ffffn),
  Number((v >> 32n) & 0xffff_ffffn),
];

/** Every range is sorted, disjoint and inside the type; what is no data is padding. */
const tilesTheType = (l: Layout): void => {
  const all = [...l.data, ...l.padding].sort((a, b) => a[0] - b[0]);
  let at = 0;
  for (const [from, to] of all) {
    expect(from).toBe(at);
    expect(to).toBeGreaterThan(from);
    at = to;
  }
  expect(at).toBe(l.size);
};

describe.each(['ilp32', 'lp64'] as const)('Generated types on %s', (name) => {
  const all = [
    new Layouts(targets[name]),
    new Layouts(targets[name], 'talk'),
    ...rearrangements.map((how) => new Layouts(targets[name], 'rustc', libShapes, { how, of: null })),
  ];
  const property = (check: (l: Layout, ls: Layouts) => void): void =>
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const s of generate(seed, 40, { core: false, never: true }).samples)
          for (const ls of all) check(ls.of(s.ty), ls);
      }),
      { numRuns: 20 },
    );

  it('write a tag that reads back as the same variant.', () => {
    property(({ shape }) => {
      if (shape.k !== 'enum') return;
      const { tag } = shape;
      for (const [i, v] of shape.variants.entries()) {
        if (tag.k === 'direct') {
          const [lo, hi] = half(BigInt.asUintN(tag.size * 8, BigInt(tag.values[i] ?? 0)));
          expect(variantAt(tag, lo, hi)).toBe(i);
        }
        if (tag.k === 'niche' && !v.uninhabited) {
          const n = nicheValue(tag, i);
          expect(n === null).toBe(i === tag.untagged);
          if (n !== null) expect(variantAt(tag, n.lo, n.hi)).toBe(i);
        }
      }
    });
  });

  it('fit their fields without overlap, aligned, and tile into data and padding.', () => {
    property((l, ls) => {
      tilesTheType(l);
      expect(l.size % l.align).toBe(0);
      const groups = l.shape.k === 'struct' ? [l.shape] : l.shape.k === 'enum' ? l.shape.variants : [];
      for (const g of groups) {
        let end = 0;
        const order = g.tys.map((t, i) => ({ l: ls.of(t), at: g.offsets[i] ?? 0 }));
        for (const f of order.sort((a, b) => a.at - b.at || a.l.size - b.l.size)) {
          if (f.l.size === 0) continue;
          expect(f.at % f.l.align).toBe(0);
          expect(f.at).toBeGreaterThanOrEqual(end);
          end = f.at + f.l.size;
        }
        expect(end).toBeLessThanOrEqual(l.size);
      }
    });
  });

  it('keep the tag apart from the payload of every variant but the untagged one.', () => {
    property((l, ls) => {
      if (l.shape.k !== 'enum') return;
      const { tag } = l.shape;
      if (tag.k !== 'direct' && tag.k !== 'niche') return;
      for (const [i, v] of l.shape.variants.entries()) {
        if (tag.k === 'niche' && i === tag.untagged) continue;
        for (const [j, t] of v.tys.entries()) {
          const from = v.offsets[j] ?? 0;
          const to = from + ls.of(t).size;
          if (to > from) expect(to <= tag.offset || from >= tag.offset + tag.size).toBe(true);
        }
      }
    });
  });
});
