import type { Diagnostic } from '../diagnostic.js';
import { error } from '../diagnostic.js';
import type { Source } from '../source.js';
import type { Mark } from './syntax.js';

export type TokenKind = 'word' | 'number' | 'char' | 'string' | 'punctuator';

/** A preprocessing token (C11 6.4). After macro expansion `start` and `end` are those of the macro's use. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The first of its line: where a `#` begins a directive. */
  readonly first: boolean;
  /** White space stands before it: tells `#define F (x)` from `#define F(x)`. */
  readonly spaced: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly marks: readonly Mark[];
  readonly diagnostics: readonly Diagnostic[];
}

const space = /(?:[ \t\r\n\f\v]|\\\r?\n)+/y;
const lineComment = /\/\/[^\n]*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /\.?[0-9](?:[eEpP][+-]|[A-Za-z0-9_.])*/y;
const string = /"(?:[^"\\\n]|\\\r?\n|\\[^\n])*"/y;
const char = /'(?:[^'\\\n]|\\\r?\n|\\[^\n])*'/y;
/** Joins the lines, also inside of a text (5.1.1.2p1 phase 2). */
const joint = /\\\r?\n/g;
const punctuator =
  /\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|&&|\|\||[-+*/%&|^<>=!]=|##|[[\](){}.&*+\-~!/%<>^|?:;=,#]/y;
const trigraph = /\?\?[=/'()!<>-]/;
const markComment = /^\/\/\s*mark\s+(\S+)\s*$/;

/** The longest match at an offset, or null. */
const take = (shape: RegExp, text: string, at: number): string | null => {
  shape.lastIndex = at;
  return shape.exec(text)?.[0] ?? null;
};

const kinds: readonly (readonly [TokenKind, RegExp])[] = [
  ['word', word],
  ['number', number],
  ['string', string],
  ['char', char],
  ['punctuator', punctuator],
];

const nextToken = (text: string, at: number): readonly [TokenKind, string] | null => {
  for (const [kind, shape] of kinds) {
    const piece = take(shape, text, at);
    if (piece !== null) return [kind, piece];
  }
  return null;
};

const unclosed = (opener: string): { message: string; help: string } =>
  opener === '"' || opener === "'"
    ? { message: `this ${opener} is not closed on its line`, help: `close it with another ${opener}` }
    : { message: 'this comment is not closed', help: 'close it with */' };

/** What one token a text is; null where it is none, or more than one. */
export const relex = (text: string): TokenKind | null => {
  const found = nextToken(text, 0);
  return found?.[1] === text ? found[0] : null;
};

/** Splits a text into preprocessing tokens, and collects the program points that comments name. */
export const tokenise = (source: Source): Tokens => {
  const { text } = source;
  const tokens: Token[] = [];
  const marks: Mark[] = [];
  const diagnostics: Diagnostic[] = [];
  const complain = (code: string, start: number, end: number, message: string, help: string): void => {
    diagnostics.push(error(code, message, source.span(start, end), { help }));
  };
  let first = true;
  let spaced = false;
  let at = 0;
  while (at < text.length) {
    const blank = take(space, text, at);
    if (blank !== null) {
      if (blank.replace(joint, '').includes('\n')) first = true;
      spaced = true;
      at += blank.length;
      continue;
    }
    const comment = take(lineComment, text, at);
    if (comment !== null) {
      const [, name] = markComment.exec(comment) ?? [];
      if (name !== undefined) marks.push({ name, line: source.span(at, at).line });
      if (/\\\r?$/.test(comment)) {
        complain(
          'outside-subset',
          at,
          at + comment.length,
          'a `//` comment that a `\\` carries on',
          'drop the `\\`',
        );
      }
      spaced = true;
      at += comment.length;
      continue;
    }
    if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      if (close === -1) {
        const { message, help } = unclosed('/*');
        complain('syntax', at, at + 2, message, help);
        break;
      }
      if (text.slice(at, close).includes('\n')) first = true;
      spaced = true;
      at = close + 2;
      continue;
    }
    const found = nextToken(text, at);
    if (found === null) {
      const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const opener = point === '"' || point === "'";
      const { message, help } = opener
        ? unclosed(point)
        : { message: `the character \`${point}\` has no place in C here`, help: 'remove it' };
      complain('syntax', at, at + point.length, message, help);
      const lineEnd = text.indexOf('\n', at);
      at = opener ? (lineEnd === -1 ? text.length : lineEnd) : at + point.length;
      if (diagnostics.length >= 5) break;
      continue;
    }
    const [kind, piece] = found;
    if (trigraph.test(piece)) {
      complain('outside-subset', at, at + piece.length, 'a trigraph is outside mini-C', 'write `?` as `\\?`');
    }
    tokens.push({ kind, text: piece.replace(joint, ''), start: at, end: at + piece.length, first, spaced });
    first = false;
    spaced = false;
    at += piece.length;
  }
  return { tokens, marks, diagnostics };
};
