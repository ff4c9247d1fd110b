/**
 * Ferrule's layouts against those of the installed rustc, through a real program: it prints sizes, alignments and
 * offsets of generated types, and the bytes of values of every variant.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { Layouts } from '../../model/layout/index.js';
import { targets } from '../../model/target.js';
import { haveTool } from '../tools.js';
import { generate, random } from './gen.js';
import type { Expected, Made } from './values.js';
import { askReal, type Real } from './real.js';
import { encode, makeValue, readVariant } from './values.js';

const COUNT = Number(process.env['FERRULE_LAYOUT_TYPES'] ?? 300);
const SEED = Number(process.env['FERRULE_TEST_SEED'] ?? 42);

interface Case {
  readonly sample: number;
  readonly made: Made;
}

const addressOk = (got: readonly number[], want: readonly Expected[], at: number): boolean =>
  want.slice(at, at + 8).some((w, i) => w === 'address' && got[at + i] !== 0);

const mismatch = (got: readonly number[], want: readonly Expected[]): string | null => {
  for (const [i, w] of want.entries()) {
    if (typeof w === 'number' && got[i] !== w) return `byte ${i} is ${got[i]}, expected ${w}`;
    const starts = w === 'address' && want[i - 1] !== 'address';
    if (starts && !addressOk(got, want, i)) return `byte ${i} begins a null address`;
  }
  return null;
};

describe.skipIf(!haveTool('rustc'))('Layouts agree with rustc on lp64', () => {
  const layouts = new Layouts(targets.lp64);
  const generated = generate(SEED, COUNT, { core: false, never: true });
  const { samples } = generated;
  const cases: Case[] = [];
  const rand = random(SEED + 1);
  const lines: string[] = [];
  const offsets: { readonly sample: number; readonly want: readonly number[] }[] = [];
  for (const [i, s] of samples.entries()) {
    lines.push(`facts::<${s.rust}>(${i});`);
    const layout = layouts.of(s.ty);
    const { shape } = layout;
    if (shape.k === 'struct' && shape.offsets.length > 0 && s.ty.k !== 'lib') {
      const parts = shape.names.map((n) => `offset_of!(${s.rust}, ${n})`).join(', ');
      lines.push(`println!("O ${i} {:?}", [${parts}]);`);
      offsets.push({ sample: i, want: shape.offsets });
    }
    const variants = shape.k === 'enum' ? shape.variants.map((_, k) => k) : [undefined];
    for (const v of variants) {
      const made = makeValue(layouts, s.ty, rand, generated.name, v);
      if (made === null) continue;
      lines.push(`show::<${s.rust}>(${cases.length}, ${made.rust});`);
      cases.push({ sample: i, made });
    }
  }
  let facts: Real['facts'] = new Map();
  let realOffsets: Real['offsets'] = new Map();
  let values: Real['values'] = new Map();

  beforeAll(() => {
    ({ facts, offsets: realOffsets, values } = askReal(generated.decls, lines));
  }, 60_000);

  const name = (i: number): string => {
    const s = samples[i];
    const decl = generated.decls.find((d) => new RegExp(`\\b(struct|enum) ${s?.rust} `).test(d));
    return decl ?? s?.rust ?? '?';
  };

  it(`of ${COUNT} types (${offsets.length} with offsets, ${cases.length} values), in the size and alignment of every type`, () => {
    const wrong = samples.flatMap((s, i) => {
      const l = layouts.of(s.ty);
      const [size, align] = facts.get(i) ?? [];
      return l.size === size && l.align === align
        ? []
        : [`${name(i)}: ours ${l.size}/${l.align}, rustc ${size}/${align}`];
    });
    expect(wrong).toEqual([]);
    expect(facts.size).toBe(COUNT);
  });

  it('in the offset of every field of structs and tuples, repr(Rust) and repr(C)', () => {
    const wrong = offsets.flatMap(({ sample, want }) =>
      String(realOffsets.get(sample)) === String(want)
        ? []
        : [`${name(sample)}: ours ${want.join()}, rustc ${String(realOffsets.get(sample))}`],
    );
    expect(wrong).toEqual([]);
    expect(offsets.length).toBeGreaterThan(COUNT / 8);
  });

  it('in the bytes of a value of every variant: tags, niches and payloads', () => {
    const wrong: string[] = [];
    for (const [i, c] of cases.entries()) {
      const s = samples[c.sample];
      const got = values.get(i);
      if (s === undefined || got === undefined) {
        wrong.push(`${name(c.sample)}: not printed`);
        continue;
      }
      const l = layouts.of(s.ty);
      const want = new Array<Expected>(l.size).fill(null);
      encode(layouts, l, c.made.value, want);
      const bad = mismatch(got, want);
      if (bad !== null) wrong.push(`${name(c.sample)} = ${c.made.rust}: ${bad}`);
      if (c.made.value.k === 'variant' && readVariant(l, got) !== c.made.value.index)
        wrong.push(`${name(c.sample)} = ${c.made.rust}: read as variant ${readVariant(l, got)}`);
    }
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(COUNT);
  });
});
