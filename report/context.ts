/** What every section needs to know of the whole page: what can be linked to, and how texts are made. */
import type { ReportData, SourceText, Witness } from './data.js';
import { html, slug, type Html } from './html.js';
import { formulasIn, markdown } from './markdown.js';
import type { Formulas } from './math.js';
import type { Telling } from './verdict.js';

export interface Page {
  readonly data: ReportData;
  readonly formulas: Formulas;
  readonly ruleHeads: ReadonlyMap<string, string>;
  readonly witnesses: ReadonlyMap<string, Witness>;
  /** Scenario ids by file name without folders. */
  readonly scenarioFiles: ReadonlyMap<string, string>;
}

export const pageOf = (data: ReportData, formulas: Formulas): Page => ({
  data,
  formulas,
  ruleHeads: new Map(data.rules.map((r) => [r.name, r.head])),
  witnesses: new Map(data.witnesses.map((w) => [w.id, w])),
  scenarioFiles: new Map(data.scenarios.map((s) => [baseName(s.file), s.id])),
});

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

export const witnessAnchor = (id: string): string => `witness-${slug(id)}`;
export const scenarioAnchor = (id: string): string => `scenario-${slug(id)}`;
export const ruleAnchor = (name: string): string => `rule-${slug(name)}`;
export const necessityAnchor = (regime: string, rule: string, premise: string): string =>
  slug(`necessity-${regime}-${rule}-${premise}`);

export const licenceAnchor = (rule: string, premise: string): string => slug(`licence-${rule}-${premise}`);

/** A link to a witness, or nothing where the report does not have it. */
export const witnessLink = (page: Page, id: string | null | undefined, words: string): Html | null =>
  id !== null && id !== undefined && page.witnesses.has(id)
    ? html`<a href="#${witnessAnchor(id)}">${words}</a>`
    : null;

/** `sources`: what the run was made from; `shown`: the texts whose lines have ids. */
export const tellingOf = (
  page: Page,
  id: string,
  sources: readonly SourceText[],
  shown: readonly SourceText[],
): Telling => ({
  id,
  sources,
  shown,
  head: (rule) => page.ruleHeads.get(rule) ?? '',
  known: (rule) => page.ruleHeads.has(rule),
});

export const prose = (page: Page, text: string, id: string, deeper: number): Html =>
  markdown(text, {
    id,
    deeper,
    formulas: page.formulas,
    link: (file) => {
      const found = page.scenarioFiles.get(baseName(file.replace(/#.*$/, '')));
      return found === undefined ? null : `#${scenarioAnchor(found)}`;
    },
  });

/** All formulas of the page: rules once each, and whatever prose carries. */
export const formulasOf = (
  data: ReportData,
): readonly { readonly tex: string; readonly display: boolean }[] => [
  ...data.rules.map((r) => ({ tex: r.tex, display: true })),
  ...data.regimes.flatMap((r) => formulasIn(r.doc)),
  ...data.scenarios.flatMap((s) => formulasIn(s.prose)),
];
