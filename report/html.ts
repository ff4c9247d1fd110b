/**
 * Pages are built from escaped pieces: what is not made by `html` is text, and text is escaped. Also runs in the page,
 * so nothing of Node is used here.
 */

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escaped for text and for attributes in either kind of quotes. */
export const escape = (s: string): string => s.replace(/[&<>"']/g, (c) => entities[c] ?? c);

const show = (p: Piece): string => {
  if (p === null || p === undefined || p === false) return '';
  if (p instanceof Html) return p.text;
  if (typeof p === 'string') return escape(p);
  if (typeof p === 'number') return String(p);
  return p.map(show).join('');
};

const folded = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The formatter breaks templates over lines; in the page a break with its indentation is one space. */
const fold = (strings: TemplateStringsArray): readonly string[] => {
  const known = folded.get(strings);
  if (known !== undefined) return known;
  const made = strings.map((s) => s.replace(/\s*\n\s*/g, ' '));
  folded.set(strings, made);
  return made;
};

/** Template of a page's part: interpolated strings are escaped, arrays joined, null and false left out. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(fold(strings).reduce((out, s, k) => out + show(pieces[k - 1]) + s));

/** Markup that another trusted maker gave (typeset formulas, rendered Markdown). */
export const raw = (markup: string): Html => new Html(markup);

export const join = (pieces: readonly Piece[], between: string): Html =>
  new Html(pieces.map(show).join(escape(between)));

/** A name as an id or fragment: letters, digits, hyphens. Distinct names that differ only in other characters differ here too. */
export const slug = (s: string): string =>
  s.replace(/[^A-Za-z0-9-]/g, (c) => (c === ' ' || c === '/' ? '-' : `_${c.codePointAt(0)!.toString(16)}`));

/**
 * JSON for a `<script type="application/json">`: no `<`, so neither `</script` nor `<!--` can end or hide it
 * (HTML, 4.12.1.3, restrictions for contents of script elements).
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/**
 * A script as the content of a script element. The sequences can only stand in string, template and regular
 * expression literals, where the backslash changes nothing.
 */
export const scriptText = (js: string): string =>
  js.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
