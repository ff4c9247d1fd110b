/** Runs a scenario: every line that it states, or the runs asked for. */
import * as E from '#fp/Either';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import type { Expectation } from './expectation.js';
import { expectationFor, mismatches, statedCells, threatSettings, type Cell } from './match.js';
import type { Scenario } from './parse.js';
import { judgeProgram } from './other-order.js';
import type { Diagnostics, ProgramText } from './program.js';
import { runRecord, type RunRecord } from './record.js';
import { defaultSettings } from './registry.js';

/** What a line makes of a run. `gap`: not as the source says, and known; `closed`: a gap that is none any more. */
export type Standing = 'as-expected' | 'not-expected' | 'gap' | 'closed' | 'unstated';

export interface CellResult {
  readonly cell: Cell;
  readonly record: RunRecord;
  readonly outcome: Outcome;
  readonly expected: Expectation | null;
  readonly standing: Standing;
  readonly mismatches: readonly string[];
}

export type CellRun = E.Either<Diagnostics, CellResult>;

/** The halves that run under a regime: its own fence, if it has one. */
export const programFor = (s: Scenario, regime: string): ProgramText => ({
  rust: s.rustFor.get(regime) ?? s.rust ?? undefined,
  c: s.c ?? undefined,
  direction: s.direction,
  glue: s.rustFor.has(regime),
});

/** All settings of a run of the scenario: defaults, its own, then what was asked for. */
export const settingsFor = (s: Scenario, asked: Settings): Settings => ({
  ...defaultSettings,
  ...s.set,
  ...asked,
});

const standing = (e: Expectation | null, wrong: readonly string[]): Standing => {
  if (e === null) return 'unstated';
  if (e.gap !== null) return wrong.length === 0 ? 'closed' : 'gap';
  return wrong.length === 0 ? 'as-expected' : 'not-expected';
};

/** Whether a run is a failure of the scenario. A closed gap is one: its mark has to go. */
export const isFailure = (r: CellResult): boolean =>
  r.standing === 'not-expected' || r.standing === 'closed' || r.record.outcome === 'error';

export const runCell = (s: Scenario, cell: Cell, asked: Settings): CellRun => {
  const settings = { ...settingsFor(s, asked), ...threatSettings(cell.threat) };
  const ran = judgeProgram(programFor(s, cell.regime), settings, cell.regime, cell.aliasing);
  if (E.isLeft(ran)) return ran;
  const record = runRecord(s.file, ran.right);
  const { outcome } = ran.right;
  const expected = expectationFor(s, cell, ownAliasing(s, asked));
  const wrong = expected === null ? [] : mismatches(s, expected, record, outcome);
  return E.right({ cell, record, outcome, expected, standing: standing(expected, wrong), mismatches: wrong });
};

/** The model that lines without one speak of. */
export const ownAliasing = (s: Scenario, asked: Settings): string =>
  settingsFor(s, asked)['aliasing'] ?? 'stacked';

/** Every run that the scenario states, one after the other. */
export const runStated = (s: Scenario, asked: Settings = {}): readonly CellRun[] =>
  statedCells(s, ownAliasing(s, asked)).map((cell) => runCell(s, cell, asked));
