/** The scenarios: prose, programs, what was expected and what came out, and the runs step by step. */
import type { Page } from '../context.js';
import { prose, scenarioAnchor, tellingOf } from '../context.js';
import type { Scenario, ScenarioRow } from '../data.js';
import { html, slug, type Html, type Piece } from '../html.js';
import { stepper } from '../stepper.js';
import { verdictSentence } from '../verdict.js';
import { otherOrder } from '../view/order.js';
import { sourcePane } from '../view/source.js';
import { chip, figure, languageName, outcomeTone, plural, themeName } from '../words.js';
import { realBuilds } from './real.js';
import { command, fold, section, wide } from './section.js';

const agreement = (r: ScenarioRow): Html => {
  if (r.gap !== undefined) return html`${chip('warn', 'known gap')} <span class="evidence">${r.gap}</span>`;
  if (r.expected === null) return chip('plain', 'unstated');
  return r.agrees ? chip('good', 'as expected') : chip('bad', 'differs');
};

const inWords = (page: Page, s: Scenario, r: ScenarioRow, id: string): Html | null => {
  const run = r.run === undefined ? undefined : s.runs[r.run];
  if (run === undefined) return null;
  const shown = s.runs[0]?.sources ?? s.sources;
  return verdictSentence(run.outcome, tellingOf(page, id, run.sources ?? s.sources, shown));
};

const row = (r: ScenarioRow, says: Piece): Html =>
  html`<tr>
    <th scope="row">
      ${r.regime} <span class="gloss">${r.aliasing}${r.threat === undefined ? '' : `, ${r.threat}`}</span>
    </th>
    <td>${r.expected ?? '–'}</td>
    <td>${r.got}</td>
    <td>${agreement(r)}</td>
    <td class="says">${says} ${r.otherOrder === undefined ? null : otherOrder(r.otherOrder)}</td>
  </tr>`;

/** What happened is told once: a run that ended in the same way says under which regime it did so first. */
const rows = (page: Page, s: Scenario, id: string): readonly Html[] => {
  const told = new Map<string, string>();
  return s.rows.map((r) => {
    const says = inWords(page, s, r, id);
    const before = says === null ? undefined : told.get(says.text);
    if (before !== undefined) return row(r, html`<span class="gloss">as under ${before}</span>`);
    if (says !== null) told.set(says.text, `${r.regime}, ${r.aliasing}`);
    return row(r, says);
  });
};

const table = (page: Page, s: Scenario, id: string): Html =>
  wide(
    `Expectations of ${s.title}`,
    html`<table class="expectations">
      <caption>
        Expected, and what came out
      </caption>
      <thead>
        <tr>
          <th scope="col">Regime</th>
          <th scope="col">Expected</th>
          <th scope="col">Got</th>
          <th scope="col"><span class="spoken">Agreement</span></th>
          <th scope="col">In words</th>
        </tr>
      </thead>
      <tbody>
        ${rows(page, s, id)}
      </tbody>
    </table>`,
  );

/** One chip a regime in the closed line, so that a reader sees at a glance which boundary stops what. */
const glance = (page: Page, s: Scenario): Html => {
  const names = page.data.regimes.map((r) => r.name);
  const chips = names.flatMap((name) => {
    const row =
      s.rows.find((r) => r.regime === name && r.aliasing === ownModel(s)) ??
      s.rows.find((r) => r.regime === name);
    const run = row?.run === undefined ? undefined : s.runs[row.run];
    return run === undefined ? [] : [chip(outcomeTone(run.outcome), name)];
  });
  return html`${chips}`;
};

/** The aliasing model of the run that is stepped through first. */
const ownModel = (s: Scenario): string => s.runs[0]?.aliasing ?? '';

/** The run to show beside the first: one that a regime stopped, under the same aliasing model where there is one. */
const besideRun = (s: Scenario): number => {
  const stopped = (same: boolean): number =>
    s.runs.findIndex(
      (r) =>
        r.outcome.k === 'rejected' &&
        r.outcome.when === 'dynamic' &&
        (!same || r.aliasing === s.runs[0]?.aliasing),
    );
  return stopped(true) >= 0 ? stopped(true) : stopped(false);
};

const pairLink = (page: Page, s: Scenario): Html | null => {
  const pair = page.data.scenarios.find((x) => x.id === s.pair);
  return pair === undefined
    ? null
    : html` <span class="cite">Twin: <a href="#${scenarioAnchor(pair.id)}">${pair.title}</a></span>`;
};

const scenario = (page: Page, s: Scenario, rules: Readonly<Record<string, string>>): Html => {
  const id = `s${page.data.scenarios.indexOf(s)}`;
  const differs = s.rows.some((r) => !r.agrees && r.expected !== null && r.gap === undefined);
  const body = html`<div class="prose">${prose(page, s.prose, id, 2)}</div>
    <p class="cite">${s.source}${pairLink(page, s)}</p>
    ${table(page, s, id)}
    ${stepper({
      id,
      runs: s.runs,
      sources: s.sources,
      beside: besideRun(s),
      context: { rules },
      lastStep: false,
    })}
    ${(s.beside ?? []).map((b) => sourcePane(b, [b], [], null, `${languageName(b.lang)}, ${b.title}`))}
    ${s.real === undefined ? null : realBuilds(s.real)} ${command(`npx ferrule run ${s.file} --trace`)} `;
  const chips = html`${glance(page, s)}${differs ? chip('bad', 'differs') : null}`;
  return fold({ id: scenarioAnchor(s.id), cls: 'scenario', title: s.title }, chips, body);
};

const theme = (page: Page, name: string, rules: Readonly<Record<string, string>>): Html => {
  const of = page.data.scenarios.filter((s) => s.theme === name);
  return html`<h3 id="theme-${slug(name)}">${themeName(name)} <span class="count">${of.length}</span></h3>
    ${of.map((s) => scenario(page, s, rules))}`;
};

const summary = (page: Page): Html => {
  const rows = page.data.scenarios.flatMap((s) => s.rows);
  const differ = rows.filter((r) => !r.agrees && r.expected !== null && r.gap === undefined).length;
  const gaps = rows.filter((r) => r.gap !== undefined).length;
  const unstated = rows.filter((r) => r.expected === null).length;
  return html`${plural(page.data.scenarios.length, 'scenario')}, ${plural(rows.length, 'verdict')}:
  ${differ === 0 ? 'all as expected' : plural(differ, 'verdict differs', 'verdicts differ')}${
    gaps > 0 ? `, ${plural(gaps, 'known gap')}` : ''
  }${unstated > 0 ? `, ${figure(unstated)} unstated` : ''}.`;
};

export const scenariosSection = (page: Page, rules: Readonly<Record<string, string>>): Html | null =>
  page.data.scenarios.length === 0
    ? null
    : section(
        'scenarios',
        'Scenarios',
        html`Programs from the papers and talks, and what each boundary makes of them. ${summary(page)}`,
        html`${[...new Set(page.data.scenarios.map((s) => s.theme))].map((t) => theme(page, t, rules))}`,
      );
