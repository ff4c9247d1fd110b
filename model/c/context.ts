import type { Diagnostic } from '../diagnostic.js';
import { error } from '../diagnostic.js';
import type { Source } from '../source.js';
import type { Span } from '../span.js';
import type { Concrete } from '../tree-sitter.js';
import type { Steered } from './steer.js';
import type { Expression } from './syntax.js';
import type { Token } from './tokens.js';
import { keywords } from './words.js';

/** What the converters share: from places in the skeleton back to tokens and spans, and a list of complaints. */
export interface Context {
  readonly span: (node: Concrete) => Span;
  /** The span of the token at an offset of the skeleton. */
  readonly at: (offset: number) => Span;
  /** The tokens that a node covers. */
  readonly tokens: (node: Concrete) => readonly Token[];
  /** The first token's text: the name or literal of a leaf. */
  readonly text: (node: Concrete) => string;
  /** The first token's text where a name is wanted: tree-sitter takes keywords for names where they are out of place. */
  readonly name: (node: Concrete) => string;
  /** Whether the leaf is a typedef name. */
  readonly isTypeName: (node: Concrete) => boolean;
  readonly complain: (code: string, message: string, at: Span, help: string) => void;
  /** A construct that is C but not mini-C, or GNU's, refused by name. */
  readonly refuse: (what: string, at: Span, help: string) => void;
  /** Converts an expression: types hold expressions and expressions hold types, and this ties the knot. */
  readonly expression: (node: Concrete) => Expression;
  readonly warn: (diagnostic: Diagnostic) => void;
  readonly diagnostics: readonly Diagnostic[];
}

export const context = (
  source: Source,
  { tokens, starts, isType }: Steered,
  expression: (c: Context, node: Concrete) => Expression,
): Context => {
  const diagnostics: Diagnostic[] = [];
  /** The last token that begins at or before an offset of the skeleton. */
  const tokenAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const ends = (start: number, end: number): Span => {
    const first = tokens[tokenAt(start)];
    const last = tokens[tokenAt(Math.max(start, end - 1))];
    return source.span(first?.start ?? 0, last?.end ?? 0);
  };
  const complain = (code: string, message: string, at: Span, help: string): void => {
    diagnostics.push(error(code, message, at, { help }));
  };
  const c: Context = {
    expression: (node) => expression(c, node),
    span: (node) => ends(node.start, node.end),
    at: (offset) => ends(offset, offset),
    tokens: (node) => tokens.slice(tokenAt(node.start), tokenAt(Math.max(node.start, node.end - 1)) + 1),
    text: (node) => tokens[tokenAt(node.start)]?.text ?? '',
    name: (node) => {
      const index = tokenAt(node.start);
      const token = tokens[index];
      const text = token?.text ?? '';
      if (token?.kind !== 'word' || keywords.has(text) || isType[index] === 1) {
        complain('syntax', `did not expect \`${text}\` here: a name is wanted`, c.span(node), 'write a name');
      }
      return text;
    },
    isTypeName: (node) => isType[tokenAt(node.start)] === 1,
    complain,
    refuse: (what, at, help) => complain('outside-subset', `${what} is outside mini-C`, at, help),
    warn: (diagnostic) => diagnostics.push(diagnostic),
    diagnostics,
  };
  return c;
};

export const field = (node: Concrete, name: string): Concrete | undefined =>
  node.children.find((c) => c.field === name);

export const fields = (node: Concrete, name: string): readonly Concrete[] =>
  node.children.filter((c) => c.field === name);

/** The children that carry meaning: not the commas, brackets and keywords. */
export const named = (node: Concrete): readonly Concrete[] => node.children.filter((c) => c.named);
