/** What to say about a text that is not Rust. */
import { error } from '../../diagnostic.js';
import type { Diagnostic } from '../../diagnostic.js';
import type { Span } from '../../span.js';
import type { Concrete } from '../../tree-sitter.js';
import { Refused, spanOf, textOf } from './context.js';
import type { Context } from './context.js';

/** How many are worth reading: what follows the first few is mostly their consequence. */
const worthReading = 3;

const firstLeaf = (n: Concrete): Concrete => {
  let leaf = n;
  while (leaf.children[0] !== undefined) leaf = leaf.children[0];
  return leaf;
};

const shorten = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};

const describe = (c: Context, n: Concrete): Diagnostic => {
  if (n.missing) {
    const what = n.type.endsWith('identifier') ? 'a name or an expression' : `\`${n.type}\``;
    return error('syntax', `expected ${what}`, spanOf(c, n));
  }
  const leaf = firstLeaf(n);
  const found = shorten(textOf(c, leaf));
  if (found === '') return error('syntax', 'syntax error', spanOf(c, n));
  const whole = shorten(textOf(c, n));
  const message =
    whole === found ? `syntax error at \`${found}\`` : `syntax error at \`${found}\`, in \`${whole}\``;
  return error('syntax', message, spanOf(c, leaf));
};

/** Reports the first few errors; those of a macro's wrapper are put at `within`. */
export const syntaxErrors = (c: Context, errors: readonly Concrete[], within: Span | null): never => {
  const outermost = errors.filter(
    (e, i) => !errors.slice(0, i).some((o) => o !== e && o.end >= e.end && o.start <= e.start),
  );
  for (const e of outermost.slice(0, worthReading)) {
    const d = describe(c, e);
    const isInside = within === null || (d.span.start >= within.start && d.span.end <= within.end);
    c.diagnostics.push(
      isInside || within === null
        ? d
        : error('syntax', 'the arguments of this macro are not expressions', within),
    );
  }
  throw new Refused('syntax');
};
