/** Prose of scenarios and regimes: Markdown without raw HTML, with anchors and `$…$` formulas. */
import MarkdownIt from 'markdown-it';
import type { MarkdownIt as Parser, StateInline } from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { highlightedCode } from './highlight.js';
import { raw, slug, type Html } from './html.js';
import type { Formulas } from './math.js';

export interface Prose {
  /** Prefixes the ids of headings, so that two texts in one page do not collide. */
  readonly id: string;
  /** Added to the level of every heading. */
  readonly deeper: number;
  readonly formulas: Formulas;
  /** Where a relative link to another file leads, as a fragment of the page; null: it becomes plain text. */
  readonly link: (file: string) => string | null;
}

/**
 * `$x$`: no space inside the dollars, no digit behind the last one, so that "costs $5 and $6" stays text
 * (Pandoc's rule). `$$x$$` is a display formula.
 */
const math = (state: StateInline, silent: boolean): boolean => {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const mark = src[pos + 1] === '$' ? '$$' : '$';
  const from = pos + mark.length;
  const first = src[from];
  if (first === undefined || /\s/.test(first)) return false;
  let end = src.indexOf(mark, from);
  while (end > from && src[end - 1] === '\\') end = src.indexOf(mark, end + 1);
  if (end <= from || /\s/.test(src[end - 1] ?? '')) return false;
  if (mark === '$' && /\d/.test(src[end + 1] ?? '')) return false;
  if (!silent) {
    const token = state.push('math', '', 0);
    token.content = src.slice(from, end);
    token.info = mark;
  }
  state.pos = end + mark.length;
  return true;
};

const proseOf = (env: unknown): Prose => env as Prose;

const make = (): Parser => {
  const md = new MarkdownIt({ html: false, linkify: false, typographer: false });
  md.inline.ruler.before('escape', 'math', math);
  md.use(anchor, {
    slugify: (title: string) => slug(title.toLowerCase()),
    slugifyWithState: (title: string, state: { env: unknown }) =>
      `${proseOf(state.env).id}-${slug(title.toLowerCase())}`,
    tabIndex: false,
  });
  md.core.ruler.push('deeper', (state) => {
    const { deeper } = proseOf(state.env);
    for (const t of state.tokens)
      if (t.type === 'heading_open' || t.type === 'heading_close')
        t.tag = `h${Math.min(6, Number(t.tag.slice(1)) + deeper)}`;
  });
  md.renderer.rules['math'] = (tokens, k, _options, env) => {
    const t = tokens[k]!;
    return proseOf(env).formulas.show(t.content, t.info === '$$').text;
  };
  md.renderer.rules['fence'] = (tokens, k) => {
    const t = tokens[k]!;
    const lang = t.info.trim().split(/\s+/)[0] ?? '';
    return `${highlightedCode(t.content.replace(/\n$/, ''), lang).text}\n`;
  };
  md.renderer.rules['link_open'] = (tokens, k, options, env, self) => {
    const t = tokens[k]!;
    const href = String(t.attrGet('href') ?? '');
    if (/^(https?:|mailto:|#)/.test(href)) {
      t.attrSet('rel', 'noreferrer');
      return self.renderToken(tokens, k, options);
    }
    const to = proseOf(env).link(decodeURIComponent(href));
    if (to === null) return '<span>';
    t.attrSet('href', to);
    return self.renderToken(tokens, k, options);
  };
  md.renderer.rules['link_close'] = (tokens, k, options, _env, self) => {
    let open = k - 1;
    while (open >= 0 && !(tokens[open]!.type === 'link_open' && tokens[open]!.level === tokens[k]!.level))
      open--;
    const href = String(tokens[open]?.attrGet('href') ?? '');
    return /^(https?:|mailto:|#)/.test(href) ? self.renderToken(tokens, k, options) : '</span>';
  };
  return md;
};

const md = make();

/** Asked for while formulas are only collected: headings and links do not matter then. */
const nothing = { id: '', deeper: 0, link: () => null };

/** The formulas of a text, to be typeset before it is rendered. */
export const formulasIn = (text: string): readonly { readonly tex: string; readonly display: boolean }[] =>
  md
    .parse(text, { ...nothing })
    .flatMap((t) => t.children ?? [])
    .filter((t) => t.type === 'math')
    .map((t) => ({ tex: t.content, display: t.info === '$$' }));

export const markdown = (text: string, prose: Prose): Html => raw(md.render(text, { ...prose }));
