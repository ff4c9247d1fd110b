/** A source text with numbered lines. Also runs in the page. */
import type { Span } from '../../model/span.js';
import type { SourceText } from '../data.js';
import { highlightLines, type Mark } from '../highlight.js';
import { html, type Html } from '../html.js';
import { offsetsIn, sourceOf } from '../source.js';
import { languageName } from '../words.js';

export interface Pointer {
  readonly span: Span;
  /** CSS class of the line and of the marked words. */
  readonly kind: string;
}

/** The numbered lines; `id` prefixes their ids, null gives none (a second copy in the same page). */
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
  return html`${highlightLines(s.text, s.lang, marks).map((line, k) => {
    const number = html`<span class="n" aria-hidden="true">${k + 1}</span>`;
    const cls = `line${kinds(s.firstLine + k)}`;
    const code = html`<span class="t">${line}</span>`;
    return id === null
      ? html`<span class="${cls}">${number}${code}</span>`
      : html`<span class="${cls}" id="${id}-${s.lang}-${k + 1}">${number}${code}</span>`;
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
