/** Scenarios as the report shows them: what each states beside what came out, and recorded runs to step through. */
import * as E from '#fp/Either';
import { source } from '../model/source.js';
import {
  asLine,
  ownAliasing,
  parseScenario,
  programFor,
  regimeNames,
  runCell,
  settingsFor,
  showVerdict,
  statedCells,
  type Cell,
  type CellResult,
  type OtherVerdict,
  type Scenario as Parsed,
} from '../properties/scenario/index.js';
import { scanFences } from '../properties/scenario/fences.js';
import { frontMatter } from '../properties/scenario/front-matter.js';
import { threatSettings } from '../properties/scenario/match.js';
import type { SourceText as Fenced } from '../properties/scenario/program.js';
import type { OtherOrder, RealResult, Run, Scenario, ScenarioRow, SourceText } from './data.js';
import { recordRun } from './record.js';

const idOf = (file: string): string =>
  file
    .replace(/^.*scenarios\//, '')
    .replace(/\.md$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-');

/** A fence as a text of its own that knows its first line; what is before it is blank. */
const sourceOf = (lang: 'rust' | 'c', { file, text }: Fenced): SourceText => {
  const code = text.search(/\S/);
  const start = text.lastIndexOf('\n', Math.max(0, code)) + 1;
  return {
    lang,
    file,
    text: text.slice(start).trimEnd(),
    firstLine: text.slice(0, start).split('\n').length,
  };
};

const sourcesFor = (s: Parsed, regime: string): readonly SourceText[] => {
  const { rust, c } = programFor(s, regime);
  return [
    ...(rust === undefined ? [] : [sourceOf('rust', rust)]),
    ...(c === undefined ? [] : [sourceOf('c', c)]),
  ];
};

/** Fences that are shown as programs or as the table of expectations; all others belong to the prose. */
const isShown = (words: readonly string[]): boolean => ['rust', 'c', 'expect'].includes(words[0] ?? '');

const proseOf = (s: Parsed): string => {
  const src = source(s.text, s.file);
  let at = frontMatter(src).end;
  let out = '';
  for (const f of scanFences(src, at)) {
    if (!isShown(f.words)) continue;
    out += s.text.slice(at, f.span.start);
    const close = s.text.indexOf('\n', f.to);
    at = close < 0 ? s.text.length : close + 1;
  }
  return (out + s.text.slice(at)).trim();
};

/** Every run that the scenario states, and one under each regime that it says nothing of. */
const cellsOf = (s: Parsed): readonly Cell[] => {
  const own = ownAliasing(s, {});
  const stated = statedCells(s, own);
  const unstated = regimeNames.filter((r) => !stated.some((c) => c.regime === r));
  return [...stated, ...unstated.map((regime): Cell => ({ regime, aliasing: own, threat: null }))];
};

const otherOrderOf = (o: OtherVerdict): OtherOrder => {
  const printed = o.outcome === 'done' && o.output !== '' ? `, printing ${JSON.stringify(o.output)}` : '';
  const words = [o.outcome, o.when, o.ub, o.premise].filter((w) => w !== undefined);
  return { order: o.order, verdict: `${words.join(' ')}${printed}`, moved: o.moved };
};

const rowOf = (s: Parsed, r: CellResult, run: number): ScenarioRow => ({
  regime: r.cell.regime,
  aliasing: r.cell.aliasing,
  threat: r.cell.threat ?? undefined,
  expected: r.expected === null ? null : showVerdict(r.expected),
  got: asLine(s, r.record, r.outcome),
  agrees: r.standing === 'as-expected' || r.standing === 'unstated',
  gap: r.standing === 'gap' ? (r.expected?.gap ?? undefined) : undefined,
  run: run < 0 ? undefined : run,
  ...(r.record.otherOrder === undefined ? {} : { otherOrder: otherOrderOf(r.record.otherOrder) }),
});

/** The outcome is worth a sentence in any case; the steps only where `traced`. */
const recorded = (s: Parsed, r: CellResult, traced: boolean): Run | null => {
  const { regime, aliasing, threat } = r.cell;
  const settings = { ...settingsFor(s, {}), ...threatSettings(threat) };
  const sources = s.rustFor.has(regime) ? sourcesFor(s, regime) : undefined;
  const run = recordRun(programFor(s, regime), settings, regime, aliasing, sources);
  if (E.isLeft(run)) return null;
  return traced ? run.right : { ...run.right, trace: null };
};

/** What went wrong is what a reader wants to step through first. */
const interest: Readonly<Record<Run['outcome']['k'], number>> = {
  ub: 0,
  error: 0,
  panic: 1,
  abort: 1,
  rejected: 2,
  done: 3,
  fuel: 4,
  'n/a': 5,
};

export interface ScenarioReport {
  readonly scenario: Scenario;
  /** Lines that are not as expected, and runs that the checkers refuse. */
  readonly failures: number;
}

/** From the folder of scenarios on: a report tells nothing of the machine it was made on, and its commands can be typed. */
const shortName = (file: string): string => file.replace(/^.*\/(?=scenarios\/)/, '');

/**
 * Runs a scenario. `traced`: its runs are recorded; `byFile`: ids by file, for links to the twin; `real`: what builds of
 * it did, where that was kept.
 */
export const scenarioReport = (
  given: Parsed,
  traced: boolean,
  byFile: ReadonlyMap<string, string>,
  real?: RealResult,
): ScenarioReport => {
  const s = parseScenario(given.text, shortName(given.file)).scenario ?? given;
  const done = cellsOf(s).map((cell) => runCell(s, cell, {}));
  const results = done.flatMap((r) => (E.isRight(r) ? [r.right] : []));
  const all = results.map((r) => ({ result: r, run: recorded(s, r, traced) }));
  const own = ownAliasing(s, {});
  const order = (r: Run): number => 2 * interest[r.outcome.k] + (r.aliasing === own ? 0 : 1);
  const runs = all.flatMap((x) => (x.run === null ? [] : [x.run])).sort((a, b) => order(a) - order(b));
  const folder = given.file.replace(/[^/]*$/, '');
  const beside = s.original === null ? [] : [{ ...sourceOf('c', s.original), title: 'before the port' }];
  const scenario: Scenario = {
    id: idOf(s.file),
    file: s.file,
    title: s.title,
    theme: s.theme,
    source: s.source,
    direction: s.direction,
    pair: s.pair === null ? undefined : byFile.get(`${folder}${s.pair}`),
    prose: proseOf(s),
    sources: sourcesFor(s, ''),
    ...(beside.length === 0 ? {} : { beside }),
    rows: all.map((x) => rowOf(s, x.result, x.run === null ? -1 : runs.indexOf(x.run))),
    runs,
    ...(real === undefined ? {} : { real }),
  };
  const wrong = results.filter((r) => r.standing === 'not-expected' || r.standing === 'closed').length;
  return { scenario, failures: wrong + done.filter((r) => E.isLeft(r)).length };
};

export const scenarioIds = (all: readonly Parsed[]): ReadonlyMap<string, string> =>
  new Map(all.map((s) => [s.file, idOf(s.file)]));
