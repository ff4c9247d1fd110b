import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { ubKinds } from '../model/faults.js';
import { loadGrammars } from '../model/grammars.js';
import { compileProgram, linkInput } from '../properties/scenario/program.js';
import { parseScenario, statedCells } from '../properties/scenario/index.js';
import { ownAliasing, programFor, settingsFor } from '../properties/scenario/run.js';
import { threatSettings } from '../properties/scenario/match.js';
import { Coverage } from '../properties/search/bench.js';
import { replayCCases } from './c-semantics/coverage.js';
import { replayScopeCases } from './regimes/scope-cases.js';
import { replayRustCases } from './rust-semantics/coverage.js';
import { replayWitnesses } from './witnesses.js';
import type { Outcome } from '../model/outcome.js';
import type { Machine } from '../semantics/machine/machine.js';
import { link } from '../semantics/machine/link.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import { regimeNamed, regimes } from '../semantics/regimes/index.js';
import { languageRules } from '../semantics/rules.js';
import { listedPremises, neverFails, notReached } from './completeness.js';

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory()
      ? files(join(folder, e.name))
      : e.name.endsWith('.md') && e.name !== 'README.md'
        ? [join(folder, e.name)]
        : [],
  );

const coverage = new Coverage();
const kinds = new Set<string>();

/** Every run that a scenario states, for its coverage. */
const runAll = (): void => {
  for (const file of files('scenarios')) {
    const { scenario } = parseScenario(readFileSync(file, 'utf8'), file);
    if (scenario === null) throw new Error(`${file} does not parse`);
    for (const cell of statedCells(scenario, ownAliasing(scenario, {}))) {
      const regime = regimeNamed(cell.regime)!;
      const settings = {
        ...settingsFor(scenario, {}),
        ...threatSettings(cell.threat),
        aliasing: cell.aliasing,
      };
      if (regime.outOfScope(scenario.direction) !== null) continue;
      const compiled = compileProgram(programFor(scenario, cell.regime), settings, cell.regime);
      if (E.isLeft(compiled)) continue;
      const linked = link(linkInput(compiled.right, settings, regime));
      if (!linked.ok) continue;
      const m = machineFor(linked.linked, settings);
      const o = runMachine(m);
      if (o.k === 'ub') kinds.add(o.ub);
      coverage.take(m);
    }
  }
  const see = (m: Machine, o: Outcome): void => {
    if (o.k === 'ub') kinds.add(o.ub);
    coverage.take(m);
  };
  coverage.add(
    replayWitnesses((o) => {
      if (o.k === 'ub') kinds.add(o.ub);
    }),
  );
  replayScopeCases(see);
  replayCCases(see);
  replayRustCases(see);
};

const rules = [...new Set([...languageRules, ...regimes.flatMap((r) => r.rules)])];

describe('scenarios and stored witnesses together', () => {
  beforeAll(async () => {
    await loadGrammars();
    runAll();
  }, 120_000);

  it('fire every rule', () => {
    const tried = (r: (typeof rules)[number]): boolean =>
      coverage.fired.has(r.name) || r.premises.some((_, k) => coverage.failed.has(`${r.name}/${k}`));
    const idle = rules.filter((r) => !tried(r)).map((r) => r.name);
    expect(idle).toEqual([]);
  });

  it('fail every premise, or the premise stands in the list with its reason', () => {
    const all = rules.flatMap((r) =>
      r.premises.map((p, k) => ({
        key: `${r.name}/${p.name}`,
        failed: coverage.failed.has(`${r.name}/${k}`),
      })),
    );
    const holding = all.filter((p) => !p.failed).map((p) => p.key);
    expect(holding.filter((k) => neverFails(k) === null)).toEqual([]);
    expect(
      listedPremises.filter((k) => !holding.includes(k)),
      'listed, and yet it fails',
    ).toEqual([]);
  });

  it('reach every kind of undefined behaviour, or the kind stands in the list with its reason', () => {
    const missing = ubKinds.map((k) => k.code).filter((c) => !kinds.has(c));
    expect(missing.filter((c) => notReached[c] === undefined)).toEqual([]);
  });
});
