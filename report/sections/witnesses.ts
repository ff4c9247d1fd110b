/** Programs that break a promise: what happened in words, both sources, and the run step by step. */
import type { Page } from '../context.js';
import { necessityAnchor, tellingOf, witnessAnchor } from '../context.js';
import type { Optimised, SourceText, Witness } from '../data.js';
import { highlightedCode } from '../highlight.js';
import { html, slug, type Html } from '../html.js';
import { stepper } from '../stepper.js';
import { layoutDependentChip, otherOrder } from '../view/order.js';
import { derivationList, ruleLink, verdictSentence } from '../verdict.js';
import { capital, chip, figure, languageName, outcomeChip, plural, stop } from '../words.js';
import { realBuilds } from './real.js';
import { command, fold, section } from './section.js';

const shownSources = (w: Witness): readonly SourceText[] => w.runs[0]?.sources ?? w.sources;

/** Undefined behaviour can be stopped; a refusal or a changed output (of a regime that is too strict) cannot. */
export const isUndefined = (w: Witness): boolean => w.runs[0]?.outcome.k === 'ub';

/** The run under the regime that stopped it, with the same aliasing model where there is one; else one that ends well. */
const besideRun = (w: Witness): number => {
  const { savedBy } = w;
  if (!isUndefined(w)) return w.runs.findIndex((r, k) => k > 0 && r.outcome.k === 'done');
  if (savedBy === null) return -1;
  const same = w.runs.findIndex((r) => r.regime === savedBy.regime && r.aliasing === w.aliasing);
  return same >= 0 ? same : w.runs.findIndex((r) => r.regime === savedBy.regime);
};

const saved = (page: Page, w: Witness, id: string): Html | null => {
  if (!isUndefined(w)) return null;
  if (w.savedBy === null)
    return html`<p class="saved">
      ${chip('warn', 'not stopped')} No refined regime of this report stops this program.
    </p>`;
  const { regime, rule, premise } = w.savedBy;
  const run = w.runs[besideRun(w)];
  const t = tellingOf(page, id, run?.sources ?? w.sources, shownSources(w));
  const anchor = necessityAnchor(regime, rule, premise);
  const known = page.data.necessity.some(
    (n) => n.regime === regime && n.rule === rule && n.premise === premise,
  );
  const name = known ? html`<a href="#${anchor}">${premise}</a>` : html`<b>${premise}</b>`;
  return html`<p class="saved">
    ${chip('stopped', `stopped by ${regime}`)} The premise ${name} of ${ruleLink(rule, t)} saves it.
    ${run === undefined ? null : verdictSentence(run.outcome, t)}
  </p>`;
};

const facts = (w: Witness): Html =>
  html`<ul class="facts">
    <li>${w.property}</li>
    <li>${w.regime}</li>
    <li>${w.aliasing}</li>
    <li>threat ${w.threat}</li>
    <li>size ${figure(w.size)}${w.oneMinimal ? ', 1-minimal' : ''}</li>
  </ul>`;

const optimised = (o: Optimised): Html =>
  html`<section class="extra" aria-label="What an optimiser does with it">
    <h5>What an optimiser does with it</h5>
    <p>${o.sentence}</p>
    <div class="pair">
      <figure>
        <figcaption>
          ${languageName(o.lang)}, before ${o.pass}: prints <code>${o.printsBefore}</code>
        </figcaption>
        ${highlightedCode(o.before, o.lang)}
      </figure>
      <figure>
        <figcaption>After: prints <code>${o.printsAfter}</code></figcaption>
        ${highlightedCode(o.after, o.lang)}
      </figure>
    </div>
  </section>`;

