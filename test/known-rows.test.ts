/**
 * Rows whose verdicts are known, from papers, artifacts and issue threads (test/data/README.md). Each names the scenario
 * that is its program; the scenario names the row. It is run as the row says, and has to end so, or as
 * `known-rows.ts` says, with a reason.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../model/grammars.js';
import { asLine, parseScenario, regimeNames, runCell, type Scenario } from '../properties/scenario/index.js';
import { differences, unwritten } from './known-rows.js';

interface Demonstration {
  readonly id: string;
  readonly scenario: string | null;
  readonly set?: Readonly<Record<string, string>>;
  readonly regimes: Readonly<Record<string, string>>;
}
interface MemoryCase {
  readonly name: string;
  readonly scenario: string;
  readonly expect: { readonly all: 'ub' | 'ok' };
  readonly ubKind: string | null;
}
interface Bug {
  readonly key: string;
  readonly label: string;
  readonly subcategory: string;
  readonly foundBy: string;
  readonly demonstration: string | null;
  readonly scenario?: string;
}
interface Rows {
  readonly demonstrations: readonly Demonstration[];
  readonly memoryCases: readonly MemoryCase[];
  readonly mirilli: readonly Bug[];
}
const rows = JSON.parse(readFileSync(join('test', 'data', 'known-rows.json'), 'utf8')) as Rows;

const scenario = (name: string): Scenario => {
  const file = join('scenarios', `${name}.md`);
  const parsed = parseScenario(readFileSync(file, 'utf8'), file).scenario;
  if (parsed === null) throw new Error(`${file} does not parse`);
  return parsed;
};

/** A row as one run: what names it, what is run, and how its source has it end. */
interface Run {
  readonly key: string;
  readonly scenario: string;
  readonly regime: string;
  readonly aliasing: string;
  readonly set: Readonly<Record<string, string>>;
  readonly ends: string;
}

const ofDemonstrations = rows.demonstrations.flatMap((d): Run[] =>
  d.scenario === null
    ? []
    : Object.entries(d.regimes)
        .filter(([regime]) => regimeNames.includes(regime))
        .map(([regime, ends]) => ({
          key: `${d.id} ${regime}`,
          scenario: d.scenario!,
          regime,
          aliasing: 'stacked',
          set: d.set ?? {},
          ends,
        })),
);

/** MiniRust has no aliasing model, and none of its cases needs one. */
const ofMemoryCases = rows.memoryCases.flatMap((c): Run[] =>
  ['stacked', 'tree', 'none'].map((aliasing) => ({
    key: c.name,
    scenario: c.scenario,
    regime: 'unrestricted',
    aliasing,
    set: {},
    ends: c.expect.all === 'ok' ? 'done' : `ub ${c.ubKind!}`,
  })),
);

/** What Miri's label says, as a kind of Ferrule's. */
const kindOf: Readonly<Record<string, string>> = {
  Alignment: 'ub misaligned',
  'Cross-Language Free': 'ub wrong-allocator',
  'Dangling Int Pointer': 'ub null',
  'Incorrect Binding': 'ub abi',
  'Invalid Enum Tag': 'ub invalid-value',
  'Memory Leaked': 'done leak',
  'Out of Bounds Access': 'ub out-of-bounds',
  'Tree Borrows': 'ub aliasing',
  'Uninitialized Memory': 'ub uninit',
};

const scenarioOf = (b: Bug): string | null =>
  b.scenario ?? rows.demonstrations.find((d) => d.id === b.demonstration)?.scenario ?? null;

/** MiriLLI ran Tree Borrows; what the artifact calls independent of a model has to show under each. */
const ofBugs = rows.mirilli.flatMap((b): Run[] =>
  (b.foundBy === 'TB' ? ['tree'] : ['stacked', 'tree', 'none']).map((aliasing) => ({
    key: b.key,
    scenario: scenarioOf(b) ?? '',
    regime: 'unrestricted',
    aliasing,
    set: {},
    ends: kindOf[b.label] ?? `no kind for ${b.label}`,
  })),
);

const run = (r: Run): string => {
  const s = scenario(r.scenario);
  const ran = runCell(s, { regime: r.regime, aliasing: r.aliasing, threat: null }, r.set);
  if (E.isLeft(ran)) return `refused: ${ran.left.map((d) => d.code).join(', ')}`;
  const { record, outcome } = ran.right;
  const flags = record.outcome === 'done' ? ` ${(record.flags ?? []).join(' ')}` : '';
  return `${asLine(s, record, outcome)}${flags}`.trimEnd();
};

/** The words of a verdict are the first words of what a run gives: a row names neither premise nor place. */
const endsSo = (found: string, wanted: string): boolean => `${found} `.startsWith(`${wanted} `);

const wrong = (runs: readonly Run[]): readonly string[] =>
  runs.flatMap((r) => {
    const found = run(r);
    const wanted = differences[r.key]?.ends ?? r.ends;
    return endsSo(found, wanted) ? [] : [`${r.key} (${r.scenario}, ${r.aliasing}): ${found}, not ${wanted}`];
  });

const names = (name: string, row: string): boolean =>
  new RegExp(`${row.replace(/[.*+?^${}()|[\]\\&]/g, '\\$&')}(?![0-9])`).test(scenario(name).source);

beforeAll(loadGrammars);

describe('Rows with known verdicts', () => {
  it('that are demonstrations end as their source says under every regime, or as the list of differences says.', () => {
    expect(wrong(ofDemonstrations)).toEqual([]);
  });

  it('that are memory cases end so under every aliasing model.', () => {
    expect(wrong(ofMemoryCases)).toEqual([]);
  });

  it('that are bugs found by MiriLLI end so under the models that showed them.', () => {
    expect(wrong(ofBugs)).toEqual([]);
  });

  it('have a scenario that names them, or a reason why there is none.', () => {
    const absent = rows.demonstrations.filter((d) => d.scenario === null).map((d) => d.id);
    expect(absent.toSorted()).toEqual(Object.keys(unwritten).toSorted());
    const unnamed = [
      ...rows.demonstrations.map((d) => [d.scenario, d.id] as const),
      ...rows.memoryCases.map((c) => [c.scenario, c.name] as const),
    ].filter(([s, row]) => s !== null && !names(s, row));
    expect(unnamed).toEqual([]);
    expect(rows.mirilli.filter((b) => scenarioOf(b) === null).map((b) => b.key)).toEqual([]);
  });

  it('are in the list of differences only where they differ.', () => {
    const all = [...ofDemonstrations, ...ofMemoryCases, ...ofBugs];
    const needless = Object.entries(differences).filter(([key, d]) => {
      const runs = all.filter((r) => r.key === key);
      return runs.length === 0 || runs.some((r) => endsSo(d.ends, r.ends));
    });
    expect(needless.map(([key]) => key)).toEqual([]);
  });
});
