import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../model/grammars.js';
import {
  asLine,
  compileProgram,
  isFailure,
  parseScenario,
  programFor,
  runStated,
  settingsFor,
  showCell,
  showVerdict,
  type CellRun,
  type Scenario,
} from '../properties/scenario/index.js';
import { LAYOUT_DEPENDENT } from '../properties/field-orders.js';
import { directionOf } from '../properties/scenario/program.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => {
      if (e.isDirectory()) return files(join(folder, e.name));
      return e.name.endsWith('.md') && e.name !== 'README.md' ? [join(folder, e.name)] : [];
    });

const parsed = files(join(root, 'scenarios')).map((f) =>
  parseScenario(readFileSync(f, 'utf8'), relative(root, f)),
);
const scenarios = parsed.flatMap((p) => (p.scenario === null ? [] : [p.scenario]));
const themes = [...new Set(scenarios.map((s) => s.theme))];

/** What the scenario says, and what was found, in the form of its own table. */
const table = (runs: readonly CellRun[], s: Scenario): { said: string[]; found: string[] } => {
  const said: string[] = [];
  const found: string[] = [];
  for (const r of runs) {
    if (E.isLeft(r)) {
      said.push('a program that is accepted');
      found.push(...r.left.map((d) => `${d.span.file}:${d.span.line}: ${d.code}: ${d.message}`));
    } else if (isFailure(r.right)) {
      const { cell, expected, record, outcome, mismatches } = r.right;
      const line = `${s.file} ${showCell(cell)}`;
      said.push(`${line}: ${expected === null ? 'no failure' : showVerdict(expected)}`);
      const why = record.outcome === 'error' ? ` ${record.reason ?? ''}` : '';
      found.push(`${line}: ${asLine(s, record, outcome)}${why} (${mismatches.join('; ')})`);
    }
  }
  return { said, found };
};

/** What a scenario states is run once, however many tests look at it. */
const known = new Map<Scenario, readonly CellRun[]>();
const stated = (s: Scenario): readonly CellRun[] => {
  const runs = known.get(s) ?? runStated(s);
  known.set(s, runs);
  return runs;
};

beforeAll(loadGrammars);

describe('The scenarios', () => {
  it('parse without a word of complaint.', () => {
    expect(
      parsed.flatMap((p) => p.diagnostics.map((d) => `${d.span.file}:${d.span.line}: ${d.message}`)),
    ).toEqual([]);
  });

  it('are at least twenty-five, each in the folder of its theme, with a title of its own.', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(25);
    expect(scenarios.filter((s) => basename(dirname(s.file)) !== s.theme).map((s) => s.file)).toEqual([]);
    const titles = scenarios.map((s) => s.title);
    expect(titles.filter((t, k) => titles.indexOf(t) !== k)).toEqual([]);
  });

  it('name twins that are there.', () => {
    const lost = scenarios.filter((s) => s.pair !== null && !existsSync(join(root, dirname(s.file), s.pair)));
    expect(lost.map((s) => `${s.file}: ${s.pair ?? ''}`)).toEqual([]);
  });

  it('give a direction in which calls of theirs go.', () => {
    const wrong = scenarios.flatMap((s) => {
      const c = compileProgram(
        { ...programFor(s, 'unrestricted'), direction: undefined },
        settingsFor(s, {}),
        'unrestricted',
      );
      if (E.isLeft(c)) return [];
      const found = directionOf(c.right.rust, c.right.c);
      const fits = ['none', 'both', s.direction].includes(found) || s.direction === 'both';
      return fits ? [] : [`${s.file}: ${found}`];
    });
    expect(wrong).toEqual([]);
  });

  it('are layout-dependent where a line says so, and nowhere else.', () => {
    const differs = scenarios.flatMap((s) =>
      stated(s).flatMap((r) => {
        if (E.isLeft(r)) return [];
        const { cell, record, expected } = r.right;
        const said = expected?.flags.includes(LAYOUT_DEPENDENT) ?? false;
        return said === (record.otherOrder !== undefined) ? [] : [`${s.file} ${showCell(cell)}`];
      }),
    );
    expect(differs).toEqual([]);
  });

  it.each(themes)('of the theme %s end as they say.', (theme) => {
    const tables = scenarios.filter((s) => s.theme === theme).map((s) => table(stated(s), s));
    expect(tables.flatMap((t) => t.found)).toEqual(tables.flatMap((t) => t.said));
  });
});
