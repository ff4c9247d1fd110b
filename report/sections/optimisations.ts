/** What undefined behaviour is for: optimisations, the models that license them, and the premises that they rely on. */
import type { Page } from '../context.js';
import { licenceAnchor, ruleAnchor, scenarioAnchor } from '../context.js';
import { html, slug, type Html, type Piece } from '../html.js';
import type {
  LicenceRow,
  OptimisationCell,
  OptimisationRow,
  OptimisationsData,
  OptimisedProgram,
  RealSeen,
} from '../optimisations-data.js';
import { stepper } from '../stepper.js';
import { capital, chip, figure, outcomeChip, plural, sentence, type Tone } from '../words.js';
import { builds } from './real.js';
import { command, fold, section, wide } from './section.js';

const anchor = (id: string): string => `optimised-${slug(id)}`;
const rowAnchor = (name: string): string => `optimisation-${slug(name)}`;

const becomes = (p: Pick<OptimisedProgram, 'before' | 'after'>): Html =>
  html`<span class="${p.before.length + p.after.length < 24 ? 'short' : ''}"
    ><code>${p.before}</code> becomes <code>${p.after}</code></span
  >`;

const programLink = (o: OptimisationsData, id: string | null): Html | null => {
  const p = o.programs.find((x) => x.id === id);
  return p === undefined ? null : html`<a href="#${anchor(p.id)}">${becomes(p)}</a>`;
};

const verdict = (c: OptimisationCell): Html => {
  if (c.broken > 0) return c.claimed ? chip('bad', 'breaks its licence') : chip('warn', 'not licensed');
  if (c.changed === 0) return chip('plain', 'changed nothing yet');
  return c.claimed ? chip('good', 'correct so far') : chip('plain', 'no licence claimed');
};

const cell = (o: OptimisationsData, c: OptimisationCell | undefined): Html => {
  if (c === undefined) return html`<td>–</td>`;
  const counted =
    c.broken > 0
      ? html`breaks ${figure(c.broken)} of ${plural(c.changed, 'defined program')}`
      : html`on ${plural(c.changed, 'defined program')}`;
  const breaks = programLink(o, c.brokenBy);
  const shows = programLink(o, c.shownBy);
  return html`<td>
    ${verdict(c)}
    ${
      c.changed === 0
        ? null
        : html`<span class="evidence block">${counted}${breaks === null ? null : html`: ${breaks}`}</span>`
    }
    ${
      shows === null
        ? null
        : html`<span class="evidence block"
            >shows on ${figure(c.shown)} of ${figure(c.undefined)} undefined: ${shows}</span
          >`
    }
  </td>`;
};

const seenWords: Readonly<Record<RealSeen['seen'], readonly [Tone, string]>> = {
  optimised: ['warn', 'to be seen'],
  otherwise: ['warn', 'something else'],
  'as-written': ['plain', 'not to be seen'],
  'not-built': ['plain', 'not built'],
};

/** The best of what real builds did of the row's undefined programs. */
const real = (o: OptimisationsData, r: OptimisationRow): Html => {
  const ids = r.cells.map((c) => c.shownBy);
  const mine = o.programs.filter(
    (p) => p.optimisation === r.name && (ids.includes(p.id) || p.scenario !== undefined),
  );
  const order = Object.keys(seenWords);
  const [best] = mine
    .flatMap((p) => (p.real === null ? [] : [p.real]))
    .sort((a, b) => order.indexOf(a.seen) - order.indexOf(b.seen));
  if (best === undefined) return html`<td><span class="gloss">not run</span></td>`;
  const levels = best.builds.filter((b) => b.sanitizer === null);
  const first = levels[0];
  const other = levels.find((b) => b.printed !== first?.printed || b.end !== first.end);
  const [tone, words] = seenWords[best.seen];
  return html`<td>
    ${chip(tone, words)}
    ${
      other === undefined
        ? null
        : html`<span class="evidence block">
            ${other.plan}: ${other.printed === '' ? other.end : html`<code>${other.printed.trimEnd()}</code>`}
          </span>`
    }
    ${
      r.generated === null
        ? null
        : html`<span class="evidence block">
            in ${figure(r.generated.seen)} of ${plural(r.generated.built, 'generated program')}
          </span>`
    }
    ${best.why === null ? null : html`<span class="evidence block">${sentence(best.why)}</span>`}
  </td>`;
};

