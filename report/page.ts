/**
 * The report: one HTML file that needs nothing else. A policy lets only the script and the style that are in it run,
 * by their hashes; there is no network, no font, no string that is run as code.
 */
import { formulasOf, pageOf, type Page } from './context.js';
import type { ReportData } from './data.js';
import { cspHash } from './hash.js';
import { html, jsonText, raw, scriptText, type Html } from './html.js';
import { Formulas, noCache, type MathCache } from './math.js';
import { claimsSection } from './sections/claims.js';
import { matrixSection } from './sections/matrix.js';
import { necessitySection } from './sections/necessity.js';
import { optimisationsSection } from './sections/optimisations.js';
import { reproduceSection } from './sections/reproduce.js';
import { rulesSection } from './sections/rules.js';
import { scenariosSection } from './sections/scenarios.js';
import { searchSection } from './sections/search.js';
import { isUndefined, witnessesSection } from './sections/witnesses.js';
import { chip, figure, plural } from './words.js';

/** The page's own script and style, built from `report/web`. */
export interface Assets {
  readonly script: string;
  readonly style: string;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html | null;
}

const parts = (page: Page, rules: Readonly<Record<string, string>>): readonly Part[] =>
  [
    { id: 'matrix', title: 'Matrix', body: matrixSection(page) },
    { id: 'claims', title: 'Claims', body: claimsSection(page) },
    { id: 'witnesses', title: 'Witnesses', body: witnessesSection(page, rules) },
    { id: 'necessity', title: 'Necessity', body: necessitySection(page) },
    { id: 'optimisations', title: 'Optimisations', body: optimisationsSection(page, rules) },
    { id: 'rules', title: 'Rules', body: rulesSection(page) },
    { id: 'search', title: 'Search', body: searchSection(page) },
    { id: 'scenarios', title: 'Scenarios', body: scenariosSection(page, rules) },
    { id: 'reproduce', title: 'Reproduce', body: reproduceSection(page) },
  ].filter((p) => p.body !== null);

/** The first thing a reader sees: the findings in two sentences. */
const summary = (data: ReportData): Html => {
  const cells = data.matrix.filter((c) => c.verdict !== 'not-run' && c.verdict !== 'n/a');
  const broken = cells.filter((c) => c.verdict === 'broken' || c.verdict === 'no-promise');
  const search =
    data.search === null
      ? null
      : html`The search tried ${plural(data.search.programs, 'program')} in ${figure(data.search.seconds)}
        seconds${data.search.interrupted ? ' before it was interrupted' : ''}. `;
  const found =
    cells.length === 0
      ? null
      : html`Of ${plural(cells.length, 'cell')} of the matrix, ${broken.length}
        ${broken.length === 1 ? 'is' : 'are'} broken. `;
  const undefinedOnes = data.witnesses.filter(isUndefined);
  const stopped = undefinedOnes.filter((w) => w.savedBy !== null).length;
  const saved =
    data.witnesses.length === 0
      ? null
      : html`${plural(data.witnesses.length, 'small program')} below
        ${data.witnesses.length === 1 ? 'shows' : 'show'} how: ${undefinedOnes.length} end in undefined
        behaviour, and ${stopped} of these are stopped by a premise of a stricter boundary. `;
  return html`<p class="summary">${search}${found}${saved}</p>`;
};

const header = (all: readonly Part[]): Html => html`
  <a class="skip" href="#main">Skip to the report</a>
  <header class="top">
    <span class="brand">Ferrule</span>
    <nav aria-label="Sections">
      <ul>
        ${all.map((p) => html`<li><a href="#${p.id}">${p.title}</a></li>`)}
      </ul>
    </nav>
    <button type="button" id="theme" class="quiet" hidden aria-label="Light or dark">◐</button>
  </header>
`;

const hero = (data: ReportData): Html => html`
  <div class="hero">
    <h1>What the boundary lets through</h1>
    <p class="lead">
      Safe Rust keeps its promises to the compiler. C does not know them. Here small programs in both
      languages are run together, by the rules, under one boundary after the other.
    </p>
    ${summary(data)} ${data.search?.interrupted === true ? chip('warn', 'the search was interrupted') : null}
  </div>
`;

const checkUnique = (markup: string): void => {
  const seen = new Set<string>();
  for (const [, id = ''] of markup.matchAll(/\sid="([^"]*)"/g)) {
    if (seen.has(id)) throw new Error(`two elements of the report have the id ${id}`);
    seen.add(id);
  }
};

const policy = (script: string, style: string): string =>
  [
    `default-src 'none'`,
    `script-src ${cspHash(script)}`,
    `style-src ${cspHash(style)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');

/**
 * The report as one HTML document. Throws `MathError` for a formula that cannot be typeset, and an error for ids that
 * clash: a report is whole or it is not made.
 */
export const makeReport = async (
  data: ReportData,
  assets: Assets,
  cache: MathCache = noCache,
): Promise<string> => {
  const formulas = new Formulas();
  await formulas.add(formulasOf(data), cache);
  const page = pageOf(data, formulas);
  const rules = Object.fromEntries(data.rules.map((r) => [r.name, r.sentence]));
  const all = parts(page, rules);
  const body = html`${header(all)}
    <main id="main" tabindex="-1">${hero(data)}${all.map((p) => p.body)}</main>
    <footer>Ferrule ${data.meta.version}, ${data.meta.date.slice(0, 10)}</footer>`;
  // Glyphs and offsets are known only after the body is written.
  const glyphs = formulas.glyphSheet();
  const style = `${assets.style}\n${formulas.styles()}`.replaceAll('</', '<\\/');
  const script = scriptText(assets.script);
  checkUnique(body.text);
  // What is hashed stands between its tags to the letter, so these are not templates that get formatted.
  const sheet = raw(`<style>${style}</style>`);
  const sentences = raw(`<script type="application/json" id="rule-sentences">${jsonText(rules)}</script>`);
  const code = raw(`<script>${script}</script>`);
  const document = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policy(script, style)}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Ferrule: what the boundary lets through</title>
      ${sheet}
    </head>
    <body>
      ${glyphs}${body}${sentences}${code}
    </body>
  </html>`;
  return `<!doctype html>\n${document.text}\n`;
};
