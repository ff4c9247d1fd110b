/** Property by regime, per threat: what holds so far, what is broken, and the evidence. */
import type { Page } from '../context.js';
import { witnessLink } from '../context.js';
import type { Cell } from '../data.js';
import { html, join, type Html } from '../html.js';
import { cellTone, cellWords, chip, figure, plural, sentence } from '../words.js';
import { section, wide } from './section.js';

const evidence = (c: Cell): string[] => {
  const out: string[] = [];
  if (c.programs > 0) out.push(plural(c.programs, 'program'));
  if (c.exhaustiveTo !== undefined) out.push(`all up to size ${c.exhaustiveTo}`);
  if (c.vacuous !== undefined && c.vacuous > 0) out.push(`${figure(c.vacuous)} vacuous`);
  return out;
};

/** The kinds of one cell, each once: its smallest witness and how many there are. */
const kinds = (page: Page, c: Cell): Html | null => {
  const byName = new Map<string, { count: number; id: string | undefined }>();
  for (const k of c.kinds ?? []) {
    const words = `${k.ub}${k.cause === 'memory' ? ' (memory)' : ''}`;
    const known = byName.get(words);
    byName.set(words, { count: (known?.count ?? 0) + k.count, id: known?.id ?? k.witnessId });
  }
  if (byName.size === 0) return null;
  const shown = [...byName].map(([words, { count, id }]) => {
    const link = witnessLink(page, id, words) ?? html`${words}`;
    return count > 1 ? html`${link} <span class="count">${figure(count)}×</span>` : link;
  });
  return html`<span class="kinds">${join(shown, ' · ')}</span>`;
};

const entry = (page: Page, c: Cell, showModel: boolean): Html => {
  const words = cellWords[c.verdict];
  const link = witnessLink(page, c.witnessId, 'smallest witness');
  const says = evidence(c);
  return html`<div class="entry ${cellTone[c.verdict]}">
    ${showModel ? html`<span class="model">${c.aliasing}</span>` : null}${chip(cellTone[c.verdict], words)}
    ${says.length > 0 ? html`<span class="evidence">${says.join(', ')}</span>` : null}${
      link === null ? null : html`<span class="evidence">${link}</span>`
    }${kinds(page, c)}${c.reason === undefined ? null : html`<span class="evidence">${c.reason}</span>`}
  </div>`;
};

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Columns as the data lists them, then any that only a cell names. */
const columns = (page: Page): readonly string[] =>
  unique([...page.data.regimes.map((r) => r.name), ...page.data.matrix.map((c) => c.regime)]).filter((name) =>
    page.data.matrix.some((c) => c.regime === name),
  );

const rowsOf = (page: Page): readonly { readonly property: string; readonly threats: readonly string[] }[] =>
  unique([...page.data.properties.map((p) => p.name), ...page.data.matrix.map((c) => c.property)])
    .map((property) => ({
      property,
      threats: unique(page.data.matrix.filter((c) => c.property === property).map((c) => c.threat)),
    }))
    .filter((r) => r.threats.length > 0);

const legend = html`<ul class="legend">
  <li>${chip('good', 'holds so far')} nothing found among the programs tried</li>
  <li>${chip('bad', 'broken')} with the smallest program that breaks it</li>
  <li>${chip('warn', 'broken, no promise')} broken, but the regime’s source promises nothing there</li>
  <li>${chip('plain', 'not applicable')} the regime says nothing about such programs</li>
</ul>`;

const table = (page: Page): Html => {
  const regimes = columns(page);
  const showModel = unique(page.data.matrix.map((c) => c.aliasing)).length > 1;
  const saying = (name: string): string => page.data.properties.find((p) => p.name === name)?.sentence ?? '';
  const cellsOf = (property: string, threat: string, regime: string): readonly Cell[] =>
    page.data.matrix.filter((c) => c.property === property && c.threat === threat && c.regime === regime);
  const notRun = html`<div class="entry plain">${chip('plain', cellWords['not-run'])}</div>`;
  const cell = (property: string, threat: string, regime: string): Html => {
    const cells = cellsOf(property, threat, regime);
    return html`<td>${cells.length === 0 ? notRun : cells.map((c) => entry(page, c, showModel))}</td>`;
  };
  const groups = rowsOf(page).map(
    ({ property, threats }) =>
      html`<tbody>
        <tr class="property">
          <th scope="rowgroup" colspan="${regimes.length + 1}">
            <span class="name">${property}</span> <span class="gloss">${sentence(saying(property))}</span>
          </th>
        </tr>
        ${threats.map(
          (threat) =>
            html`<tr>
              <th scope="row" class="threat">${threat}</th>
              ${regimes.map((regime) => cell(property, threat, regime))}
            </tr>`,
        )}
      </tbody>`,
  );
  return html`<table class="matrix">
    <caption>
      Each property against each regime, per threat model
    </caption>
    <thead>
      <tr>
        <th scope="col">Threat</th>
        ${regimes.map((r) => html`<th scope="col"><a href="#regime-${r}">${r}</a></th>`)}
      </tr>
    </thead>
    ${groups}
  </table>`;
};

const regimeCards = (page: Page): Html =>
  html`<ul class="regimes">
    ${page.data.regimes.map(
      (r) =>
        html`<li id="regime-${r.name}">
          <b>${r.name}</b> ${r.title}. ${r.sentence} <span class="cite">${r.source}</span>
        </li>`,
    )}
  </ul>`;

export const matrixSection = (page: Page): Html =>
  section(
    'matrix',
    'The matrix',
    html`Which of Rust’s promises survive which boundary. A search is evidence, not proof: “holds” always
    comes with the number of programs tried, and the size up to which none was left out.`,
    page.data.matrix.length === 0
      ? html`<p>No search was run for this report.</p>
          ${regimeCards(page)}`
      : html`${wide('The matrix', table(page))}${legend}
          <h3>The regimes</h3>
          ${regimeCards(page)}`,
  );
