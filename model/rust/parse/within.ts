/** Parts of a text that are parsed again, apart from the rest: the arguments of macros, and what the grammar misread. */
import { parseConcrete, tooDeeply } from '../../tree-sitter.js';
import type { Concrete } from '../../tree-sitter.js';
import { childOf, fieldOf, must, namedOf, report } from './context.js';
import type { Context } from './context.js';
import { syntaxErrors } from './syntax-errors.js';

/** Parses text in a wrapper; `at` is the offset in the file of the text's first character. */
export const parseWithin = (
  c: Context,
  before: string,
  text: string,
  after: string,
  at: number,
): { readonly body: Concrete; readonly inside: Context; readonly errors: readonly Concrete[] } => {
  const inside = { ...c, shift: at - before.length };
  const tree = parseConcrete('rust', before + text + after);
  if ('tooDeep' in tree) return report(c, tooDeeply(c.source, at));
  const fn = must(inside, tree.root, childOf(tree.root, 'function_item'), 'an expression');
  const body = must(inside, fn, fieldOf(fn, 'body'), 'an expression');
  return { body, inside, errors: tree.errors };
};

/** An expression of the text from `start` to `end`, which are offsets of the context's tree. */
export const exprWithin = (
  c: Context,
  start: number,
  end: number,
): { readonly node: Concrete; readonly inside: Context } => {
  const text = c.disguised.slice(start + c.shift, end + c.shift);
  const { body, inside, errors } = parseWithin(c, 'fn f(){(', text, '\n)}', start + c.shift);
  if (errors.length > 0) return syntaxErrors(inside, errors, c.source.span(start + c.shift, end + c.shift));
  const parentheses = must(inside, body, childOf(body, 'parenthesized_expression'), 'an expression');
  return { node: must(inside, body, namedOf(parentheses)[0], 'an expression'), inside };
};
