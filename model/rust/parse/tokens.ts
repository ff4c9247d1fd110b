/**
 * A pass over the tokens of a text before tree-sitter sees it. It finds what a grammar with error recovery explains
 * badly (an unclosed delimiter, an unterminated string, a stray character, brackets ten thousand deep), and it
 * covers up the places where tree-sitter-rust 0.24 falls short of Rust.
 */
import { error } from '../../diagnostic.js';
import type { Diagnostic } from '../../diagnostic.js';
import { maxDepth } from '../../source.js';
import type { Source } from '../../source.js';
import { tooDeeply } from '../../tree-sitter.js';

export interface Scan {
  readonly problem: Diagnostic | null;
  /**
   * The text for tree-sitter, of the same length as the original, with what the grammar gets wrong covered up:
   * - `unsafe` of `unsafe extern {` is blanked, which it does not know;
   * - a variable `raw` behind `&` has another name, since it expects `&raw const`;
   * - `break` is `yield`, and its label is blanked: it reads `break (a)` as a call and `break -1` as a subtraction,
   *   and has `yield` right.
   * - `..=` is `.. `: without a start, the first is unknown to it in expressions.
   * Offsets stay, so whoever wants the text of a node reads the original.
   */
  readonly text: string;
}

const identifierStart = /[_\p{XID_Start}]/u;
const identifier = /[_\p{XID_Start}]\p{XID_Continue}*/uy;
const number = /[0-9][0-9a-zA-Z_]*/y;
// Pattern_White_Space, as the Reference lists it.
const blank = /[\t\n\v\f\r \u0085\u200e\u200f\u2028\u2029]+/y;
const punctuation = new Set('!#$%&*+,-./:;<=>?@^|~');
const openers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const closers = new Set([')', ']', '}']);

