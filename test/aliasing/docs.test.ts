import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCases } from '../../model/aliasing/parse.js';
import { opAlphabets, type OpAlphabet } from '../../properties/aliasing-ops.js';
import { Comparison, countPrograms, differenceOf } from '../../properties/stacked-vs-tree.js';
import { drawTrace, traceCase } from '../../semantics/aliasing/draw.js';
import { resolveCase } from '../../semantics/aliasing/program.js';
import {
  permissionTable,
  permissions,
  treeRetagNames,
  treeTables,
} from '../../semantics/aliasing/permissions.js';
import { retagRowNames, stackedTables, type Grant } from '../../semantics/aliasing/stacked-tables.js';
import { stacked } from '../../semantics/aliasing/stacked.js';
import { tree } from '../../semantics/aliasing/tree.js';

/** The page, with the padding of its tables taken out. */
const page = readFileSync('docs/aliasing.md', 'utf8')
  .split('\n')
  .map((line) => (line.startsWith('|') ? line.replace(/ +/g, ' ') : line))
  .join('\n');
const fences = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map((m) => m[1]!);
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

describe('docs/aliasing.md', () => {
  it('prints the tables that run.', () => {
    const dash = (s: string): string => (s === 'ub' ? '—' : s);
    const cell = (plain: string, guarded: string): string =>
      plain === guarded ? dash(plain) : `${dash(plain)}; _p_ ${dash(guarded)}`;
    for (const p of permissions) {
      const r = permissionTable[p];
      const cells = [
        cell(r.localRead, r.protectedLocalRead),
        cell(r.localWrite, r.protectedLocalWrite),
        cell(r.foreignRead, r.protectedForeignRead),
        cell(r.foreignWrite, r.protectedForeignWrite),
      ];
      expect(page).toContain(row(p, ...cells));
    }
    for (const n of treeRetagNames) {
      const r = treeTables.retags[n];
      expect(page).toContain(row(n, r.other, r.cell, r.outsideFreeze, r.outsideNotFreeze, r.protect));
    }
    const grant = (g: Grant): string => `${g.permission}, ${g.access === 'none' ? 'no access' : g.access}`;
    for (const n of retagRowNames) {
      const { other, cell: inCell, needsMutable } = stackedTables.retags[n];
      const protector = other.protect === inCell.protect ? other.protect : `${other.protect} outside cells`;
      expect(page).toContain(
        row(n, grant(other), grant(inCell), protector, needsMutable ? 'undefined' : 'fine'),
      );
    }
  });

  it('shows its example as it is drawn.', () => {
    const [example] = fences('ops').flatMap((text) => parseCases(text, 'docs', 'docs').cases);
    const { program, diagnostics } = resolveCase(example!);
    expect(diagnostics).toEqual([]);
    for (const [i, model] of [stacked, tree].entries()) {
      const drawn = drawTrace(traceCase(example!, program, model.create()));
      const shown = fences('text')[i]!.trimEnd().split('\n');
      expect(drawn.slice(drawn.indexOf(shown[0]!)).slice(0, shown.length)).toEqual(shown);
    }
  });

  it('separates the models by the programs that it names, as the table says.', () => {
    const compare = new Comparison();
    const [before, after] = page.split('Undefined in Tree Borrows, fine in Stacked Borrows:');
    const programs = (text: string): string[] =>
      [...text.matchAll(/\| `(x = alloc [^`]*)` \|/g)].map((m) => m[1]!);
    for (const [text, difference, least] of [
      [before!, 'stacked-only', 15],
      [after!, 'tree-only', 3],
    ] as const) {
      const named = programs(text);
      expect(named.length).toBe(least);
      for (const program of named) {
        const { cases, diagnostics } = parseCases(program.replaceAll('; ', '\n'), program, program);
        expect(diagnostics).toEqual([]);
        const v = compare.verdicts(cases[0]!.ops)!;
        expect({ program, difference: differenceOf(v) }).toEqual({ program, difference });
      }
    }
  });

  it('states the counts that an enumeration gives (checked here up to 30,000 programs).', () => {
    const counts = [
      ...page.matchAll(/^\| (\w+) \| (\d) \| (\d+) \| (\d+) \| (\d+) \((\d+)\) \| (\d+) \| (\d+) \|$/gm),
    ];
    expect(counts.length).toBe(14);
    const named: { readonly [name: string]: OpAlphabet } = opAlphabets;
    for (const [, alphabet, length, ...numbers] of counts) {
      if (Number(numbers[0]) > 30_000) continue;
      const c = countPrograms(named[alphabet!]!, Number(length));
      const found = [c.programs, c.neither, c.both, c.otherOp, c.stackedOnly, c.treeOnly];
      expect({ alphabet, length, found }).toEqual({ alphabet, length, found: numbers.map(Number) });
    }
  });
});
