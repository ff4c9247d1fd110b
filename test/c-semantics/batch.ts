/** Many programs in one build: each under names of its own, called by its number. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as c from '../../model/c/build.js';
import { printC } from '../../model/c/print.js';
import type { Node, TranslationUnit } from '../../model/c/syntax.js';
import { mapChildren, walk } from '../../model/c/walk.js';

/** What a file gives to the linker, its tags and enumerators: what two files in one text would quarrel about. */
const names = (unit: TranslationUnit): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const i of unit.items) {
    if (i.kind === 'function-definition') found.add(i.name);
    if (i.kind !== 'declaration') continue;
    for (const d of i.declarators) found.add(d.name);
    walk(i, (n) => {
      if (n.kind === 'enumerator') found.add(n.name);
      if ((n.kind === 'record' || n.kind === 'enum') && n.name !== null) found.add(n.name);
    });
  }
  return found;
};

const under = (unit: TranslationUnit, k: number): string => {
  const all = [...names(unit)];
  const text = printC({ ...unit, includes: [] });
  const defines = all.map((n) => `#define ${n} p${k}_${n}\n`).join('');
  return `${defines}${text}${all.map((n) => `#undef ${n}\n`).join('')}`;
};

const between = (k: number): string => `\u0001${k}\n`;

/** One text. Its `main` runs all of them, or the one whose number it is given. */
export const joined = (units: readonly TranslationUnit[]): string => {
  const headers = [...new Set(units.flatMap((u) => u.includes.map((i) => i.header)))];
  const includes = headers.map((h) => `#include <${h}>\n`).join('');
  const table = units.map((_, k) => `p${k}_main`).join(', ');
  return `#include <stdio.h>
#include <stdlib.h>
${includes}${keepMacro}${units.map(under).join('')}
static int (*const all[])(void) = {${table}};
int main(int argc, char **argv) {
    if (argc > 1) return all[atoi(argv[1])]();
    for (int k = 0; k < ${units.length}; k++) { printf("\\001%d\\n", k); all[k](); }
    return 0;
}
`;
};

const HIDDEN = 'hidden';
const KEEP = 'keep';
/** In the C of GNU, for cc alone: a value in an object of its own type. */
const keepMacro = `#define ${KEEP}(e) ({ __typeof__(e) kept = (e); kept; })\n`;

const opaque = (n: Node): Node => {
  if (n.kind === 'array' || (n.kind === 'declaration' && n.storage === 'static')) return n;
  if (n.kind === 'case') return { ...n, body: opaque(n.body) as typeof n.body };
  if (n.kind === 'integer') return c.conditional(c.name(HIDDEN), c.integer(0), n);
  const below = mapChildren(n, opaque);
  return below.kind === 'binary' && ['+', '-', '*'].includes(below.operator) ? c.call(KEEP, below) : below;
};

/**
 * The same program, with constants and results that cc cannot see through: it folds `(LLONG_MIN * x) & 31` to 0, and
 * computes `(char)(x * y)` in eight bits, before a sanitizer is asked.
 */
export const withoutFolding = (unit: TranslationUnit): TranslationUnit => ({
  ...unit,
  items: [
    c.variable(HIDDEN, c.typeName(c.basic('int'))),
    ...unit.items.map((i) => (i.kind === 'function-definition' ? (opaque(i) as typeof i) : i)),
  ],
});

export interface Ended {
  readonly output: string;
  readonly status: number | null;
  readonly signal: string | null;
  /** What a sanitizer, valgrind or the loader had to say. */
  readonly said: string;
}

export const sanitize = ['-O0', '-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'] as const;

/** No two builds of a run share their files. */
let built = 0;

/** A binary of many programs in `folder`. */
export class Batch {
  private readonly program: string;
  private readonly count: number;

  constructor(folder: string, units: readonly TranslationUnit[], flags: readonly string[]) {
    this.count = units.length;
    const name = `build${built++}`;
    const source = join(folder, `${name}.c`);
    this.program = join(folder, name);
    writeFileSync(source, joined(units));
    const cc = spawnSync('cc', ['-std=c11', '-w', ...flags, source, '-o', this.program], {
      encoding: 'utf8',
    });
    if (cc.status !== 0) throw new Error(cc.stderr);
  }

  private run(command: string, args: readonly string[]): Ended {
    const options = 'detect_leaks=0:detect_stack_use_after_return=1';
    const env = { ...process.env, ASAN_OPTIONS: options };
    const r = spawnSync(command, args, {
      encoding: 'latin1',
      timeout: 60_000,
      maxBuffer: 1 << 28,
      env,
    });
    return { output: r.stdout, status: r.status, signal: r.signal, said: r.stderr };
  }

  one(k: number): Ended {
    return this.run(this.program, [String(k)]);
  }

  valgrind(k: number): Ended {
    return this.run('valgrind', ['-q', '--error-exitcode=99', '--leak-check=no', this.program, String(k)]);
  }

  /** The output of each, of one run; null if the run did not come to the end. */
  all(): { readonly outputs: readonly string[]; readonly ended: Ended } {
    const ended = this.run(this.program, []);
    const outputs = Array.from({ length: this.count }, (_, k) => {
      const from = ended.output.indexOf(between(k));
      const end = ended.output.indexOf(between(k + 1));
      return from === -1 ? '' : ended.output.slice(from + between(k).length, end === -1 ? undefined : end);
    });
    return { outputs, ended };
  }
}
