/** Generated C without undefined behaviour, and near misses of it, against cc, its sanitizers and valgrind. */
import { spawnSync } from 'node:child_process';
import { withScratch } from '../../cli/native/index.js';
import { cleanPrograms, nearMisses, type NearMiss } from '../c-semantics/agreement.js';
import { againstBuilds, allLevels, corpus } from '../c-semantics/corpus.js';
import { hasSanitizers } from '../c-semantics/cc.js';
import { wrongPrograms } from '../c-semantics/wrong.js';
import { haveTool } from '../tools.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

const BATCH = 250;
/** Near misses without a value that valgrind is asked about: it takes half a second for each. */
const VALGRIND = 120;

const columns = ['tried', 'not reached', 'both', 'machine alone', 'cc alone'];

const row = (name: string, of: readonly NearMiss[]): string => {
  const counts = [
    of.length,
    of.filter((m) => m.found === null && m.said === null).length,
    of.filter((m) => m.found !== null && m.said !== null).length,
    of.filter((m) => m.found !== null && m.said === null).length,
    of.filter((m) => m.found === null && m.said !== null).length,
  ];
  return `${name.padEnd(58)}${counts.map((n) => String(n).padStart(14)).join('')}`;
};

/** By kind and mutation. `machine alone`: the sanitizers do not look for it, or the bytes were another object's. */
export const tableOf = (all: readonly NearMiss[]): readonly string[] => {
  const name = (m: NearMiss): string => `${m.site.kind}: ${m.site.mutation}`;
  const names = [...new Set(all.map(name))].sort();
  return [
    `${''.padEnd(58)}${columns.map((c) => c.padStart(14)).join('')}`,
    ...names.map((n) =>
      row(
        n,
        all.filter((m) => name(m) === n),
      ),
    ),
    row('all', all),
  ];
};

/** What agrees in the report of a disagreement: the first of each way to disagree. */
export const different = (all: readonly (NearMiss & { readonly text: string })[]): readonly string[] => {
  const seen = new Map<string, string>();
  for (const m of all) {
    if (m.wrong === null) continue;
    const key = `${m.site.mutation}: ${m.wrong.replace(/0x[0-9a-f]+|\d+/g, '…')}`;
    if (!seen.has(key))
      seen.set(key, `near miss, ${m.site.kind} (${m.site.mutation}): ${m.wrong}\n${m.text}`);
  }
  return [...seen.values()];
};

/** What cc accepts of the programs that Ferrule refuses for what C11 says. */
const acceptedByCc = (): readonly string[] =>
  wrongPrograms().filter(
    (input) =>
      spawnSync('cc', ['-std=c11', '-pedantic-errors', '-fsyntax-only', '-x', 'c', '-'], { input }).status ===
      0,
  );

const run = async ({ runs, seed, say }: AgreeOptions): Promise<Agreement> => {
  const total = runs ?? 1000;
  const withValgrind = haveTool('valgrind');
  const wrong: string[] = [];
  const misses: (NearMiss & { readonly text: string })[] = [];
  let done = 0;
  for (let k = 0; k < total; k += BATCH) {
    const n = Math.min(BATCH, total - k);
    const first = seed * 1_000_000 + k;
    await withScratch((folder) => Promise.resolve(wrong.push(...cleanPrograms(folder, first, n))));
    const asked = withValgrind ? Math.round((VALGRIND * n) / total) : 0;
    if (hasSanitizers)
      await withScratch((folder) => Promise.resolve(misses.push(...nearMisses(folder, first, n, asked))));
    done += n;
    say(`  … ${done} programs, ${misses.length} near misses`);
  }
  const agreed = done - wrong.length;
  const lines = [
    `${done} programs without undefined behaviour, in both orders, at -O0, -O2 and with the sanitizers: ${agreed} agree`,
    ...tableOf(misses),
    `${corpus().length} programs as people write them, at each level and with the sanitizers`,
    `${wrongPrograms().length} programs that violate a constraint or the syntax of C11`,
  ];
  const entries = corpus();
  await withScratch((folder) => Promise.resolve(wrong.push(...againstBuilds(folder, entries, allLevels))));
  const lenient = acceptedByCc().map((t) => `cc accepts what is refused here for C11's sake: ${t}`);
  return { lines, disagreements: [...wrong, ...different(misses), ...lenient] };
};

export const c: Part = {
  name: 'c',
  sentence:
    'C prints what cc makes it print, and what a sanitizer flags, the machine flags with a kind that fits',
  needs: ['cc'],
  run,
};
