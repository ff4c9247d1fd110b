/** What the converters from tree-sitter's nodes to ours share: places, texts, refusals, and one another. */
import { error } from '../../diagnostic.js';
import type { Diagnostic } from '../../diagnostic.js';
import { maxDepth } from '../../source.js';
import type { Source } from '../../source.js';
import type { Span } from '../../span.js';
import { tooDeeply } from '../../tree-sitter.js';
import type { Concrete } from '../../tree-sitter.js';
import { keywords, pathKeywords } from '../keywords.js';
import type { Attribute, Block, Expr, Item, Path, Pattern, Type } from '../syntax.js';

/** The converters need each other in every direction, so they meet here and not by imports. */
export interface Converters {
  readonly path: (c: Context, n: Concrete) => Path;
  readonly type: (c: Context, n: Concrete) => Type;
  readonly pattern: (c: Context, n: Concrete) => Pattern;
  readonly expr: (c: Context, n: Concrete) => Expr;
  /** The body of something else: a block without a label. */
  readonly body: (c: Context, n: Concrete) => Block;
  readonly macro: (c: Context, n: Concrete) => Expr;
  readonly item: (c: Context, n: Concrete, attrs: readonly Attribute[]) => Item;
}

export interface Context {
  readonly source: Source;
  /** The text as tree-sitter saw it (see `Scan.text`); the arguments of macros are cut from it. */
  readonly disguised: string;
  /** What to add to a node's offsets: not zero inside macros, whose arguments are parsed on their own. */
  readonly shift: number;
  /** A node that has been read in another way, and what it is. */
  readonly reread: { readonly node: Concrete; readonly expr: Expr } | null;
  readonly to: Converters;
  readonly diagnostics: Diagnostic[];
  readonly depth: { now: number };
  /** The names of the program, each as one string: see `once`. */
  readonly names: Map<string, string>;
}

/** Thrown once a diagnostic has been recorded; caught where conversion can go on (the next statement or item). */
export class Refused extends Error {}

export const spanOf = (c: Context, n: { start: number; end: number }): Span =>
  c.source.span(n.start + c.shift, n.end + c.shift);

export const textOf = (c: Context, n: { start: number; end: number }): string =>
  c.source.text.slice(n.start + c.shift, n.end + c.shift);

/** From the start of one node to the end of another. */
export const spanBetween = (c: Context, from: Concrete, to: Concrete): Span =>
  c.source.span(from.start + c.shift, to.end + c.shift);

export const report = (c: Context, d: Diagnostic): never => {
  c.diagnostics.push(d);
  throw new Refused(d.message);
};

const helped = (help: string | undefined): { help?: string } => (help === undefined ? {} : { help });

/** Not Rust, or not at this place. */
export const wrong = (c: Context, n: Concrete, message: string, help?: string, code = 'syntax'): never =>
  report(c, error(code, message, spanOf(c, n), helped(help)));

/** Rust, but not mini-Rust: `what` names the construct, in the singular. */
export const refuse = (c: Context, n: Concrete, what: string, help?: string): never =>
  report(c, error('outside-subset', `${what} is outside mini-Rust`, spanOf(c, n), helped(help)));

/** Runs `convert` one level deeper. */
export const deeper = <T>(c: Context, n: Concrete, convert: (c: Context, n: Concrete) => T): T => {
  if (++c.depth.now > maxDepth) report(c, tooDeeply(c.source, n.start + c.shift));
  const converted = convert(c, n);
  c.depth.now--;
  return converted;
};

/** Runs `convert`; a refusal inside, which is already recorded, gives `null`. */
export const recovering = <T>(c: Context, convert: () => T): T | null => {
  const depth = c.depth.now;
  try {
    return convert();
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    c.depth.now = depth;
    return null;
  }
};

export const fieldOf = (n: Concrete, field: string): Concrete | null =>
  n.children.find((child) => child.field === field) ?? null;

export const childOf = (n: Concrete, type: string): Concrete | null =>
  n.children.find((child) => child.type === type) ?? null;

export const namedOf = (n: Concrete): readonly Concrete[] => n.children.filter((child) => child.named);

/** For what the grammar guarantees; its absence is an error in the text that tree-sitter let pass. */
export const must = (c: Context, n: Concrete, found: Concrete | null | undefined, what: string): Concrete =>
  found ?? wrong(c, n, `expected ${what}`);

/**
 * The same text as one string wherever it stands in the program. What is cut from the source is a new string each time,
 * and names are compared and looked up all the time: of one string that takes no look at its characters.
 */
export const once = (c: Context, text: string): string => {
  const known = c.names.get(text);
  if (known !== undefined) return known;
  c.names.set(text, text);
  return text;
};

/** The text of an identifier that names something: no keyword, `r#` taken off. */
export const nameOf = (c: Context, n: Concrete): string => once(c, plainName(c, n));

const plainName = (c: Context, n: Concrete): string => {
  const text = textOf(c, n);
  if (text.startsWith('r#')) {
    const plain = text.slice(2);
    if (pathKeywords.has(plain) || plain === '_')
      return wrong(c, n, `\`${plain}\` cannot be a raw identifier`);
    return plain;
  }
  if (text === '_') return wrong(c, n, 'expected an identifier, found `_`');
  if (keywords.has(text)) {
    return wrong(
      c,
      n,
      `expected an identifier, found the keyword \`${text}\``,
      `choose another name, or write \`r#${text}\``,
    );
  }
  return text;
};

/** Of a `lifetime`: with its quote. */
export const tickOf = (c: Context, n: Concrete): string => ticked(c, n, textOf(c, n), 'lifetime');

/** Of a `label`, likewise; `'static` and `'_` are none. */
export const labelIn = (c: Context, n: Concrete, text = textOf(c, n)): string => ticked(c, n, text, 'label');

const ticked = (c: Context, n: Concrete, text: string, what: 'lifetime' | 'label'): string => {
  const name = text.slice(1).trim();
  const isNone =
    what === 'label' ? name === '_' || keywords.has(name) : name !== 'static' && keywords.has(name);
  return isNone
    ? wrong(c, n, `${what}s cannot use keyword names`, 'choose another name')
    : once(c, `'${name}`);
};

/** Children that are patterns: `_` is an anonymous token in the grammar. */
export const namedOrWild = (n: Concrete): readonly Concrete[] =>
  n.children.filter((child) => child.named || child.type === '_');

/** The name behind a dot: an identifier, or the decimal index of a tuple's field. */
export const memberName = (c: Context, n: Concrete): string => {
  if (n.type !== 'integer_literal') return nameOf(c, n);
  const text = textOf(c, n);
  return /^(0|[1-9][0-9]*)$/.test(text) ? text : wrong(c, n, `\`${text}\` is not the index of a field`);
};
