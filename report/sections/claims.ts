/** What the papers say, beside what was found. */
import type { Page } from '../context.js';
import { witnessLink } from '../context.js';
import type { ClaimRow } from '../data.js';
import { html, type Html } from '../html.js';
import { cellTone, cellWords, chip, plural } from '../words.js';
import { section, wide } from './section.js';

/** Only a search can say so: `holds` is never a proof, and what was not run is no disagreement. */
const agreement = (c: ClaimRow): Html => {
  if (c.found === 'n/a' || c.found === 'not-run') return chip('plain', 'not compared');
  const broken = c.found !== 'holds';
  return broken === (c.expected === 'broken') ? chip('good', 'as claimed') : chip('bad', 'differs');
};

const row = (page: Page, c: ClaimRow): Html => {
  const size = c.exhaustiveTo === undefined ? '' : `, all up to size ${c.exhaustiveTo}`;
  const link = witnessLink(page, c.witnessId, 'witness');
  return html`<tr>
    <th scope="row" class="claim">${c.sentence} <span class="cite">${c.source}</span></th>
    <td><a href="#regime-${c.regime}">${c.regime}</a></td>
    <td>${c.property} <span class="gloss">${c.threat}</span></td>
    <td>${c.expected === 'holds' ? 'holds' : 'is broken'}</td>
    <td>
      ${chip(cellTone[c.found], cellWords[c.found])}
      <span class="evidence">${c.programs > 0 ? `${plural(c.programs, 'program')}${size}` : ''} ${link}</span>
    </td>
    <td>${agreement(c)}${c.note === undefined ? null : html` <span class="evidence">${c.note}</span>`}</td>
  </tr>`;
};

export const claimsSection = (page: Page): Html | null =>
  page.data.claims.length === 0
    ? null
    : section(
        'claims',
        'Claims',
        html`What the sources claim for each boundary, and what the search found about it.`,
        wide(
          'Claims',
          html`<table class="claims">
            <caption>
              Claims of the sources against what was found
            </caption>
            <thead>
              <tr>
                <th scope="col">Claim</th>
                <th scope="col">Regime</th>
                <th scope="col">Property, threat</th>
                <th scope="col">Source says</th>
                <th scope="col">Found</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              ${page.data.claims.map((c) => row(page, c))}
            </tbody>
          </table>`,
        ),
      );
