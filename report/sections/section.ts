import { html, type Html, type Piece } from '../html.js';

/** A landmark of the page with its heading. */
export const section = (id: string, title: string, lead: Piece, body: Piece): Html => html`
  <section id="${id}" class="part" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${lead === null ? null : html`<p class="lead">${lead}</p>`} ${body}
  </section>
`;

/** A table that may be wider than the page: it scrolls in itself, also by keyboard. */
export const wide = (label: string, table: Html): Html =>
  html`<div class="wide" role="group" aria-label="${label}" tabindex="0">${table}</div>`;

/** A command to type. */
export const command = (text: string): Html =>
  html`<div class="command">
    <pre><code>${text}</code></pre>
    <button type="button" class="copy" data-copy="${text}" hidden>Copy</button>
  </div>`;

/** A part that opens: its title and a few chips are always in sight. A link to its id opens it. */
export const fold = (
  o: { readonly id: string; readonly cls: string; readonly title: string; readonly open?: boolean },
  chips: Piece,
  body: Piece,
): Html =>
  html`<details class="fold ${o.cls}" id="${o.id}" ${o.open === true ? html` open` : null}>
    <summary>
      <h4 class="fold-title">${o.title}</h4>
      <span class="glance">${chips}</span>
    </summary>
    ${body}
  </details>`;
