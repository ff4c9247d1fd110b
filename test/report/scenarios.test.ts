import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseScenario, regimeNames } from '../../properties/scenario/index.js';
import { scenarioIds, scenarioReport, type ScenarioReport } from '../../report/scenarios.js';
import { snippet, sourceOf } from '../../report/source.js';

const read = (name: string) => {
  const file = `scenarios/${name}.md`;
  const { scenario } = parseScenario(readFileSync(file, 'utf8'), `/somewhere/else/${file}`);
  if (scenario === null) throw new Error(`${file} is no scenario`);
  return scenario;
};

const report = (name: string, traced = true): ScenarioReport => {
  const parsed = read(name);
  return scenarioReport(parsed, traced, scenarioIds([parsed, read('aliasing/add-twice-distinct')]));
};

describe('scenarios in the report', () => {
  let made: ScenarioReport;
  beforeAll(async () => {
    await loadGrammars();
    made = report('aliasing/add-twice-heap');
  });

  it('have a row for every regime, stated or not, each with its run.', () => {
    const { rows, runs } = made.scenario;
    expect(new Set(rows.map((r) => r.regime))).toEqual(new Set(regimeNames));
    for (const r of rows) {
      const run = runs[r.run ?? -1];
      expect([run?.regime, run?.aliasing]).toEqual([r.regime, r.aliasing]);
    }
    expect(rows.every((r) => r.agrees)).toBe(true);
    expect(made.failures).toBe(0);
  });

  it('tell of a verdict that hangs on the order of fields.', () => {
    const { rows } = report('rust-language/alike-is-not-the-same', false).scenario;
    expect(rows[0]).toMatchObject({ got: 'done layout-dependent', agrees: true });
    expect(rows[0]?.otherOrder).toMatchObject({
      verdict: expect.stringMatching(/^done, printing/) as string,
    });
    expect(rows[0]?.otherOrder?.moved[0]?.fields.map((f) => f.name)).toEqual(['low', 'high']);
  });

  it('begin with the run that went wrong under the model of the scenario.', () => {
    expect(made.scenario.runs[0]).toMatchObject({
      aliasing: 'stacked',
      outcome: { k: 'ub', ub: 'aliasing' },
    });
  });

  it('know their texts by their lines in the file, so that a verdict can quote them.', () => {
    const { sources, runs } = made.scenario;
    expect(sources.map((s) => s.lang)).toEqual(['rust', 'c']);
    expect(sources[0]?.text).toMatch(/^#\[no_mangle\]/);
    const [first] = runs;
    if (first?.outcome.k !== 'ub' || first.outcome.cause?.kind !== 'promise') throw new Error('no promise');
    expect(snippet(sources, first.outcome.cause.span)).toContain('&mut i32');
    for (const step of first.trace?.steps ?? [])
      if (step.span.line > 0) expect(sourceOf(sources, step.span)).not.toBeNull();
  });

  it('keep the prose, and leave out what is shown as a program or a table.', () => {
    const { prose, beside } = made.scenario;
    expect(prose).toContain('Look at the *entry* of `add_twice`');
    expect(prose).not.toMatch(/^---|```|malloc/);
    expect(beside?.map((b) => b.title)).toEqual(['before the port']);
  });

  it('tell nothing of the machine they were read on, and link to their twin.', () => {
    expect(JSON.stringify(made.scenario)).not.toContain('somewhere');
    expect(made.scenario.file).toBe('scenarios/aliasing/add-twice-heap.md');
    expect(made.scenario.pair).toBe('aliasing-add-twice-distinct');
  });

  it('show the fence of a regime where it has its own.', () => {
    const { scenario } = report('aliasing/peek');
    const omniglot = scenario.runs.find((r) => r.regime === 'omniglot');
    expect(omniglot?.sources?.[0]?.text).toContain('scopes!()');
    expect(scenario.runs.find((r) => r.regime === 'unrestricted')?.sources).toBeUndefined();
  });

  it('have no steps unless asked for, but their outcomes all the same.', () => {
    const { scenario } = report('aliasing/add-twice-heap', false);
    expect(scenario.runs.every((r) => r.trace === null)).toBe(true);
    expect(scenario.runs.some((r) => r.outcome.k === 'ub')).toBe(true);
  });

  it('record a run that ends as the run without a recorder did.', () => {
    for (const run of made.scenario.runs) {
      const last = run.trace?.steps.at(-1);
      if (last === undefined) continue;
      expect(last.step).toBe(run.steps);
      const stopped = run.outcome.k === 'ub' || run.outcome.k === 'rejected';
      expect(last.failed?.premise ?? null).toBe(stopped ? run.outcome.premise : null);
    }
  });
});
