/** What the search did: how much, how fast, what it covered, when it found what. */
import type { Page } from '../context.js';
import { witnessAnchor } from '../context.js';
import type { Campaign, Finding, SearchData } from '../data.js';
import { html, type Html } from '../html.js';
import { dotPlot, histogram, linePlot } from '../plots.js';
import { chip, figure, plural } from '../words.js';
import { section, wide } from './section.js';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${figure((100 * part) / whole)}\u00a0%`;

const chart = (title: string, picture: Html, says: Html | null): Html =>
  html`<figure class="chart">
    <figcaption><b>${title}</b> ${says}</figcaption>
    ${picture}
  </figure>`;

/** The first of each kind, under whatever regime: which is what "time to first finding" means. */
const firsts = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  return [...findings]
    .sort((a, b) => a.seconds - b.seconds)
    .filter((f) => !seen.has(f.kind) && seen.add(f.kind).size > 0);
};

const findingPlots = (page: Page, s: SearchData): Html | null => {
  const first = firsts(s.findings);
  if (first.length === 0) return null;
  const told = first.map((f) => `${f.kind} under ${f.regime} after ${figure(f.seconds)}`).join('; ');
  return chart(
    'Time to first finding',
    dotPlot(
      `Seconds of search until each kind was found first: ${told}`,
      first.map((f) => ({
        name: f.kind,
        at: f.seconds,
        note: `under ${f.regime}`,
        href:
          f.witnessId !== undefined && page.witnesses.has(f.witnessId)
            ? `#${witnessAnchor(f.witnessId)}`
            : null,
      })),
      's',
    ),
    html`of each kind, from no hint`,
  );
};

const coveragePlot = (s: SearchData): Html | null => {
  const last = s.coverage[s.coverage.length - 1];
  if (last === undefined) return null;
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
  return chart(
    'Coverage',
    linePlot(
      `Coverage over programs: at the end ${last.rules} of ${last.ruleCount} rules fired and ${last.premises} of ${last.premiseCount} premises failed`,
      [
        {
          name: 'rules that fired',
          points: s.coverage.map((c) => ({ x: c.programs, y: share(c.rules, c.ruleCount) })),
        },
        {
          name: 'premises that failed',
          points: s.coverage.map((c) => ({ x: c.programs, y: share(c.premises, c.premiseCount) })),
        },
      ],
      { x: 'programs', y: '%' },
      { maxY: 100 },
    ),
    html`${last.rules} of ${last.ruleCount} rules fired, ${last.premises} of ${last.premiseCount} premises
    failed`,
  );
};

const sizePlot = (s: SearchData): Html | null =>
  s.sizes.length === 0
    ? null
    : chart(
        'Sizes',
        histogram(
          'How many programs of each size were tried',
          s.sizes.map((z) => ({ at: z.size, count: z.programs })),
          { x: 'boundary operations and statements', y: 'programs' },
        ),
        null,
      );

const campaignRow = (c: Campaign): Html =>
  html`<tr>
    <th scope="row">${c.property} <span class="gloss">${c.threat}, ${c.aliasing}</span></th>
    <td>${c.regime}</td>
    <td>${c.mode}${c.exhaustiveTo === undefined ? '' : ` to size ${c.exhaustiveTo}`}</td>
    <td class="number">${figure(c.programs)}</td>
    <td class="number">${c.distinct === null ? 'not counted' : figure(c.distinct)}</td>
    <td class="number">${figure(c.vacuous)}</td>
    <td class="number">${figure(c.seconds)}</td>
    <td class="number">
      ${c.seconds > 0 && c.distinct !== null ? figure(Math.round(c.distinct / c.seconds)) : '–'}
    </td>
    <td class="number">${figure(c.findings)}</td>
    <td><code>${c.command}</code></td>
  </tr>`;

const campaigns = (s: SearchData): Html | null =>
  s.campaigns.length === 0
    ? null
    : wide(
        'Campaigns',
        html`<table class="campaigns">
          <caption>
            What was searched
          </caption>
          <thead>
            <tr>
              <th scope="col">Property</th>
              <th scope="col">Regime</th>
              <th scope="col">Mode</th>
              <th scope="col" class="number">Programs</th>
              <th scope="col" class="number">Distinct and judged</th>
              <th scope="col" class="number">Vacuous</th>
              <th scope="col" class="number">Seconds</th>
              <th scope="col" class="number">A second</th>
              <th scope="col" class="number">Findings</th>
              <th scope="col">Again</th>
            </tr>
          </thead>
          <tbody>
            ${s.campaigns.map(campaignRow)}
          </tbody>
        </table>`,
      );

const discards = (s: SearchData): Html | null =>
  s.discards.length === 0
    ? null
    : html`<table class="discards">
        <caption>
          Programs that were not judged
        </caption>
        <thead>
          <tr>
            <th scope="col">Reason</th>
            <th scope="col" class="number">Programs</th>
            <th scope="col" class="number">Of all</th>
          </tr>
        </thead>
        <tbody>
          ${s.discards.map(
            (d) =>
              html`<tr>
                <th scope="row">${d.reason}</th>
                <td class="number">${figure(d.programs)}</td>
                <td class="number">${percent(d.programs, s.programs)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;

export const searchSection = (page: Page): Html | null => {
  const s = page.data.search;
  if (s === null) return null;
  const counted = s.judged ?? s.distinct;
  const rate =
    s.seconds > 0
      ? `, ${plural(Math.round(counted / s.seconds), s.judged === undefined ? 'distinct one' : 'distinct and judged one')} a second`
      : '';
  return section(
    'search',
    'Search',
    html`${plural(s.programs, 'program')} in ${figure(s.seconds)} seconds${rate}: ${figure(s.distinct)}
    distinct (${percent(s.distinct, s.programs)}), ${figure(s.vacuous)} of these vacuous
    (${percent(s.vacuous, s.distinct)})${s.judged === undefined ? null : html`; ${figure(s.judged)} distinct ones were judged`}.
    ${
      s.drawn === undefined
        ? null
        : html`Of ${plural(s.drawn.draws, 'draw')} of the generators ${figure(s.drawn.forced)} were forced
          (${percent(s.drawn.forced, s.drawn.draws)}), ${figure(s.drawn.deadEnds)} led to nothing, and
          ${figure(s.drawn.cut)} were past the end of a tape.`
    }
    ${
      s.interrupted
        ? html`${chip('warn', 'interrupted')} The search was stopped before its time; what it had found is
          here.`
        : null
    }`,
    html`<div class="charts">${findingPlots(page, s)}${coveragePlot(s)}${sizePlot(s)}</div>
      ${campaigns(s)} ${discards(s)}`,
  );
};
