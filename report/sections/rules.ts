/** Every rule, typeset once, with what it says, where it comes from and how often it decided something. */
import type { Page } from '../context.js';
import { licenceAnchor, necessityAnchor, ruleAnchor } from '../context.js';
import type { RuleData } from '../data.js';
import { html, slug, type Html } from '../html.js';
import { figure, plural, sentence } from '../words.js';
import { section } from './section.js';

const titles: Readonly<Record<string, string>> = {
  shared: 'Both languages',
  rust: 'Rust',
  c: 'C',
  boundary: 'Crossings',
  machine: 'Foreign machine code',
  stacked: 'Stacked Borrows',
  tree: 'Tree Borrows',
};

const title = (page: Page, group: string): string =>
  titles[group] ?? page.data.regimes.find((r) => r.name === group)?.title ?? group;

/** Where a premise of undefined behaviour is shown to license an optimisation. */
const licensed = (page: Page, rule: string, premise: string): Html | null => {
  const found = page.data.optimisations?.licences.find(
    (l) => l.rule === rule && l.premise === premise && l.optimisation !== null,
  );
  return found === undefined
    ? null
    : html`<a class="gloss" href="#${licenceAnchor(rule, premise)}">licenses ${found.optimisation}</a>`;
};

const premises = (page: Page, r: RuleData): Html | null => {
  if (r.premises.length === 0) return null;
  const needed = new Set(page.data.necessity.map((n) => necessityAnchor(n.regime, n.rule, n.premise)));
  return html`<table class="premises">
    <caption class="spoken">
      Premises of ${r.name}
    </caption>
    <thead>
      <tr>
        <th scope="col">Premise</th>
        <th scope="col">Says</th>
        <th scope="col">If not</th>
        <th scope="col" class="number">Failed</th>
      </tr>
    </thead>
    <tbody>
      ${r.premises.map((p) => {
        const anchor = necessityAnchor(r.group, r.name, p.name);
        return html`<tr>
          <th scope="row">
            ${needed.has(anchor) ? html`<a href="#${anchor}">${p.name}</a>` : p.name}
            ${licensed(page, r.name, p.name)}
          </th>
          <td>${sentence(p.sentence)}</td>
          <td>${p.fault}</td>
          <td class="number">${figure(p.failed)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
};

const code = (r: RuleData): Html | null =>
  r.code === ''
    ? null
    : html`<details class="rule-code">
        <summary>The code that runs</summary>
        <pre><code>${r.code}</code></pre>
      </details>`;

const rule = (page: Page, r: RuleData): Html => html`
  <article class="rule" id="${ruleAnchor(r.name)}" aria-labelledby="${ruleAnchor(r.name)}-name">
    <h4 id="${ruleAnchor(r.name)}-name">${r.name}</h4>
    <p class="fired">${r.fired === 0 ? 'did not fire' : `fired ${plural(r.fired, 'time')}`}</p>
    <p class="sentence">${sentence(r.sentence)} <span class="cite">${r.cite}</span></p>
    <div class="typeset">${page.formulas.show(r.tex, true)}</div>
    ${premises(page, r)} ${code(r)}
  </article>
`;

const groups = (page: Page): readonly string[] => [...new Set(page.data.rules.map((r) => r.group))];

export const rulesSection = (page: Page): Html | null =>
  page.data.rules.length === 0
    ? null
    : section(
        'rules',
        'Rules',
        html`The whole semantics. Each rule is one value in the code: what is typeset here is what ran, and
        the counts are its own. The first premise to fail is the verdict.`,
        html`<nav aria-label="Groups of rules">
            <ul class="jump">
              ${groups(page).map(
                (g) =>
                  html`<li>
                    <a href="#rules-${slug(g)}">${title(page, g)}</a>
                    <span class="count">${page.data.rules.filter((r) => r.group === g).length}</span>
                  </li>`,
              )}
            </ul>
          </nav>
          ${groups(page).map(
            (g) => html`
              <h3 id="rules-${slug(g)}">${title(page, g)}</h3>
              <div class="rule-list">
                ${page.data.rules.filter((r) => r.group === g).map((r) => rule(page, r))}
              </div>
            `,
          )}`,
      );
