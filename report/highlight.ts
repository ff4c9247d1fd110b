/**
 * Colours for both languages: a tokeniser of the lexical grammar alone (Rust Reference, "Lexical structure"; C11 6.4).
 * It only chooses classes; whatever it does not know is text. Also runs in the page.
 */
import { html, join, raw, type Html } from './html.js';

export type Lang = 'rust' | 'c';

interface Token {
  readonly from: number;
  readonly to: number;
  /** CSS class, or empty for plain text. */
  readonly kind: string;
}

const words = (s: string): ReadonlySet<string> => new Set(s.split(/\s+/));

const keywords: Readonly<Record<Lang, ReadonlySet<string>>> = {
  rust: words(
    'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move ' +
      'mut pub ref return self Self static struct super trait true type union unsafe use where while raw',
  ),
  c: words(
    'auto break case const continue default do else enum extern for goto if inline register restrict return sizeof ' +
      'static struct switch typedef union volatile while _Alignof _Bool _Static_assert true false NULL',
  ),
};

const types: Readonly<Record<Lang, ReadonlySet<string>>> = {
  rust: words(
    'bool char u8 i8 u16 i16 u32 i32 u64 i64 usize isize str Box Arc Cell UnsafeCell Option Result Vec String CString ' +
      'CStr NonZeroU32 MaybeUninit',
  ),
  c: words(
    'void bool char short int long signed unsigned float double size_t ptrdiff_t uintptr_t intptr_t int8_t int16_t ' +
      'int32_t int64_t uint8_t uint16_t uint32_t uint64_t FILE',
  ),
};

const common = String.raw`(?<comment>\/\/[^\n]*)|(?<number>\b(?:0[xob][0-9a-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?)[A-Za-z0-9_]*)`;
const patterns: Readonly<Record<Lang, RegExp>> = {
  rust: new RegExp(
    String.raw`${common}|(?<string>\b[bc]?r(?<h>#*)"[\s\S]*?"\k<h>|[bc]?"(?:\\[\s\S]|[^"\\])*"?|b?'(?:\\[^\n]+?|[^'\\\n])')|(?<life>'[A-Za-z_]\w*)|(?<attr>#!?\[[^\]\n]*\])|(?<word>[A-Za-z_]\w*!?)`,
    'g',
  ),
  c: new RegExp(
    String.raw`${common}|(?<string>"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?)|(?<attr>(?<=^|\n)[ \t]*#[^\n]*)|(?<word>[A-Za-z_]\w*)`,
    'g',
  ),
};

const kindOf = (lang: Lang, groups: Record<string, string | undefined>, after: string): string => {
  if (groups['comment'] !== undefined) return 'co';
  if (groups['number'] !== undefined) return 'nu';
  if (groups['string'] !== undefined) return 'st';
  if (groups['life'] !== undefined) return 'li';
  if (groups['attr'] !== undefined) return 'at';
  const word = groups['word'] ?? '';
  if (word.endsWith('!')) return after === '=' ? '' : 'ma';
  if (keywords[lang].has(word)) return 'kw';
  if (types[lang].has(word) || (lang === 'rust' && /^[A-Z][A-Za-z0-9]*[a-z]/.test(word))) return 'ty';
  return /^\s*\(/.test(after) ? 'fu' : '';
};

/** The end of a block comment from `at`; Rust's nest, C's do not. An open one reaches to the end. */
const commentEnd = (text: string, at: number, nests: boolean): number => {
  let depth = 1;
  for (let k = at + 2; k < text.length; k++) {
    if (text.startsWith('*/', k)) {
      k++;
      if (--depth === 0) return k + 1;
    } else if (nests && text.startsWith('/*', k)) {
      k++;
      depth++;
    }
  }
  return text.length;
};

const tokens = (text: string, lang: Lang): Token[] => {
  const out: Token[] = [];
  const pattern = new RegExp(patterns[lang]);
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const block = text.indexOf('/*', at);
    if (block !== -1 && (found === null || block < found.index)) {
      const to = commentEnd(text, block, lang === 'rust');
      out.push({ from: block, to, kind: 'co' });
      at = to;
      continue;
    }
    if (found === null) break;
    const to = found.index + found[0].length;
    const kind = kindOf(lang, found.groups ?? {}, text.slice(to, to + 8));
    if (kind !== '') out.push({ from: found.index, to, kind });
    at = Math.max(to, at + 1);
  }
  return out;
};

/** A part of the text to stand out, with its class. Offsets in UTF-16 units. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

const piece = (text: string, token: string, mark: string): Html => {
  const inner = token === '' ? html`${text}` : html`<span class="${token}">${text}</span>`;
  return mark === '' ? inner : html`<mark class="${mark}">${inner}</mark>`;
};

const covering = (of: readonly Mark[], at: number): string =>
  of.find((m) => m.from <= at && at < m.to)?.kind ?? '';

/** The lines of a text, each as markup. A token that spans lines is closed and opened again. */
export const highlightLines = (text: string, lang: Lang, marks: readonly Mark[] = []): readonly Html[] => {
  const all = tokens(text, lang);
  const lines: Html[] = [];
  let start = 0;
  let next = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const cuts = new Set([start, end]);
    while (next < all.length && all[next]!.to <= start) next++;
    for (let k = next; k < all.length && all[k]!.from < end; k++) cuts.add(all[k]!.from).add(all[k]!.to);
    for (const m of marks) cuts.add(m.from).add(m.to);
    const points = [...cuts].filter((p) => p >= start && p <= end).sort((a, b) => a - b);
    const parts: Html[] = [];
    for (let k = 0; k + 1 < points.length; k++) {
      const from = points[k]!;
      const to = points[k + 1]!;
      parts.push(piece(text.slice(from, to), covering(all.slice(next), from), covering(marks, from)));
    }
    lines.push(join(parts, ''));
    start = end + 1;
  }
  return lines;
};

const langOf = (name: string): Lang | null =>
  name === 'rust' || name === 'rs' ? 'rust' : name === 'c' || name === 'h' ? 'c' : null;

/** A block of code without line numbers; unknown languages are shown as they are. */
export const highlightedCode = (text: string, name: string): Html => {
  const lang = langOf(name);
  const body =
    lang === null
      ? html`${text}`
      : raw(
          highlightLines(text, lang)
            .map((l) => l.text)
            .join('\n'),
        );
  return html`<pre class="code"><code>${body}</code></pre>`;
};
