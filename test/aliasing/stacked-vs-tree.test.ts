import { describe, expect, it } from 'vitest';
import { showOp, type Op } from '../../model/aliasing/syntax.js';
import { parseCases } from '../../model/aliasing/parse.js';
import { drawOps, everyOps, opAlphabets, type OpAlphabet } from '../../properties/aliasing-ops.js';
import { withoutOp } from '../../properties/aliasing-shrink.js';
import {
  Comparison,
  Grouping,
  countPrograms,
  differenceOf,
  documented,
} from '../../properties/stacked-vs-tree.js';
import { catalogue } from './corpus.js';
import { resolveCase } from '../../semantics/aliasing/program.js';
import { NaiveStacked } from './naive-stacked.js';
import { NaiveTree } from './naive-tree.js';

const text = (ops: readonly Op[]): string => ops.map(showOp).join('; ');
const opsOf = (program: string): readonly Op[] =>
  parseCases(program.replaceAll('; ', '\n'), 'f', 'f').cases[0]!.ops;

/** Counted as plainly as can be: every program written out, none passed over, by the naive models. */
const countNaively = (alphabet: OpAlphabet, length: number) => {
  const settled = new Map<string, 'neither' | 'both' | 'stackedOnly' | 'treeOnly'>();
  everyOps(alphabet, length, (ops) => {
    const { program } = resolveCase({ name: '', ops });
    const sb = new NaiveStacked().run(program)?.op ?? 0;
    const tb = new NaiveTree(false).run(program)?.op ?? 0;
    const end = sb > 0 && tb > 0 ? Math.max(sb, tb) : ops.length;
    const verdict = sb > 0 ? (tb > 0 ? 'both' : 'stackedOnly') : tb > 0 ? 'treeOnly' : 'neither';
    settled.set(text(ops.slice(0, end)), verdict);
    return undefined;
  });
  const count = (v: string): number => [...settled.values()].filter((w) => w === v).length;
  return {
    programs: settled.size,
    neither: count('neither'),
    both: count('both'),
    stackedOnly: count('stackedOnly'),
    treeOnly: count('treeOnly'),
  };
};

describe('the enumeration of op sequences', () => {
  for (const alphabet of [opAlphabets.minimal, opAlphabets.frames, opAlphabets.cells, opAlphabets.wildcards])
    it(`writes each program once, and counts them as a plain count does (${alphabet.name}).`, () => {
      const seen = new Set<string>();
      let visits = 0;
      everyOps(alphabet, 3, (ops) => {
        visits += 1;
        seen.add(text(ops));
        return undefined;
      });
      expect(seen.size).toBe(visits);
      expect(countPrograms(alphabet, 3)).toMatchObject(countNaively(alphabet, 3));
    });

  it('knows how many there are: with one pointer and three forms of retag, 5 after nothing, and so on.', () => {
    // write, read, &mut, & and raw mut through any of the pointers so far; a retag makes one more.
    const programs = (pointers: number, left: number): number =>
      left === 0
        ? 1
        : 2 * pointers * programs(pointers, left - 1) + 3 * pointers * programs(pointers + 1, left - 1);
    let visits = 0;
    everyOps(opAlphabets.minimal, 4, () => void (visits += 1));
    expect(visits).toBe(programs(1, 4));
  });
});

describe('the differences between the two models', () => {
  const grouping = new Grouping();
  for (const [alphabet, length] of [
    [opAlphabets.minimal, 4],
    [opAlphabets.cells, 3],
    [opAlphabets.bytes, 2],
    [opAlphabets.heap, 3],
  ] as const)
    countPrograms(alphabet, length, (ops, difference) => void grouping.add(ops, difference));
  const choose = ((): ((n: number) => number) => {
    let s = 11;
    return (n) => {
      s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
      return Math.floor((s / 2 ** 32) * n);
    };
  })();
  const compare = new Comparison();
  for (const alphabet of Object.values(opAlphabets))
    for (let i = 0; i < 1500; i += 1) {
      const ops = drawOps(alphabet, 8, choose);
      const difference = differenceOf(compare.verdicts(ops)!);
      if (difference !== 'none') grouping.add(ops, difference);
    }
  const groups = grouping.list();

  it('are all put down to a cause.', () => {
    expect(
      groups.filter((g) => g.cause === 'other' || g.cause === 'none').map((g) => text(g.smallest)),
    ).toEqual([]);
  });

  it('are those of the literature, and two more.', () => {
    const found = new Set(groups.filter((g) => g.difference !== 'op').map((g) => g.cause));
    expect([...documented].filter((c) => !found.has(c) && c !== 'read-only-memory')).toEqual([]);
    const beyond = [...found].filter((c) => !documented.has(c)).sort();
    expect(beyond.every((c) => c === 'retag-without-access' || c === 'pinned-is-its-source')).toBe(true);
  });

  it('come with programs from which no op can be left out.', () => {
    for (const g of groups) {
      expect(differenceOf(compare.verdicts(g.smallest)!)).toBe(g.difference);
      g.smallest.forEach((_, i) => {
        const v = compare.verdicts(withoutOp(g.smallest, i));
        expect(v === undefined || differenceOf(v) !== g.difference).toBe(true);
      });
    }
  });

  it('are found in their smallest form (the table of separating programs).', () => {
    const smallest = (program: string): string => compare.cause(opsOf(program));
    const x = 'x = alloc stack 4; ';
    expect(smallest(`${x}s = &x[0..4]; m = &mut x[0..4]; read s[0..4]`)).toBe('reborrow-invalidates');
    expect(smallest(`${x}q = &mut x[0..4]; read x[0..4]; read q[0..4]`)).toBe('read-disables');
    expect(smallest(`${x}call f; y = &mut x[0..4] fn; read x[0..4]`)).toBe('protected-read');
    expect(smallest(`${x}a = &x[0..1]; read a[1..2]`)).toBe('out-of-range');
    expect(smallest(`${x}s = &x[0..0]; read s[1..2]`)).toBe('zero-sized');
    expect(smallest(`${x}m = &mut x[0..4]; p = raw const m[0..4]; write p[0..4]`)).toBe('raw-const-writes');
    expect(smallest(`${x}p = raw mut x[0..4]; write x[0..4]; write p[0..4]`)).toBe('raw-is-its-source');
    expect(smallest(`${x}s = &x[0..4]; m = &mut s[0..4]; read m[0..4]`)).toBe('retag-needs-write');
    expect(smallest(`X = alloc static_ro 4; m = &mut X[0..4]; read m[0..4]`)).toBe('read-only-memory');
    expect(smallest(`${x}c = &x[0..4] cells(0..4); write x[0..4]; read c[0..4]`)).toBe(
      'cell-survives-writes',
    );
    expect(
      smallest(`${x}m = &mut x[0..4]; p = raw mut m[0..4]; write p[0..4]; read x[0..4]; write p[0..4]`),
    ).toBe('parent-read-freezes');
    expect(
      smallest(
        `${x}p = raw mut x[0..4]; m = &mut p[0..4]; s = &mut p[0..4] 2phase; write m[0..4]; read s[0..4]`,
      ),
    ).toBe('foreign-write-in-two-phase');
  });

  it('are put down to a cause in every case of the catalogue, too.', () => {
    const other = catalogue.cases.filter((c) => compare.cause(c.ops) === 'other');
    expect(other.map((c) => c.name)).toEqual([]);
  });
});