/** End of the nested block comment that starts at `at`, or -1. */
const blockCommentEnd = (text: string, at: number): number => {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at;
  let depth = 0;
  for (let m = edge.exec(text); m !== null; m = edge.exec(text)) {
    depth += m[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return -1;
};

/** End of the text that starts behind an opening quote, or -1. */
const quotedEnd = (text: string, from: number, quote: string): number => {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i + 1;
  }
  return -1;
};

/** End of a raw string whose hashes or quote start at `at`: an offset, -1 if it never ends, `null` if it is none. */
const rawStringEnd = (text: string, at: number): number | null => {
  let hashes = 0;
  while (text[at + hashes] === '#') hashes++;
  if (text[at + hashes] !== '"') return null;
  const end = text.indexOf('"' + '#'.repeat(hashes), at + hashes + 1);
  return end === -1 ? -1 : end + 1 + hashes;
};

const literalPrefixes = new Set(['r', 'b', 'br', 'c', 'cr']);

/** The token that starts at a `'`: a character literal or a lifetime. Answers its end, or -1. */
const tickEnd = (text: string, at: number): number => {
  if (text[at + 1] === '\\') return quotedEnd(text, at + 1, "'");
  if (text[at + 1] === "'" && text[at + 2] !== "'") return at + 2;
  const first = text.codePointAt(at + 1);
  const width = first === undefined ? 0 : first > 0xffff ? 2 : 1;
  if (first !== undefined && text[at + 1 + width] === "'") return at + 2 + width;
  identifier.lastIndex = at + 1;
  return identifier.test(text) ? identifier.lastIndex : -1;
};

/** Offset behind a first line `#!…` that is not the start of an inner attribute (Reference, input format). */
const shebangEnd = (text: string): number => {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!text.startsWith('#!', start) || /^\uFEFF?#!\s*\[/.test(text)) return start;
  const end = text.indexOf('\n');
  return end === -1 ? text.length : end;
};

interface Token {
  readonly text: string;
  readonly at: number;
}

/** The next token, or what is wrong; `null` at the end. White space and comments are passed over. */
const nextToken = (src: Source, from: number): Token | { readonly problem: Diagnostic } | null => {
  const { text, span } = src;
  const bad = (code: string, message: string, at: number, help: string): { problem: Diagnostic } => ({
    problem: error(code, message, span(at, Math.min(at + 1, text.length)), { help }),
  });
  let at = from;
  for (;;) {
    blank.lastIndex = at;
    if (blank.test(text)) at = blank.lastIndex;
    if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      const end = blockCommentEnd(text, at);
      if (end === -1) return bad('E0758', 'unterminated block comment', at, 'close it by `*/`');
      at = end;
    } else break;
  }
  const first = text[at];
  if (first === undefined) return null;
  const unterminated = (code: string): { problem: Diagnostic } =>
    bad(code, 'unterminated string literal', at, 'close it by `"`');
  if (first === '"') {
    const end = quotedEnd(text, at + 1, '"');
    return end === -1 ? unterminated('E0765') : { text: text.slice(at, end), at };
  }
  if (first === "'") {
    const end = tickEnd(text, at);
    if (end === -1) return bad('E0763', 'unterminated character literal', at, "close it by `'`");
    return { text: text.slice(at, end), at };
  }
  if (first >= '0' && first <= '9') {
    number.lastIndex = at;
    number.test(text);
    return { text: text.slice(at, number.lastIndex), at };
  }
  if (punctuation.has(first) || openers.has(first) || closers.has(first)) return { text: first, at };
  if (!identifierStart.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) {
    const shown = `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const character = /[\p{C}\p{Z}]/u.test(first)
      ? shown
      : `\`${String.fromCodePoint(text.codePointAt(at) ?? 0)}\``;
    return bad('syntax', `unknown start of a token: ${character}`, at, 'is this a Rust source text?');
  }
  identifier.lastIndex = at;
  identifier.test(text);
  const end = identifier.lastIndex;
  const word = text.slice(at, end);
  const next = text[end];
  if (next !== '"' && next !== "'" && next !== '#') return { text: word, at };
  if (next === "'") {
    if (word !== 'b')
      return bad('syntax', `\`${word}'\` is a reserved prefix in Rust 2021`, at, "put a space before `'`");
    const close = tickEnd(text, end);
    if (close === -1) return bad('E0763', 'unterminated byte literal', at, "close it by `'`");
    return { text: text.slice(at, close), at };
  }
  if (literalPrefixes.has(word)) {
    if (word.endsWith('r')) {
      const close = rawStringEnd(text, end);
      if (close === -1) return unterminated('E0748');
      if (close !== null) return { text: text.slice(at, close), at };
      if (word === 'r') return { text: word + '#', at };
    } else if (next === '"') {
      const close = quotedEnd(text, end + 1, '"');
      return close === -1
        ? unterminated(word === 'b' ? 'E0766' : 'E0765')
        : { text: text.slice(at, close), at };
    }
  }
  if (next === '#' && word !== 'r') {
    // `ident#` is reserved in Rust 2021 where it is one token; `#[derive]#` and macros with `#` do not concern us.
    return bad('syntax', `\`${word}#\` is a reserved prefix in Rust 2021`, at, 'put a space before `#`');
  }
  return bad('syntax', `\`${word}"\` is not a literal of Rust 2021`, at, 'put a space before the quote');
};

/**
 * Which part of the text before `token` tree-sitter must not see as it is; see `Scan.text`. `before` are the three
 * tokens before it.
 */
const disguise = (before: readonly Token[], token: Token): { at: number; instead: string } | null => {
  const [third, second, last] = [before.at(-3), before.at(-2), before.at(-1)];
  if (token.text === '=' && isAt(last, '.', token.at - 1) && isAt(second, '.', token.at - 2)) {
    return { at: token.at, instead: ' ' };
  }
  if (token.text === 'break') return { at: token.at, instead: 'yield' };
  if (second?.text === 'break' && last?.text.startsWith("'") && isLabel(last.text) && token.text !== ':') {
    return { at: last.at, instead: ' '.repeat(last.text.length) };
  }
  if (last?.text === 'raw' && second?.text === '&' && token.text !== 'const' && token.text !== 'mut') {
    return { at: last.at, instead: 'r_w' };
  }
  if (token.text !== '{') return null;
  const start = last?.text === 'extern' ? second : second?.text === 'extern' ? third : undefined;
  return start?.text === 'unsafe' ? { at: start.at, instead: '      ' } : null;
};

