/** A source text with numbered lines. Also runs in the page. */
import type { Span } from '../../model/span.js';
import type { SourceText } from '../data.js';
import { highlightLines, type Mark } from '../highlight.js';
import { html, type Html } from '../html.js';
import { lineName, offsetsIn, sourceOf } from '../source.js';
import { languageName } from '../words.js';

export interface Pointer {
  readonly span: Span;
  /** CSS class of the line and of the marked words. */
  readonly kind: string;
}

/** The lines, numbered by the style sheet; `id` prefixes their ids, null gives none (a second copy in the same page). */
export const sourceLines = (
  s: SourceText,
  all: readonly SourceText[],
  pointers: readonly Pointer[],
  id: string | null,
): Html => {
  const here = pointers.filter((p) => sourceOf(all, p.span) === s);
  const marks: Mark[] = here.map((p) => ({ ...offsetsIn(s, p.span), kind: p.kind }));
  const kinds = (line: number): string =>
    here
      .filter((p) => p.span.line === line)
      .map((p) => ` at-${p.kind}`)
      .join('');
  return html`${highlightLines(s.text.trimEnd(), s.lang, marks).map((line, k) => {
    const cls = `line${kinds(s.firstLine + k)}`;
    return id === null
      ? html`<span class="${cls}">${line}</span>`
      : html`<span class="${cls}" id="${lineName(id, s, k + 1)}">${line}</span>`;
  })}`;
};

export const sourcePane = (
  s: SourceText,
  all: readonly SourceText[],
  pointers: readonly Pointer[],
  id: string | null,
  title = languageName(s.lang),
): Html =>
  html`<figure class="source ${s.lang}" data-lang="${s.lang}">
    <figcaption>${title}</figcaption>
    <pre><code>${sourceLines(s, all, pointers, id)}</code></pre>
  </figure>`;