const table = (o: OptimisationsData): Html =>
  wide(
    'Optimisations by aliasing model',
    html`<table class="optimisations">
      <caption>
        Each optimisation under each aliasing model
      </caption>
      <thead>
        <tr>
          <th scope="col">Optimisation</th>
          ${o.models.map((m) => html`<th scope="col">${m}</th>`)}
          <th scope="col">Real builds</th>
        </tr>
      </thead>
      <tbody>
        ${o.rows.map(
          (r) =>
            html`<tr id="${rowAnchor(r.name)}">
              <th scope="row">
                <span class="premise">${r.name}</span>
                <span class="gloss block">${sentence(r.sentence)}</span>
                <span class="cite block">trusts: ${r.trusts}. ${sentence(r.source)}</span>
              </th>
              ${o.models.map((m) =>
                cell(
                  o,
                  r.cells.find((c) => c.aliasing === m),
                ),
              )}
              ${real(o, r)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );

const answers: Readonly<Record<LicenceRow['answer'], readonly [Tone, string]>> = {
  needed: ['good', 'needed'],
  masked: ['warn', 'masked'],
  idle: ['plain', 'by fiat'],
};

const premiseName = (page: Page, l: LicenceRow): Html => {
  const rule = page.ruleHeads.has(l.rule)
    ? html`<a href="#${ruleAnchor(l.rule)}">${l.rule}</a>`
    : html`${l.rule}`;
  return html`${rule} <span class="premise">${l.premise}</span>`;
};

/** A rule may have two premises of one name, and two models two answers: links lead to the first. */
const isFirst = (l: LicenceRow, k: number, all: readonly LicenceRow[]): boolean =>
  all.findIndex((x) => x.rule === l.rule && x.premise === l.premise) === k;

const licences = (page: Page, o: OptimisationsData): Html =>
  wide(
    'What each premise licenses',
    html`<table class="licences">
      <caption>
        Premises of undefined behaviour that license an optimisation
      </caption>
      <thead>
        <tr>
          <th scope="col">Premise</th>
          <th scope="col">Answer</th>
          <th scope="col">Licenses</th>
          <th scope="col">Without it</th>
        </tr>
      </thead>
      <tbody>
        ${o.licences
          .filter((l) => l.optimisation !== null)
          .map(
            (l, k, all) =>
              html`<tr${isFirst(l, k, all) ? html` id="${licenceAnchor(l.rule, l.premise)}"` : null}>
                <th scope="row">
                  ${premiseName(page, l)}
                  ${l.aliasing.length === o.models.length ? null : html`<span class="gloss">${l.aliasing.join(', ')}</span>`}
                </th>
                <td>
                  ${chip(...answers[l.answer])}
                  ${l.by.length === 0 ? null : html`<span class="evidence block">with ${l.by.join(', ')}</span>`}
                </td>
                <td><a href="#${rowAnchor(l.optimisation ?? '')}">${l.optimisation}</a></td>
                <td>${programLink(o, l.program)}</td>
              </tr>`,
          )}
      </tbody>
    </table>`,
  );

/** Those that no program shows to be good for anything, by how many programs they ended. */
const fiat = (page: Page, o: OptimisationsData): Html | null => {
  const idle = o.licences.filter((l) => l.optimisation === null).toSorted((a, b) => b.ended - a.ended);
  const reached = idle.filter((l) => l.ended > 0);
  const unreached = idle.filter((l) => l.ended === 0);
  const list = (ls: readonly LicenceRow[], counted: boolean): Html =>
    html`<ul class="columns-list">
      ${ls.map(
        (l) =>
          html`<li>
            ${premiseName(page, l)}${
              l.aliasing.length === o.models.length
                ? null
                : html` <span class="gloss">${l.aliasing.join(', ')}</span>`
            }${counted ? html` <span class="count">${figure(l.ended)}</span>` : null}
          </li>`,
      )}
    </ul>`;
  if (idle.length === 0) return null;
  return html`<details class="why">
    <summary>By fiat so far: ${plural(idle.length, 'premise')}</summary>
    <p>
      No program shows that one of these optimisations relies on them. That may be because no optimisation
      here does, or because the search writes no such program.
    </p>
    ${
      reached.length === 0
        ? null
        : html`<h4>With the number of programs that each ended</h4>
            ${list(reached, true)}`
    }
    ${
      unreached.length === 0
        ? null
        : html`<h4>The search came to none of these</h4>
            ${list(unreached, false)}`
    }
  </details>`;
};

const outputs = (p: OptimisedProgram): Html =>
  wide(
    `What ${p.title} does`,
    html`<table class="runs">
      <caption>
        What it does
      </caption>
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Printed</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        ${p.runs.map(
          (r) =>
            html`<tr>
              <th scope="row">${capital(r.label ?? r.regime)}</th>
              <td>
                ${r.output === '' ? html`<span class="gloss">nothing</span>` : html`<code class="printed">${r.output.trimEnd()}</code>`}
              </td>
              <td>${outcomeChip(r.outcome)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );

const program = (
  page: Page,
  o: OptimisationsData,
  p: OptimisedProgram,
  rules: Readonly<Record<string, string>>,
  open: boolean,
): Html => {
  const about = o.rows.find((r) => r.name === p.optimisation);
  const scenario = page.data.scenarios.find((s) => s.id === p.scenario);
  const facts: readonly Piece[] = [
    html`<a href="#${rowAnchor(p.optimisation)}">${p.optimisation}</a>`,
    ...(p.oneMinimal ? ['1-minimal'] : []),
    ...(scenario === undefined ? [] : [html`<a href="#${scenarioAnchor(scenario.id)}">the scenario</a>`]),
  ];
  const body = html`<ul class="facts">
      ${facts.map((f) => html`<li>${f}</li>`)}
    </ul>
    ${about === undefined ? null : html`<p>${sentence(about.sentence)}</p>`} ${outputs(p)}
    ${stepper({
      id: `o-${slug(p.id)}`,
      runs: p.runs,
      sources: p.sources,
      beside: 1,
      context: { rules },
      lastStep: false,
    })}
    ${
      p.real === null || p.real.builds.length === 0
        ? null
        : html`<div class="extra">
            <h5>What real compilers made of it</h5>
            ${builds(p.real.builds.map((b) => ({ ...b, level: b.plan })))}
            ${o.real === null ? null : html`<p class="cite">${o.real.compilers.join('; ')}; run on ${o.real.date} under limits (${o.real.limits}).</p>`}
          </div>`
    }`;
  return fold(
    { id: anchor(p.id), cls: 'witness', title: p.title, open },
    html`<span class="gloss">${becomes(p)}</span>
      ${p.real === null ? null : chip(seenWords[p.real.seen][0], `in real builds: ${seenWords[p.real.seen][1]}`)}`,
    body,
  );
};

export const optimisationsSection = (page: Page, rules: Readonly<Record<string, string>>): Html | null => {
  const o = page.data.optimisations;
  if (o === null) return null;
  const featured = o.programs.filter((p) => p.scenario !== undefined);
  const rest = o.programs.filter((p) => p.scenario === undefined);
  const seen = o.programs.filter((p) => p.real?.seen === 'optimised').length;
  const built = o.programs.filter((p) => p.real !== null && p.real.seen !== 'not-built').length;
  return section(
    'optimisations',
    'Optimisations',
    html`What undefined behaviour is for. Each optimisation trusts one promise of the languages. On programs
    that keep it, nothing may change: ${plural(o.tried, 'program')} were tried. On a program that breaks it,
    compiled code may do something else, and nobody did anything wrong.`,
    html`${featured.length === 0 ? null : html`<h3 id="optimised-scenarios">Before and after</h3>`}
      ${featured.map((p, k) => program(page, o, p, rules, k === 0))}
      <h3 id="optimisations-by-model">Optimisations and aliasing models</h3>
      ${table(o)}
      ${
        o.real === null
          ? null
          : html`<p class="cite">
              Real builds: of ${plural(built, 'undefined program')} below that were built, ${seen}
              ${seen === 1 ? 'does' : 'do'} in some build what the optimised program does here.
              ${o.real.compilers.join('; ')}; ${o.real.date}.
            </p>`
      }
      <h3 id="licences">Which premise licenses what</h3>
      <p class="lead">
        Each premise that stands for undefined behaviour is left out, and the search looks for a program on
        which an optimisation then shows. <b>Needed</b>: there is one. <b>Masked</b>: only with others left
        out as well. <b>By fiat</b>: none was found.
      </p>
      ${licences(page, o)} ${fiat(page, o)}
      <h3 id="optimised-programs">The smallest programs</h3>
      ${rest.map((p) => program(page, o, p, rules, false))} ${command('npx ferrule why ub')}`,
  );
};
