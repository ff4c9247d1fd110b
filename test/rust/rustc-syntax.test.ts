/** The parser and the printer against rustc's own parser, which also reads what is configured away. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';
import { printCrate } from '../../model/rust/print.js';
import { haveTool } from '../tools.js';
import { randomCrate, tape } from './random-tree.js';

const runs = Number(process.env['FERRULE_SYNTAX_RUNS'] ?? 150);
const folder = mkdtempSync(join(tmpdir(), 'ferrule-syntax-'));

beforeAll(loadGrammars);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What rustc's parser says against the texts, each of which stands in a module that is configured away. */
const complaints = (texts: readonly string[]): readonly string[] => {
  const file = join(folder, 'all.rs');
  writeFileSync(file, texts.map((t) => `#[cfg(any())]\nmod m {\n${t}\n}\n`).join(''));
  const options = ['--edition', '2021', '--crate-type', 'lib', '--emit=metadata', '--cap-lints', 'allow'];
  const { status, stderr } = spawnSync('rustc', [...options, '--out-dir', folder, file], {
    encoding: 'utf8',
  });
  if (status === 0) return [];
  const half = texts.length >> 1;
  if (half === 0) return [`${texts[0]}\n${stderr}`];
  return [...complaints(texts.slice(0, half)), ...complaints(texts.slice(half))];
};

const programs = (count: number, depth: number): readonly string[] => {
  const numbers = fc.array(fc.nat(0x7fffffff), { minLength: 60, maxLength: 300, size: 'max' });
  const seed = Number(process.env['FERRULE_TEST_SEED'] ?? 42);
  return fc
    .sample(numbers, { numRuns: count, seed })
    .map((n) => printCrate({ ...randomCrate(tape(n), depth), attrs: [] }));
};

const words = [
  '(',
  ')',
  ';',
  ',',
  '=',
  '<',
  '&',
  '&&',
  '|',
  '..',
  '..=',
  'mut',
  'as u8',
  'return',
  'break',
  'S',
  '-',
  '*',
  '.',
  '=>',
  'if',
  'else',
  'let',
  '?',
  '@',
  '_',
  'loop',
  "'a:",
  '{}',
  '!',
];

/** One token dropped, doubled or replaced. */
const damage = (text: string, at: number, how: number): string => {
  const tokens = text.match(/\s+|"(?:[^"\\]|\\.)*"|'\w+\b(?!')|\w+|[^\w\s]/g) ?? [];
  const i = at % tokens.length;
  const word = ` ${words[how % words.length]} `;
  tokens.splice(i, how % 3 === 0 ? 0 : 1, ...(how % 3 === 2 ? [] : [word]));
  return tokens.join('');
};

describe.skipIf(!haveTool('rustc'))('rustc', () => {
  it('parses whatever is printed', () => {
    expect(complaints(programs(runs, 4))).toEqual([]);
  });

  it('parses whatever we accept of damaged programs', () => {
    const accepted = programs(runs * 2, 3)
      .map((text, i) => damage(text, i * 7919, i * 31 + 5))
      .filter((text) => parseRust(text, 'a.rs').crate !== null);
    expect(accepted.length).toBeGreaterThan(runs / 10);
    expect(complaints(accepted)).toEqual([]);
  });
});
