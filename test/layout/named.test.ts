/** The table of named types (named.txt) against Ferrule on both targets, and against rustc by one real program. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { nicheValue, type Layout } from '../../model/layout/index.js';
import type { TargetName } from '../../model/target.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { compile, errorsOf, settingsWith } from '../rust-semantics/support.js';
import { haveTool } from '../tools.js';
import { askReal } from './real.js';
import { readVariant } from './values.js';

type Byte = number | 'any' | 'address';

interface Row {
  readonly type: string;
  readonly lp64: string;
  readonly ilp32: string;
  readonly values: readonly { readonly rust: string; readonly bytes: readonly Byte[] }[];
}

const text = readFileSync(fileURLToPath(new URL('named.txt', import.meta.url)), 'utf8');
const decls = text.split('\n').filter((l) => /^(#\[|enum |struct )/.test(l));

const bytesOf = (words: string): readonly Byte[] =>
  words.split(' ').flatMap((w): readonly Byte[] => {
    if (w === 'ptr') return new Array<Byte>(8).fill('address');
    if (w === 'nul') return new Array<Byte>(8).fill(0);
    return [w === '--' ? 'any' : Number.parseInt(w, 16)];
  });

const rows = text
  .split(/^= /m)
  .slice(1)
  .map((part): Row => {
    const [head = '', ...lines] = part.trimEnd().split('\n');
    // What is not promised is marked for the reader: it is held all the same.
    const [type = '', lp64 = '', ilp32 = ''] = head.split('|').map((x) => x.replace('~', '').trim());
    const values = lines.map((l) => {
      const at = l.lastIndexOf(': ');
      return { rust: l.slice(0, at).trim(), bytes: bytesOf(l.slice(at + 2).trim()) };
    });
    return { type, lp64, ilp32, values };
  });

/** The layouts of all rows: types are read as any program's are, from the parameters of functions. */
const layouts = (target: TargetName): readonly Layout[] => {
  const settings = settingsWith({ target });
  const fns = rows.map((r, i) => `fn t${i}(_: ${r.type}) {}`);
  const uses =
    'use std::cell::Cell; use std::ffi::CString; use std::mem::MaybeUninit; use std::num::NonZeroU32; use std::sync::Arc;';
  const c = compile(`${uses}\n${decls.join('\n')}\n${fns.join('\n')}\nfn main() {}`, 'named.rs', settings);
  if (c.unit === null)
    throw new Error(
      errorsOf(c)
        .map((d) => `${d.span.line}: ${d.message}`)
        .join('\n'),
    );
  const { fns: made } = c.unit;
  return rows.map((_, i) => layoutsFor(settings).of(made.find((f) => f.name === `t${i}`)!.sig.params[0]!));
};

const show = ({ size, align, shape }: Layout): string => {
  if (shape.k !== 'enum') return `${size}/${align}`;
  const { tag } = shape;
  if (tag.k === 'none' || tag.k === 'single') return `${size}/${align} single`;
  return `${size}/${align} ${tag.k === 'direct' ? 'tag' : 'niche'} ${tag.offset}:${tag.size}`;
};

/** The variant that an expression is of, by the name at its head. */
const variantOf = (l: Layout, rust: string): number => {
  const name = /^(?:\w+::(?!new))?(\w+)/.exec(rust)?.[1] ?? '';
  const wanted = name.startsWith('NonZero') ? 'Some' : name;
  return l.shape.k === 'enum' ? l.shape.variants.findIndex((v) => v.name === wanted) : -1;
};

/** A little-endian number; null where some byte of it is not said. */
const numberAt = (bytes: readonly Byte[], offset: number, size: number): bigint | null => {
  let v = 0n;
  for (let i = size - 1; i >= 0; i--) {
    const b = bytes[offset + i];
    if (typeof b !== 'number') return null;
    v = v * 256n + BigInt(b);
  }
  return v;
};

beforeAll(loadGrammars);

describe(`The layouts of ${rows.length} named types`, () => {
  it.each(['lp64', 'ilp32'] as const)(
    'have the size, alignment and place of the tag that was worked out: %s.',
    (t) => {
      const found = layouts(t).map((l, i) => `${rows[i]?.type}: ${show(l)}`);
      expect(found).toEqual(rows.map((r) => `${r.type}: ${r[t]}`));
    },
  );

  it('have the bytes of each variant that were worked out, read and written.', () => {
    const all = layouts('lp64');
    let checked = 0;
    for (const [i, r] of rows.entries()) {
      const l = all[i]!;
      for (const v of r.values) {
        expect(v.bytes.length, `${r.type} ${v.rust}`).toBe(l.size);
        if (l.shape.k !== 'enum') continue;
        const { tag } = l.shape;
        const variant = variantOf(l, v.rust);
        expect(variant, `${r.type} ${v.rust}`).toBeGreaterThanOrEqual(0);
        const read = readVariant(
          l,
          v.bytes.map((b) => (b === 'address' ? 0x55 : b === 'any' ? 0xa5 : b)),
        );
        expect(read, `${r.type} ${v.rust}`).toBe(variant);
        checked++;
        const stored = tag.k === 'niche' ? (nicheValue(tag, variant)?.value ?? null) : null;
        if (tag.k === 'niche' && stored !== null)
          expect(numberAt(v.bytes, tag.offset, tag.size), `${r.type} ${v.rust}`).toBe(stored);
      }
    }
    expect(checked).toBeGreaterThan(60);
  });

  it('keep every variant apart on ilp32 as well.', () => {
    for (const l of layouts('ilp32')) {
      if (l.shape.k !== 'enum') continue;
      const { tag, variants } = l.shape;
      if (tag.k === 'direct') expect(new Set(tag.values).size).toBe(variants.length);
      if (tag.k !== 'niche') continue;
      const stored = variants.map((_, v) => nicheValue(tag, v)?.value ?? 'kept');
      expect(new Set(stored).size).toBe(variants.length);
      expect(tag.offset + tag.size).toBeLessThanOrEqual(l.size);
    }
  });

  it.runIf(haveTool('rustc'))('are those of the installed rustc.', { timeout: 60_000 }, () => {
    const lines = rows.map((r, i) => `facts::<${r.type}>(${i});`);
    const values = rows.flatMap((r) => r.values.map((v) => ({ ...v, type: r.type })));
    values.forEach((v, i) => lines.push(`show::<${v.type}>(${i}, ${v.rust});`));
    const real = askReal(decls, lines);
    const facts = rows.map((r, i) => `${r.type}: ${real.facts.get(i)?.join('/')}`);
    expect(facts).toEqual(rows.map((r) => `${r.type}: ${r.lp64.split(' ')[0]}`));
    for (const [i, v] of values.entries()) {
      const got = real.values.get(i) ?? [];
      const known = got.map((b, k) => (typeof v.bytes[k] === 'number' ? b : v.bytes[k]));
      expect(known, `${v.type} ${v.rust}`).toEqual(v.bytes);
      const address = v.bytes.indexOf('address');
      if (address >= 0) expect(got.slice(address, address + 8).some((b) => b !== 0)).toBe(true);
    }
  });
});
