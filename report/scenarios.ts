/** Scenarios as the report shows them: what each states beside what came out, and one recorded run to step through. */
import * as E from '#fp/Either';
import { asLine, runStated, type CellResult, type Scenario as Parsed } from '../properties/scenario/index.js';
import { programFor, settingsFor } from '../properties/scenario/run.js';
import { compileProgram, linkInput, type SourceText as Text } from '../properties/scenario/program.js';
import { link } from '../semantics/machine/link.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import { Recorder } from '../semantics/machine/trace.js';
import { regimeNamed } from '../semantics/regimes/index.js';
import type { Run, Scenario, ScenarioRow, SourceText } from './data.js';

const idOf = (file: string): string => file.replace(/^.*scenarios\//, '').replace(/\.md$/, '').replace(/[^A-Za-z0-9]+/g, '-');

/** The part of the file that a fence holds: the rest of a source text is blank. */
const sourceOf = (lang: 'rust' | 'c', t: Text): SourceText => {
  const lines = t.text.split('\n');
  const first = lines.findIndex((l) => l.trim() !== '');
  let last = lines.length;
  while (last > first && (lines[last - 1] ?? '').trim() === '') last--;
  return { lang, file: t.file, text: lines.slice(Math.max(first, 0), last).join('\n'), firstLine: Math.max(first, 0) + 1 };
};

/** Markdown without front matter and fences. */
const proseOf = (text: string): string =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .trim();

const record = (s: Parsed, r: CellResult): Run | null => {
  const regime = regimeNamed(r.cell.regime);
  if (regime === null) return null;
  const settings = { ...settingsFor(s, {}), ...r.record.settings, aliasing: r.cell.aliasing };
  const program = programFor(s, r.cell.regime);
  const compiled = compileProgram(program, settings, r.cell.regime);
  if (E.isLeft(compiled)) return null;
  const linked = link(linkInput(compiled.right, settings, regime));
  if (!linked.ok) return null;
  const m = machineFor(linked.linked, settings);
  const recorder = new Recorder(400);
  m.observer = recorder;
  runMachine(m);
  const output = new TextDecoder().decode(Uint8Array.from(m.output));
  return { regime: r.cell.regime, aliasing: r.cell.aliasing, settings, outcome: r.outcome, steps: m.steps, output, trace: recorder.trace };
};

/** Worth stepping through: the first run that does not simply end well, else the first. */
const chosen = (rs: readonly CellResult[]): CellResult | undefined =>
  rs.find((r) => r.outcome.k === 'ub') ?? rs.find((r) => r.outcome.k !== 'done' && r.outcome.k !== 'n/a') ?? rs.find((r) => r.outcome.k === 'done');

export interface ScenarioReport {
  readonly scenario: Scenario;
  readonly failures: number;
}

/** Runs a scenario on every line that it states. `traced`: also records one run. */
export const scenarioReport = (s: Parsed, traced: boolean, byFile: ReadonlyMap<string, string>): ScenarioReport => {
  const done = runStated(s);
  const results = done.flatMap((r) => (E.isRight(r) ? [r.right] : []));
  const pick = traced ? chosen(results) : undefined;
  const run = pick === undefined ? null : record(s, pick);
  const rows = results.map((r): ScenarioRow => ({
    regime: r.cell.regime,
    aliasing: r.cell.aliasing,
    ...(r.cell.threat === null ? {} : { threat: r.cell.threat }),
    expected: r.expected === null ? null : r.expected.text,
    got: asLine(s, r.record, r.outcome),
    agrees: r.standing === 'as-expected' || r.standing === 'unstated',
    ...(r.expected?.gap == null ? {} : { gap: r.expected.gap }),
    ...(run !== null && r === pick ? { run: 0 } : {}),
  }));
  const folder = s.file.replace(/[^/]*$/, '');
  const pair = s.pair === null ? undefined : byFile.get(`${folder}${s.pair}`);
  const halves = [...(s.rust === null ? [] : [sourceOf('rust', s.rust)]), ...(s.c === null ? [] : [sourceOf('c', s.c)])];
  const beside = [...s.rustFor].map(([regime, t]) => ({ ...sourceOf('rust', t), title: `Rust under ${regime}` }));
  return {
    scenario: {
      id: idOf(s.file),
      file: s.file,
      title: s.title,
      theme: s.theme,
      source: s.source,
      direction: s.direction,
      pair,
      prose: proseOf(s.text),
      sources: halves,
      beside,
      rows,
      runs: run === null ? [] : [run],
    },
    failures: results.filter((r) => r.standing === 'not-expected').length + done.filter((r) => E.isLeft(r)).length,
  };
};

export const scenarioIds = (all: readonly Parsed[]): ReadonlyMap<string, string> => new Map(all.map((s) => [s.file, idOf(s.file)]));
