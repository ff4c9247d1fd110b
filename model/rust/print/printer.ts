import { keywords, pathKeywords } from '../keywords.js';
import type { Block, Expr, Item, Node, Path, Pattern, Type } from '../syntax.js';

/**
 * Where an expression stands, as far as it matters for parentheses:
 * - `stmt`: at the start of a statement or match arm, where an expression ending with a block ends the statement;
 * - `lead`: the same, as an operand of what is about to follow, so that such an expression needs parentheses;
 * - `head`: before a block, where a struct literal would be taken for it.
 */
export type At = 'any' | 'stmt' | 'lead' | 'head';

/** The printers of the categories need each other in every direction, so they meet here and not by imports. */
export interface Printer {
  /** Marks to print as `// mark NAME` behind the first line of these nodes. */
  readonly marks: ReadonlyMap<Node, readonly string[]>;
  readonly path: (p: Printer, path: Path, turbofish: boolean) => string;
  readonly type: (p: Printer, t: Type) => string;
  readonly pattern: (p: Printer, pattern: Pattern) => string;
  /** Parenthesised where it binds looser than `min`; see `levelOf`. */
  readonly expr: (p: Printer, e: Expr, min?: number, at?: At) => string;
  readonly block: (p: Printer, b: Block, inline?: boolean) => string;
  readonly item: (p: Printer, item: Item) => string;
}

const lineWidth = 100;

/** Every line one level further in. No literal is printed over several lines, so this is safe. */
export const indent = (text: string): string => text.replaceAll(/^(?=.)/gm, '    ');

/** `open a, b close` on one line, or one element a line where that would be too long. */
export const listed = (
  open: string,
  elements: readonly string[],
  close: string,
  before: number = 0,
  padding: string = '',
): string => {
  if (elements.length === 0) return open + close;
  const flat = `${open}${padding}${elements.join(', ')}${padding}${close}`;
  const first = flat.split('\n', 1)[0] ?? '';
  const isBlockLast = elements.slice(0, -1).every((e) => !e.includes('\n'));
  if (first.length + before <= lineWidth && isBlockLast) return flat;
  return `${open}\n${indent(elements.join(',\n'))},\n${close}`;
};

export const ident = (name: string): string =>
  keywords.has(name) && !pathKeywords.has(name) ? `r#${name}` : name;

/** Puts the marks of a node behind its first line. */
export const withMarks = (p: Printer, node: Node, text: string): string => {
  const names = p.marks.get(node);
  if (names === undefined) return text;
  const comment = names.map((name) => ` // mark ${name}`);
  const [first = '', ...rest] = text.split('\n');
  // One comment a line: further marks stand in lines of their own above.
  const above = comment.slice(1).map((c) => c.trim());
  return [...above, first + (comment[0] ?? ''), ...rest].join('\n');
};