/** A lifetime, and not a character. */
const isLabel = (token: string): boolean => !token.endsWith("'");

const isAt = (token: Token | undefined, text: string, at: number): boolean =>
  token?.text === text && token.at === at;

export const scan = (src: Source): Scan => {
  const { text, span } = src;
  const open: Token[] = [];
  const before: Token[] = [];
  const patches: { at: number; instead: string }[] = [];
  const fail = (problem: Diagnostic): Scan => ({ problem, text });
  // A byte order mark is dropped (Reference, input format).
  if (text.startsWith('\uFEFF')) patches.push({ at: 0, instead: ' ' });
  let at = shebangEnd(text);
  for (;;) {
    const token = nextToken(src, at);
    if (token === null) break;
    if ('problem' in token) return fail(token.problem);
    at = token.at + token.text.length;
    const here = span(token.at, at);
    if (/["']$/.test(token.text) && identifierStart.test(text[at] ?? '')) {
      const help = 'put a space behind the literal';
      return fail(error('syntax', 'suffixes on string and character literals are invalid', here, { help }));
    }
    if (openers.has(token.text)) {
      open.push(token);
      if (open.length > maxDepth) return fail(tooDeeply(src, token.at));
    } else if (closers.has(token.text)) {
      const opener = open.pop();
      if (opener === undefined) {
        return fail(error('syntax', `unexpected closing delimiter: \`${token.text}\``, here));
      }
      if (openers.get(opener.text) !== token.text) {
        const related = [
          { span: span(opener.at, opener.at + 1), message: `the unclosed \`${opener.text}\`` },
        ];
        return fail(error('syntax', `mismatched closing delimiter: \`${token.text}\``, here, { related }));
      }
    }
    const last = before[before.length - 1];
    if (token.text === ',' && last !== undefined && openers.has(last.text)) {
      return fail(
        error('syntax', `unexpected \`,\` behind \`${last.text}\``, here, { help: 'leave it out' }),
      );
    }
    if (token.text === ':' && [1, 2].every((i) => isAt(before.at(-i), ':', token.at - i))) {
      return fail(
        error('syntax', '`:::` is read as `::` and `:`', here, { help: 'put a space before `::`' }),
      );
    }
    if (last?.text === 'safe' && (token.text === 'fn' || token.text === 'static')) {
      return fail(
        error('outside-subset', `\`safe ${token.text}\` in an extern block is outside mini-Rust`, here, {
          help: 'leave out `safe`, and call it in `unsafe { }`',
        }),
      );
    }
    const patch = disguise(before, token);
    if (patch !== null) patches.push(patch);
    before.push(token);
    if (before.length > 3) before.shift();
  }
  const unclosed = open[open.length - 1];
  if (unclosed !== undefined) {
    const where = span(unclosed.at, unclosed.at + 1);
    const related = open
      .slice(0, -1)
      .slice(-3)
      .reverse()
      .map((t) => ({ span: span(t.at, t.at + 1), message: `inside this \`${t.text}\`, unclosed as well` }));
    const message = `this \`${unclosed.text}\` is never closed`;
    return fail(error('syntax', message, where, { related, help: `add \`${openers.get(unclosed.text)}\`` }));
  }
  let patched = text;
  if (patches.length > 0) {
    const parts: string[] = [];
    let done = 0;
    for (const p of patches) {
      parts.push(text.slice(done, p.at), p.instead);
      done = p.at + p.instead.length;
    }
    patched = parts.join('') + text.slice(done);
  }
  return { problem: null, text: patched };
};
