/** For each premise of each refined regime: the smallest program that goes wrong without it. */
import type { Page } from '../context.js';
import { necessityAnchor, ruleAnchor, witnessLink } from '../context.js';
import type { NecessityRow } from '../data.js';
import { html, type Html } from '../html.js';
import { chip, figure, type Tone } from '../words.js';
import { section, wide } from './section.js';

const tones: Readonly<Record<NecessityRow['answer'], Tone>> = {
  needed: 'good',
  masked: 'warn',
  idle: 'plain',
  unfinished: 'plain',
};

const row = (page: Page, n: NecessityRow, first: boolean, sized: boolean): Html => {
  const size = page.witnesses.get(n.witnessId ?? '')?.size;
  const link = witnessLink(page, n.witnessId, size === undefined ? 'witness' : `witness of size ${size}`);
  const rule = page.ruleHeads.has(n.rule)
    ? html`<a href="#${ruleAnchor(n.rule)}">${n.rule}</a>`
    : html`${n.rule}`;
  const id = first ? html` id="${necessityAnchor(n.regime, n.rule, n.premise)}"` : null;
  return html`<tr${id}><th scope="row">${rule} <span class="premise">${n.premise}</span></th><td>${n.property} <span class="gloss">${n.threat}${
    n.aliasing === undefined ? '' : `, ${n.aliasing}`
  }</span></td><td>${chip(tones[n.answer], n.answer === 'unfinished' ? 'no answer yet' : n.answer)}</td><td>${link}${
    n.by.length > 0 ? html` <span class="evidence">behind ${n.by.join(', ')}</span>` : null
  }${n.unfinished === undefined ? null : html` <span class="evidence">not finished: ${n.unfinished}</span>`}${n.keptFor === undefined ? null : html` <span class="evidence">kept: ${n.keptFor}</span>`}</td><td class="number">${figure(n.tries)}</td>${sized ? html`<td class="number">${n.exhaustiveTo ?? ''}</td>` : null}</tr>`;
};

const table = (page: Page, regime: string): Html => {
  const rows = page.data.necessity.filter((n) => n.regime === regime);
  const seen = new Set<string>();
  const sized = rows.some((n) => n.exhaustiveTo !== undefined);
  return html`<h3 id="necessity-of-${regime}">${regime}</h3>
    ${wide(
      `Necessity in ${regime}`,
      html`<table class="necessity">
        <caption>
          Premises of ${regime}, each switched off in turn
        </caption>
        <thead>
          <tr>
            <th scope="col">Premise</th>
            <th scope="col">Breaks</th>
            <th scope="col">Answer</th>
            <th scope="col">Evidence</th>
            <th scope="col" class="number">Programs tried</th>
            ${sized ? html`<th scope="col" class="number">All up to size</th>` : null}
          </tr>
        </thead>
        <tbody>
          ${rows.map((n) => {
            const key = `${n.rule}/${n.premise}`;
            const first = !seen.has(key);
            seen.add(key);
            return row(page, n, first, sized);
          })}
        </tbody>
      </table>`,
    )}`;
};

const summary = (rows: readonly NecessityRow[]): Html => {
  const count = (a: NecessityRow['answer']): number => rows.filter((r) => r.answer === a).length;
  return html`${chip('good', `${count('needed')} needed`)} ${chip('warn', `${count('masked')} masked`)}
  ${chip('plain', `${count('idle')} idle`)}
  ${count('unfinished') === 0 ? null : chip('plain', `${count('unfinished')} not finished`)}`;
};

export const necessitySection = (page: Page): Html | null =>
  page.data.necessity.length === 0
    ? null
    : section(
        'necessity',
        'Necessity',
        html`Each premise of each refined regime is switched off, and the search looks for a program that goes
          wrong without it. <b>Needed</b>: there is one. <b>Masked</b>: only together with another premise
          off. <b>Idle</b>: none was found, which is a finding too. Where the time was up before that could be
          said, the row says what was not finished. ${summary(page.data.necessity)}`,
        html`${[...new Set(page.data.necessity.map((n) => n.regime))].map((r) => table(page, r))}`,
      );