const runsTable = (w: Witness): Html =>
  html`<table class="runs">
    <caption>
      The same program under each regime
    </caption>
    <thead>
      <tr>
        <th scope="col">Regime</th>
        <th scope="col">Aliasing</th>
        <th scope="col">Outcome</th>
        <th scope="col" class="number">Steps</th>
      </tr>
    </thead>
    <tbody>
      ${w.runs.map(
        (r) =>
          html`<tr>
            <th scope="row">${r.regime}</th>
            <td>${r.aliasing}</td>
            <td>${outcomeChip(r.outcome)}</td>
            <td class="number">${figure(r.steps)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** What the property adds to the outcome's own words. */
const explanation = (w: Witness): string | null => {
  const outcome = w.runs[0]?.outcome;
  const said = outcome !== undefined && 'reason' in outcome ? outcome.reason : '';
  // Where the property only quotes the outcome, the quotation was read a line above.
  const own = (w.explanation ?? '').replace(`: ${said}`, '');
  return own === '' || own === said ? null : capital(stop(own));
};

const glance = (w: Witness): Html => {
  const { savedBy } = w;
  const stopped =
    savedBy === null ? chip('warn', 'not stopped') : chip('stopped', `stopped by ${savedBy.regime}`);
  return html`<span class="gloss">${w.aliasing}, size ${w.size}</span> ${isUndefined(w) ? stopped : null}
    ${w.otherOrder === undefined ? null : layoutDependentChip()}`;
};

const witness = (page: Page, w: Witness, rules: Readonly<Record<string, string>>, isFirst: boolean): Html => {
  const id = `w-${slug(w.id)}`;
  const first = w.runs[0];
  const t = tellingOf(page, id, shownSources(w), shownSources(w));
  const outcome = first?.outcome;
  const derivation =
    outcome !== undefined && (outcome.k === 'ub' || outcome.k === 'rejected') ? outcome.derivation : null;
  const body = html`${facts(w)}
    <p class="verdict">
      ${outcome === undefined ? null : html`${outcomeChip(outcome)} ${verdictSentence(outcome, t)}`}
      ${explanation(w)}
    </p>
    ${saved(page, w, id)} ${w.otherOrder === undefined ? null : otherOrder(w.otherOrder)}
    ${
      derivation === null
        ? null
        : html`<details class="why">
            <summary>Which rule, which premise</summary>
            ${derivationList(derivation, t)}
          </details>`
    }
    ${stepper({
      id,
      runs: w.runs,
      sources: w.sources,
      beside: besideRun(w),
      context: { rules },
      lastStep: true,
    })}
    ${w.runs.length > 1 ? runsTable(w) : null} ${w.optimised === undefined ? null : optimised(w.optimised)}
    ${w.real === undefined ? null : realBuilds(w.real)} ${command(w.reproduce)}`;
  return fold({ id: witnessAnchor(w.id), cls: 'witness', title: w.title, open: isFirst }, glance(w), body);
};

const kindOf = (w: Witness): string => w.ub ?? w.property;

const kindsOf = (page: Page): readonly string[] => [...new Set(page.data.witnesses.map(kindOf))];

const jump = (page: Page): Html =>
  html`<nav aria-label="Kinds of witnesses">
    <ul class="jump">
      ${kindsOf(page).map(
        (k) =>
          html`<li>
            <a href="#witnesses-${slug(k)}">${k}</a>
            <span class="count">${page.data.witnesses.filter((w) => kindOf(w) === k).length}</span>
          </li>`,
      )}
    </ul>
  </nav>`;

/** One heading a kind; the very first witness stands open, so that a reader sees at once what there is to see. */
const byKind = (page: Page, rules: Readonly<Record<string, string>>): readonly Html[] =>
  kindsOf(page).map(
    (k) =>
      html`<h3 id="witnesses-${slug(k)}">${k}</h3>
        ${page.data.witnesses
          .filter((w) => kindOf(w) === k)
          .map((w) => witness(page, w, rules, w === page.data.witnesses[0]))}`,
  );

export const witnessesSection = (page: Page, rules: Readonly<Record<string, string>>): Html | null =>
  page.data.witnesses.length === 0
    ? null
    : section(
        'witnesses',
        'Witnesses',
        html`${plural(page.data.witnesses.length, 'small program')} on which a promise breaks, found by the
          search and shrunk. Step through each with the buttons, or with <kbd>←</kbd> <kbd>→</kbd>
          <kbd>Home</kbd> <kbd>End</kbd> once it has the focus.`,
        html`${jump(page)} ${byKind(page, rules)}`,
      );
