/** What real compilers made of a program, when `ferrule confirm --save` was asked. */
import type { RealBuild, RealResult } from '../data.js';
import { html, type Html } from '../html.js';
import { chip } from '../words.js';
import { wide } from './section.js';

const verdictChip = (r: RealResult): Html | null =>
  r.good === null ? null : r.good ? chip('good', 'confirmed') : chip('bad', 'differs');

const printed = (text: string): Html =>
  text === '' ? html`<span class="gloss">nothing</span>` : html`<code>${text.trimEnd()}</code>`;

export const builds = (all: readonly RealBuild[]): Html =>
  wide(
    'Builds with real compilers',
    html`<table>
      <caption class="spoken">
        Builds with real compilers
      </caption>
      <thead>
        <tr>
          <th scope="col">Build</th>
          <th scope="col">Printed</th>
          <th scope="col">End</th>
          <th scope="col">Sanitizer</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          (b) =>
            html`<tr>
              <th scope="row">${b.level}</th>
              <td>${printed(b.printed)}</td>
              <td>${b.end}</td>
              <td>${b.sanitizer ?? html`<span class="gloss">–</span>`}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );

export const realBuilds = (r: RealResult): Html =>
  html`<section class="extra" aria-label="What real compilers made of it">
    <h5>What real compilers made of it ${verdictChip(r)}</h5>
    <p>${r.sentence}</p>
    ${r.stale ? html`<p>${chip('warn', 'older')} The program has changed since this was run.</p>` : null}
    ${builds(r.builds)}
    <p class="cite">${r.compilers.join('; ')}; run on ${r.date} under limits (${r.limits}).</p>
  </section>`;
